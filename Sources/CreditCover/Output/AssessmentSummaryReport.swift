import ExactDecimal
import Messages
import Reporting
import WorkingDays

/// What a run found, in a few lines for standard error.
package struct AssessmentSummaryReport {
  private let run: AssessmentRun
  private let summary: RunSummary
  private let isToday: Bool

  /// Of a run that is over; `isToday` where nobody gave its date.
  package init(_ run: AssessmentRun, _ summary: RunSummary, isToday: Bool) {
    self.run = run
    self.summary = summary
    self.isToday = isToday
  }

  /// The lines, folded to a width.
  package func text(width: Int = Terminal.standardWidth) -> String {
    lines.flatMap { hanging($0, rest: 2, width: width) }.endedLines
  }

  /// The lines, as long as they are.
  package var lines: [String] {
    let assessor = run.assessor
    let totals = summary.totals
    var lines = [
      "As at \(assessor.asAt.displayText)\(isToday ? " (today)" : ""), Regulatory Year \(assessor.rules.regulatoryYear.name),"
        + " Credit Cover Threshold \(Money.pounds(assessor.threshold.amount)) (\(assessor.threshold.rule.reference.source))",
      "\(totals.parties.counted("Party", "Parties")): \(totals.count(.shortfall)) short,"
        + (totals.count(.lapsing) > 0 ? " \(totals.count(.lapsing)) lapsing," : "")
        + " \(totals.count(.covered)) covered, \(totals.count(.notRequired)) not required; required"
        + " \(Money.pounds(totals.required)), counted \(Money.pounds(totals.counted)), shortfall \(Money.pounds(totals.shortfall))",
    ]
    if run.notified != nil {
      lines.append(
        "The DCC has notified \(summary.notified.compared) of them, \(summary.notified.different) with another amount")
    }
    let causes = summary.causes.rows.map {
      "\($0.cause) \(Money.change($0.difference)) (\($0.parties.counted("Party", "Parties")))"
    }
    if !causes.isEmpty { lines.append("Differences by cause: \(causes.joined(separator: ", "))") }
    lines += summary.unmatched.sentences
    if run.inputs.invoicesFile == nil { lines.append("No --invoices were given: nothing is unpaid") }
    if run.inputs.supportFile == nil { lines.append("No --support was given: no Credit Support is counted") }
    lines.append("Rules: \(assessor.rules.ruleSetText)")
    return lines + (CitedRule.unverifiedText(summary.unverified).map { [$0] } ?? [])
  }

  /// A warning where the dates of a shortfall rest on bank holidays that may be incomplete; `nil` without one.
  package var warning: String? {
    guard summary.totals.count(.shortfall) > 0, case .success(let dates) = run.assessor.shortfallDates else {
      return nil
    }
    return run.assessor.calendar.warning(for: dates.eventOfDefault)
  }
}

extension CitedRule {
  /// What a reader is told of unverified rules; `nil` where there are none.
  static func unverifiedText(_ rules: [CitedRule]) -> String? {
    guard !rules.isEmpty else { return nil }
    let names = rules.map { $0.name + ($0.confidence.map { " (\($0))" } ?? "") }
    return
      "Unverified: \(names.joined(separator: ", ")); the DCC's notice is binding; 'seckit cover rules' shows the sources"
  }
}
