import Files
package import Messages

/// What a command prints as a list: columns and rows, as a table for people, CSV, JSON or JSON Lines. It is the one place
/// that knows the formats.
///
///     Listing(["calendar", Listing.Column("days", .number)], [["scotland", "9"]]).text(.jsonl)
///     // {"calendar":"scotland","days":9}
package struct Listing {
  /// A column: its name in CSV and JSON, and how its cells are written.
  package struct Column: ExpressibleByStringLiteral, Sendable {
    package enum Kind: Sendable {
      /// Words and identifiers: a string in JSON.
      case text
      /// Whole numbers: a number in JSON, `null` where there is none.
      case number
      /// Amounts of money, 1234.50: a string in JSON, which is exact, and a number in a workbook.
      case amount
      /// Rates in percent, 4.25 for 4.25 %: the same.
      case percentage
      /// Days, yyyy-mm-dd: a string in JSON, and a date in a workbook.
      case date
    }

    /// The name in CSV and JSON. Stable: scripts read it.
    package let name: String
    package let title: String
    package let kind: Kind
    package let alignment: TextTable.Alignment
    /// Whether an empty cell is left out of a JSON object.
    package let isOptional: Bool

    /// Makes a column. Numbers go at the right of a table, other cells at the left, unless `alignment` says otherwise.
    package init(
      _ name: String, _ kind: Kind = .text, title: String? = nil, alignment: TextTable.Alignment? = nil,
      isOptional: Bool = false
    ) {
      self.name = name
      self.title = title ?? name
      self.kind = kind
      self.alignment = alignment ?? (kind == .number ? .right : .left)
      self.isOptional = isOptional
    }

    package init(stringLiteral name: String) { self.init(name) }

    package static func number(_ name: String) -> Column { Column(name, .number) }
    package static func amount(_ name: String) -> Column { Column(name, .amount) }
    package static func percentage(_ name: String) -> Column { Column(name, .percentage) }
    package static func date(_ name: String) -> Column { Column(name, .date) }
  }

  /// How people see the list.
  package enum Table {
    /// A line for each row below the titles of the columns.
    case rows
    /// Each row upright: a line for each cell that is not empty, beside the name of its column.
    case upright
    /// Lines of another form, for a terminal.
    case lines((Terminal) -> [ShownText])

    /// A table of other columns, which leaves out what people don't need.
    package static func table(_ table: @autoclosure @escaping () -> TextTable) -> Table {
      .lines { table().lines(width: $0.width) }
    }
  }

  package let columns: [Column]
  package let rows: () -> [[String]]
  private let table: Table
  private let json: ListingJSON
  /// What its sheet is called in a workbook.
  package private(set) var sheetName = "Rows"
  /// What the rows rest on, for a second sheet: rules, sources, assumptions.
  package private(set) var notes: () -> [String] = { [] }
  /// The word in a row whose amounts are rates in percent; `nil` where no row has such.
  package private(set) var rateWord: String?

  /// Makes a list of rows that have a cell for each column. Without `json`, an object for each row. Only what a format asks
  /// for is worked out.
  package init(
    _ columns: [Column], _ rows: @autoclosure @escaping () -> [[String]], table: Table = .rows,
    json: ListingJSON? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.table = table
    self.json = json ?? .items(rows().map { Self.object(columns, $0) })
  }

  /// The same list with the name of its sheet in a workbook, and with what the rows rest on for a second sheet. In a row
  /// with the word `rates`, amounts are rates in percent.
  package func sheet(
    _ name: String, rates: String? = nil, notes: @autoclosure @escaping () -> [String] = []
  ) -> Listing {
    var listing = self
    listing.sheetName = name
    listing.rateWord = rates
    listing.notes = notes
    return listing
  }

  /// The same list with notes behind its own.
  package func adding(notes more: @autoclosure @escaping () -> [String]) -> Listing {
    let own = notes
    var listing = self
    listing.notes = { own() + more() }
    return listing
  }

  /// The list in a format, as wide as a terminal where it is for people.
  package func text(_ format: TableFormat, terminal: Terminal) -> String {
    switch format {
    case .table: return text(terminal)
    case .csv: return csv
    case .json: return json.document() + "\n"
    case .jsonl: return json.lines().endedLines
    }
  }

  private var csv: String {
    guard !columns.isEmpty else { return "" }
    return CSV.record(columns.map(\.name)) + rows().map { CSV.record($0) }.joined()
  }

  private func text(_ terminal: Terminal) -> String {
    switch table {
    case .rows:
      var table = TextTable(columns.map(\.alignment), titles: columns.map(\.title))
      for row in rows() { table.add(row) }
      return table.text(terminal)
    case .upright:
      return rows().map { row in
        var table = TextTable([.left, .left])
        for (column, cell) in zip(columns, row) where !cell.isEmpty { table.add([column.name, cell]) }
        return table.text(terminal)
      }.joined(separator: "\n")
    case .lines(let lines): return lines(terminal).endedLines
    }
  }

  /// A row as a JSON object. Of two columns of one name the first counts.
  package static func object(_ columns: [Column], _ row: [String]) -> [String: JSONCell] {
    var object: [String: JSONCell] = [:]
    for (column, cell) in zip(columns, row) where object[column.name] == nil {
      if column.isOptional, cell.isEmpty { continue }
      object[column.name] = JSONCell(cell, column.kind)
    }
    return object
  }
}

