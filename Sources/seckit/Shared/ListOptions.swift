public import ArgumentParser
public import Reporting

/// How a list is printed: shared by the commands that print one, in every format.
struct ListOptions: ParsableArguments {
  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws { try spreadsheet.check(format) }

  func write(_ report: some ListReport) throws { try spreadsheet.write(report, format) }
}

extension Terminal {
  /// The terminal that shows what is written to a file, or to standard output where none is named.
  static func showing(_ output: String?) -> Terminal {
    output == nil ? .behind(descriptor: 1, environment: ProcessEnvironment.current) : .none
  }
}

extension TableFormat: ExpressibleByArgument {
  /// Reads a format; `text` is another word for the table, which `seckit workdays` and `seckit entry explain` had first.
  public init?(argument: String) { self.init(rawValue: argument == "text" ? "table" : argument) }
}
