import DelimitedText
package import Reporting

/// A row as it came, for those who print it with columns of their own behind it.
package struct PassedRow: Sendable {
  /// The line on which it begins, or the number of the item.
  package let line: Int
  /// The cells as they were written, at least as many as there are headings.
  package let cells: [String]
  /// Of JSON the values by their names.
  private let values: [String: JSONScalar]?
  /// Of a workbook the places of cells that are numbers or days.
  private let typed: Set<Int>

  /// Takes a row. Values of JSON that can't be passed along are reported.
  package init(_ row: TableRow) {
    row.reportLostValues()
    line = row.place.number
    cells = row.cells
    values = row.values
    typed = row.table.sheet == nil ? [] : Set(row.table.headings.indices.filter { row.isNumber(at: $0) })
  }

  /// The row as CSV with the cells that are added. Of a workbook texts that look like numbers are in quotes, as in the text of
  /// its sheet.
  package func record(_ added: [String], _ header: TableHeader) -> String {
    let delimiter = header.delimiter.byte
    guard header.sheet != nil else { return CSV.record(cells + added, delimiter: delimiter) }
    let fields = cells.enumerated().map { place, cell in
      typed.contains(place) ? cell : CSV.field(cell, delimiter: delimiter, isQuoted: !cell.isEmpty)
    }
    return fields.map { $0 + String(UnicodeScalar(delimiter)) }.joined() + CSV.record(added, delimiter: delimiter)
  }

  /// The row as a JSON object. What the rows of a text have stays text.
  package func object(_ header: TableHeader) -> [String: JSONCell] {
    if let values { return values.compactMapValues(JSONCell.init) }
    let pairs = zip(header.keys, cells.map { JSONCell.text(header.plain($0)) })
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }
}

extension TableHeader {
  /// A cell without what guards it from a spreadsheet.
  package func plain(_ cell: String) -> String {
    isForSpreadsheets ? SpreadsheetText.unguarded(cell, delimiter: delimiter.byte) : cell
  }

  /// The line of the header with the columns that are added.
  package func record(_ added: [String]) -> String { CSV.record(written + added, delimiter: delimiter.byte) }
}

extension JSONCell {
  /// A value as it came; `nil` for one that was refused.
  fileprivate init?(_ value: JSONScalar) {
    switch value {
    case .text(let text): self = .text(text)
    case .number(let number): self = .number(number)
    case .flag(let flag): self = .flag(flag)
    case .nothing: self = .none
    case .other: return nil
    }
  }
}
