import ExactDecimal
import Messages
import WorkingDays

/// An assessment as it appears in JSON: complete enough to be compared with the next one.
struct PartyRecord: Codable, Sendable {
  let party: String
  let name: String
  let method: ValueAtRiskMethod
  let unpaid: ExactDecimal
  let estimate: ExactDecimal
  let monthlyInvoice: ExactDecimal
  let uplift: ExactDecimal
  let valueAtRisk: ExactDecimal
  let maximumCreditValue: ExactDecimal
  let creditFactor: ExactFraction
  let creditFactorBasis: String
  let unsecuredCreditLimit: ExactDecimal
  let requirement: ExactDecimal
  let requirementUnrounded: ExactFraction
  let rounding: RoundingInstruction
  let threshold: ExactDecimal
  let overThreshold: Bool
  let required: ExactDecimal
  let counted: ExactDecimal
  let shortfall: ExactDecimal
  let excess: ExactDecimal
  let status: CoverStatus
  let actionBy: CivilDate?
  let breachNotice: CivilDate?
  let eventOfDefault: CivilDate?
  let coveredUntil: CivilDate?
  /// By the names of the bands; `nil` in an assessment from before they were kept.
  let ageing: [String: ExactDecimal]?
  /// Percent; `nil` where no support is needed or none counts, and in an assessment from before they were kept.
  let headroom: ExactDecimal?
  let coverUsed: ExactDecimal?
  let headroomLevel: HeadroomLevel?
  /// Pounds; `nil` in an assessment from before they were kept.
  let overpaid: ExactDecimal?
  let disputed: ExactDecimal?
  let notes: [Note]
  let invoices: [InvoiceRecord]
  let instruments: [InstrumentRecord]
  /// The ratings by agency; `nil` in an assessment from before they were kept.
  let ratings: [String: String]?
  let score: Int?

  enum CodingKeys: String, CodingKey {
    case party, name, method, unpaid, estimate
    case monthlyInvoice = "monthly_invoice"
    case uplift
    case valueAtRisk = "value_at_risk"
    case maximumCreditValue = "maximum_credit_value"
    case creditFactor = "credit_factor"
    case creditFactorBasis = "credit_factor_basis"
    case unsecuredCreditLimit = "unsecured_credit_limit"
    case requirement
    case requirementUnrounded = "requirement_unrounded"
    case rounding, threshold
    case overThreshold = "over_threshold"
    case required, counted, shortfall, excess, status
    case actionBy = "action_by"
    case breachNotice = "breach_notice"
    case eventOfDefault = "event_of_default"
    case coveredUntil = "covered_until"
    case notes, invoices, instruments, ratings, score, ageing, headroom, overpaid, disputed
    case coverUsed = "cover_used"
    case headroomLevel = "headroom_level"
  }

  struct Note: Codable, Sendable {
    let code: String
    let text: String
  }

  struct InvoiceRecord: Codable, Sendable {
    let invoice: String
    let gross: ExactDecimal
    let paid: ExactDecimal
    /// `nil` where it is not disputed.
    let disputed: Bool?
    /// Whether it is part of the Value at Risk; `nil` where it is.
    let counted: Bool?

    /// What of it is part of the Value at Risk.
    var atRisk: ExactDecimal { counted == false ? .zero : gross - paid }
    /// What of it would be, but is not.
    var leftOut: ExactDecimal { counted == false ? gross - paid : .zero }
  }

  struct InstrumentRecord: Codable, Sendable {
    let instrument: String
    let kind: SupportKind
    let amount: ExactDecimal
    let isCounted: Bool
    let failed: [InstrumentTest]
    let expires: CivilDate?
    let countsUntil: CivilDate?
    /// The ratings of the issuer; `nil` in an assessment from before they were kept.
    let ratings: [String: String]?
    let state: InstrumentState?

    enum CodingKeys: String, CodingKey {
      case instrument, kind, amount
      case isCounted = "counted"
      case failed, expires
      case countsUntil = "counts_until"
      case ratings, state
    }
  }

