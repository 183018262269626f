import ArgumentParser
import BatchValidation
import DelimitedText
import Tables

/// How the input of `seckit validate` divides into rows and columns.
struct ValidateInputOptions: ParsableArguments {
  @Flag(help: "Read one identifier per line instead of CSV.")
  var lines = false

  @Option(
    help: ArgumentHelp(
      "The identifier's column, by name or number from 1.",
      discussion: """
        (default: the only column named id, User ID, EUI-64 or similar; --columns lists the names)
        """, valueName: "name|number"))
  var column: ColumnSelector?

  @Option(
    help: ArgumentHelp(
      "The Party's column. (default: party, Party Signifier or similar; then organisation_number)",
      valueName: "name|number"))
  var partyColumn: ColumnSelector?

  @Option(
    help: ArgumentHelp("The User Role's column. (default: role, User Role or similar)", valueName: "name|number"))
  var roleColumn: ColumnSelector?

  @Flag(help: "The first row is data, not a header.")
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

  /// Whether the columns are searched for by their headings.
  var isSearched: Bool { !lines && !noHeader }

  /// What is said of an input that was read without finding a row: no error, but hardly what was meant.
  func remark(onEmpty name: String) -> String {
    lines || noHeader
      ? "\(name): is empty, so there is nothing to check" : "\(name): has a header, but no rows to check"
  }

  func check() throws {
    let isChosen: [(key: String, value: Bool)] = [
      ("--column", column != nil), ("--party-column", partyColumn != nil), ("--role-column", roleColumn != nil),
      ("--no-header", noHeader), ("--delimiter", table.delimiter.concern(BatchColumns.schema.name)),
    ]
    if lines, let unused = (isChosen + table.ofHeader(of: BatchColumns.schema)).first(where: \.value)?.key {
      throw ValidationError("\(unused) does not go with --lines, which has no columns.")
    }
    if noHeader, let unused = table.ofHeader(of: BatchColumns.schema).first(where: \.value)?.key {
      throw ValidationError("\(unused) needs a header; leave out --no-header.")
    }
  }
}
