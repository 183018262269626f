import Files

/// A text of one byte a character or UTF-8, as UTF-8 whose lines end with LF or CRLF. What its first bytes are, the first
/// MiB decides; but what is the same whatever follows is given as it comes, so that nobody has to wait for rows that are
/// there. A lone 1A at the end, with which DOS ended files, is left out.
final class TextSource: ByteSource {
  let name: String
  let dataName: String
  private let encoding: TableEncoding?
  private let decided: (_ encoding: TableEncoding, _ areReturns: Bool) -> Void
  /// The bytes as they are in the file; once all is decided, as they are given.
  private var source: any ByteSource
  /// What the bytes show so far; `nil` once all is decided.
  private var probe: TextProbe? = TextProbe()
  /// All bytes so far until it is decided what they are, and how many of them were given.
  private var held: [UInt8] = []
  private var given = 0
  /// Whether the last byte of the source so far is a 1A that was not given.
  private var isBehindSubstitute = false
  /// A byte that did not fit in a target of one byte.
  private var spilt: UInt8?

  /// Reads in an encoding, or in the one that the bytes show. `decided` is told once what was found.
  init(
    _ source: any ByteSource, encoding: TableEncoding?,
    decided: @escaping (_ encoding: TableEncoding, _ areReturns: Bool) -> Void
  ) {
    name = source.name
    dataName = source.dataName
    self.source = source
    self.encoding = encoding
    self.decided = decided
  }

  /// Reads until it is known what the text is.
  func decide() throws(FileError) {
    while probe != nil { try look() }
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    if let spilt, target.count > 0 {
      target[0] = spilt
      self.spilt = nil
      return 1
    }
    guard target.count > 1 else { return try readByte(into: target) }
    var count = 0
    repeat {
      let first = isBehindSubstitute ? 1 : 0
      count = try readText(into: UnsafeMutableRawBufferPointer(rebasing: target[first...]))
      guard count > 0 else { return 0 }
      if isBehindSubstitute {
        target[0] = Self.substitute
        count += 1
      }
      isBehindSubstitute = target[count - 1] == Self.substitute
      if isBehindSubstitute { count -= 1 }
    } while count == 0
    return count
  }

  private static let substitute: UInt8 = 0x1A

  /// Reads into a target without room for a byte that was held back.
  private func readByte(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard target.count == 1 else { return 0 }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
    defer { room.deallocate() }
    let count = try read(into: room)
    guard count > 0 else { return 0 }
    target[0] = room[0]
    if count > 1 { spilt = room[1] }
    return 1
  }

  private func readText(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while let probe {
      let free = certain(probe)
      if free > given {
        let count = min(free - given, target.count)
        target.copyBytes(from: held[given..<given + count])
        given += count
        return count
      }
      try look()
    }
    return try source.read(into: target)
  }

  /// The bytes from the beginning that are the same whatever follows.
  private func certain(_ probe: TextProbe) -> Int {
    let areCharacters = encoding == .utf8 || probe.hasShownEncoding
    return min(
      probe.count, areCharacters ? .max : probe.firstOther ?? .max,
      probe.lineEnds.isSettled ? .max : probe.lineEnds.firstReturn ?? .max)
  }

  /// Looks at more bytes, and decides where they are enough.
  private func look() throws(FileError) {
    guard var probe else { return }
    let start = held.count
    let piece = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(1 << 16, TextProbe.window - start), alignment: 1)
    defer { piece.deallocate() }
    var failure: FileError?
    do throws(FileError) { held += piece[..<(try source.read(into: piece))] } catch { failure = error }
    let hasEnded = held.count == start
    held.withUnsafeBufferPointer { probe.look(at: UnsafeBufferPointer(rebasing: $0[start...])) }
    if hasEnded { probe.end() }
    self.probe = probe
    let isKnown = (encoding != nil || probe.hasShownEncoding) && probe.lineEnds.isSettled
    if hasEnded || isKnown || probe.count == TextProbe.window { decide(probe, failure, hasEnded) }
  }

  private func decide(_ probe: TextProbe, _ failure: FileError?, _ hasEnded: Bool) {
    self.probe = nil
    var rest: any ByteSource = PeekedSource(
      source, behind: held[given...], failure: failure, hasEnded: hasEnded && failure == nil)
    let encoding = encoding ?? probe.encoding
    if encoding == .windows1252 {
      var lines = LineCount()
      for byte in held[..<given] { lines.count(byte) }
      rest = DecodedSource(rest, Windows1252Decoder(lines))
    }
    if probe.lineEnds.areReturns { rest = DecodedSource(rest, LineEndDecoder()) }
    source = rest
    held = []
    decided(encoding, probe.lineEnds.areReturns)
  }
}
