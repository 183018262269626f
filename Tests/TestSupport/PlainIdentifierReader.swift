/// Section 2 of the contract the slow and plain way: on characters, by splitting texts into groups. Shares nothing with
/// the code under test.
///
/// Each byte is read as the character of the same number, so that nothing depends on whether the bytes are UTF-8.
package struct PlainIdentifierReader {
  package enum Form: String, CaseIterable, Sendable { case canonical, duis, any }

  package enum Reading: Equatable, Sendable {
    case identifier(UInt64)
    case refused(String)
  }

  /// An array, since CR and LF side by side in a text are one character.
  private static let blanks: [Character] = [" ", "\t", "\r", "\n"]

  private static let cellErrors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    "#NOT-CALCULATED",
  ]

  private let all: [Character]
  private let inner: [Character]
  private let reading: UInt64?

  /// Takes the bytes of a field.
  package init(_ bytes: [UInt8]) {
    all = bytes.map { Character(Unicode.Scalar($0)) }
    var inner = all[...]
    while let first = inner.first, Self.blanks.contains(first) { inner.removeFirst() }
    while let last = inner.last, Self.blanks.contains(last) { inner.removeLast() }
    self.inner = Array(inner)
    reading = Self.readAny(self.inner)
  }

  /// What the form makes of the field.
  package func read(as form: Form) -> Reading {
    if inner.isEmpty { return .refused("missing") }
    let text = form == .canonical ? all : inner
    if let reading {
      switch form {
      case .any: return .identifier(reading)
      case .duis where Self.isPairs(text, "-"): return .identifier(reading)
      case .canonical where Self.isPairs(text, "-") && !text.contains { ("a"..."f").contains($0) }:
        return .identifier(reading)
      default: break
      }
    }
    if text.contains(where: { $0 > "\u{7F}" }) { return .refused("not-ascii") }
    if text.contains(where: { $0 < " " || $0 == "\u{7F}" }) { return .refused("control-character") }
    if Self.cellErrors.contains(String(inner)) { return .refused("cell-error") }
    if text.contains(where: { !$0.isHexDigit && !"-:. ".contains($0) }) { return .refused("bad-character") }
    if text.filter(\.isHexDigit).count != 16 { return .refused("wrong-length") }
    if reading == nil { return .refused("bad-grouping") }
    return .refused("form-not-accepted")
  }

  private static func readAny(_ text: [Character]) -> UInt64? {
    guard
      ["-", ":", " "].contains(where: { isPairs(text, $0) }) || isGroups(text, ".", 4, 4) || isGroups(text, nil, 1, 16)
    else { return nil }
    return UInt64(String(text.filter(\.isHexDigit)), radix: 16)
  }

  private static func isPairs(_ text: [Character], _ separator: Character) -> Bool { isGroups(text, separator, 8, 2) }

  /// Whether the text is `count` groups of `length` hex digits with the separator between them.
  private static func isGroups(_ text: [Character], _ separator: Character?, _ count: Int, _ length: Int) -> Bool {
    // Only to save time on texts that can't be: a million of them are asked.
    guard (16...23).contains(text.count) else { return false }
    let groups = text.split(omittingEmptySubsequences: false) { $0 == separator }
    return groups.count == count && groups.allSatisfy { $0.count == length && $0.allSatisfy(\.isHexDigit) }
  }

  /// Where the text leaves the grouping that its first separator means, as an offset among all bytes; `nil` if it does
  /// not. Asked of texts of 16 hex digits and separators.
  package var groupingBreak: Int? {
    guard let separator = inner.first(where: { !$0.isHexDigit }) else { return nil }
    let period = separator == "." ? 5 : 3
    let lastPlace = separator == "." ? 19 : 23
    let leading = all.prefix { Self.blanks.contains($0) }.count
    for (place, character) in inner.enumerated() {
      let isRight =
        place < lastPlace && (place % period == period - 1 ? character == separator : character.isHexDigit)
      if !isRight { return leading + place }
    }
    return nil
  }
}
