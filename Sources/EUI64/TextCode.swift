/// Why a text is no identifier. A text has exactly one code: the first of these, in this order, that fits.
public enum TextCode: String, CaseIterable, Sendable {
  /// Empty, or only white space.
  case missing
  /// A byte of 0x80 or over.
  case notASCII = "not-ascii"
  /// A byte under 0x20, or 0x7F.
  case controlCharacter = "control-character"
  /// An ASCII character that is neither a hex digit nor one of `-` `:` `.` and space.
  case badCharacter = "bad-character"
  /// The number of hex digits is not 16.
  case wrongLength = "wrong-length"
  /// Sixteen hex digits, but in no grouping that the form `any` accepts.
  case badGrouping = "bad-grouping"
  /// The form `any` accepts it, the chosen form does not.
  case formNotAccepted = "form-not-accepted"
}
