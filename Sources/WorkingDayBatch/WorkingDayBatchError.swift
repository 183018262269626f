public import DelimitedText
public import Files
public import Messages
import Reporting

/// What ``WorkingDayBatch/answer(_:willWrite:)`` throws: why a batch of dates could not be finished. `name` is the name
/// of the input, as messages call it.
public enum WorkingDayBatchError: UserError, Hashable, Sendable {
  /// The input can't be read on: the file or its text fails.
  case input(TextError)
  /// The output can't be written, or its reader has gone.
  case output(FileError)
  /// The input of this name is empty: there is no record that could name the columns.
  case noHeader(String)
  /// The header is not where it is expected, or two mappings are of one column: what is said of it.
  case wrongHeader(name: String, String)
  /// The header of the input of this name is over the limit on records, or has text after a closing quote.
  case brokenHeader(String)
  /// The column that was asked for is not there, or is there more than once; `columns` are those that are there.
  case noColumn(name: String, ColumnSelector, columns: [String])
  /// No column was asked for, and none, or more than one, is plainly the column of the dates; `columns` are those that
  /// are there.
  case noObviousColumn(name: String, columns: [String])
  /// `--map` names no column that is read, or no heading of the input; `columns` are those that are there.
  case unusedMapping(name: String, String, columns: [String])
  /// The heading of the column of the dates is itself a date, so that the first row is probably not a header.
  case dateInHeader(name: String, String)
  /// Dates contradict each other in the order of day and month: which two, and what to do.
  case dates(name: String, String)
  /// Two headings, which are named, are both headings of one column that is read.
  case doubledColumn(name: String, String, String)
  /// The input already has a column of the name of an added one.
  case nameTaken(name: String, column: String)

  /// Which input, what is wrong and what to do.
  public var description: String {
    switch self {
    case .input(let error): error.description
    case .output(let error): error.description
    case .noHeader(let name): "\(name): is empty: it does not even have a header; give the right file"
    case .wrongHeader(let name, let words): "\(name): \(words)"
    case .brokenHeader(let name): "\(name): its header can't be read; check that it is CSV with LF or CRLF line ends"
    case .noColumn(let name, let wanted, let columns):
      "\(name): has no column \(wanted), or several; its columns are: \(Self.list(columns))"
    case .noObviousColumn(let name, let columns):
      "\(name): can't tell which column has the dates; choose it with --column; its columns are: "
        + Self.list(columns)
    case .unusedMapping(let name, let mapping, let columns):
      "\(name): --map \(mapping.shown): no such column or heading; --columns lists the columns; the file's columns are: "
        + Self.list(columns)
    case .dateInHeader(let name, let date):
      "\(name): the first row should name the columns but has the date \(date); if it is data, give --no-header"
    case .dates(let name, let words): "\(name): \(words)"
    case .doubledColumn(let name, let first, let second):
      "\(name): the columns '\(first.shown)' and '\(second.shown)' are both the date; choose one by its number with --column"
    case .nameTaken(let name, let column):
      "\(name): already has a column \"\(column.shown)\"; choose a prefix for the added columns, for example --prefix check_"
    }
  }

  /// Whether the reader of the output has gone: then nothing is told.
  public var isSilent: Bool { if case .output(let error) = self { error.isSilent } else { false } }

  private static func list(_ columns: [String]) -> String {
    columns.prefix(20).enumerated().map { "\($0.offset + 1) \($0.element.shown)" }.joined(separator: ", ")
      + (columns.count > 20 ? ", …" : "")
  }
}
