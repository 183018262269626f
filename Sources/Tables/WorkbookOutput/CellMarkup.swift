/// Text as the XML of a workbook has it.
///
/// A character that XML can't hold is written as Excel writes it, `_x000B_`, and text that looks like that as
/// `_x005F_x000B_`; bytes that are not UTF-8 become U+FFFD.
enum CellMarkup {
  /// The most that a cell holds, in units of UTF-16.
  static let lengthLimit = 32_767

  /// Appends a text to XML.
  static func append(_ text: ArraySlice<UInt8>, to xml: inout [UInt8]) {
    guard text.contains(where: isOdd) else {
      xml += text
      return
    }
    var rest = String(decoding: text, as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "&": xml += "&amp;".utf8
      case "<": xml += "&lt;".utf8
      case ">": xml += "&gt;".utf8
      case "\"": xml += "&quot;".utf8
      case "\t", "\n": xml.append(UInt8(ascii: scalar))
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": appendEscape(scalar, to: &xml)
      case "_" where isRestOfEscape(rest): appendEscape(scalar, to: &xml)
      default: xml += UTF8.encode(scalar)!
      }
    }
  }

  /// The length of a text in units of UTF-16, exactly where it is over the limit: no text has more units than bytes.
  static func length(_ text: ArraySlice<UInt8>) -> Int {
    text.count <= lengthLimit ? text.count : String(decoding: text, as: UTF8.self).utf16.count
  }

  /// Whether a byte may not be in XML as it is.
  private static func isOdd(_ byte: UInt8) -> Bool {
    switch byte {
    case ..<0x20, 0x80..., UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func appendEscape(_ scalar: Unicode.Scalar, to xml: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    xml += "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_".utf8
  }

  /// Whether `x000B_` follows on an underscore.
  private static func isRestOfEscape(_ rest: Substring.UnicodeScalarView) -> Bool {
    let word = Array(rest.prefix(6))
    return word.count == 6 && word[0] == "x" && word[5] == "_"
      && word[1...4].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
