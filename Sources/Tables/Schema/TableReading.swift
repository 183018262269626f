public import DelimitedText

/// What is taken from one file at the most.
public struct TableLimits: Hashable, Sendable {
  /// Rows of one file.
  public var rows: Int
  /// Bytes of one file of JSON, which takes several times as much memory.
  public var jsonBytes: Int
  /// Bytes of one file of text, which is read as a whole.
  public var bytes: Int

  /// 10 million rows, 512 MiB of JSON, 4 GiB of text.
  public static let standard = TableLimits(rows: 10_000_000, jsonBytes: 1 << 29)

  /// Takes so many rows, and so many bytes of a file.
  public init(rows: Int, jsonBytes: Int = 1 << 29, bytes: Int = 1 << 32) {
    self.rows = rows
    self.jsonBytes = jsonBytes
    self.bytes = bytes
  }
}

/// What the user says about a table where its own rows do not say it, or say it wrongly.
public struct TableReading: Sendable {
  /// What is between two fields; `nil`: recognised from the header.
  public var delimiter: Delimiter?
  /// What the bytes stand for; `nil`: as they show it.
  public var encoding: TableEncoding?
  /// The sheet of a workbook, by its name or its number from 1; `nil`: the one that has the table.
  public var sheet: String?
  /// Which heading a column has.
  public var mappings: [TableMapping] = []
  /// More of them, for the columns that these say nothing of.
  public var mappingFile: MappingFile?
  /// The line of the header, from 1; `nil`: the first of the first 20 rows that has the required columns.
  public var headerRow: Int?
  /// The decimal mark of amounts; `nil`: decided by the amounts of the file.
  public var decimal: DecimalMark?
  /// The order of day and month; `nil`: decided by the dates of the file.
  public var dateOrder: DateOrder?
  /// How rates are written; `nil`: in percent, unless that is a question.
  public var percent: PercentStyle?
  /// What is taken at the most.
  public var limits: TableLimits

  /// As the rows say it.
  public static let standard = TableReading()

  /// Reads with a delimiter, or with the one that the header shows.
  public init(delimiter: Delimiter? = nil, limits: TableLimits = .standard) {
    self.delimiter = delimiter
    self.limits = limits
  }
}

/// That a column has a certain heading: `gross=Invoice total`, `gross=E`, or for one of several tables
/// `invoices.gross=E`.
public struct TableMapping: Hashable, Sendable, CustomStringConvertible {
  /// The table that is meant; `nil`: each that has the column.
  public let table: String?
  /// The column by its own name.
  public let column: String
  /// The heading in the file, or the letter of the column.
  public let heading: String

  /// Reads `column=Heading`; `nil` where the text has not that form.
  public init?(_ text: String) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = text[..<sign].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    table = name.count == 2 ? name[0] : nil
    column = name[name.count - 1]
    heading = String(text[text.index(after: sign)...])
    guard !column.isEmpty, !heading.isEmpty, table != "" else { return nil }
  }

  /// As it is typed.
  public var description: String { "\(table.map { "\($0)." } ?? "")\(column)=\(heading)" }
}
