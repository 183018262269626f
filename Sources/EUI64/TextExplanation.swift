import Messages

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

  /// Explains a fault of the text that it was found in. Cost: some microseconds; for messages, not for the hot path.
  public init(of fault: TextFinding, in bytes: UnsafeBufferPointer<UInt8>) {
    let text = ExplainedText(bytes, fault)
    let guess = text.guess()
    message =
      switch guess {
      case nil: text.statement
      case let guess?: "\(text.statement): \(guess.message)"
      }
    meant = guess?.meant
    hasLostDigits = guess?.hasLostDigits ?? false
  }
}

/// What a text probably is, and the identifier in it.
struct Guess {
  let message: String
  var meant: EUI64?
  var hasLostDigits = false

  init(_ message: String, meant: EUI64? = nil, hasLostDigits: Bool = false) {
    self.message = message
    self.meant = meant
    self.hasLostDigits = hasLostDigits
  }
}

/// A text, its fault, and the questions that the guesses ask of it.
struct ExplainedText {
  let bytes: [UInt8]
  let fault: TextFinding
  /// The text between the white space around it, bytes that are not UTF-8 replaced.
  let content: String

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ fault: TextFinding) {
    self.bytes = Array(bytes)
    self.fault = fault
    content = String(decoding: bytes[TextFinding.trimmed(bytes)], as: UTF8.self)
  }

  var digits: String { content.filter(\.isASCIIHexDigit) }

  /// The fault alone, without a guess.
  var statement: String {
    switch fault.code {
    case .missing:
      bytes.isEmpty ? "there is no identifier" : "there is only white space"
    case .notASCII: notASCIIStatement
    case .controlCharacter:
      "\(Self.controlName(bytes[fault.range.lowerBound])) at character \(characterNumber)"
    case .badCharacter:
      "\"\(Character(Unicode.Scalar(bytes[fault.range.lowerBound])))\" at character \(characterNumber) is no hex digit"
    case .wrongLength:
      "\(digits.count.counted("hex digit")) where 16 are needed"
    case .badGrouping:
      "16 hex digits, but the grouping breaks at character \(characterNumber)"
    case .formNotAccepted: formStatement
    }
  }

  private var notASCIIStatement: String {
    guard let character = String(validating: bytes[fault.range], as: UTF8.self),
      let scalar = character.unicodeScalars.first
    else {
      let byte = bytes[fault.range.lowerBound]
      return "byte 0x\(Self.hex(UInt32(byte), width: 2)) at character \(characterNumber) is not UTF-8"
    }
    // The name that Unicode gives U+FEFF is not the one by which people know it at the head of a file.
    let known = scalar == "\u{FEFF}" ? "BYTE ORDER MARK" : scalar.properties.name
    let name = known ?? scalar.properties.nameAlias ?? "a character without a name"
    return "U+\(Self.hex(scalar.value, width: 4)) \(name) at character \(characterNumber) is not ASCII"
  }

  private var formStatement: String {
    let lowercase = content.contains { "abcdef".contains($0) }
    let form =
      if content.contains("-") {
        lowercase ? "hyphens with lower-case letters" : "hyphens with white space around"
      } else if content.contains(":") {
        "colons"
      } else if content.contains(".") {
        "dots"
      } else if content.contains(" ") {
        "spaces"
      } else {
        "no separators"
      }
    return "written with \(form), which the chosen form does not accept"
  }

  /// The number of the character at fault, from 1, counting code points as an editor shows them.
  private var characterNumber: Int {
    String(decoding: bytes[..<fault.range.lowerBound], as: UTF8.self).unicodeScalars.count + 1
  }

  static func hex(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func controlName(_ byte: UInt8) -> String {
    switch byte {
    case 0x00: "a NUL"
    case 0x09: "a tab"
    case 0x0A: "a line feed"
    case 0x0D: "a carriage return"
    case 0x7F: "a DEL"
    default: "a control character (0x\(hex(UInt32(byte), width: 2)))"
    }
  }
}

extension Character {
  var isASCIIHexDigit: Bool { asciiValue.map { HexDigit.value(of: $0) != nil } ?? false }
  var isASCIIDigit: Bool { isASCIIHexDigit && isNumber }
}
