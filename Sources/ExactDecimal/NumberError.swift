public import Messages

/// Why a text is no number, and where.
public struct NumberError: UserError, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// There is nothing.
    case empty
    /// A character stands where none like it may.
    case unexpectedCharacter
    /// A digit is missing.
    case missingDigit
    /// A comma doesn't stand between groups of three digits.
    case misplacedSeparator
    /// There are more digits behind the point than the style allows.
    case tooManyDecimals(limit: Int)
    /// There are more digits than the style allows.
    case tooManyDigits(limit: Int)
    /// An exponent, where the style allows none.
    case exponent
    /// The exponent is beyond what can be handled.
    case exponentTooLarge(limit: Int)
  }

  /// What is wrong.
  public let reason: Reason
  /// The byte where it is, from 0; the length of the text where something is missing at its end.
  public let offset: Int

  /// Makes an error.
  public init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// What is wrong, in words, to stand behind the value: `has more than 2 digits behind the point`.
  public var description: String {
    switch reason {
    case .empty: "is empty"
    case .unexpectedCharacter: "has a character at position \(offset + 1) that doesn't belong in a number"
    case .missingDigit: "lacks a digit at position \(offset + 1)"
    case .misplacedSeparator: "has a comma at position \(offset + 1) that doesn't separate three digits"
    case .tooManyDecimals(let limit): "has more than \(limit) digits behind the point"
    case .tooManyDigits(let limit): "has more than \(limit) digits"
    case .exponent: "is written with an exponent; write all digits"
    case .exponentTooLarge(let limit): "has an exponent beyond \(limit)"
    }
  }
}
