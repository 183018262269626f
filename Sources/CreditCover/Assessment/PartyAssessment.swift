public import ExactDecimal

/// What a Party must provide on a date, and whether it does.
public struct PartyAssessment: Sendable {
  /// The Party.
  public let party: Party
  /// Its Invoices.
  public let invoices: ArraySlice<Invoice>
  /// Its Credit Support.
  public let instruments: [InstrumentVerdict]
  /// Its Unsecured Credit Factor.
  public let creditFactor: CreditFactor
  /// The figures.
  public let figures: CreditCoverFigures
  /// What follows from them.
  public let result: CreditCoverResult
  /// The dates behind a shortfall; `nil` without one.
  public let dates: ShortfallDates?
  /// What a reader should know.
  public let notes: [AssessmentNote]

  /// Where the Party stands.
  public var status: CoverStatus {
    if !result.isOverThreshold { return .notRequired }
    return result.shortfall.isZero ? .covered : .shortfall
  }

  /// The Unsecured Credit Limit, rounded as the requirement is, in pounds.
  public var roundedLimit: ExactDecimal { figures.rounding.applied(to: result.unsecuredCreditLimit) }
}
