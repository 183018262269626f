/// A value of a table as JSON has it: a number where the column is of numbers, else a text.
enum ColumnValue: Encodable {
  case text(String)
  case number(Int)
  /// No number where one could be.
  case none

  /// The columns of numbers.
  private static let numbers: Set = [
    "organisation_number", "sequence", "organisations", "numbers", "free_numbers", "next_number", "identifiers",
    "range_identifiers",
  ]

  init(_ text: String, of column: String) {
    guard Self.numbers.contains(column) else {
      self = .text(text)
      return
    }
    self = Int(text).map { .number($0) } ?? .none
  }

  /// A row as an object.
  static func object(_ columns: [String], _ row: [String]) -> [String: ColumnValue] {
    Dictionary(zip(columns, zip(columns, row).map { ColumnValue($1, of: $0) }), uniquingKeysWith: { one, _ in one })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .none: try container.encodeNil()
    }
  }
}
