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
      EXAMPLES:
        seckit register diff Fixtures/examples/old.db Fixtures/examples/r.db
        seckit register diff Fixtures/examples/list.csv Fixtures/examples/r.db

      Compares the names and signifiers of organisations, and their kinds, ranges, states, past names and accession if both \
      sides have them; a note lists what could not be compared. Compares identifiers too (lists need --identifiers): their \
      organisation, and their kind, roles and state if both sides have them.

      \(ExitStatus.help(success: "they are the same", findings: "they differ"))
      """)

  static let tables = [TableSchema.allocationList, .identifierList]

  @Argument(help: "The first register or list.", completion: .file())
  var first: String

  @Argument(help: "The second register or list.", completion: .file())
  var second: String

  @Option(
    help: ArgumentHelp(
      "The identifiers of a list, in the format of 'import --identifiers'; may be repeated: once for each list, in the same order.",
      valueName: "file"), completion: .file())
  var identifiers: [String] = []

  @OptionGroup(title: "Tables") var tables: TableOptions<RegisterLists>

  @OptionGroup(title: "Rules") var rules: RuleFileOptions

  @OptionGroup var printing: ListOptions

  func run() throws {
    let read = identifiers.isEmpty ? [.allocationList] : Self.tables
    let (one, other) = try RegisterReading.comparable(
      first, second, identifiers: identifiers, reading: tables.reading(of: read, among: Self.tables),
      given: tables.given, rules.read([.identifiers]).identifiers)
    var differences = RegisterDifference.between(one.listing, other.listing)
    if let some = one.identifiers, let others = other.identifiers {
      let common = one.columns.intersection(other.columns)
      differences += RegisterDifference.between(some, others, columns: common)
      let missing = AllocationListReader.optionalIdentifierColumns.subtracting(common).sorted()
      if !missing.isEmpty {
        StandardError.note(
          "not compared, because a list of identifiers lacks the columns: \(missing.joined(separator: ", "))")
      }
    } else if one.identifiers != nil || other.identifiers != nil {
      StandardError.note(
        "only organisations are compared, because a list has no identifiers; give them as --identifiers")
    }
    let columns = one.listing.notComparable(with: other.listing)
    if !columns.isEmpty {
      StandardError.note("not compared, because a list lacks the columns: \(columns.joined(separator: ", "))")
    }
    try printing.write(
      DifferenceReport(differences).listing.adding(
        notes: ["Before: \(first.shownName)", "After: \(second.shownName)"]
          + columns.map { "Not compared, because a list lacks the column: \($0)" }))
    if !differences.isEmpty { throw ExitStatus.findings }
  }
}
