/// Which texts are accepted as an identifier.
@frozen
public enum TextForm: String, CaseIterable, Sendable {
  /// Exactly the canonical form: upper-case pairs with hyphens, nothing around them.
  case canonical
  /// What the DUIS schema accepts: white space around is dropped, then pairs of either case with hyphens.
  ///
  /// Source: DUIS Schema V5.4, type `EUI`.
  case duis
  /// White space around is dropped, then either case of: pairs with one and the same separator throughout (hyphen, colon
  /// or one space); four groups of four with dots; sixteen digits with no separator.
  case any

  /// Whether white space around the identifier is dropped.
  var trims: Bool { self == .duis || self == .any }
}

/// White space as XML has it: space, tab, CR, LF.
@inlinable
func isXMLWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
}
