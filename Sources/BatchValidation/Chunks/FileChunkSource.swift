import DelimitedText
import Files

/// The chunks of a regular file: each is read where it is, whoever reads it.
final class FileChunkSource: ChunkSource {
  private let file: InputFile
  private let start: Int
  private let offset: Int
  private let size: Int
  private let recordLimit: Int

  let readsSideBySide = true
  /// The bytes before a chunk that are looked through for the line feed before its first record.
  private static let head = 4096

  /// Makes a chunks of what follows the first `offset` bytes of an input, which begins `start` bytes into the file.
  init(_ file: InputFile, start: Int, offset: Int, _ options: BatchOptions) {
    self.file = file
    self.start = start
    self.offset = offset
    size = options.chunkSize
    recordLimit = options.limits.record
  }

  func read(_ number: Int, into target: ChunkBuffer) throws(FileError) -> Bool {
    let own = number * size
    var head = min(Self.head, own)
    while true {
      // Pages of the file come to lie on pages of memory: a copy that is shifted by a few bytes takes several times as long.
      let skipped = (start + offset + own - head) % ChunkBuffer.page
      let length = skipped + head + size
      target.grow(to: length)
      let count = try file.read(
        into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target.memory)[..<length]),
        at: start + offset + own - head - skipped)
      guard count >= skipped + head else { return false }
      var first = head == own ? skipped : target.endOfLines(in: skipped..<skipped + head)
      if first == nil && head < recordLimit {
        head = min(own, 16 * head)
        continue
      }
      // A record that is longer still takes its own way: it is found out where this chunk does not follow the last.
      first = first ?? skipped + head
      target.isFinal = count < length
      let end = target.isFinal ? count : target.endOfLines(in: first!..<count) ?? first!
      target.records = first!..<end
      target.offset = offset + own - head + first! - skipped
      return true
    }
  }

  func rest(behind bytes: [UInt8], at offset: Int, failure: FileError?) -> any ByteSource {
    RestOfFile(file, from: start + offset)
  }
}
