import ArgumentParser
import CreditCover
import WorkingDays

/// The assessment date: shared by the commands of Credit Cover that are about a date.
struct AssessmentDateOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The assessment date; the rules in force on it are used. (default: today)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asAt: CivilDate?

  /// The date, as typed or today.
  var date: CivilDate { asAt ?? Today.date }
}

/// Which rules of Credit Cover are in force, and on which date: shared by the commands that need no calendar.
struct CoverRuleOptions: ParsableArguments {
  @OptionGroup var day: AssessmentDateOption

  @OptionGroup var files: RuleFileOptions

  func ruleSet() throws -> CreditCoverRuleSet { try files.read([.cover]).cover }

  /// The rules in force on the date.
  func inForce() throws -> CreditCoverRules { try ruleSet().inForce(on: day.date) }
}
