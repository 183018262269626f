import ArgumentParser
import Foundation

/// The command that a command line names, and what is typed behind its name.
struct ChosenCommand {
  /// The program, the command and its subcommand.
  private var path: [any ParsableCommand.Type] = [Seckit.self]
  /// What follows the names.
  private var rest: ArraySlice<String>

  init(_ arguments: [String]) {
    rest = arguments[...]
    while let word = rest.first, let next = type.configuration.subcommands.first(where: { $0._commandName == word }) {
      path.append(next)
      rest.removeFirst()
    }
  }

  private var type: any ParsableCommand.Type { path.last ?? Seckit.self }

  /// As it is typed, without the name of the program.
  var name: String { path.dropFirst().map { $0._commandName }.joined(separator: " ") }

  /// The names of options and flags that are typed, in order: `--output` of `--output=a`, `-q` and `-o` of `-qo`. Values never
  /// begin with a hyphen where the parser takes them, so that what begins with one is an option.
  var typedNames: [String] {
    rest.prefix { $0 != "--" }.filter { $0.hasPrefix("-") && $0 != "-" }.flatMap { word -> [String] in
      let name = String(word.prefix { $0 != "=" })
      if word.hasPrefix("--") || name.count != word.count { return [name] }
      return name.dropFirst().map { "-\($0)" }
    }
  }

  /// The options and flags that it has. The parser tells them as JSON alone.
  func options() -> [KnownOption] {
    struct Tool: Decodable {
      struct Command: Decodable { let arguments: [KnownOption]? }
      let command: Command
    }
    let tool = try? JSONDecoder().decode(Tool.self, from: Data(type._dumpHelp().utf8))
    guard let tool else { preconditionFailure("the parser does not know its own options") }
    return tool.command.arguments?.filter { !$0.names.isEmpty } ?? []
  }

  /// What is told of a command line that is wrong, in the form of the parser's own messages.
  func usageMessage(_ message: String) -> String {
    """
    Error: \(message)
    Usage: \(Seckit.usageString(for: type))
      See '\(path.map { $0._commandName }.joined(separator: " ")) --help' for more information.

    """
  }
}

/// An option or a flag of a command.
struct KnownOption: Decodable {
  /// Whether it takes no value.
  let isFlag: Bool
  /// Whether it may be given more than once.
  let isRepeating: Bool
  /// Its spellings, as `--output` and `-o`; none for what is known by its place.
  let names: [String]

  private enum CodingKeys: String, CodingKey { case kind, isRepeating, names }

  private struct Name: Decodable {
    let kind: String
    let name: String
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    isFlag = try container.decode(String.self, forKey: .kind) == "flag"
    isRepeating = try container.decode(Bool.self, forKey: .isRepeating)
    let names = try container.decodeIfPresent([Name].self, forKey: .names) ?? []
    self.names = names.map { ($0.kind == "long" ? "--" : "-") + $0.name }
  }
}
