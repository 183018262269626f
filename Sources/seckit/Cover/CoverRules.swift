import ArgumentParser
import CreditCover
import Glibc
import Reporting

/// `seckit cover rules`: the rules, where they come from, and how sure we are.
struct CoverRules: ParsableCommand {
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

  func validate() throws {
    if unverified, format == .json { throw ValidationError("As JSON the rule set is shown as a whole.") }
  }

  func run() throws {
    let terminal = Terminal.behind(descriptor: STDOUT_FILENO, environment: ProcessEnvironment.current)
    guard format != .json else {
      try WholeText.write(try rules.set.ruleSet().json)
      return
    }
    let inForce = try rules.inForce()
    try WholeText.write(RulesText(inForce, onlyUnverified: unverified).text(format, terminal: terminal))
  }
}
