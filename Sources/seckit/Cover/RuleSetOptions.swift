import ArgumentParser
import CreditCover
import Crypto
import Files
import Messages
import WorkingDays

/// Which rule set holds: shared by all commands of Credit Cover.
struct RuleSetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A rule set to use instead of the built-in one, in the format of 'seckit cover rules --format json'.",
      valueName: "file"))
  var rules: String?

  func ruleSet() throws -> CreditCoverRuleSet {
    guard let path = rules else { return .builtIn }
    return try WholeFile.parsed(path, limit: CreditCoverRuleSet.sizeLimit) { bytes in
      let sum = SHA256.hash(data: bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
      return try CreditCoverRuleSet(json: bytes, from: RulesFile(file: path, sha256: sum))
    }
  }

  func inForce(on date: CivilDate) throws -> CreditCoverRules { try ruleSet().inForce(on: date) }
}

/// Which rules are in force, and on which date: shared by the commands of Credit Cover that are about a date.
struct CoverRuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The assessment date; the rules in force on it are used. (default: today)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asAt: CivilDate?

  @OptionGroup var set: RuleSetOptions

  /// The rules in force on the date, as typed or of today.
  func inForce() throws -> CreditCoverRules { try set.inForce(on: asAt ?? Today.date) }
}
