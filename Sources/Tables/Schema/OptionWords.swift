/// How messages write the options that say where things are in a table, so that they can be given as they are: where a run
/// reads several tables, an option that names none of them is for all.
package struct OptionWords: Hashable, Sendable {
  /// What the options call the table; `nil` where they need not name it.
  private let table: String?

  init(table: String?) { self.table = table }

  /// An option with its value: `--delimiter semicolon`, or `--delimiter invoices=semicolon`.
  package func option(_ option: String, _ value: some CustomStringConvertible) -> String {
    "\(option) \(table.map { "\($0)=" } ?? "")\(value)"
  }

  /// An option whose values are told behind it: `--sheet`, or `--sheet invoices=NAME`.
  func option(_ name: String) -> String { table == nil ? name : option(name, "NAME") }

  /// A mapping: `--map gross=E`, or `--map invoices.gross=E`.
  package func mapping(_ column: String, _ heading: String) -> String {
    "--map \(table.map { "\($0)." } ?? "")\(column)=\(heading)"
  }
}
