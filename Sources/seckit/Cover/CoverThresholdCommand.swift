import ArgumentParser
import CreditCover
import ExactDecimal
import Messages
import Reporting

struct CoverThresholdCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threshold",
    abstract: "Calculate the Credit Cover Threshold from an index, or show the published one.",
    discussion: """
      EXAMPLES:
        seckit cover threshold --base-index 99.5 --index 135.1
        seckit cover threshold --base-index 99.5 --index 135.1 --format json

      With --base-index and --index, prints the indexed amount, exact and rounded. Without them, prints the published \
      amount for the Regulatory Year; the built-in rule set contains no published thresholds.
      """)

  @Option(
    help: ArgumentHelp("The index in the base month, October 2014.", valueName: "number"),
    transform: { try ExactDecimal(parsing: $0) })
  var baseIndex: ExactDecimal?

  @Option(
    help: ArgumentHelp("The index in October before the Regulatory Year.", valueName: "number"),
    transform: { try ExactDecimal(parsing: $0) })
  var index: ExactDecimal?

  @OptionGroup(title: "Rules") var rules: CoverRuleOptions

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard (baseIndex == nil) == (index == nil) else { throw ValidationError("Give --base-index and --index together.") }
    for number in [baseIndex, index] {
      if let number, number.signum <= 0 { throw ValidationError("An index must be over 0, not \(number).") }
    }
  }

  func run() throws {
    let rules = try rules.inForce()
    let facts: FactSheet
    if let baseIndex, let index, let indexed = try IndexedThreshold(rules, baseIndex: baseIndex, index: index) {
      facts = FactSheet(indexed, on: rules)
    } else {
      do {
        facts = FactSheet(try rules.publishedThreshold(), on: rules)
      } catch RulesError.noThreshold(let year) {
        throw CommandError(
          "no Credit Cover Threshold is known for the Regulatory Year \(year); add it to published_thresholds of a rule set and"
            + " give that with --rules, or calculate it with --base-index and --index")
      }
    }
    try printing.write(facts)
  }
}
