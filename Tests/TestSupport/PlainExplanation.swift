import Messages

/// What is said of a text that is not an identifier, the slow and plain way: on texts, by splitting and replacing. It says
/// the same, to the letter, as the code under test, which works on bytes.
package struct PlainExplanation {
  let bytes: [UInt8]
  let code: String
  /// The first byte at fault.
  let offset: Int
  /// The text between the white space around it, bytes that are not UTF-8 replaced.
  let content: String
  /// All of it, in words.
  package private(set) var message = ""
  /// The canonical text of what was probably meant.
  package private(set) var meant: String?

  /// Of a text with a code, as `PlainIdentifierReader` gives it; `offset` is the first faulty byte's offset.
  package init(_ bytes: [UInt8], code: String, at offset: Int) {
    (self.bytes, self.code, self.offset) = (bytes, code, offset)
    let blank: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A]
    let first = bytes.firstIndex { !blank.contains($0) } ?? 0
    let last = bytes.lastIndex { !blank.contains($0) } ?? -1
    content = first <= last ? String(decoding: bytes[first...last], as: UTF8.self) : ""
    let guess = guess()
    message = guess.map { "\(statement): \($0.message)" } ?? statement
    meant = guess?.meant?.description
  }

  var digits: String { content.filter(\.isASCIIHexDigit) }

  /// The fault alone, without a guess.
  var statement: String {
    switch code {
    case "missing":
      bytes.isEmpty ? "the identifier is missing" : "there is only white space"
    case "not-ascii": notASCIIStatement
    case "control-character":
      "\(Self.controlName(bytes[offset])) at character \(characterNumber)"
    case "cell-error": SpreadsheetError.words(for: content) ?? ""
    case "bad-character":
      "\"\(Character(Unicode.Scalar(bytes[offset])))\" at character \(characterNumber) is not a hex digit"
    case "wrong-length":
      "\(digits.count.counted("hex digit")) where 16 are needed"
    case "bad-grouping":
      "16 hex digits, but the grouping breaks at character \(characterNumber)"
    default: formStatement
    }
  }

  private var notASCIIStatement: String {
    let lengths = (1...4).filter { offset + $0 <= bytes.count }
    guard
      let character = lengths.compactMap({ String(validating: bytes[offset..<offset + $0], as: UTF8.self) }).first,
      let scalar = character.unicodeScalars.first
    else {
      let byte = bytes[offset]
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
    String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars.count + 1
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

/// What a text probably is, and the identifier in it.
struct PlainGuess {
  let message: String
  var meant: PlainIdentifier?

  init(_ message: String, meant: PlainIdentifier? = nil) {
    self.message = message
    self.meant = meant
  }
}

/// Sixty-four bits, shown in the canonical form.
struct PlainIdentifier: CustomStringConvertible {
  let value: UInt64

  init(_ value: UInt64) { self.value = value }

  /// Of a text in any form.
  init?(_ text: some StringProtocol) {
    guard case .identifier(let value) = PlainIdentifierReader(Array(text.utf8)).read(as: .any) else { return nil }
    self.value = value
  }

  var description: String { PlainIdentifierRules.canonical(value) }
}

extension Character {
  var isASCIIHexDigit: Bool {
    asciiValue.map { ("0"..."9").contains(Unicode.Scalar($0)) || ("a"..."f").contains(Unicode.Scalar($0 | 0x20)) }
      ?? false
  }
  var isASCIIDigit: Bool { isASCIIHexDigit && isNumber }
}
