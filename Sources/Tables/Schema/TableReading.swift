public import DelimitedText

/// What is taken from one file at the most, so that a wrong file ends a run with an error and does not fill the memory.
public struct TableLimits: Hashable, Sendable {
  /// The most rows of one file, without its header.
  public var rows: Int
  /// The most bytes of one file of JSON, which takes several times as much memory.
  public var jsonBytes: Int
  /// The most bytes of one file of text, which is read as a whole.
  public var bytes: Int

  /// The limits of every command: 10 million rows, 128 MiB of JSON, 4 GiB of text.
  public static let standard = TableLimits(rows: 10_000_000, jsonBytes: 1 << 27)

  /// Makes limits on one file: on its rows, and on its bytes by what it is.
  public init(rows: Int, jsonBytes: Int = 1 << 27, bytes: Int = 1 << 32) {
    self.rows = rows
    self.jsonBytes = jsonBytes
    self.bytes = bytes
  }
}

/// What the user says about a table where its own rows do not say it, or say it wrongly.
public struct TableReading: Sendable {
  /// What is between two fields; `nil`: recognised from the header.
  public var delimiter: Delimiter?
  /// What the bytes mean; `nil`: as they show it.
  public var encoding: TableEncoding?
  /// The sheet of a workbook, by its name or its number from 1; `nil`: the one that has the table.
  public var sheet: String?
  /// Which heading a column has, where its own names don't tell: `--map`.
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
  /// What is said of single tables, by their names: it wins over what is said of all.
  public var layouts: [String: TableLayout] = [:]
  /// What the options call the tables that they must name, by the names of the tables: for a run that reads several
  /// tables.
  package var optionNames: [String: String] = [:]
  /// How messages write the options of the one table that this is the reading of.
  package private(set) var words = OptionWords(table: nil)
  /// The most rows and bytes of one file.
  public var limits: TableLimits

  /// Nothing is said by the user: all is as the file shows it.
  public static let standard = TableReading()

  /// Makes a reading with a delimiter, or with the one that the header shows; all else is as the file shows it.
  public init(delimiter: Delimiter? = nil, limits: TableLimits = .standard) {
    self.delimiter = delimiter
    self.limits = limits
  }
}

/// Where things are in one table of several, as `--sheet invoices=Sheet1` says it. What is `nil` is as for all tables.
public struct TableLayout: Hashable, Sendable {
  /// What is between two fields.
  public var delimiter: Delimiter?
  /// What the bytes mean.
  public var encoding: TableEncoding?
  /// The sheet of a workbook, by its name or its number from 1.
  public var sheet: String?
  /// The line of the header, from 1.
  public var headerRow: Int?

  /// Nothing is said.
  public init() {}
}

extension TableReading {
  /// The reading of one table, with what is said of it alone.
  package func of(_ schema: TableSchema) -> TableReading {
    var reading = self
    reading.words = OptionWords(table: optionNames[schema.name])
    guard let layout = layouts[schema.name] else { return reading }
    reading.delimiter = layout.delimiter ?? delimiter
    reading.encoding = layout.encoding ?? encoding
    reading.sheet = layout.sheet ?? sheet
    reading.headerRow = layout.headerRow ?? headerRow
    return reading
  }

  /// What is said of an option that does not go with what a file is; `nil` where all do.
  package func misplaced(isWorkbook: Bool, isJSON: Bool) -> String? {
    func words(_ reason: String, _ option: String) -> String {
      "\(reason), so \(option) does not go with it; leave it out, or name its table: \(option) table=…"
    }
    if isWorkbook {
      if delimiter != nil { return words("is a workbook, which has no delimiter", "--delimiter") }
      return encoding == nil ? nil : words("is a workbook, whose text has one encoding", "--encoding")
    }
    if sheet != nil { return words("is not a workbook, and has no sheets", "--sheet") }
    guard isJSON else { return nil }
    if delimiter != nil { return words("is JSON, which has no delimiter", "--delimiter") }
    return headerRow == nil ? nil : words("is JSON, which has no header", "--header-row")
  }
}

/// That a column has a certain heading: `gross=Invoice total`, `gross=E`, or for one of several tables
/// `invoices.gross=E`. You meet it as the value of `--map`, and as a line of a ``MappingFile``.
public struct TableMapping: Hashable, Sendable, CustomStringConvertible {
  /// The name of the table that is meant; `nil`: each that has the column.
  public let table: String?
  /// The name of the column as the schema has it.
  public let column: String
  /// The heading in the file, or the letter of the column.
  public let heading: String
  /// The table as it is typed: options may call it otherwise than its schema does.
  private let typedTable: String?

  /// Reads `column=Heading`; `nil` where the text has not that form.
  public init?(_ text: String) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = text[..<sign].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    table = name.count == 2 ? name[0].lowercased() : nil
    typedTable = table
    column = name[name.count - 1]
    heading = String(text[text.index(after: sign)...])
    guard !column.isEmpty, !heading.isEmpty, table != "" else { return nil }
  }

  private init(_ mapping: TableMapping, table: String?) {
    (self.table, column, heading, typedTable) = (table, mapping.column, mapping.heading, mapping.typedTable)
  }

  /// The same of a table of another name.
  func inTable(_ table: String?) -> TableMapping { TableMapping(self, table: table) }

  /// The mapping as it is typed: `invoices.gross=E`.
  public var description: String { "\(typedTable.map { "\($0)." } ?? "")\(column)=\(heading)" }
}
