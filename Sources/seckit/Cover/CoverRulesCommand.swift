import ArgumentParser
import CreditCover
import Files
import Messages
import Reporting

struct CoverRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Show the rules in force on a date, their sources, and which are unverified.",
    discussion: """
      EXAMPLES:
        seckit cover rules
        seckit cover rules --as-at 2025-04-17 --format csv

      Shows the rules in force on the date. --format json prints the whole rule set with all dates: change it and give it \
      back with --rules.
      """)

  @OptionGroup(title: "Rules") var rules: CoverRuleOptions

  @Flag(help: "Show only unverified rules; not available as JSON.")
  var unverified = false

  @Option(help: "The format; json is the rule set. (default: as the name of the file says, else table)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format)
    if unverified, spreadsheet.chosen(format) == .json {
      throw ValidationError("--format json shows the whole rule set; leave out --unverified.")
    }
  }

  func run() throws {
    let format = spreadsheet.chosen(format)
    guard format != .json else {
      let set = try rules.ruleSet()
      try AtomicOutput.write(set.json, to: spreadsheet.output)
      // A rule set that is read again has no place for it.
      if let source = set.file { StandardError.note("the rules are from \(source)") }
      return
    }
    let inForce = try rules.inForce()
    try spreadsheet.write(RulesReport(inForce, onlyUnverified: unverified), format)
  }
}
