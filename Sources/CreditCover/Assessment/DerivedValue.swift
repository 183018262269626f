public import ExactDecimal
public import WorkingDays

/// What comes out of a step of a calculation.
public enum DerivedValue: Hashable, Sendable, Encodable {
  /// Pounds, exactly.
  case amount(ExactFraction)
  /// Percent, exactly.
  case percent(ExactFraction)
  /// Yes or no.
  case decision(Bool)
  /// A day.
  case date(CivilDate)

  /// Pounds, exactly.
  static func amount(_ amount: ExactDecimal) -> DerivedValue { .amount(ExactFraction(amount)) }

  /// For scripts: `16600.00`, `100/3`, `true`, `2025-04-28`.
  public var plain: String {
    switch self {
    case .amount(let amount):
      amount.decimal.map { Money.plain($0) } ?? amount.description
    case .percent(let percent): percent.description
    case .decision(let isSo): isSo ? "true" : "false"
    case .date(let date): date.description
    }
  }

  /// For people: `16,600.00`, `33.333… (100/3)`, `yes`, `Monday 28 April 2025`.
  public var shown: String {
    switch self {
    case .amount(let amount): Money.exact(amount)
    case .percent(let percent): "\(percent) %"
    case .decision(let isSo): isSo ? "yes" : "no"
    case .date(let date): date.words
    }
  }

  /// Writes the value as it is for scripts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(plain)
  }
}
