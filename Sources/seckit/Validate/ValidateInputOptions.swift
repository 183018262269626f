import ArgumentParser
import BatchValidation
import DelimitedText
import Tables

/// How the input of `seckit validate` divides into rows and columns.
struct ValidateInputOptions: ParsableArguments {
  @Flag(help: "One identifier a line, no CSV.")
  var lines = false

  @Option(
    help: ArgumentHelp(
      "The column of the identifier, by its name or its number from 1.",
      discussion: """
        Without it, the one column named id, User ID, EUI-64 or the like; --columns lists the names.
        """, valueName: "name|number"))
  var column: ColumnSelector?

  @Option(
    help: ArgumentHelp(
      "The column of the Party (else: party, Party Signifier or the like; then organisation_number).",
      valueName: "name|number"))
  var partyColumn: ColumnSelector?

  @Option(
    help: ArgumentHelp("The column of the User Role (else: role, User Role or the like).", valueName: "name|number"))
  var roleColumn: ColumnSelector?

  @Flag(help: "The first row is data, not the names of the columns.")
  var noHeader = false

  @OptionGroup var table: TableLayoutOptions<BatchAndLists>

  /// How the batch is read; what is said of the lists beside it is still in its reading.
  func options(beside lists: [TableSchema]) throws -> BatchOptions {
    var options = BatchOptions()
    options.isLines = lines
    options.hasHeader = !noHeader && !lines
    let batch = BatchColumns.schema
    options.reading = try table.reading(
      of: [batch] + lists, among: [batch] + AllocationOptions.allLists, called: AllocationOptions.listNames, main: batch
    ).of(batch)
    options.column = column
    options.partyColumn = partyColumn
    options.roleColumn = roleColumn
    return options
  }

  /// Whether the columns are looked for by their headings.
  var isSearched: Bool { !lines && !noHeader }

  /// What is said of an input that was read without finding a row: no error, but hardly what was meant.
  func remark(onEmpty name: String) -> String {
    lines || noHeader ? "\(name): is empty, there is nothing to check" : "\(name): has a header, but no rows to check"
  }

  func check() throws {
    let isChosen: [(key: String, value: Bool)] = [
      ("--column", column != nil), ("--party-column", partyColumn != nil), ("--role-column", roleColumn != nil),
      ("--no-header", noHeader), ("--delimiter", table.delimiter.concern(BatchColumns.schema.name)),
    ]
    if lines, let unused = (isChosen + table.ofHeader(of: BatchColumns.schema)).first(where: \.value)?.key {
      throw ValidationError("--lines has no columns, so \(unused) does not go with it.")
    }
    if noHeader, let unused = table.ofHeader(of: BatchColumns.schema).first(where: \.value)?.key {
      throw ValidationError("\(unused) is about a header, so --no-header does not go with it.")
    }
  }
}
