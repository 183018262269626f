import Files

/// Divides an input into chunks that begin and end at line feeds. Whether records really begin there, the judges find
/// out: a line feed may be inside quotes.
protocol ChunkSource: AnyObject {
  /// Whether threads may read side by side.
  var readsSideBySide: Bool { get }
  /// Reads a chunk, given its number from 0. `false` if the input ends before it.
  func read(_ number: Int, into target: ChunkBuffer) throws(FileError) -> Bool
  /// What is still to be read where the input is settled up to `offset`. `bytes` were read from there on already, before
  /// a `failure` if there was one.
  func rest(behind bytes: [UInt8], at offset: Int, failure: FileError?) -> any ByteSource
}

/// The memory of a chunk: bytes as they were read, of which some are whole records, as far as line feeds tell.
final class ChunkBuffer {
  private(set) var memory: UnsafeMutableBufferPointer<UInt8>
  /// The bytes from one line feed to another, or to the end of the input.
  var records = 0..<0
  /// The bytes of the input before them.
  var offset = 0
  /// Whether the input ends with them.
  var isFinal = false

  /// The size of a page of memory, on which the memory begins.
  static let page = 4096

  init(capacity: Int) {
    memory = Self.allocate(capacity)
  }

  deinit { memory.deallocate() }

  /// Makes the memory hold this number of bytes. Keeps those that it holds.
  func grow(to capacity: Int) {
    guard capacity > memory.count else { return }
    let larger = Self.allocate(capacity)
    if let base = memory.baseAddress { larger.baseAddress?.update(from: base, count: memory.count) }
    memory.deallocate()
    memory = larger
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutableBufferPointer<UInt8> {
    UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: page).bindMemory(to: UInt8.self)
  }

  /// One past the last line feed in a range.
  func endOfLines(in range: Range<Int>) -> Int? {
    UnsafeBufferPointer(rebasing: memory[range]).lastIndex(of: UInt8(ascii: "\n")).map { range.lowerBound + $0 + 1 }
  }
}
