public import ExactDecimal

/// The figures that a Credit Cover Requirement rests on, once Invoices are added up and rules are looked up. Pounds, but
/// for percentages.
public struct CreditCoverFigures: Hashable, Sendable {
  /// How the Value at Risk is found.
  public var method: ValueAtRiskMethod
  /// What is unpaid of all Invoices; negative where credit notes are more.
  public var unpaid: ExactDecimal
  /// Charges that are estimated until the next Invoice.
  public var estimate: ExactDecimal
  /// One month's Invoice.
  public var monthlyInvoice: ExactDecimal
  /// Percent that are added to the monthly Invoice.
  public var uplift: ExactDecimal
  /// The Maximum Credit Value.
  public var maximumCreditValue: ExactDecimal
  /// The Unsecured Credit Factor, in percent.
  public var creditFactor: ExactFraction
  /// How the requirement is rounded.
  public var rounding: RoundingInstruction
  /// The Credit Cover Threshold.
  public var threshold: ExactDecimal
  /// The Credit Support that counts.
  public var counted: ExactDecimal

  /// The Value at Risk (J3.3).
  public var valueAtRisk: ExactDecimal {
    switch method {
    case .itemised: unpaid + estimate
    case .uplift: monthlyInvoice * (ExactDecimal(100) + uplift) * ExactDecimal(1, scale: 2)
    }
  }

  /// The Unsecured Credit Limit (J3.3A), exactly.
  public var unsecuredCreditLimit: ExactFraction {
    ExactFraction(maximumCreditValue * ExactDecimal(1, scale: 2)) * creditFactor
  }
}

/// What follows from figures, in pounds. Exact, but for the requirement, which is rounded once, by the rule.
public struct CreditCoverResult: Hashable, Sendable {
  /// The Value at Risk (J3.3).
  public let valueAtRisk: ExactDecimal
  /// The Unsecured Credit Limit (J3.3A), not rounded.
  public let unsecuredCreditLimit: ExactFraction
  /// The Credit Cover Requirement (J3.2), not rounded.
  public let exactRequirement: ExactFraction
  /// The Credit Cover Requirement, rounded.
  public let requirement: ExactDecimal
  /// Whether the requirement is over the Credit Cover Threshold.
  public let isOverThreshold: Bool
  /// The Credit Support that the Party must provide (J3.1).
  public let required: ExactDecimal
  /// How much of that the Credit Support lacks; 0 where it is enough.
  public let shortfall: ExactDecimal
  /// How much Credit Support there is beyond it; 0 where it is not enough.
  public let excess: ExactDecimal

  /// Calculates what a Party must provide from its figures.
  public init(_ figures: CreditCoverFigures) {
    valueAtRisk = figures.valueAtRisk
    unsecuredCreditLimit = figures.unsecuredCreditLimit
    exactRequirement = max(.zero, ExactFraction(valueAtRisk) - unsecuredCreditLimit)
    requirement = figures.rounding.applied(to: exactRequirement)
    isOverThreshold = requirement > figures.threshold
    required = isOverThreshold ? requirement : .zero
    let missing = required - figures.counted
    shortfall = max(.zero, missing)
    excess = max(.zero, -missing)
  }
}
