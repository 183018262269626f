package import DelimitedText
import Files
package import Reporting

/// CSV of ours as rows of text, for a format that needs all of them.
package enum CSVRows {
  /// The rows of a text, the header first.
  package static func all(_ text: [UInt8], delimiter: Delimiter = .comma) -> [[String]] {
    let mark = Array("\u{FEFF}".utf8)
    let bytes = text.starts(with: mark) ? Array(text.dropFirst(mark.count)) : text
    return bytes.withUnsafeBufferPointer { buffer in
      let scanner = RecordScanner(.delimited(delimiter))
      var (rows, fields, next): ([[String]], [FieldSpan], Int) = ([], [], 0)
      while case .record(let extent) = scanner.scan(
        buffer, from: next, isFinal: true, fieldLimit: SheetWriter.columnLimit, fields: &fields)
      {
        next = extent.next
        rows.append(
          fields.map { field in
            let bytes = UnsafeBufferPointer(rebasing: buffer[field.start..<field.end])
            return String(decoding: field.style == .plain ? Array(bytes) : FieldText.value(of: bytes), as: UTF8.self)
          })
      }
      return rows
    }
  }
}

extension Listing {
  /// A list of CSV with a header.
  package init(csv: String, table: Table = .rows, kind: (_ column: String) -> Column.Kind) {
    let rows = CSVRows.all(Array(csv.utf8))
    self.init((rows.first ?? []).map { Column($0, kind($0)) }, Array(rows.dropFirst()), table: table)
  }
}

/// Shows CSV as a table, once it is whole.
package struct TableFilter: OutputFilter {
  private let delimiter: Delimiter
  private let terminal: Terminal
  private var bytes: [UInt8] = []

  package init(delimiter: Delimiter, terminal: Terminal) {
    (self.delimiter, self.terminal) = (delimiter, terminal)
  }

  package mutating func filtered(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    self.bytes += bytes
    return []
  }

  package mutating func end() -> [UInt8] {
    let rows = CSVRows.all(bytes, delimiter: delimiter)
    let width = rows.map(\.count).max() ?? 0
    func filled(_ row: [String]) -> [String] { row + Array(repeating: "", count: width - row.count) }
    var table = TextTable(Array(repeating: .left, count: width), titles: rows.first.map(filled))
    for row in rows.dropFirst() where !row.allSatisfy(\.isEmpty) { table.add(filled(row)) }
    return Array(table.text(terminal).utf8)
  }
}
