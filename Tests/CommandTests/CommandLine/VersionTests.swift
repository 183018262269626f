import CreditCover
import IDAllocation
import TestSupport
import Testing
import UserEntry
import WorkingDays

/// `--version`: what was built, and the rules in it.
@Suite struct VersionTests {
  @Test func versionCommitAndRulesAreTold() throws {
    let outcome = try run("--version")
    #expect(outcome.line(0) == "seckit 0.1.0")
    #expect(outcome.line(1).wholeMatch(of: /commit: (not recorded|[0-9a-f]{40}(, with changes)?)/) != nil)
    #expect(
      Array(outcome.lines.dropFirst(2))
        == [
          IdentifierRules.builtIn.name, CreditCoverRuleSet.builtIn.name, BankHolidays.builtIn.name,
          EntryRules.builtIn.ruleSet, TaskGraph.builtIn.name,
        ].map { "rules: \($0)" })
    #expect(outcome.errors.isEmpty && outcome.ending == .exit(0))
  }

  @Test func commandsHaveTheSameVersion() throws {
    let version = try run("--version").text
    #expect(try run("cover", "assess", "--version").text == version)
  }

  /// Each rule set says of what date it is.
  @Test func rulesHaveADate() throws {
    for line in try run("--version").lines where line.hasPrefix("rules: ") {
      #expect(line.wholeMatch(of: /rules: seckit [A-Za-z ]+, [0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil, "\(line)")
    }
  }
}
