/// Which ways of writing a number are accepted.
public struct NumberStyle: Hashable, Sendable {
  /// A sign that may stand before the first digit, behind the minus: `£`.
  public var currencySign: String?
  /// Whether commas may stand between groups of three digits; then between all.
  public var allowsThousandsSeparators: Bool
  /// Whether a plus, a point without digits on one side, and an exponent as in `1.5E+3` may stand.
  public var allowsScientific: Bool
  /// The digits that may stand behind the point.
  public var scaleLimit: Int
  /// The digits that there may be.
  public var digitLimit: Int

  /// Makes a style.
  public init(
    currencySign: String? = nil, allowsThousandsSeparators: Bool = false, allowsScientific: Bool = false,
    scaleLimit: Int = 1_000, digitLimit: Int = 1_000
  ) {
    self.currencySign = currencySign
    self.allowsThousandsSeparators = allowsThousandsSeparators
    self.allowsScientific = allowsScientific
    self.scaleLimit = scaleLimit
    self.digitLimit = digitLimit
  }

  /// Digits, with a minus and a point where they are needed: `-1234.5`.
  public static let plain = NumberStyle()
  /// An amount in pounds and pence: `1234`, `-£1,234.50`.
  public static let pounds = NumberStyle(currencySign: "£", allowsThousandsSeparators: true, scaleLimit: 2)
  /// What Python's `decimal` and other programs print: `-1.5E+3`, `.5`.
  public static let scientific = NumberStyle(allowsScientific: true)
}
