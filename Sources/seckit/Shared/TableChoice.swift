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
    let name = parts[0].lowercased()
    let isName = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
    table = parts.count == 2 && isName && !name.isEmpty ? name : nil
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
      return "\(option) is given twice\(choice.table.map { " for \($0)" } ?? ""); give it once, or once per table."
    }
    return nil
  }

  /// Puts the values where they belong: to all tables, or to one of those that are read.
  func apply<Value>(
    _ option: String, to reading: inout TableReading, of tables: NamedTables,
    _ all: WritableKeyPath<TableReading, Value?>, _ one: WritableKeyPath<TableLayout, Value?>
  ) throws where Element == TableChoice<Value> {
    for choice in self {
      guard let table = choice.table else {
        reading[keyPath: all] = choice.value
        continue
      }
      try tables.check(table, "\(option) \(table.shown)=…", isOfSheet: option == "--sheet")
      reading.layouts[tables.schemaName(table), default: TableLayout()][keyPath: one] = choice.value
    }
  }
}

/// The tables of a command as its options call them.
struct NamedTables {
  private let others: [String: String]
  private let read: [String]
  private let absent: [String]
  /// What the options call the tables that they must name, by the names of their schemas.
  let optionNames: [String: String]

  /// Of the tables that a run reads, and all that the command takes, each with an option of its own. People may call some
  /// by `others` names. Options that name no table are about the `main` one, else about all.
  init(_ read: [TableSchema], among all: [TableSchema]? = nil, called others: [String: String], main: TableSchema?) {
    func called(_ table: TableSchema) -> String { others.first { $0.value == table.name }?.key ?? table.name }
    self.others = others
    self.read = read.map(called)
    absent = (all ?? []).map(called).filter { !read.map(called).contains($0) }
    optionNames =
      read.count < 2
      ? [:]
      : Dictionary(uniqueKeysWithValues: read.filter { $0.name != main?.name }.map { ($0.name, called($0)) })
  }

  func schemaName(_ name: String) -> String { others[name] ?? name }

  /// Refuses the name of a table in an option where the run reads none of that name.
  func check(_ name: String, _ option: String, isOfSheet: Bool = false) throws {
    guard !read.contains(name) else { return }
    guard !absent.contains(name) else {
      throw CommandError("\(option): --\(name) is missing; give it, or leave this option out", .usage)
    }
    throw CommandError(
      "\(option): unknown table; name \((read + absent).joined(separator: ", ")), or leave the name out"
        + (isOfSheet ? " (a sheet of that name is chosen by its number)" : ""), .usage)
  }

  /// Refuses a mapping of a table that the run does not read. One of a name that no table has is refused with its file.
  func check(_ mapping: TableMapping) throws {
    guard let table = mapping.table, absent.contains(table) else { return }
    try check(table, "--map \(table).\(mapping.column.shown)=…")
  }
}
