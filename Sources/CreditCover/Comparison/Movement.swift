import ExactDecimal
import Tables

/// What changed for one Party since the last assessment, cause by cause. Each cause is applied to the figures that the ones
/// before it left, so that the parts add up to the whole exactly.
public struct Movement: Encodable, Sendable {
  /// A cause and what it changed.
  public struct Step: Encodable, Sendable {
    /// Why the figures changed.
    public let cause: MovementCause
    /// What it was: the rule, the Invoice or the instrument, for people.
    public let detail: String
    /// By how much the figures changed.
    public let change: CoverChange
  }

  /// The signifier of the Party.
  public let party: String
  /// The causes, in the order of ``MovementCause``.
  public let steps: [Step]

  /// All changes together.
  public var total: CoverChange { steps.reduce(CoverChange()) { $0 + $1.change } }

  private static let nothing = CreditCoverFigures(
    method: .itemised, unpaid: .zero, estimate: .zero, monthlyInvoice: .zero, uplift: .zero, maximumCreditValue: .zero,
    creditFactor: .zero, rounding: RoundingInstruction(scale: 2, rule: .halfUp), threshold: .zero, counted: .zero)

  /// What changed for a Party since the last assessment.
  public init(of assessment: PartyAssessment, since previous: PreviousAssessment, rules: CreditCoverRules) {
    party = assessment.party.signifier
    guard let old = previous.record(of: party) else {
      steps = [
        Step(
          cause: .joined, detail: "not in the earlier assessment",
          change: CoverChange(from: Self.nothing, to: assessment.figures))
      ]
      return
    }
    let new = PartyRecord(assessment)
    var builder = MovementBuilder(
      old: old, new: new, rules: RuleMovement(old: old, new: new, previous: previous, rules: rules))
    steps = builder.steps()
  }

  /// The Parties of the last assessment that are no longer there.
  public static func departed(_ previous: PreviousAssessment, now: some Sequence<String>) -> [Movement] {
    let present = Set(now.map { TableKey($0) })
    return previous.records.filter { !present.contains(TableKey($0.party)) }.map { record in
      Movement(
        party: record.party,
        steps: [
          Step(
            cause: .left, detail: "no longer in the parties file",
            change: CoverChange(from: record.figures, to: Self.nothing))
        ])
    }
  }

  private init(party: String, steps: [Step]) {
    self.party = party
    self.steps = steps
  }
}

/// Why a Party's figures changed since the last assessment. The raw values are stable.
public enum MovementCause: String, CaseIterable, Encodable, Sendable {
  /// The Party was not there.
  case joined
  /// The Party is no longer there.
  case left
  /// The rules, of a file or of another date; the detail names the rule.
  case rules
  /// Invoices that are new or changed, and the monthly Invoice.
  case charges
  /// The estimate of Charges.
  case estimate
  /// Payments; an Invoice that is no longer listed counts as paid.
  case payment
  /// Disputed and overpaid Invoices that the rules leave out.
  case leftOut = "left-out"
  /// The method of the Value at Risk.
  case method
  /// The Maximum Credit Value, or the Unsecured Credit Factor.
  case limit
  /// How amounts are rounded.
  case rounding
  /// The Credit Cover Threshold.
  case threshold
  /// An instrument is new.
  case instrumentAdded = "instrument-added"
  /// An instrument counts again.
  case instrumentRestored = "instrument-restored"
  /// The amount of an instrument changed.
  case instrumentChanged = "instrument-changed"
  /// An instrument no longer counts.
  case instrumentLapsed = "instrument-lapsed"
  /// An instrument that counted is no longer listed.
  case instrumentWithdrawn = "instrument-withdrawn"
}

/// What changed for all Parties together, by cause.
public struct MovementTotals: Sendable {
  private var byCause: [MovementCause: (parties: Int, change: CoverChange)] = [:]

  /// No change.
  public init() {}

  /// Adds what changed for one Party.
  public mutating func add(_ movement: Movement) {
    for cause in Set(movement.steps.map(\.cause)) { byCause[cause, default: (0, CoverChange())].parties += 1 }
    for step in movement.steps {
      let sum = byCause[step.cause, default: (0, CoverChange())]
      byCause[step.cause] = (sum.parties, sum.change + step.change)
    }
  }

  /// The causes that changed something, with the number of Parties and the change.
  public var rows: [(cause: MovementCause, parties: Int, change: CoverChange)] {
    MovementCause.allCases.compactMap { cause in byCause[cause].map { (cause, $0.parties, $0.change) } }
  }

  /// All changes together.
  public var total: CoverChange { byCause.values.reduce(CoverChange()) { $0 + $1.change } }
}
