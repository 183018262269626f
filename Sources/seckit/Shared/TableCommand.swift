import ArgumentParser
import Tables

/// A command that reads tables. `--columns` and `--template` tell of them, and need nothing else: not the inputs that the
/// command can't do without.
protocol TableCommand: ParsableCommand {
  static var tables: [TableSchema] { get }
  /// Those that options may bring beside them.
  static var sideTables: [TableSchema] { get }
}

extension TableCommand {
  static var sideTables: [TableSchema] { [] }
}

extension ChosenCommand {
  /// Tells of the tables of the command, where that and nothing unknown is asked for; true where it did.
  func tellOfTables() throws -> Bool {
    guard let command = type as? any TableCommand.Type else { return false }
    let typed = Set(typedNames)
    // To ask the parser takes as long as the rest of a start.
    guard !typed.isDisjoint(with: ["--columns", "--template"]) else { return false }
    let known = arguments()
    let asked = known.filter {
      ["--columns", "--template"].contains($0.names.first) && !typed.isDisjoint(with: $0.names)
    }
    guard !asked.isEmpty, typed.isSubset(of: known.flatMap(\.names)), typed.isDisjoint(with: ["--help", "-h"]) else {
      return false
    }
    guard typed.isDisjoint(with: ["--output", "-o", "--format"]) else {
      throw WrongUsage(
        description:
          "--columns prints to standard output and --template names its file; leave out --output and --format.")
    }
    let template = values(for: known).filter { $0.argument.names.first == "--template" }
    guard template.count == asked.count(where: { !$0.isFlag }) else { return false }
    let words = asked.filter(\.isFlag).flatMap(\.names) + template.flatMap { ["--template", $0.text] }
    try TableLayoutOptions<OnlyTable>.parse(words).tell(command.tables, beside: command.sideTables)
    return true
  }
}
