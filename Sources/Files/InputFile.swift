import Glibc

/// A file or standard input, open for reading.
public final class InputFile: ByteSource, Sendable {
  /// The name of standard input on a command line.
  public static let standardInputName = "-"

  /// What a message calls it: the path, or `standard input`.
  public let name: String
  private let descriptor: Int32
  private let calls: SystemCalls

  /// Opens the file at `path`; `-` is standard input. Throws for a folder and for what can't be opened.
  public init(path: String, calls: SystemCalls = .operatingSystem) throws(FileError) {
    self.calls = calls
    if path == Self.standardInputName {
      name = "standard input"
      descriptor = STDIN_FILENO
    } else {
      name = path
      var opened: Int32
      repeat { opened = open(path, O_RDONLY | O_CLOEXEC) } while opened < 0 && errno == EINTR
      guard opened >= 0 else { throw FileError(.open, path, errorNumber: errno) }
      descriptor = opened
    }
    guard !isFolder else { throw FileError(.open, name, errorNumber: EISDIR) }
  }

  deinit {
    if descriptor != STDIN_FILENO { _ = close(descriptor) }
  }

  /// Reads up to `target.count` bytes; goes on after an interruption by a signal.
  public func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard let base = target.baseAddress, target.count > 0 else { return 0 }
    while true {
      let count = calls.read(descriptor, base, target.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileError(.read, name, errorNumber: errno) }
    }
  }

  /// Reads up to `target.count` bytes at `offset` of a regular file, counted from its beginning, and leaves the place of
  /// ``read(into:)`` where it is: threads may read side by side. Fewer bytes only at the end of the file.
  public func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    guard let base = target.baseAddress else { return 0 }
    var done = 0
    while done < target.count {
      let count = calls.readAt(descriptor, base + done, target.count - done, offset + done)
      if count == 0 { break }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw FileError(.read, name, errorNumber: errno)
      }
    }
    return done
  }

  /// The bytes of a regular file that are still to come, as offsets from its beginning; `nil` for a pipe, a terminal or a
  /// device. It tells the size of now: the file may grow or shrink.
  public var rest: Range<Int>? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let position = lseek(descriptor, 0, SEEK_CUR)
    return position >= 0 ? position..<max(position, Int(status.st_size)) : nil
  }

  /// Whether a person would have to type standard input.
  public static var standardInputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// The size in bytes of a regular file; `nil` for a pipe, a terminal or a device. Throws if the file could not be opened
  /// for reading. Opens nothing: a pipe can be opened only once.
  public static func size(of path: String) throws(FileError) -> Int? {
    var status = stat()
    guard path != standardInputName else {
      return fstat(STDIN_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }
    guard stat(path, &status) == 0, access(path, R_OK) == 0 else { throw FileError(.open, path, errorNumber: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(.open, path, errorNumber: EISDIR) }
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  private var isFolder: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
