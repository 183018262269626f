import AllocationRegister
import ArgumentParser
import BatchValidation
import CreditCover
import Files
import IDAllocation
import Messages
import Reporting
import Tables
import UserEntry
import WorkingDayBatch
import WorkingDays

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Show the rule data that answers rest on, each value with its source and how sure we are of it.",
    discussion: """
      EXAMPLES:
        seckit rules
        seckit rules identifiers
        seckit rules holidays --format csv -o holidays.csv

      'seckit cover rules' shows the rules of Credit Cover on any date, and 'seckit register rules' the rules that a register \
      was made with.

      \(ExitStatus.help(success: "the rules are printed", findings: nil))
      """)

  /// What there are rules of.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case identifiers, cover, holidays, entry, tables
  }

  @Argument(help: "What to show. (default: the rule sets with their dates)")
  var subject: Subject?

  @OptionGroup var printing: ListOptions

  func run() throws {
    guard let subject else { return try printing.write(Self.overview) }
    switch subject {
    case .identifiers: try printing.write(RuleListing(IdentifierRules.builtIn.name, IdentifierRules.builtIn.rows))
    case .cover:
      try printing.write(RulesReport(try CreditCoverRuleSet.builtIn.inForce(on: Today.date), onlyUnverified: false))
    case .holidays: try printing.write(RuleListing(BankHolidays.builtIn.name, BankHolidays.builtIn.rows))
    case .entry:
      try printing.write(
        RuleListing(
          "\(EntryRules.builtIn.ruleSet); \(TaskGraph.builtIn.name)", EntryRules.builtIn.rows + TaskGraph.builtIn.rows))
    case .tables: try printing.write(RuleListing("The tables that commands read", Self.tables.flatMap(\.rows)))
    }
  }

  /// Every table that a command reads, once.
  private static let tables: [TableSchema] =
    CoverAssessCommand.tables + CoverInterestCommand.tables + RegisterImportCommand.tables
    + [RequestTable.Kind.organisations, .ranges, .identifiers, .acceptances].map(\.schema)
    + Validate.tables + EntryTables.schemas + EntryChecklistCommand.tables + [WorkingDayBatch.schema]

  private static var overview: Listing {
    let sets: [(subject: Subject, name: String)] = [
      (.identifiers, IdentifierRules.builtInName), (.cover, CreditCoverRuleSet.builtInName),
      (.holidays, BankHolidays.builtInName), (.entry, EntryRules.builtInName), (.entry, TaskGraph.builtInName),
      (.tables, "the columns, headings and words of the tables that commands read"),
    ]
    return Listing(["subject", "rule_set"], sets.map { [$0.subject.rawValue, $0.name] }).sheet("Rule sets")
  }
}