/// A cell of a list as JSON has it.
package enum JSONCell: Encodable {
  case text(String)
  case number(Int)
  case flag(Bool)
  /// No number where one could be.
  case none

  init(_ text: String, _ kind: Listing.Column.Kind) {
    switch kind {
    case .text, .amount, .percentage, .date: self = .text(text)
    case .number: self = Int(text).map { .number($0) } ?? .none
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .none: try container.encodeNil()
    }
  }
}

/// What JSON says of a list: one document on several lines, or one object per line. Names of properties are written in
/// snake_case.
package struct ListingJSON {
  let document: () -> String
  let lines: () -> [String]

  /// JSON of a form of its own.
  package init(document: @escaping () -> String, lines: @escaping () -> [String]) {
    self.document = document
    self.lines = lines
  }

  /// An array of items, or an item a line.
  package static func items<Item: Encodable>(_ items: @autoclosure @escaping () -> [Item]) -> ListingJSON {
    ListingJSON(
      document: { JSONDocument.text(of: items(), pretty: true, keys: .snakeCase) },
      lines: { items().map { JSONDocument.text(of: $0, pretty: false, keys: .snakeCase) } })
  }

  /// One object, in either form.
  package static func object<Object: Encodable>(_ object: @autoclosure @escaping () -> Object) -> ListingJSON {
    ListingJSON(
      document: { JSONDocument.text(of: object(), pretty: true, keys: .snakeCase) },
      lines: { [JSONDocument.text(of: object(), pretty: false, keys: .snakeCase)] })
  }

  /// One item as it is, several as an array; an item a line.
  package static func oneOrMore<Item: Encodable>(_ items: @autoclosure @escaping () -> [Item]) -> ListingJSON {
    ListingJSON(
      document: {
        let items = items()
        return (items.count == 1 ? .object(items[0]) : ListingJSON.items(items)).document()
      }, lines: ListingJSON.items(items()).lines)
  }

  /// One document as this has it, and lines as another has them.
  package func lined(as other: ListingJSON) -> ListingJSON { ListingJSON(document: document, lines: other.lines) }
}

/// What is printed as a list, in any format.
package protocol ListReport {
  var listing: Listing { get }
}

extension ListReport {
  /// The list in a format, as wide as a terminal.
  package func text(_ format: TableFormat, terminal: Terminal = .none) -> String {
    listing.text(format, terminal: terminal)
  }
}

extension Listing: ListReport {
  package var listing: Listing { self }
}

/// How a list is printed. The raw values are the words of `--format`.
public enum TableFormat: String, CaseIterable, Sendable {
  /// Aligned columns for people, as wide as the terminal; not for programs.
  case table
  /// CSV (RFC 4180) with a header, UTF-8.
  case csv
  /// One JSON document: for a list an array of objects.
  case json
  /// JSON Lines: one object per line.
  case jsonl
}
