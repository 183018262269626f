import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting
import Tables

struct RegisterDiffCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two registers, or two allocation lists (CSV or .xlsx).",
    discussion: """
      Organisations are compared: names and signifiers; kinds, ranges, states, past names and accession too, where both \
      sides have them, and else it says so. Of two registers identifiers too: their organisation, kind, roles and state.

      \(ExitStatus.help(success: "they are the same", findings: "they differ"))
      """)

  static let tables = [TableSchema.allocationList]

  @Argument(help: "The first register or list.", completion: .file())
  var first: String

  @Argument(help: "The second.", completion: .file())
  var second: String

  @OptionGroup(title: "Tables") var tables: TableOptions

  @OptionGroup var printing: ListOptions

  func run() throws {
    let (one, other) = try RegisterReading.comparable(first, second, reading: tables.reading(of: Self.tables))
    if one.identifiers != nil, other.identifiers != nil, let unused = tables.given {
      throw CommandError("\(unused) is about lists, and both are registers; leave it out")
    }
    var differences = RegisterDifference.between(one.listing, other.listing)
    if let some = one.identifiers, let others = other.identifiers {
      differences += RegisterDifference.between(some, others)
    } else if one.identifiers != nil || other.identifiers != nil {
      StandardError.write("seckit: only organisations are compared, since a list has no identifiers\n")
    }
    let columns = one.listing.notComparable(with: other.listing)
    if !columns.isEmpty {
      StandardError.write(
        "seckit: not compared, since a list has no such columns: \(columns.joined(separator: ", "))\n")
    }
    try printing.write(
      DifferenceReport(differences).listing.adding(
        notes: ["Before: \(first.shownName)", "After: \(second.shownName)"]
          + columns.map { "Not compared, since a list has no such column: \($0)" }))
    if !differences.isEmpty { throw ExitStatus.findings }
  }
}
