import ArgumentParser
import CreditCover
import ExactDecimal
import WorkingDays

/// How Parties are assessed: shared by the commands that assess any.
struct CoverAssessorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The Credit Cover Threshold in pounds, instead of the one in the rule set for the Regulatory Year.",
      valueName: "amount"),
    transform: { try ExactDecimal(parsing: $0, as: .pounds) })
  var threshold: ExactDecimal?

  @Option(
    help: ArgumentHelp(
      "The date a Party with a shortfall is notified. (default: the assessment date)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var noticeDate: CivilDate?

  @Option(
    help: ArgumentHelp(
      "Warn about instruments that stop counting within this number of days (0 to 3660).", valueName: "days"))
  var warnDays = 30

  @OptionGroup(title: "Rules") var rules: CoverRuleOptions

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws {
    guard (0...3660).contains(warnDays) else {
      throw ValidationError("--warn-days must be from 0 to 3660, not \(warnDays).")
    }
    if let threshold, threshold.signum < 0 { throw ValidationError("--threshold can't be negative.") }
  }

  func assessor(_ rules: CreditCoverRules) throws -> CoverAssessor {
    CoverAssessor(
      rules: rules, threshold: try threshold.map { Threshold(given: $0) } ?? rules.publishedThreshold(),
      calendar: try calendar.chosen(), notice: noticeDate, warnDays: warnDays)
  }
}

extension PartyAssessment {
  /// Whether an instrument stops counting within the days of the warning.
  var hasExpiring: Bool { notes.contains { $0.code == .expiring } }
}
