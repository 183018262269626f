/// What is wrong with a table, a row or a value. The same code means the same in all commands. Modules add codes of their
/// own subject as static members; the raw values are stable.
public struct TableCode: RawRepresentable, Hashable, Sendable, Encodable {
  /// The code as scripts read it: `not-a-date`. It never changes.
  public let rawValue: String

  /// A code of a module's own subject. The text is of small letters and hyphens, and never changes.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The file has no header and no row.
  public static let emptyFile = TableCode(rawValue: "empty-file")
  /// The file can't be read on from here.
  public static let unreadableText = TableCode(rawValue: "unreadable-text")
  /// A file that begins like JSON is not an array of objects, nor objects, one per line.
  public static let invalidJSON = TableCode(rawValue: "invalid-json")
  /// A value of JSON is neither a text nor, where one may be, a whole number.
  public static let invalidJSONValue = TableCode(rawValue: "invalid-json-value")
  /// The file has more rows or bytes than are taken.
  public static let tooManyRows = TableCode(rawValue: "too-many-rows")
  /// A required column is missing.
  public static let missingColumn = TableCode(rawValue: "missing-column")
  /// Two headings name one column.
  public static let repeatedColumn = TableCode(rawValue: "repeated-column")
  /// A heading looks like a misspelt column, or holds what only a known column should hold; or `--map` names a column that does not exist.
  public static let unknownColumn = TableCode(rawValue: "unknown-column")
  /// An option does not fit the file, such as `--sheet` for CSV.
  public static let unusedOption = TableCode(rawValue: "unused-option")
  /// A line of a file of mappings is not a mapping.
  public static let invalidMapping = TableCode(rawValue: "invalid-mapping")
  /// The header appears again further down, as in files that were put together.
  public static let repeatedHeader = TableCode(rawValue: "repeated-header")
  /// A row says that it is a total and does not add up, or is a subtotal further up.
  public static let totalRow = TableCode(rawValue: "total-row")
  /// A row has another number of fields than the header.
  public static let raggedRow = TableCode(rawValue: "ragged-row")
  /// A row is over the limit.
  public static let overlongRow = TableCode(rawValue: "overlong-row")
  /// Text follows a closing quote.
  public static let textAfterQuote = TableCode(rawValue: "text-after-quote")
  /// A row has a NUL byte, in whatever column.
  public static let nulByte = TableCode(rawValue: "nul-byte")
  /// A value is not UTF-8.
  public static let notUTF8 = TableCode(rawValue: "not-utf-8")
  /// A value has a control character.
  public static let controlCharacter = TableCode(rawValue: "control-character")
  /// A cell holds an error of a spreadsheet, or a formula without its result.
  public static let cellError = TableCode(rawValue: "cell-error")
  /// A required value is missing.
  public static let missing = TableCode(rawValue: "missing")
  /// A value that may appear only once, as the key of a row, appears again.
  public static let duplicate = TableCode(rawValue: "duplicate")
  /// A value is not an amount of money, in pounds and at most two decimals.
  public static let notAnAmount = TableCode(rawValue: "not-an-amount")
  /// A row is in another currency than pounds, as its column of currencies says.
  public static let foreignCurrency = TableCode(rawValue: "foreign-currency")
  /// An amount may not be negative here, or has another sign than one beside it.
  public static let negativeAmount = TableCode(rawValue: "negative-amount")
  /// A value is not a percentage.
  public static let notAPercentage = TableCode(rawValue: "not-a-percentage")
  /// A value is not a date, or is not a day of the calendar.
  public static let notADate = TableCode(rawValue: "not-a-date")
  /// A value is not a whole number, or is outside its bounds.
  public static let notANumber = TableCode(rawValue: "not-a-number")
  /// A value is not one of the words of its column.
  public static let unknownWord = TableCode(rawValue: "unknown-word")
  /// Values can be read in two ways, and nothing decides; or values contradict each other.
  public static let ambiguous = TableCode(rawValue: "ambiguous")

  package static let all: [TableCode] = [
    .emptyFile, .unreadableText, .invalidJSON, .invalidJSONValue, .tooManyRows, .missingColumn, .repeatedColumn,
    .unknownColumn, .unusedOption, .invalidMapping, .repeatedHeader, .totalRow, .raggedRow, .overlongRow,
    .textAfterQuote, .nulByte, .notUTF8, .controlCharacter, .cellError, .missing, .duplicate, .notAnAmount,
    .foreignCurrency, .negativeAmount, .notAPercentage, .notADate, .notANumber, .unknownWord,
    .ambiguous,
  ]

  /// Writes the ``rawValue`` alone, as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
