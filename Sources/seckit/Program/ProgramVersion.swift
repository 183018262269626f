import CProgram
import CreditCover
import IDAllocation
import UserEntry
import WorkingDays

/// What `--version` says: the version, the commit, and the rule sets with their dates.
enum ProgramVersion {
  /// The name and the version. Each release has a new one.
  static let line = "seckit 0.1.0"

  /// All of it, a line each.
  static var text: String {
    let commit = String(cString: seckit_commit()).replacing("+", with: ", with changes")
    let rules = [
      IdentifierRules.builtInName, CreditCoverRuleSet.builtInName, BankHolidays.builtInName, EntryRules.builtInName,
      TaskGraph.builtInName,
    ]
    return
      ([line, "commit: \(commit.isEmpty ? "not recorded" : commit)"] + rules.map { "rules: \($0)" })
      .joined(separator: "\n")
  }
}
