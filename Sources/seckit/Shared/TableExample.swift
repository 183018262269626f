/// The table that the help of a command names where an option may be for one of several.
protocol TableExample {
  /// The name of the table; `nil` where the command reads one alone.
  static var table: String? { get }
  /// A column for `--map`.
  static var column: String { get }
  /// One of that table.
  static var columnOfTable: String { get }
  /// Whether the tables have amounts of money, and rates of interest: the help tells of options for them.
  static var hasAmounts: Bool { get }
  static var hasRates: Bool { get }
}

extension TableExample {
  static var columnOfTable: String { column }
  static var hasAmounts: Bool { false }
  static var hasRates: Bool { false }

  /// The help of an option, with how it is given for one table.
  static func help(_ text: String, forOne value: String, default standard: String) -> String {
    text + (table.map { " For one of several tables: \($0)=\(value); may be repeated." } ?? "")
      + " (default: \(standard))"
  }

  static var mapHelp: String {
    "Read a column from the heading HEADING, or from a column letter: \(column)=E."
      + (table.map { " For one of several tables: \($0).\(columnOfTable)=E; may be repeated." } ?? " May be repeated.")
  }
}

/// Of a command that reads one table.
enum OnlyTable: TableExample {
  static let table: String? = nil
  static let column = "party"
}

/// Of an assessment.
enum CoverTables: TableExample {
  static let table: String? = "invoices"
  static let column = "gross"
  static let hasAmounts = true
}

/// Of the result of an assessment.
enum CoverResultTable: TableExample {
  static let table: String? = nil
  static let column = "party"
  static let hasAmounts = true
}

/// Of a batch, which may have lists beside it.
enum BatchAndLists: TableExample {
  static let table: String? = "allocations"
  static let column = "party"
  static let columnOfTable = "range"
}

/// Of the lists of a register.
enum RegisterLists: TableExample {
  static let table: String? = "identifiers"
  static let column = "party"
}

/// Of a plan.
enum PlanTables: TableExample {
  static let table: String? = "actuals"
  static let column = "task"
}

/// Of Invoices whose due date is worked out.
enum ReceivedInvoices: TableExample {
  static let table: String? = nil
  static let column = "received"
}

/// Of dates in a table.
enum DatesTable: TableExample {
  static let table: String? = nil
  static let column = "date"
}

/// Of Invoices, with base rates beside them.
enum LateInvoices: TableExample {
  static let table: String? = "base-rates"
  static let column = "gross"
  static let columnOfTable = "rate"
  static let hasAmounts = true
  static let hasRates = true
}
