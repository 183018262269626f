import Files
import Glibc
import TestSupport
import Testing

@Suite("Files that change while they are read")
struct ShrinkingFileTests {
  private static let size = 10

  /// Reads some bytes of a file of ten, changes its size, and reads to the end, in order or by place. Returns how many
  /// bytes there were.
  private func read(
    _ first: Int, thenResizeTo size: off_t, byPlace: Bool, calls: SystemCalls = .operatingSystem
  ) throws -> (count: Int, error: FileError?, path: String) {
    let folder = try TemporaryFolder()
    let path = folder.path("file")
    try folder.put(String(repeating: "x", count: Self.size), "file")
    let file = try InputFile(path: path, calls: calls)
    var count = 0
    func next(_ length: Int) throws(FileError) -> Int {
      var buffer = [UInt8](repeating: 0, count: length)
      var result = Result<Int, FileError>.success(0)
      buffer.withUnsafeMutableBytes { target in
        result = Result { () throws(FileError) in
          try byPlace ? file.read(into: target, at: count) : file.read(into: target)
        }
      }
      return try result.get()
    }
    do throws(FileError) {
      if first > 0 { count += try next(first) }
      #expect(truncate(path, size) == 0)
      while true {
        let more = try next(4)
        if more == 0 { return (count, nil, path) }
        count += more
      }
    } catch {
      return (count, error, path)
    }
  }

  @Test(arguments: [(4, 6, 6), (4, 2, 2), (0, 0, 0), (10, 3, 3), (8, 9, 9)], [false, true])
  func missingBytesAreAnError(_ sizes: (first: Int, new: Int, left: Int), _ byPlace: Bool) throws {
    let result = try read(sizes.first, thenResizeTo: off_t(sizes.new), byPlace: byPlace)
    #expect(
      result.error?.description
        == "\(result.path): became shorter while it was read, from 10 to \(sizes.left) bytes; run again when nobody is writing to it"
    )
    #expect(result.error?.operation == .read)
  }

  @Test(arguments: [10, 14], [false, true]) func whatIsAddedIsRead(_ size: Int, _ byPlace: Bool) throws {
    let result = try read(4, thenResizeTo: off_t(size), byPlace: byPlace)
    #expect(result.error == nil)
    #expect(result.count == size)
  }

  /// The end comes too early, though the file is as long as it was: it was shorter for a moment.
  @Test(arguments: [false, true]) func anEndThatComesTooEarlyIsAnError(_ byPlace: Bool) throws {
    let script = ScriptedCalls(reads: [.short(4), .short(0)])
    let result = try read(4, thenResizeTo: 10, byPlace: byPlace, calls: script.calls)
    #expect(result.count == 4)
    #expect(result.error?.description.contains("became shorter while it was read, from 10 to 4 bytes") == true)
  }
}
