import DelimitedText
import Files

/// The chunks of anything else: read one after the other, each as long as what one call gives.
final class StreamChunkSource: ChunkSource {
  private var source: any ByteSource
  /// The bytes behind the last line feed, which begin the next chunk.
  private var carry: [UInt8]
  private var offset: Int
  private let size: Int
  private let recordLimit: Int
  private var hasEnded = false

  let readsSideBySide = false

  /// Makes a chunks of some bytes and what a source gives behind them. `offset` bytes of the input came before.
  init(_ rest: (bytes: [UInt8], source: any ByteSource), offset: Int, _ options: BatchOptions) {
    source = rest.source
    carry = rest.bytes
    self.offset = offset
    size = options.chunkSize
    recordLimit = options.limits.record
  }

  func read(_ number: Int, into target: ChunkBuffer) throws(FileError) -> Bool {
    guard !hasEnded else { return false }
    var count = carry.count
    target.grow(to: count + size)
    target.memory.baseAddress?.update(from: carry, count: count)
    target.isFinal = false
    var end: Int?
    // A record that can't end within the limit takes its own way.
    while end == nil, !target.isFinal, count <= recordLimit {
      target.grow(to: count + size)
      let room = UnsafeMutableRawBufferPointer(target.memory)[count..<count + size]
      let added: Int
      do throws(FileError) {
        added = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room))
      } catch {
        carry = Array(target.memory[..<count])
        throw error
      }
      end = target.endOfLines(in: count..<count + added)
      target.isFinal = added == 0
      count += added
    }
    hasEnded = target.isFinal
    target.records = 0..<(hasEnded ? count : end ?? count)
    target.offset = offset
    carry = Array(target.memory[target.records.upperBound..<count])
    offset += target.records.count
    return true
  }

  func rest(behind bytes: [UInt8], at offset: Int, failure: FileError?) -> any ByteSource {
    PeekedSource(source, behind: (bytes + carry)[...], failure: failure)
  }
}
