import ArgumentParser
import CreditCover
import WorkingDays

/// Which rules hold, on which date: shared by the commands of Credit Cover that are about a date.
struct CoverRuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The date of the result, whose rules hold. (default: today)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asAt: CivilDate?

  @OptionGroup var set: RuleSetOptions

  /// The rules that hold on the date, as typed or of today.
  func inForce() throws -> CreditCoverRules { try set.inForce(on: asAt ?? Today.date) }
}
