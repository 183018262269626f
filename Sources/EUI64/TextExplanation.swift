package import Messages

/// What is wrong with a text that is not an identifier, in words, and what was probably meant.
///
/// Nothing here repairs anything: ``meant`` is a suggestion for a person to check.
public struct TextExplanation: Hashable, Sendable {
  /// What is wrong and what it probably is: a sentence without a full stop. It is safe to show: always ASCII, other
  /// characters are named by their number.
  public let message: String
  /// The identifier that was probably meant, where the text shows one.
  public let meant: EUI64?
  /// Whether the text is a number whose last digits were lost, as a spreadsheet leaves a long one.
  public let hasLostDigits: Bool

  /// Explains a fault of the text that it was found in. Cost: some hundred nanoseconds, most of them for the message.
  public init(of fault: TextFinding, in bytes: UnsafeBufferPointer<UInt8>) {
    (message, meant) = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.room(for: bytes.count)) { room in
      guard let start = room.baseAddress else { return ("", nil) }
      var words = WordWriter(start)
      let meant = Self.write(fault.code, at: fault.range.lowerBound, of: bytes, to: &words)
      return (String(decoding: room[..<words.count], as: UTF8.self), meant)
    }
    hasLostDigits = ExplainedText(bytes, fault.code, at: fault.range.lowerBound).hasLostDigits
  }

  /// The most bytes that are written about a text of this number of bytes.
  package static func room(for count: Int) -> Int { 1024 + count }

  /// Writes the message about a fault that begins `at` a byte of the text, and gives what was meant. Cost: some dozen
  /// nanoseconds, no allocation, but for a character whose name must be looked up.
  package static func write(
    _ code: TextCode, at offset: Int, of bytes: UnsafeBufferPointer<UInt8>, to words: inout WordWriter
  ) -> EUI64? {
    let text = ExplainedText(bytes, code, at: offset)
    text.writeStatement(to: &words)
    let end = words.end
    words.append(": ")
    var meant: EUI64?
    if !text.writeGuess(to: &words, &meant) { words.end = end }
    return meant
  }
}

/// A text, its fault, and the questions that the guesses ask of it. One pass over it tells which guesses are possible.
struct ExplainedText {
  let bytes: UnsafeBufferPointer<UInt8>
  let code: TextCode
  /// The first byte at fault.
  let offset: Int
  /// The text between the white space around it.
  let content: UnsafeBufferPointer<UInt8>
  /// How many of its bytes are hex digits, of those how many decimal ones, and how many colons.
  let (digits, decimals, colons): (Int, Int, Int)

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ code: TextCode, at offset: Int) {
    (self.bytes, self.code, self.offset) = (bytes, code, offset)
    content = UnsafeBufferPointer(rebasing: bytes[TextFinding.trimmed(bytes)])
    let classes = ByteClasses(content)
    (digits, decimals, colons) = (classes.digits, classes.decimals, classes.colons)
  }

  /// A part of the content.
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: content[range]) }

  /// The identifier that a text is in any form.
  func read(_ text: UnsafeBufferPointer<UInt8>) -> EUI64? {
    // The parser asks no more of shorter ones.
    text.count < 16 ? nil : EUI64(bytes: text, form: .any)
  }

  /// The fault alone, without a guess.
  func writeStatement(to words: inout WordWriter) {
    switch code {
    case .missing: words.append(bytes.isEmpty ? "the identifier is missing" : "there is only white space")
    case .notASCII: writeCharacter(to: &words)
    case .controlCharacter:
      writeControlName(bytes[offset], to: &words)
      writePlace(to: &words)
    case .cellError: words.append(SpreadsheetError.words(for: content[...]) ?? "")
    case .badCharacter:
      words.append(UInt8(ascii: "\""))
      words.append(bytes[offset])
      words.append(UInt8(ascii: "\""))
      writePlace(to: &words)
      words.append(" is not a hex digit")
    case .wrongLength:
      words.append(digits, "hex digit")
      words.append(" where 16 are needed")
    case .badGrouping:
      words.append("16 hex digits, but the grouping breaks")
      writePlace(to: &words)
    case .formNotAccepted: writeForm(to: &words)
    }
  }

  /// The number of the character at fault, from 1, counting code points as an editor shows them: all before it are ASCII.
  private func writePlace(to words: inout WordWriter) {
    words.append(" at character ")
    words.append(decimal: offset + 1)
  }

  private func writeCharacter(to words: inout WordWriter) {
    guard let (scalar, _) = Self.scalar(in: bytes, at: offset) else {
      words.append("byte 0x")
      words.append(hex: UInt32(bytes[offset]), width: 2)
      writePlace(to: &words)
      return words.append(" is not UTF-8")
    }
    words.append("U+")
    words.append(hex: scalar.value, width: 4)
    words.append(UInt8(ascii: " "))
    if let name = LookAlike.name(of: scalar) {
      words.append(name)
    } else {
      words.append(scalar.properties.name ?? scalar.properties.nameAlias ?? "a character without a name")
    }
    writePlace(to: &words)
    words.append(" is not ASCII")
  }

  private func writeForm(to words: inout WordWriter) {
    words.append("written with ")
    if content.contains(UInt8(ascii: "-")) {
      let isLowercase = content.contains { $0 &- 0x61 < 6 }
      words.append(isLowercase ? "hyphens with lower-case letters" : "hyphens with white space around")
    } else if colons > 0 {
      words.append("colons")
    } else if content.contains(UInt8(ascii: ".")) {
      words.append("dots")
    } else if content.contains(UInt8(ascii: " ")) {
      words.append("spaces")
    } else {
      words.append("no separators")
    }
    words.append(", which the chosen form does not accept")
  }

  private func writeControlName(_ byte: UInt8, to words: inout WordWriter) {
    switch byte {
    case 0x00: words.append("a NUL")
    case 0x09: words.append("a tab")
    case 0x0A: words.append("a line feed")
    case 0x0D: words.append("a carriage return")
    case 0x7F: words.append("a DEL")
    default:
      words.append("a control character (0x")
      words.append(hex: UInt32(byte), width: 2)
      words.append(UInt8(ascii: ")"))
    }
  }

  /// The character of UTF-8 that begins at a byte, and its length; `nil` where none does.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (Unicode.Scalar, length: Int)? {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (Unicode.Scalar(bytes[offset]), 1) }
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, offset + length <= bytes.count else { return nil }
    var value = first & (0x7F >> UInt32(length))
    for place in 1..<length {
      guard bytes[offset + place] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[offset + place] & 0x3F)
    }
    // Longer than it need be, half of a pair, or beyond the last.
    guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000) else { return nil }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}
