import ArgumentParser
import Messages
import Tables

/// The value of an option that is for all tables of a run, or for one of them: `Sheet1`, or `invoices=Sheet1`.
struct TableChoice<Value> {
  /// The table that it is for; `nil`: all that have none of their own.
  let table: String?
  let value: Value
}

extension TableChoice: ExpressibleByArgument where Value: ExpressibleByArgument {
  /// Reads an option's value. What is before the first `=` is the name of a table where it could be one.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let isName = parts[0].utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
    table = parts.count == 2 && isName && !parts[0].isEmpty ? String(parts[0]) : nil
    guard let value = Value(argument: table == nil ? argument : String(parts[1])) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { Value.allValueStrings }
}

extension Array {
  /// Whether one of the values is for a table, or for all.
  func concern<Value>(_ table: String) -> Bool where Element == TableChoice<Value> {
    contains { $0.table == nil || $0.table == table }
  }

  /// What is said of an option that is given twice for one table; `nil` where it is not.
  func repetition<Value>(_ option: String) -> String? where Element == TableChoice<Value> {
    var tables: Set<String> = []
    for choice in self where !tables.insert(choice.table ?? "").inserted {
      return "\(option) is given twice\(choice.table.map { " for \($0)" } ?? ""); give it once, or once for each table."
    }
    return nil
  }

  /// Puts the values where they belong: to all tables, or to one of those that there are. People may call some by other
  /// names.
  func apply<Value>(
    _ option: String, to reading: inout TableReading, of tables: [TableSchema], called others: [String: String],
    _ all: WritableKeyPath<TableReading, Value?>, _ one: WritableKeyPath<TableLayout, Value?>
  ) throws where Element == TableChoice<Value> {
    let names = tables.map { table in others.first { $0.value == table.name }?.key ?? table.name }
    for choice in self {
      guard let table = choice.table else {
        reading[keyPath: all] = choice.value
        continue
      }
      guard names.contains(table) else {
        throw CommandError(
          "\(option) \(table.shown)=…: there is no such table; name \(names.joined(separator: ", ")), or leave the name out"
            + (option == "--sheet" ? " (a sheet of that name is chosen by its number)" : ""), .usage)
      }
      reading.layouts[others[table] ?? table, default: TableLayout()][keyPath: one] = choice.value
    }
  }
}
