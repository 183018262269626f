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

      --format json prints a rule set as --rules takes it (not of tables): change it and give it back, here or to the \
      commands that use it.

      'seckit cover rules' shows the rules of Credit Cover on any date, and 'seckit register rules' the rules that a register \
      was made with.

      \(ExitStatus.help(success: "the rules are printed", findings: nil))
      """)

  /// What there are rules of.
  enum Subject: String, ArgumentWord {
    case identifiers, cover, holidays, entry, tables
  }

  @Argument(help: "What to show. (default: the rule sets with their dates)")
  var subject: Subject?

  @OptionGroup var rules: RuleFileOptions

  @OptionGroup var printing: ListOptions

  func run() throws {
    if subject == .tables, !rules.files.isEmpty {
      throw CommandError("The tables have no rule set to replace; --map and --map-file name their columns.", .usage)
    }
    let subjects = subject.map(Self.subjects) ?? RuleSets.Subject.allCases
    // The roles of tasks are judged by the identifiers in use.
    let sets = try rules.read(subject == .entry ? subjects + [.identifiers] : subjects)
    if subjects.contains(.tasks) { _ = try sets.tasks.serving(sets.roles) }
    guard let subject else { return try printing.write(Self.overview(sets)) }
    if printing.chosen == .json, !printing.spreadsheet.isWorkbook, subject != .tables {
      let json = subjects.map(sets.json)
      return try AtomicOutput.write(RuleSetReader.file(of: json), to: printing.spreadsheet.output)
    }
    switch subject {
    case .identifiers: try printing.write(RuleListing(sets.identifiers.name, sets.identifiers.rows))
    case .cover: try printing.write(RulesReport(try sets.cover.inForce(on: Today.date), onlyUnverified: false))
    case .holidays: try printing.write(RuleListing(sets.holidays.name, sets.holidays.rows))
    case .entry:
      try printing.write(
        RuleListing("\(sets.entry.ruleSet); \(sets.tasks.name)", sets.entry.rows + sets.tasks.rows))
    case .tables: try printing.write(RuleListing("The tables that commands read", Self.tables.flatMap(\.rows)))
    }
  }

  private static func subjects(_ subject: Subject) -> [RuleSets.Subject] {
    switch subject {
    case .identifiers: [.identifiers]
    case .cover: [.cover]
    case .holidays: [.holidays]
    case .entry: [.entry, .tasks]
    case .tables: []
    }
  }

  /// Every table that a command reads, once.
  private static let tables: [TableSchema] =
    CoverAssessCommand.tables + CoverInterestCommand.tables + RegisterImportCommand.tables
    + [RequestTable.Kind.organisations, .ranges, .identifiers, .acceptances].map(\.schema)
    + Validate.tables + EntryTables.schemas + EntryChecklistCommand.tables + [WorkingDayBatch.schema]

  private static func overview(_ rules: RuleSets) -> Listing {
    let sets: [(subject: Subject, name: String)] = [
      (.identifiers, rules.identifiers.name), (.cover, rules.cover.name), (.holidays, rules.holidays.name),
      (.entry, rules.entry.ruleSet), (.entry, rules.tasks.name),
      (.tables, "the columns, headings and words of the tables that commands read"),
    ]
    return Listing(["subject", "rule_set"], sets.map { [$0.subject.rawValue, $0.name] }).sheet("Rule sets")
  }
}
