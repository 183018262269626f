import ExactDecimal

/// What changed for one Party since the last assessment, cause by cause. Each cause is applied to the figures that the ones
/// before it left, so that the parts add up to the whole exactly.
public struct Movement: Encodable, Sendable {
  /// A cause and what it changed.
  public struct Step: Encodable, Sendable {
    /// The cause.
    public let cause: MovementCause
    /// What it was, in words.
    public let detail: String
    /// What it changed.
    public let change: CoverChange
  }

  /// The Party.
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
          cause: .joined, detail: "not in the assessment before",
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
  public static func departed(_ previous: PreviousAssessment, now: Set<String>) -> [Movement] {
    previous.records.filter { !now.contains($0.party) }.map { record in
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
