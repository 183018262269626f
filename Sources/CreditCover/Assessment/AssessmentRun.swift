import ExactDecimal
import Threads
public import WorkingDays

/// The assessment of all Parties of a set of inputs, with what it is compared to.
public struct AssessmentRun: Sendable {
  /// How Parties are assessed.
  public let assessor: CoverAssessor
  /// What they are assessed from.
  public let inputs: CoverInputs
  /// What the DCC has notified; `nil` where that is not compared.
  public let notified: NotifiedAmounts?
  /// The last assessment; `nil` where nothing is compared with it.
  public let previous: PreviousAssessment?

  /// A run in which nobody is assessed yet: see ``assess(_:)``.
  public init(
    assessor: CoverAssessor, inputs: CoverInputs, notified: NotifiedAmounts? = nil, previous: PreviousAssessment? = nil
  ) {
    self.assessor = assessor
    self.inputs = inputs
    self.notified = notified
    self.previous = previous
  }

  /// One Party with what it is compared to.
  public struct Row: Sendable {
    /// What the Party must provide, and whether it does.
    public let assessment: PartyAssessment
    /// How that compares to what the DCC has notified; `nil` where it has notified nothing.
    public let reconciliation: Reconciliation?
    /// What changed since the last assessment; `nil` where there is none to compare with.
    public let movement: Movement?
  }

  /// Assesses the Party at a place among the inputs. Throws where a shortfall's dates are beyond the calendar.
  public func row(_ index: Int) throws(WorkingDayError) -> Row {
    let assessment = try assessor.assess(index, of: inputs)
    return Row(
      assessment: assessment,
      reconciliation: notified?[index].map {
        Reconciliation(of: assessment, notified: $0, rules: assessor.rules, previous: previous)
      },
      movement: previous.map { Movement(of: assessment, since: $0, rules: assessor.rules) })
  }

  /// How many Parties a thread assesses at once.
  private static let share = 128

  /// Assesses all Parties, and hands them on in order, on the caller's thread, as soon as they are known, so that none need
  /// be kept. Throws what `each` throws, and a `WorkingDayError` where a shortfall's dates are beyond the calendar.
  public func assess(threads: Int = 1, _ each: (Row) throws -> Void = { _ in }) throws -> RunSummary {
    var summary = RunSummary(self)
    let count = inputs.parties.count
    try inOrder((count + Self.share - 1) / Self.share, threads: threads) { share in
      (share * Self.share..<min(count, (share + 1) * Self.share)).map { index in
        Result { () throws(WorkingDayError) in try row(index) }
      }
    } each: { rows in
      for row in rows {
        let row = try row.get()
        summary.add(row, assessor: assessor)
        try each(row)
      }
    }
    summary.add(departed: departed)
    return summary
  }

  /// The rules in force with another value than in the last assessment.
  var changedRules: [String] { previous?.changedRules(now: assessor.rules) ?? [] }

  /// The Parties of the last assessment that are no longer there.
  package var departed: [Movement] {
    // Where one Party alone is assessed, the others have not gone.
    guard inputs.only == nil else { return [] }
    return previous.map { Movement.departed($0, now: inputs.parties.map(\.signifier)) } ?? []
  }
}

/// What a run found, once it is over.
public struct RunSummary: Sendable {
  /// What all Parties add up to.
  public private(set) var totals = CoverTotals()
  /// What changed since the last assessment.
  public private(set) var movement = MovementTotals()
  /// Parties for which the DCC has notified something, and those for which that is not our requirement.
  public private(set) var notified = (compared: 0, different: 0)
  /// What explains the amounts that the DCC has notified otherwise.
  public private(set) var causes = ReconciliationTotals()
  /// Parties that are on one side of a comparison only.
  public private(set) var unmatched = UnmatchedParties()
  /// The unverified rules that a result rests on, in the order of their first use.
  public private(set) var unverified: [CitedRule] = []
  /// The Parties of the last assessment that are no longer there.
  public private(set) var departed: [Movement] = []
  private var names: Set<String> = []
  private var kinds: Set<AssessmentKind> = []

  private let hasNotified: Bool

  /// Nothing yet of a run.
  init(_ run: AssessmentRun) {
    hasNotified = run.notified != nil
    unmatched.notifiedOnly = run.notified?.others ?? []
  }

  /// Adds a Party.
  mutating func add(_ row: AssessmentRun.Row, assessor: CoverAssessor) {
    totals.add(row.assessment)
    if let movement = row.movement {
      self.movement.add(movement)
      if movement.steps.first?.cause == .joined { unmatched.joined.append(movement.party) }
    }
    if hasNotified, row.reconciliation == nil { unmatched.notNotified.append(row.assessment.party.signifier) }
    if let reconciliation = row.reconciliation {
      notified.compared += 1
      if !reconciliation.difference.isZero { notified.different += 1 }
      causes.add(reconciliation)
    }
    // There are many Parties but few kinds of them: all Parties of one kind rest on the same rules.
    guard kinds.insert(AssessmentKind(row.assessment)).inserted else { return }
    for rule in assessor.rulesUsed(by: row.assessment) where rule.isUnverified && names.insert(rule.name).inserted {
      unverified.append(rule)
    }
  }

  /// Adds Parties of the last assessment that are no longer there.
  mutating func add(departed: [Movement]) {
    self.departed = departed
    for movement in departed {
      self.movement.add(movement)
      unmatched.departed.append(movement.party)
    }
  }
}

/// What decides which rules an assessment rests on.
struct AssessmentKind: Hashable {
  let method: ValueAtRiskMethod
  /// Whether a rating or a score gives the Unsecured Credit Factor.
  let factor: Int
  /// A bit for each kind of Credit Support.
  let support: Int
  let isShort: Bool

  init(_ assessment: PartyAssessment) {
    method = assessment.figures.method
    factor =
      switch assessment.creditFactor.basis {
      case .rating: 1
      case .score: 2
      case .nothing: 0
      }
    support = assessment.instruments.reduce(0) { bits, verdict in
      switch verdict.instrument.kind {
      case .bankGuarantee: bits | 1
      case .letterOfCredit: bits | 2
      case .cashDeposit: bits | 4
      }
    }
    isShort = assessment.dates != nil
  }
}
