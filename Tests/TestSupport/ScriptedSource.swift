package import Files

/// Bytes that come in pieces of given sizes, and then the end or an error.
package struct ScriptedSource: ByteSource {
  package let name: String
  private let bytes: [UInt8]
  private let sizes: [Int]
  private let failure: FileError?
  private var position = 0
  private var turn = 0

  /// Gives `bytes` in pieces of these sizes, over and over; all that fits at once where there are none. After the last
  /// byte comes the failure, if there is one.
  package init(_ bytes: [UInt8], name: String = "batch.csv", pieces sizes: [Int] = [], failure: FileError? = nil) {
    self.name = name
    self.bytes = bytes
    self.sizes = sizes
    self.failure = failure
  }

  /// Gives the UTF-8 of a text.
  package init(_ text: String, name: String = "batch.csv", pieces sizes: [Int] = [], failure: FileError? = nil) {
    self.init(Array(text.utf8), name: name, pieces: sizes, failure: failure)
  }

  package mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let left = bytes.count - position
    if left == 0, let failure { throw failure }
    let size = sizes.isEmpty ? left : max(1, sizes[turn % sizes.count])
    let count = min(left, size, target.count)
    turn += 1
    target.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
