public import Messages

/// What reading a number throws. Only what is wrong is in it; the caller adds which value and where that was.
public struct NumberError: UserError, Hashable, Sendable {
  /// What can be wrong with a text that should be a number. The limits are set by the ``NumberStyle``.
  public enum Reason: Hashable, Sendable {
    /// The text has no characters.
    case empty
    /// A character that is not part of a number, or not at this place: a letter, a space, a second point, a plus in
    /// front.
    case unexpectedCharacter
    /// A digit is missing, as behind a point or an exponent sign.
    case missingDigit
    /// A comma is not between groups of three digits.
    case misplacedSeparator
    /// There are more digits after the point than the style allows.
    case tooManyDecimals(limit: Int)
    /// There are more digits than the style allows.
    case tooManyDigits(limit: Int)
    /// An exponent, where the style allows none.
    case exponent
    /// The exponent is over the limit on either side of 0.
    case exponentTooLarge(limit: Int)
  }

  /// What is wrong, the first of its kind in the text.
  public let reason: Reason
  /// The byte where it is, from 0; the length of the text where something is missing at its end.
  public let offset: Int

  /// Makes an error about the byte at `offset`, from 0.
  public init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// What is wrong, in words, to follow the value: `has more than 2 digits after the point`.
  public var description: String {
    switch reason {
    case .empty: "is empty"
    case .unexpectedCharacter: "has a character at position \(offset + 1) that doesn't belong in a number"
    case .missingDigit: "lacks a digit at position \(offset + 1)"
    case .misplacedSeparator: "has a comma at position \(offset + 1) that doesn't separate three digits"
    case .tooManyDecimals(let limit): "has more than \(limit) digits after the point"
    case .tooManyDigits(let limit): "has more than \(limit) digits"
    case .exponent: "is written with an exponent; write all digits"
    case .exponentTooLarge(let limit): "has an exponent beyond \(limit)"
    }
  }
}
