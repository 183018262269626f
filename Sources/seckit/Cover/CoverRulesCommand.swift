import ArgumentParser
import CreditCover
import Files
import Messages
import Reporting

struct CoverRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Show the rules in force on a date, their sources, and which are unverified.",
    discussion: """
      As JSON the whole rule set with all dates, to be changed and given to --rules; else the rules in force on the date.
      """)

  @OptionGroup(title: "Rules") var rules: CoverRuleOptions

  @Flag(help: "Show only rules that are unverified; not as JSON.")
  var unverified = false

  @Option(help: "The format: table, csv, json (the rule set) or jsonl.")
  var format: TableFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format)
    if unverified, format == .json { throw ValidationError("As JSON the rule set is shown as a whole.") }
  }

  func run() throws {
    guard format != .json else {
      let set = try rules.set.ruleSet()
      try AtomicOutput.write(set.json)
      // A rule set that is to be read again has no place for it.
      if let source = set.file { StandardError.write("seckit: the rules are from \(source)\n") }
      return
    }
    let inForce = try rules.inForce()
    try spreadsheet.write(RulesReport(inForce, onlyUnverified: unverified), format)
  }
}
