import DelimitedText

/// What bytes show of their encoding and of their line ends, as they are checked piece by piece.
struct TextProbe {
  /// The bytes that decide in a stream.
  static let window = 1 << 20

  private(set) var count = 0
  private(set) var lineEnds = LineEndProbe()
  /// The place of the first byte that is not ASCII.
  private(set) var firstOther: Int?
  private var isUTF8 = true
  private var isWindows1252 = true
  /// Some first bytes of a character, at the end of the bytes that were checked.
  private var unfinished: [UInt8] = []
  private var hasMark = false

  /// What the bytes so far are taken for. Where they are neither of the two, they stay as they are: their rows are findings.
  var encoding: TableEncoding { isUTF8 || hasMark || !isWindows1252 ? .utf8 : .windows1252 }

  /// Whether no more bytes can change the encoding.
  var hasShownEncoding: Bool { hasMark }

  mutating func look(at bytes: UnsafeBufferPointer<UInt8>) {
    lineEnds.look(at: bytes)
    lookForCharacters(bytes)
  }

  /// Looks at all bytes of a text: for line ends at as many as in a stream.
  mutating func look(atWhole bytes: UnsafeBufferPointer<UInt8>) {
    lineEnds.look(at: UnsafeBufferPointer(rebasing: bytes.prefix(Self.window)))
    if bytes.count <= Self.window { lineEnds.end() }
    lookForCharacters(bytes)
    if !unfinished.isEmpty { isUTF8 = false }
  }

  /// Takes note that no bytes follow.
  mutating func end() {
    lineEnds.end()
    if !unfinished.isEmpty { isUTF8 = false }
  }

  private mutating func lookForCharacters(_ bytes: UnsafeBufferPointer<UInt8>) {
    defer { count += bytes.count }
    if unfinished.isEmpty, TextBytes.arePlainASCII(bytes) { return }
    if count == unfinished.count, count + bytes.count >= 3 {
      hasMark = (unfinished + bytes.prefix(3)).starts(with: [0xEF, 0xBB, 0xBF])
    }
    if firstOther == nil { firstOther = bytes.firstIndex { $0 >= 0x80 }.map { count + $0 } }
    if isWindows1252 { isWindows1252 = bytes.allSatisfy { $0 != 0 && Windows1252Decoder.hasCharacter($0) } }
    guard isUTF8 else { return }
    if unfinished.isEmpty {
      check(bytes)
    } else {
      (unfinished + bytes).withUnsafeBufferPointer { check($0) }
    }
  }

  private mutating func check(_ bytes: UnsafeBufferPointer<UInt8>) {
    unfinished = []
    guard let place = TextBytes.firstInvalidUTF8(in: bytes) else { return }
    let rest = Array(bytes[place...].prefix(4))
    if Self.mayBeginCharacter(rest) { unfinished = rest } else { isUTF8 = false }
  }

  /// Whether bytes are the first of a character of UTF-8 that has more.
  private static func mayBeginCharacter(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, (0xC2...0xF4).contains(first) else { return false }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard bytes.count < length else { return false }
    // What may come in the second place depends on the first; behind it all do that go on.
    let whole = bytes + [UInt8](repeating: 0x80, count: length - bytes.count)
    return bytes.count == 1 || whole.withUnsafeBufferPointer { TextBytes.firstInvalidUTF8(in: $0) == nil }
  }
}

/// Whether lines end with carriage returns alone, as old programs for the Macintosh wrote them. Line ends inside quotes do
/// not count where there are others.
struct LineEndProbe {
  /// Whether the line ends are known: a line feed outside quotes has come.
  private(set) var isSettled = false
  /// The place of the first carriage return.
  private(set) var firstReturn: Int?
  private var count = 0
  private var isQuoted = false
  private var isBehindReturn = false
  private var hasLineFeed = false
  private var hasReturn = false
  private var hasReturnOutsideQuotes = false

  /// What the bytes so far show.
  var areReturns: Bool { !isSettled && (hasReturnOutsideQuotes || hasReturn && !hasLineFeed) }

  mutating func look(at bytes: UnsafeBufferPointer<UInt8>) {
    guard !isSettled else { return }
    for (place, byte) in bytes.enumerated() {
      if isBehindReturn, byte != 0x0A { noteReturn() }
      isBehindReturn = byte == 0x0D
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case 0x0D: firstReturn = firstReturn ?? count + place
      case 0x0A:
        hasLineFeed = true
        isSettled = !isQuoted
        if isSettled { return }
      default: break
      }
    }
    count += bytes.count
  }

  /// Takes note that no bytes follow.
  mutating func end() {
    if isBehindReturn { noteReturn() }
    isBehindReturn = false
  }

  private mutating func noteReturn() {
    hasReturn = true
    if !isQuoted { hasReturnOutsideQuotes = true }
  }
}
