public import Files
public import Reporting

/// Where the rows of a batch go, and how they are written.
public struct BatchOutput {
  /// The file or stream that the rows are written to.
  public let file: OutputFile
  /// The format.
  public let format: TableFormat
  /// The terminal on which a table is read.
  public let terminal: Terminal

  /// Makes an output. `terminal` counts for a table only.
  public init(_ file: OutputFile, format: TableFormat, terminal: Terminal = .none) {
    self.file = file
    self.format = format
    self.terminal = terminal
  }

  func sink(_ options: BatchOptions, manyInputs: Bool) -> any RowSink {
    switch format {
    case .csv: CSVRowSink(prefix: options.prefix, format: options.recordFormat)
    case .jsonl: JSONRowSink(array: false)
    case .json: JSONRowSink(array: true)
    case .table: TableRowSink(terminal, manyInputs: manyInputs)
    }
  }
}
