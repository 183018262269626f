import AllocationRegister
import ArgumentParser
import Files
import Reporting

/// `seckit register diff`: what differs between two registers or lists.
struct RegisterDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two registers, or two allocation lists (CSV).",
    discussion: """
      Organisations are compared: names, ranges, signifiers, states. Of two registers identifiers too: their organisation, \
      kind, roles and state.

      Exit status: 0 they are the same; 1 they differ; 2 one can't be read; 64 the command line is wrong.
      """)

  @Argument(help: "The first register or list.")
  var first: String

  @Argument(help: "The second.")
  var second: String

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  func run() throws {
    let (one, other) = (try RegisterReading.comparable(first), try RegisterReading.comparable(second))
    var differences = RegisterDifference.between(one.listing, other.listing)
    if let some = one.identifiers, let others = other.identifiers {
      differences += RegisterDifference.between(some, others)
    } else if one.identifiers != nil || other.identifiers != nil {
      StandardError.write("seckit: only organisations are compared, since a list has no identifiers\n")
    }
    try WholeText.write(DifferenceText(differences).text(format))
    if !differences.isEmpty { throw ExitCode(RunStatus.findings.rawValue) }
  }
}
