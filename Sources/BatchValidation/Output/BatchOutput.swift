public import DelimitedText
public import Files
import IDAllocation
public import Reporting

/// Where the rows of a batch go, and how they are written. A ``BatchValidator`` without one only counts.
public struct BatchOutput {
  /// The file or stream that the rows are written to; committing it is the caller's part.
  public let file: OutputFile
  /// How a row is written: CSV passes it on with columns behind it, JSON and the table tell of it.
  public let format: TableFormat
  /// The terminal on which a table is read; counts for a table only.
  public let terminal: Terminal

  /// Called with the delimiter of the rows before any is written.
  let willWrite: (Delimiter) -> Void

  /// Makes an output. `terminal` counts for a table only. `willWrite` is called with the delimiter of the rows before any
  /// is written.
  public init(
    _ file: OutputFile, format: TableFormat, terminal: Terminal = .none,
    willWrite: @escaping (Delimiter) -> Void = { _ in }
  ) {
    self.file = file
    self.willWrite = willWrite
    self.format = format
    self.terminal = terminal
  }

  func sink(_ options: BatchOptions, _ judge: IdentifierJudge, manyInputs: Bool) -> any RowSink {
    switch format {
    case .csv: CSVRowSink(prefix: options.prefix, isLines: options.isLines)
    case .jsonl: JSONRowSink(array: false, options, judge)
    case .json: JSONRowSink(array: true, options, judge)
    case .table: TableRowSink(terminal, manyInputs: manyInputs)
    }
  }
}
