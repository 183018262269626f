import DelimitedText
import Tables
import WorkingDays

struct WorkingDayColumns {
  /// The place of the date among the columns of the schema, and of the number or the other date.
  static let date = 0, other = 1

  private let column: ColumnSelector?
  private let otherColumn: ColumnSelector?

  init(_ options: WorkingDayBatchOptions, other: ColumnSelector?) {
    column = options.column
    otherColumn = other
  }

  /// The columns of any question that is asked of a file.
  static let schema = TableSchema(
    "dates",
    [
      TableColumn(
        "date", .date, isRequired: true, meaning: "The date; --column can name any other column.",
        synonyms: ["day", "start date", "notice date", "date of notice"])
    ], others: .kept)

  /// The columns by which the header is found: those that are asked for by name, or the one that is plainly the dates'
  /// column.
  var schema: TableSchema {
    var columns = [TableColumn("date", .date, isRequired: true, synonyms: Self.schema.columns[0].synonyms)]
    if let column { columns[0] = Self.column(column, .date) }
    if let otherColumn { columns.append(Self.column(otherColumn, .text)) }
    return TableSchema("dates", columns, others: .kept)
  }

  /// A column that is asked for by its number may have any heading.
  private static func column(_ selector: ColumnSelector, _ kind: TableColumn.Kind) -> TableColumn {
    switch selector {
    case .name(let name): TableColumn(name, kind, isRequired: true)
    case .number(let number): TableColumn("\u{0}\(number)", kind, isRequired: false)
    }
  }

  /// The places of the columns, by those that were found by their headings; `nil` where one is not there.
  func places(_ headings: [String], _ found: [Int?]) -> [Int?]? {
    var places = found
    if places.isEmpty { places = [nil] + (otherColumn == nil ? [] : [nil]) }
    for (index, selector) in [column, otherColumn].enumerated() {
      if case .number(let number)? = selector { places[index] = number - 1 }
    }
    // If there is only one column, it is the column of the dates, whatever it is called.
    if places[Self.date] == nil, column == nil, headings.count <= 1 { places[Self.date] = 0 }
    return places.contains(nil) ? nil : places
  }
}
