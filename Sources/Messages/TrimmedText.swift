/// White space around a text says nothing, and spreadsheets and web pages leave kinds of it that nobody sees. This is the
/// only place that says what counts as such in texts that people write: names of columns, Parties, User Roles.
extension StringProtocol {
  /// The text without blank characters around it; see `Unicode.Scalar.isBlank`.
  package var trimmed: String { String(self).trimmedWhole }
}

extension String {
  /// Not generic, since millions of Parties may be read.
  fileprivate var trimmedWhole: String {
    let ink: ClosedRange<UInt8> = 0x21...0x7E
    if let first = utf8.first, let last = utf8.last, ink.contains(first), ink.contains(last) { return self }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }), let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[first...last])
  }
}

extension Unicode.Scalar {
  /// Whether a person sees nothing there: white space as Unicode has it, also no-break spaces, and the characters without a
  /// width (zero-width space and joiners, direction marks, word joiner, byte order mark).
  package var isBlank: Bool {
    switch value {
    case 0x21...0x7E: false
    case 0x200B...0x200F, 0x2060, 0xFEFF: true
    default: properties.isWhitespace
    }
  }
}
