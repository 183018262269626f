import Files
import Glibc

/// A file that is gone with the process, and the name under which the process can open it.
final class NamelessFile {
  let bytes: [UInt8]
  let name: String
  private let descriptor: Int32

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var path = "/tmp/seckit-fuzz-XXXXXX".utf8CString.map(\.self)
    descriptor = mkstemp(&path)
    unlink(path)
    name = "/proc/self/fd/\(descriptor)"
    guard descriptor >= 0, bytes.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == bytes.count else {
      fatalError("no file in /tmp")
    }
  }

  deinit { close(descriptor) }

  /// The file, from its beginning.
  func opened() -> InputFile {
    do { return try InputFile(path: name) } catch { fatalError("\(error)") }
  }
}
