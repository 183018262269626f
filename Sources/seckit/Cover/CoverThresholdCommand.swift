import ArgumentParser
import CreditCover
import ExactDecimal
import Files
import Messages
import Reporting
import Tables

struct CoverThresholdCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threshold",
    abstract: "Record the Credit Cover Threshold of a year, show it, or calculate it from an index.",
    discussion: """
      EXAMPLES:
        seckit cover threshold set 2025-26 2689 --source "an example" \\
            --thresholds thresholds.csv
        seckit cover threshold --base-index 99.5 --index 135.1

      A Party must provide Credit Support where its Credit Cover Requirement is over the threshold. The DCC publishes \
      the amount for each Regulatory Year. Without a subcommand, 'show' is meant.
      """,
    subcommands: [CoverThresholdShowCommand.self, CoverThresholdSetCommand.self],
    defaultSubcommand: CoverThresholdShowCommand.self)
}

struct CoverThresholdShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the Credit Cover Threshold of a year, or calculate it from an index.",
    discussion: """
      EXAMPLES:
        seckit cover threshold show --base-index 99.5 --index 135.1
        seckit cover threshold show --base-index 99.5 --index 135.1 --format json

      With --base-index and --index, prints the indexed amount, exact and rounded. Without them, prints the amount \
      that is recorded for the Regulatory Year; the built-in rule set contains no published thresholds.
      """)

  @Option(
    help: ArgumentHelp("The index in the base month, October 2014.", valueName: "number"),
    transform: { try ExactDecimal(parsing: $0) })
  var baseIndex: ExactDecimal?

  @Option(
    help: ArgumentHelp("The index in October before the Regulatory Year.", valueName: "number"),
    transform: { try ExactDecimal(parsing: $0) })
  var index: ExactDecimal?

  @OptionGroup var thresholds: ThresholdFileOption

  @OptionGroup(title: "Rules") var rules: CoverRuleOptions

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard (baseIndex == nil) == (index == nil) else { throw ValidationError("Give --base-index and --index together.") }
    for number in [baseIndex, index] {
      if let number, number.signum <= 0 { throw ValidationError("An index must be over 0, not \(number).") }
    }
    guard index == nil || thresholds.named == nil else {
      throw ValidationError("Give --index or --thresholds, not both.")
    }
  }

  func run() throws {
    let rules = try rules.inForce()
    if let baseIndex, let index, let indexed = try IndexedThreshold(rules, baseIndex: baseIndex, index: index) {
      return try printing.write(FactSheet(indexed, on: rules))
    }
    try printing.write(FactSheet(try thresholds.threshold(rules), on: rules))
  }
}

struct CoverThresholdSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Record the Credit Cover Threshold of a Regulatory Year.",
    discussion: """
      EXAMPLES:
        seckit cover threshold set 2025-26 2689 --source "an example" \\
            --thresholds thresholds.csv
        seckit cover threshold set 2025/26 2,689.00 --source "an example" \\
            --thresholds thresholds.csv

      Keeps one amount for each Regulatory Year, which begins on 1 April, in a CSV file. 'cover assess', 'explain', \
      'what-if' and 'threshold show' take the amount of their year from it and name the file. 'set' replaces an \
      amount that the file has for the year, and says so.
      """)

  @Argument(help: "The Regulatory Year, for example 2025-26.")
  var year: String

  @Argument(help: "The amount in pounds.", transform: { try ExactDecimal(parsing: $0, as: .pounds) })
  var amount: ExactDecimal

  @Option(help: ArgumentHelp("Where the amount is from, for example a letter and its date.", valueName: "text"))
  var source: String

  @OptionGroup var thresholds: ThresholdFileOption

  @OptionGroup var notices: QuietOption

  func validate() throws {
    guard RegulatoryYear.name(reading: year) != nil else {
      throw ValidationError("\(RegulatoryYear.refusal(of: year)).")
    }
    guard amount.signum >= 0 else { throw ValidationError("The amount can't be negative.") }
    guard thresholds.named != "-" else {
      throw ValidationError("--thresholds can't be -: the file is kept; name it.")
    }
    if let file = thresholds.named, let ending = FileEnding(file),
      ending.isOfOther || ending.isJSON || WorkbookLayout.isWorkbook(file)
    {
      throw ValidationError("--thresholds \(file.shownName): the file of thresholds is CSV; name it FILE.csv.")
    }
    guard (1...200).contains(trimmedSource.count), source.shown == source else {
      throw ValidationError("--source must have 1 to 200 characters, without control characters.")
    }
  }

  private var trimmedSource: String { String(CellText.trimmed(source)) }

  func run() throws {
    guard let year = RegulatoryYear.name(reading: year) else { return }
    let entry = ThresholdFile.Entry(year: year, amount: amount, source: trimmedSource)
    let (file, before) = try thresholds.record(entry)
    let replaced =
      before.map { "; it was \($0.amountText)" + ($0.source.isEmpty ? "" : " (\($0.source.shown))") } ?? ""
    StandardError.note("\(file.shownName): the threshold of \(year) is \(entry.amountText)\(replaced)")
  }
}
