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
        Without it, the one column named id, user_id, eui64, eui-64 or identifier, in any case.
        """, valueName: "name|number"))
  var column: ColumnSelector?

  @Option(
    help: ArgumentHelp(
      "The column of the Party (else: party, party_signifier or signifier; then organisation_number).",
      valueName: "name|number"))
  var partyColumn: ColumnSelector?

  @Option(
    help: ArgumentHelp("The column of the User Role (else: role, roles or user_role).", valueName: "name|number"))
  var roleColumn: ColumnSelector?

  @Flag(help: "The first row is data, not the names of the columns.")
  var noHeader = false

  @Option(
    help: ArgumentHelp(
      "The character between two fields, or its name: comma, semicolon, tab, pipe, space, colon.",
      valueName: "character"))
  var delimiter: Delimiter = .comma

  @Option(
    help: "The encoding of the text: utf-8, utf-16 or windows-1252. (default: as the bytes show; gzip is unpacked)")
  var encoding: TableEncoding?

  @Option(
    help: ArgumentHelp(
      "The sheet of a workbook, by its name or its number from 1. (default: the one that has rows)",
      valueName: "name|number"))
  var sheet: String?

  /// What the options say of how a file is opened.
  var reading: TableReading {
    var reading = TableReading()
    (reading.encoding, reading.sheet) = (encoding, sheet)
    return reading
  }

  var options: BatchOptions {
    var options = BatchOptions()
    options.recordFormat = lines ? .lines : .delimited(delimiter)
    options.hasHeader = !noHeader && !lines
    options.column = column
    options.partyColumn = partyColumn
    options.roleColumn = roleColumn
    return options
  }

  /// What is said of an input that was read without finding a row: no error, but hardly what was meant.
  func remark(onEmpty name: String) -> String {
    lines || noHeader ? "\(name): is empty, there is nothing to check" : "\(name): has a header, but no rows to check"
  }

  func check() throws {
    guard lines else { return }
    let unused =
      column != nil
      ? "--column"
      : partyColumn != nil
        ? "--party-column"
        : roleColumn != nil
          ? "--role-column" : noHeader ? "--no-header" : delimiter != .comma ? "--delimiter" : nil
    if let unused { throw ValidationError("--lines has no columns, so \(unused) does not go with it.") }
  }
}
