import Files

/// A source whose first bytes were looked at, and are read again.
struct PeekedSource: ByteSource {
  let name: String
  private var source: any ByteSource
  private var first: [UInt8] = []
  private var read = 0

  /// Looks at the first bytes, up to the first that is neither white space nor part of a byte order mark.
  init(_ source: any ByteSource) throws(FileError) {
    name = source.name
    self.source = source
    while !first.contains(where: { !Self.isBlank($0) }), first.count < 1 << 20 {
      let piece = try Self.piece(&self.source)
      if piece.isEmpty { break }
      first += piece
    }
  }

  /// The first byte that is neither white space nor part of a byte order mark.
  var firstByte: UInt8? { first.first { !Self.isBlank($0) } }

  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard read < first.count else { return try source.read(into: target) }
    let count = min(target.count, first.count - read)
    first.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[read..<read + count])) }
    read += count
    return count
  }

  /// All bytes, or `nil` where there are more than `limit`.
  mutating func all(limit: Int) throws(FileError) -> [UInt8]? {
    var bytes = first
    while bytes.count <= limit {
      let piece = try Self.piece(&source)
      if piece.isEmpty { return bytes }
      bytes += piece
    }
    return nil
  }

  private static func piece(_ source: inout any ByteSource) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var failure: FileError?
    let count = bytes.withUnsafeMutableBytes { target -> Int in
      do throws(FileError) {
        return try source.read(into: target)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return Array(bytes[..<count])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(byte) }
}
