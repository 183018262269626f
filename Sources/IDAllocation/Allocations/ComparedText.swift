/// A Party or a User Role as it is compared with others: without white space around it (also no-break and zero-width) and
/// without case.
package struct ComparedText: Hashable, Sendable {
  /// The text in capitals.
  package let text: String

  /// Of a text as it stands in a field.
  package init(_ text: some StringProtocol) { self.text = Self.trimmed(text).uppercased() }

  /// A text without white space around it.
  static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = String(text).unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Whether nothing is there.
  package var isEmpty: Bool { text.isEmpty }

  /// The number that the text is, as its digits without zeros before them; `nil` for anything else.
  package var number: Substring? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let digits = text.drop { $0 == "0" }
    return digits.isEmpty ? "0" : digits
  }

  /// White space as Unicode has it, and what has no width: the zero-width characters and the byte order mark.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x200B...0x200D).contains(scalar.value)
      || [0x2060, 0xFEFF].contains(scalar.value)
  }
}
