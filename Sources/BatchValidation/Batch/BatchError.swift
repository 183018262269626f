public import DelimitedText
public import Files
public import Messages
import Reporting
import Tables

/// What a ``BatchValidator`` throws: why a batch could not be finished. `name` is the name of the input, as messages
/// call it.
public enum BatchError: UserError, Hashable, Sendable {
  /// The input can't be read on: the file or its text fails.
  case input(TextError)
  /// The output can't be written, or its reader has gone.
  case output(FileError)
  /// The input is empty: there is no record that could name the columns.
  case noHeader(name: String)
  /// The column asked for is not there. `columns` are those that are there, none without a header; `width` is their
  /// number.
  case noColumn(name: String, wanted: ColumnSelector, columns: [String], width: Int)
  /// There is nothing on the line, from 1, that should be the header.
  case noHeaderRow(name: String, line: Int)
  /// The header is not where it is expected, or two mappings are of one column: what is said of it.
  case wrongHeader(name: String, String)
  /// More than one column, of these numbers from 1, has the name asked for.
  case doubledColumn(name: String, column: String, numbers: [Int])
  /// No column has a name by which the identifier's is found; perhaps one looks like it.
  case noObviousColumn(name: String, likely: LikelyColumn?, columns: [String], width: Int)
  /// Two headings name one column; the first is in the column of this letter.
  case repeatedColumn(name: String, column: String, first: String, second: String, letter: String)
  /// A mapping names a column that there is not, or a heading that the input has not.
  case unusedMapping(name: String, String, columns: [String], width: Int)
  /// The input already has a column of the name of an added one.
  case nameTaken(name: String, column: String)
  /// A later input has another delimiter than the first: the rows would not be one table.
  case otherDelimiter(name: String, first: String)
  /// The header of a later input differs from the header of the first, whose name is `first`.
  case otherHeader(name: String, first: String)
  /// The header has `count` columns, more than ``BatchOptions/limits`` takes.
  case tooManyColumns(name: String, count: Int, limit: Int)
  /// The header is longer than a record may be, `limit` in bytes.
  case overlongHeader(name: String, limit: Int)
  /// The header has text after a closing quote, at this place.
  case brokenHeader(TextPosition)
  /// The header has a carriage return without a line feed behind it, at this place.
  case carriageReturnInHeader(TextPosition)
  /// More rows, or more pairs of Party and role, than duplicates can be told apart for.
  case tooMuchForDuplicates(String)
  /// There is no memory for the search for duplicates, which needs this number of bytes more.
  case noMemoryForDuplicates(bytes: Int)

  /// Which input, what is wrong and what to do.
  public var description: String {
    switch self {
    case .input(let error): error.description
    case .output(let error): error.description
    case .noHeader(let name):
      "\(name): is empty: it does not even have a header; give the right file, or --lines or --no-header for a file without one"
    case .noColumn(let name, let wanted, let columns, let width):
      "\(name): has no column \(wanted); \(Self.list(columns, width))"
    case .doubledColumn(let name, let column, let numbers):
      "\(name): the column \"\(column.shown)\" appears \(numbers.count) times, as numbers"
        + " \(Self.joined(numbers.map(String.init))); choose it by its number"
    case .noHeaderRow(let name, let line):
      "\(name): \(TableReading.blankHeader(line))"
    case .wrongHeader(let name, let words): "\(name): \(words)"
    case .noObviousColumn(let name, let likely, let columns, let width):
      "\(name): can't tell which column has the identifier; "
        + (likely.map { "'\($0.heading.shown)' is probably meant; give \($0.option); " } ?? "choose it with --column; ")
        + "\(Self.list(columns, width))\(Self.delimiterHint(columns))"
    case .repeatedColumn(let name, let column, let first, let second, let letter):
      first == second
        ? "\(name): the column '\(first.shown)' appears twice; leave one out, or choose with --map \(column)=\(letter)"
        : "\(name): the columns '\(first.shown)' and '\(second.shown)' are both the \(column); leave one out, or choose with --map \(column)=\(letter)"
    case .unusedMapping(let name, let mapping, let columns, let width):
      "\(name): --map \(mapping.shown): no such column or heading; --columns lists the columns;"
        + " \(Self.list(columns, width))"
    case .nameTaken(let name, let column):
      "\(name): already has a column \"\(column.shown)\"; choose a prefix for the added columns, for example --prefix check_"
    case .otherDelimiter(let name, let first):
      "\(name): its delimiter differs from the delimiter of \(first); check files with other delimiters in a separate run"
    case .otherHeader(let name, let first):
      "\(name): its header differs from the header of \(first); check files with other columns in a separate run"
    case .tooManyColumns(let name, let count, let limit):
      "\(name): has \(count) columns, more than the limit of \(limit)"
    case .overlongHeader(let name, let limit):
      "\(name): its header is longer than \(limit) bytes, the limit of a record; check that it is text with LF or CRLF line ends"
    case .brokenHeader(let position):
      "\(position): text after the closing quote of a column name; double every quote inside the name"
    case .carriageReturnInHeader(let position):
      "\(position): a carriage return without a line feed in the header; end it like the other lines, or put the"
        + " name in quotes"
    case .noMemoryForDuplicates(let bytes):
      "not enough memory to find duplicates, which needs \(bytes.grouped) bytes more; close other programs, raise the limit"
        + " (ulimit -v), split the batch or give --duplicates ignore"
    case .tooMuchForDuplicates(let what):
      "\(what): too many to search for duplicates; split the batch or give --duplicates ignore"
    }
  }

  /// Whether the reader of the output has gone: then nothing is told.
  public var isSilent: Bool { if case .output(let error) = self { error.isSilent } else { false } }

  private static func list(_ columns: [String], _ width: Int) -> String {
    guard !columns.isEmpty else { return "it has \(width.counted("column")) and no header" }
    let shown = columns.prefix(20).enumerated().map {
      "\($0.offset + 1) \($0.element.isEmpty ? "(no name)" : $0.element.shown)"
    }
    return "its columns are: \(shown.joined(separator: ", "))\(columns.count > 20 ? ", …" : "")"
  }

  /// A question, where the only column has a name that holds what other files have between their columns.
  private static func delimiterHint(_ columns: [String]) -> String {
    guard let likely = Delimiter.likely(inOnlyColumn: columns) else { return "" }
    return "; the file looks \(likely)-separated; use --delimiter \(likely)"
  }

  private static func joined(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
