public import DelimitedText
public import Files
public import Messages
import Reporting

/// Why a batch of dates could not be finished.
public enum WorkingDayBatchError: UserError, Hashable, Sendable {
  /// The input can't be read on.
  case input(TextError)
  /// The output can't be written.
  case output(FileError)
  /// There is no record that could name the columns.
  case noHeader(String)
  /// The header is over the limit on records, or has text after a closing quote.
  case brokenHeader(String)
  /// The column asked for is not there, or there more than once.
  case noColumn(name: String, ColumnSelector, columns: [String])
  /// No column, or more than one, is plainly that of the dates.
  case noObviousColumn(name: String, columns: [String])
  /// A mapping names no column or no heading of the input.
  case unusedMapping(name: String, String, columns: [String])
  /// The name of the column of the dates is a date itself.
  case dateInHeader(name: String, String)
  /// Dates contradict each other in the order of day and month.
  case dates(name: String, String)
  /// Two headings name the column.
  case doubledColumn(name: String, String, String)
  /// The input has a column with the name of one that is to be added.
  case nameTaken(name: String, column: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .input(let error): error.description
    case .output(let error): error.description
    case .noHeader(let name): "\(name): is empty, not even a header is in it"
    case .brokenHeader(let name): "\(name): its header can't be read; is it CSV, with LF or CRLF line ends?"
    case .noColumn(let name, let wanted, let columns):
      "\(name): has no column \(wanted), or more than one; its columns are: \(Self.list(columns))"
    case .noObviousColumn(let name, let columns):
      "\(name): no column, or more than one, is plainly that of the dates; choose it with --column; its columns are: "
        + Self.list(columns)
    case .unusedMapping(let name, let mapping, let columns):
      "\(name): --map \(mapping.shown): no such column, or no such heading; --columns lists what is read; its columns are: "
        + Self.list(columns)
    case .dateInHeader(let name, let date):
      "\(name): the first row, which is to name the columns, has the date \(date); if it is data, give --no-header"
    case .dates(let name, let words): "\(name): \(words)"
    case .doubledColumn(let name, let first, let second):
      "\(name): the columns '\(first.shown)' and '\(second.shown)' are the same; choose one by its number with --column"
    case .nameTaken(let name, let column):
      "\(name): already has a column \"\(column.shown)\"; choose a prefix for the columns that are added, as --prefix check_"
    }
  }

  /// Nothing is told where the reader of the output has gone.
  public var isSilent: Bool { if case .output(let error) = self { error.isSilent } else { false } }

  private static func list(_ columns: [String]) -> String {
    columns.prefix(20).enumerated().map { "\($0.offset + 1) \($0.element.shown)" }.joined(separator: ", ")
      + (columns.count > 20 ? ", …" : "")
  }
}
