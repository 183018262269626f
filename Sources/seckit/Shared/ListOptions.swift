import ArgumentParser
public import Reporting

/// How a list is printed: shared by the commands that print one, in every format.
struct ListOptions: ParsableArguments {
  @Option(help: "The format. (default: as the name of the file says, else table)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws { try spreadsheet.check(format) }

  /// The format of the list.
  var chosen: TableFormat { spreadsheet.chosen(format) }

  func write(_ report: some ListReport) throws { try spreadsheet.write(report, chosen) }
}

extension Terminal {
  /// The terminal that shows what is written to a file, or to standard output where none is named.
  static func showing(_ output: String?) -> Terminal {
    output == nil ? .behind(descriptor: 1, environment: ProcessEnvironment.current) : .none
  }
}

extension TableFormat: ArgumentWord {}
