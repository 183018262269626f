import Files

/// Makes bytes of others, piece by piece.
protocol PieceDecoder {
  /// Decodes as many of the bytes as are whole and fit, and tells how many were read and written. The target has room for
  /// ``DecodedSource/leastRoom`` bytes. Where nothing was read or written, more bytes are needed. With `isLast` none
  /// follow: then what is not whole is a fault. A fault is thrown when all before it was given.
  mutating func decode(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, into target: UnsafeMutableRawBufferPointer
  ) throws(DecodingFault) -> (read: Int, written: Int)
}

/// Why bytes can't be decoded on, and what to do.
struct DecodingFault: Error, Hashable {
  /// The line of the text, from 1, where it is known.
  var line: Int?
  let words: String
}

/// The bytes of a source as a decoder reads them.
final class DecodedSource<Decoder: PieceDecoder>: ByteSource {
  let name: String
  let dataName: String
  private var source: any ByteSource
  private var decoder: Decoder
  private let input: UnsafeMutableRawBufferPointer
  /// The bytes of the input buffer that are still to be decoded.
  private var rest = 0..<0
  private var hasEnded = false
  /// Bytes that did not fit in a target with less room than a decoder needs.
  private var spilt: ArraySlice<UInt8> = []

  /// The room that a decoder needs.
  static var leastRoom: Int { 16 }

  init(_ source: any ByteSource, _ decoder: Decoder) {
    name = source.name
    dataName = source.dataName
    self.source = source
    self.decoder = decoder
    input = .allocate(byteCount: 1 << 17, alignment: 16)
  }

  deinit { input.deallocate() }

  func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    if target.count >= Self.leastRoom, spilt.isEmpty { return try decode(into: target) }
    if spilt.isEmpty {
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.leastRoom, alignment: 1)
      defer { room.deallocate() }
      spilt = Array(room[..<(try decode(into: room))])[...]
    }
    let count = min(spilt.count, target.count)
    target.copyBytes(from: spilt.prefix(count))
    spilt = spilt.dropFirst(count)
    return count
  }

  private func decode(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while true {
      let step: (read: Int, written: Int)
      do throws(DecodingFault) {
        step = try decoder.decode(
          UnsafeRawBufferPointer(rebasing: input[rest]), isLast: hasEnded, into: target)
      } catch {
        throw FileError(name, line: error.line, content: error.words)
      }
      rest = rest.lowerBound + step.read..<rest.upperBound
      if step.written > 0 { return step.written }
      if step.read > 0 { continue }
      if hasEnded { return 0 }
      try fill()
    }
  }

  private func fill() throws(FileError) {
    let kept = rest.count
    if rest.lowerBound > 0 { input.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[rest])) }
    rest = 0..<kept
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: input[kept...]))
    hasEnded = count == 0
    rest = 0..<kept + count
  }
}
