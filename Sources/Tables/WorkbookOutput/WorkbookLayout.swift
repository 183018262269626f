package import Reporting

/// What a workbook is made of: a sheet of rows that come as CSV, and sheets that are known when the rows are over.
package struct WorkbookLayout {
  package struct Sheet {
    let name: String
    let columns: [Listing.Column]
    let rows: () -> [[String]]
    /// Whether it has sentences alone, which go over several lines of a cell.
    var isProse: Bool { columns.map(\.name) == ["note"] }

    /// Makes a sheet; its rows are asked for when the rows of the first sheet are over.
    package init(_ name: String, _ columns: [Listing.Column], _ rows: @autoclosure @escaping () -> [[String]]) {
      WorkbookLayout.check(name)
      (self.name, self.columns, self.rows) = (name, columns, rows)
    }

    package init(_ listing: Listing) { self.init(listing.sheetName, listing.columns, listing.rows()) }

    /// What a result rests on, a row for each remark: rules, sources, assumptions.
    package static func notes(_ notes: @autoclosure @escaping () -> [String]) -> Sheet {
      Sheet("Notes", ["note"], notes().map { [$0] })
    }
  }

  /// The most rows of a sheet, with the header.
  package static let rowLimit = 1_048_576

  let name: String
  let hasHeader: Bool
  let kind: (_ column: String) -> Listing.Column.Kind
  let further: [Sheet]
  /// The word in a row whose amounts are rates in percent.
  fileprivate(set) var rateWord: String?
  /// Whether the rows come from a workbook: then what is not in quotes there are numbers and days, and stays so.
  package var keepsTypes = false

  /// Makes a layout with the name of the first sheet, and what the cells of its columns are. Without a header all cells
  /// are text.
  package init(
    _ name: String, hasHeader: Bool = true, further: [Sheet] = [],
    kind: @escaping (_ column: String) -> Listing.Column.Kind = { _ in .text }
  ) {
    Self.check(name)
    (self.name, self.hasHeader, self.further, self.kind) = (name, hasHeader, further, kind)
  }

  /// Whether a file is a workbook by its name.
  package static func isWorkbook(_ path: String?) -> Bool { path?.lowercased().hasSuffix(".xlsx") ?? false }

  /// What spreadsheets ask of the name of a sheet.
  private static func check(_ name: String) {
    precondition(
      (1...31).contains(name.utf16.count) && !name.contains { "[]:*?/\\'<>&\"".contains($0) },
      "is not the name of a sheet")
  }
}

extension Listing {
  /// The list as a workbook: its rows, and what they rest on.
  package var layout: WorkbookLayout {
    let kinds = Dictionary(columns.map { ($0.name, $0.kind) }) { first, _ in first }
    var layout = WorkbookLayout(sheetName, further: [.notes(notes())]) { kinds[$0] ?? .text }
    layout.rateWord = rateWord
    return layout
  }
}