  init(_ assessment: PartyAssessment) {
    let figures = assessment.figures
    let result = assessment.result
    party = assessment.party.signifier
    name = assessment.party.name
    method = figures.method
    unpaid = Money.exactly(figures.unpaid)
    estimate = Money.exactly(figures.estimate)
    monthlyInvoice = Money.exactly(figures.monthlyInvoice)
    uplift = figures.uplift
    valueAtRisk = Money.exactly(result.valueAtRisk)
    maximumCreditValue = Money.exactly(figures.maximumCreditValue)
    creditFactor = figures.creditFactor
    creditFactorBasis = assessment.creditFactor.basis.description
    unsecuredCreditLimit = Money.exactly(assessment.roundedLimit)
    requirement = Money.exactly(result.requirement)
    requirementUnrounded = result.exactRequirement
    rounding = figures.rounding
    threshold = Money.exactly(figures.threshold)
    overThreshold = result.isOverThreshold
    required = Money.exactly(result.required)
    counted = Money.exactly(figures.counted)
    shortfall = Money.exactly(result.shortfall)
    excess = Money.exactly(result.excess)
    status = assessment.status
    actionBy = assessment.dates?.actionBy
    breachNotice = assessment.dates?.breachNotice
    eventOfDefault = assessment.dates?.eventOfDefault
    coveredUntil = assessment.lapse?.coveredUntil
    ageing = assessment.ageing.byName
    headroom = assessment.headroom.map { Money.exactly($0) }
    coverUsed = assessment.coverUsed.map { Money.exactly($0) }
    headroomLevel = assessment.headroomLevel
    overpaid = Money.exactly(assessment.sums.overpaid)
    disputed = Money.exactly(assessment.sums.disputed)
    notes = assessment.notes.map { Note(code: $0.code.rawValue, text: $0.text) }
    invoices = assessment.invoices.map {
      InvoiceRecord(
        invoice: $0.number, gross: Money.exactly($0.gross), paid: Money.exactly($0.paid),
        disputed: $0.isDisputed ? true : nil, counted: $0.isCounted ? nil : false)
    }
    instruments = assessment.instruments.map {
      InstrumentRecord(
        instrument: $0.instrument.name, kind: $0.instrument.kind, amount: Money.exactly($0.instrument.amount),
        isCounted: $0.isCounted, failed: $0.failed, expires: $0.instrument.expires, countsUntil: $0.countsUntil,
        ratings: Self.symbols($0.instrument.ratings), state: $0.instrument.state)
    }
    ratings = Self.symbols(assessment.party.ratings)
    score = assessment.party.score
  }

  private static func symbols(_ ratings: [CreditRating]) -> [String: String] {
    Dictionary(ratings.map { ($0.agency.rawValue, $0.symbol) }) { first, _ in first }
  }

  /// The figures from which the result can be worked out again.
  var figures: CreditCoverFigures {
    CreditCoverFigures(
      method: method, unpaid: unpaid, estimate: estimate, monthlyInvoice: monthlyInvoice, uplift: uplift,
      maximumCreditValue: maximumCreditValue, creditFactor: creditFactor, rounding: rounding, threshold: threshold,
      counted: counted)
  }

  /// What no assessment has, in words: a number that is not in its range, or a name that appears twice; `nil` where
  /// there is nothing of that kind.
  var fault: String? {
    if creditFactor < .zero || creditFactor > ExactFraction(100) {
      return "its credit_factor, \(creditFactor.description.shown), is not from 0 to 100"
    }
    if let score, !ScoreTable.scores.contains(score) { return "its score, \(score), is not from 0 to 100" }
    let amounts = [
      ("estimate", estimate), ("monthly_invoice", monthlyInvoice), ("uplift", uplift),
      ("maximum_credit_value", maximumCreditValue), ("threshold", threshold), ("counted", counted),
    ]
    if let (figure, amount) = amounts.first(where: { $1.signum < 0 }) {
      return "its \(figure), \(amount.description.shown), is negative"
    }
    return Self.repeated(invoices.map(\.invoice)).map { "Invoice '\($0.shown)' appears twice" }
      ?? Self.repeated(instruments.map(\.instrument)).map { "the instrument '\($0.shown)' appears twice" }
  }

  private static func repeated(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }
}
