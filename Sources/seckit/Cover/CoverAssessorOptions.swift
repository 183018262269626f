import ArgumentParser
import CreditCover
import ExactDecimal
import WorkingDays

/// How Parties are assessed: shared by the commands that assess any.
struct CoverAssessorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The Credit Cover Threshold in pounds, instead of the one that is recorded for the Regulatory Year.",
      valueName: "amount"),
    transform: { try ExactDecimal(parsing: $0, as: .pounds) })
  var threshold: ExactDecimal?

  @OptionGroup var thresholds: ThresholdFileOption

  @Option(
    help: ArgumentHelp(
      "The date a Party with a shortfall is notified. (default: the assessment date)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var noticeDate: CivilDate?

  @Option(
    help: ArgumentHelp(
      "Warn about instruments that stop counting within this number of days (0 to 3660).", valueName: "days"))
  var warnDays = 30

  @OptionGroup(title: "Rules") var day: AssessmentDateOption

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  func validate() throws {
    guard (0...3660).contains(warnDays) else {
      throw ValidationError("--warn-days must be from 0 to 3660, not \(warnDays).")
    }
    if let threshold, threshold.signum < 0 { throw ValidationError("--threshold can't be negative.") }
    guard threshold == nil || thresholds.named == nil else {
      throw ValidationError("Give --threshold or --thresholds, not both.")
    }
  }

  /// The rules in force on the assessment date, and the calendar.
  func rules() throws -> (CreditCoverRules, WorkingDayCalendar) { try rules(of: sets()) }

  func rules(of sets: RuleSets) throws -> (CreditCoverRules, WorkingDayCalendar) {
    (try sets.cover.inForce(on: day.date), try calendar.chosen(sets))
  }

  func sets() throws -> RuleSets { try calendar.rules.read([.cover, .holidays]) }

  /// The threshold of the Regulatory Year of another day, as it is recorded; `nil` where it is not.
  func threshold(of sets: RuleSets, on day: CivilDate) throws -> Threshold? {
    do {
      return try thresholds.threshold(sets.cover.inForce(on: day))
    } catch RulesError.noThreshold {
      return nil
    }
  }

  func assessor(_ rules: CreditCoverRules, _ calendar: WorkingDayCalendar) throws -> CoverAssessor {
    CoverAssessor(
      rules: rules, threshold: try threshold.map { Threshold(given: $0) } ?? thresholds.threshold(rules),
      calendar: calendar, notice: noticeDate, warnDays: warnDays)
  }
}

extension PartyAssessment {
  /// Whether an instrument stops counting within the days of the warning.
  var hasExpiring: Bool { notes.contains { $0.code == .expiring } }
}
