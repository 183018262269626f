import ExactDecimal
import WorkingDays

/// Tries causes, one and two at a time, until the requirement is what was notified.
struct ExplanationSearch {
  private let assessment: PartyAssessment
  private let notified: ExactDecimal
  private let causes: [PossibleCause]
  /// Whether pairs of causes are tried where one is not enough: of nothing any sum is left, and a Party with very many
  /// Invoices would take long.
  let triesTwo: Bool

  /// The most Invoices of a Party of which pairs of causes are tried.
  private static let invoiceLimit = 10_000
  /// The most pairs of causes that are told.
  static let pairLimit = 3

  init(assessment: PartyAssessment, notified: ExactDecimal, rules: CreditCoverRules) {
    self.assessment = assessment
    self.notified = notified
    causes = PossibleCause.all(assessment, rules)
    triesTwo = notified.signum > 0 && assessment.invoices.count <= Self.invoiceLimit
  }

  /// The causes that are enough by themselves.
  func single(_ previous: PreviousAssessment?) -> [Reconciliation.Explanation] {
    var found: [Reconciliation.Explanation] = []
    var names: Set<String> = []
    for cause in causes where !names.contains(cause.name) && explain([cause]) {
      names.insert(cause.name)
      found.append(Reconciliation.Explanation(cause.code, cause.text))
    }
    if let previous, previous.record(of: assessment.party.signifier)?.requirement == notified {
      found.append(Reconciliation.Explanation(.earlierFigure, "the requirement of \(previous.asAt.displayText)"))
    }
    if notified.isZero, !assessment.result.isOverThreshold {
      found.append(
        Reconciliation.Explanation(.belowThreshold, "the requirement is not over the threshold, so nothing is notified")
      )
    }
    return found
  }

  /// The first pairs of causes that are enough together, one more than are told.
  func pairs() -> [Reconciliation.Explanation] {
    var found: [Reconciliation.Explanation] = []
    var names: Set<[String]> = []
    func add(_ one: PossibleCause, _ other: PossibleCause) {
      guard one.subject != other.subject, found.count <= Self.pairLimit, explain([one, other]),
        names.insert([one.name, other.name]).inserted
      else { return }
      found.append(
        Reconciliation.Explanation(.twoCauses, "\(one.text), and \(other.text)", causes: [one.code, other.code]))
    }
    let others = causes.enumerated().filter { $0.element.added == nil }
    for (place, other) in others {
      for (second, cause) in causes.enumerated() where cause.added != nil || second > place {
        // In the order in which they apply.
        second < place ? add(cause, other) : add(other, cause)
        guard found.count <= Self.pairLimit else { return found }
      }
    }
    addInvoices(add)
    return found
  }

  /// Pairs of Invoices and payments: the second is what the first lacks, so that it is looked up and not searched.
  private func addInvoices(_ add: (PossibleCause, PossibleCause) -> Void) {
    let sums = causes.filter { $0.added != nil }
    guard sums.count > 1 else { return }
    let figures = assessment.figures
    let exact = ExactFraction(figures.valueAtRisk) - figures.unsecuredCreditLimit
    let missing = notified - figures.rounding.applied(to: exact)
    var places: [ExactDecimal: [Int]] = [:]
    for (place, cause) in sums.enumerated() {
      guard let added = cause.added else { continue }
      for first in (places[missing - added] ?? []).prefix(Self.pairLimit + 2) { add(sums[first], cause) }
      places[added, default: []].append(place)
    }
  }

  /// Whether the requirement is what was notified if the causes are as they say.
  private func explain(_ causes: [PossibleCause]) -> Bool {
    var figures = assessment.figures
    for cause in causes { cause.figures?(&figures) }
    let requirement = CreditCoverResult(figures).requirement
    return causes.reduce(requirement) { amount, cause in cause.outcome.map { $0(amount) } ?? amount } == notified
  }
}
