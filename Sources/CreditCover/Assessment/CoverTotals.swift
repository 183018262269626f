public import ExactDecimal

/// What the assessments of many Parties add up to. Pounds.
public struct CoverTotals: Hashable, Sendable {
  /// The number of Parties by status.
  public private(set) var counts: [CoverStatus: Int] = [:]
  /// Unpaid Invoices.
  public private(set) var unpaid = ExactDecimal.zero
  /// Estimated Charges.
  public private(set) var estimate = ExactDecimal.zero
  /// Value at Risk.
  public private(set) var valueAtRisk = ExactDecimal.zero
  /// Unsecured Credit Limits, each rounded.
  public private(set) var unsecuredCreditLimit = ExactDecimal.zero
  /// Credit Cover Requirements, each rounded.
  public private(set) var requirement = ExactDecimal.zero
  /// Credit Support that must be provided.
  public private(set) var required = ExactDecimal.zero
  /// Credit Support that counts.
  public private(set) var counted = ExactDecimal.zero
  /// Shortfalls.
  public private(set) var shortfall = ExactDecimal.zero
  /// Excesses.
  public private(set) var excess = ExactDecimal.zero
  /// Unpaid Invoices by how long they are past their due dates.
  public private(set) var ageing = Ageing()
  /// What was paid beyond Invoices.
  public private(set) var overpaid = ExactDecimal.zero
  /// What is unpaid of disputed Invoices, counted or not.
  public private(set) var disputed = ExactDecimal.zero

  /// Nothing.
  public init() {}

  /// The number of Parties.
  public var parties: Int { counts.values.reduce(0, +) }

  /// The number of Parties of a status.
  public func count(_ status: CoverStatus) -> Int { counts[status] ?? 0 }

  /// Adds a Party.
  public mutating func add(_ assessment: PartyAssessment) {
    counts[assessment.status, default: 0] += 1
    unpaid += assessment.figures.unpaid
    estimate += assessment.figures.estimate
    valueAtRisk += assessment.result.valueAtRisk
    unsecuredCreditLimit += assessment.roundedLimit
    requirement += assessment.result.requirement
    required += assessment.result.required
    counted += assessment.figures.counted
    shortfall += assessment.result.shortfall
    excess += assessment.result.excess
    ageing.add(assessment.ageing)
    overpaid += assessment.sums.overpaid
    disputed += assessment.sums.disputed
  }
}
