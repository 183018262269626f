import ArgumentParser
import CProgram
import Files
import FoundationEssentials
import Glibc
import Messages
import Reporting

/// The command that a command line names, and what is typed behind its name.
struct ChosenCommand {
  /// The program, the command and its subcommand.
  private var types: [any ParsableCommand.Type] = [Seckit.self]
  private var rest: ArraySlice<String>
  /// The subcommand that is meant where none is named.
  private var standard: (any ParsableCommand.Type)?

  init(_ arguments: [String]) {
    rest = arguments[...]
    descend()
    // `seckit cover help` and `seckit cover help assess` ask for help as `seckit help cover` does, unless a file is meant.
    let isGroup = !type.configuration.subcommands.isEmpty
    if types.count > 1, rest.first == "help", isGroup || rest.count == 1 && access("help", F_OK) != 0 {
      rest.removeFirst()
      descend()
      rest.append("--help")
    } else if rest.count > 1, rest.last == "help", hasWordTooMany {
      rest = ["--help"]
    }
    if firstWord == nil, !asksForHelp { standard = type.configuration.defaultSubcommand }
  }

  /// Whether more words are typed than it takes, without options: `rules cover help`.
  private var hasWordTooMany: Bool {
    guard types.count > 1, !rest.contains(where: Self.isOption) else { return false }
    let places = arguments().filter(\.names.isEmpty)
    return rest.count > places.count && !places.contains(where: \.isRepeating)
  }

  /// Takes the names of commands from what is typed.
  private mutating func descend() {
    while let word = rest.first, let next = type.configuration.subcommands.first(where: { $0._commandName == word }) {
      types.append(next)
      rest.removeFirst()
    }
  }

  var type: any ParsableCommand.Type { standard ?? types.last ?? Seckit.self }

  /// The command with the values that are typed behind its name, as the parser takes them; `nil` where it can't be made, or
  /// help is asked for.
  func parsed(_ words: [String]) -> (any ParsableCommand)? {
    guard let command = try? type.parseAsRoot(words), Swift.type(of: command) == type else { return nil }
    return command
  }

  /// Its words as they are typed, without the name of the program.
  var path: [String] { types.dropFirst().map { $0._commandName } }
  var name: String { path.joined(separator: " ") }

  /// The words of the command line, to write it in another way.
  var words: CommandWords { CommandWords(path, Array(rest)) }

  /// Whether it is asked to tell no notes. They may come before the command is made.
  var isQuiet: Bool { typedNames.contains { ["-q", "--quiet"].contains($0) } }

  /// Whether CSV must be made safe for spreadsheets.
  var isExcelSafe: Bool { typedNames.contains("--excel-safe") }

  /// The format for scripts that `--format` names; `nil` for another, and for none: a file with such a name is a place for
  /// results alone.
  var findingFormat: TableFormat? {
    let known = arguments().filter { $0.names.contains("--format") }
    guard let word = values(for: known).last?.text, let format = TableFormat(argument: word) else { return nil }
    return format == .table ? nil : format
  }

  /// Whether help is asked for: who asks gets it, whatever else is typed.
  var asksForHelp: Bool { typedNames.contains("--help") || typedNames.contains("-h") }

  /// What follows the word `help`.
  var helpWords: [String] { path + rest.dropFirst() }

  /// What follows its name first, where that is not an option.
  var firstWord: String? { rest.first.flatMap { Self.isOption($0) ? nil : $0 } }

  /// The names of options and flags that are typed, in order.
  var typedNames: [String] { rest.prefix { $0 != "--" }.filter(Self.isOption).flatMap(Self.names) }

  /// Values never begin with a hyphen where the parser takes them, so that what begins with one is an option.
  private static func isOption(_ word: String) -> Bool { word.hasPrefix("-") && word != "-" }

  /// `--output` of `--output=a`, `-q` and `-o` of `-qo`.
  private static func names(in word: String) -> [String] {
    let name = String(word.prefix { $0 != "=" })
    return word.hasPrefix("--") || name.count != word.count ? [name] : name.dropFirst().map { "-\($0)" }
  }

  /// The options, flags and arguments that it has. The parser tells them as JSON alone.
  func arguments() -> [KnownArgument] {
    struct Tool: Decodable {
      struct Command: Decodable { let arguments: [KnownArgument]? }
      let command: Command
    }
    let tool = try? JSONDecoder().decode(Tool.self, from: Data(type._dumpHelp().utf8))
    guard let tool else { preconditionFailure("the parser does not know its own options") }
    return tool.command.arguments ?? []
  }

  /// The values that are typed, each with the argument that takes it.
  func values(for arguments: [KnownArgument]) -> [(argument: KnownArgument, text: String)] {
    var values: [(argument: KnownArgument, text: String)] = []
    var places = arguments.filter { $0.names.isEmpty }[...]
    /// The option whose value comes next.
    var open: KnownArgument?
    var hasOptions = true
    for word in rest {
      if hasOptions, word == "--" {
        (hasOptions, open) = (false, nil)
      } else if hasOptions, Self.isOption(word) {
        let last = Self.names(in: word).last ?? ""
        open = arguments.first { !$0.isFlag && $0.names.contains(last) }
        guard let option = open, let equals = word.firstIndex(of: "=") else { continue }
        values.append((option, String(word[word.index(after: equals)...])))
        open = nil
      } else if let argument = open ?? places.first {
        values.append((argument, word))
        if open == nil, !argument.isRepeating { places.removeFirst() }
        open = nil
      }
    }
    return values
  }

  /// What is typed behind its name, for the parser, whose time grows with the square of the words that an argument takes:
  /// where there are more than people type, all values of such an argument come in one.
  var fewerWords: [String] {
    guard rest.count > 200 else { return Array(rest) }
    let known = arguments()
    let many = type as? any TakesManyValues.Type
    let separators =
      (many?.manyOptions ?? []).map { ($0, "\0") } + DayList.options.map { ($0, ",") }
      + [(MappingList.option, "\0"), (RoleList.option, ";")]
    var (others, values): ([String], [String]) = ([], [])
    var lists: [String: [String]] = [:]
    var words = rest
    while let word = words.popFirst() {
      if word == "--" {
        values += words
        break
      }
      guard Self.isOption(word) else {
        values.append(word)
        continue
      }
      let name = Self.names(in: word).last ?? ""
      let equals = word.firstIndex(of: "=")
      var value = equals.map { String(word[word.index(after: $0)...]) }
      let takesNext = equals == nil && known.contains { !$0.isFlag && $0.names.contains(name) }
      if takesNext, let next = words.first, !Self.isOption(next) { value = words.popFirst() }
      if let value, separators.contains(where: { $0.0 == name }) {
        lists[name, default: []].append(value)
      } else {
        others += [word] + (takesNext ? value.map { [$0] } ?? [] : [])
      }
    }
    for (name, separator) in separators {
      guard let list = lists[name] else { continue }
      others += [name, list.joined(separator: separator)]
    }
    if values.isEmpty { return others }
    let isOneArgument = many != nil && known.contains { $0.names.isEmpty && $0.isRepeating }
    return others + ["--"] + (isOneArgument ? [values.joined(separator: "\0")] : values)
  }

  /// The first option that is typed and that the command does not have; `nil` where it has all.
  var unknownOption: String? {
    let known = Set(arguments().flatMap(\.names)).union(["--help", "-h", "--version"])
    for word in rest.prefix(while: { $0 != "--" }) where Self.isOption(word) {
      // Behind a short name comes its value, or another one: `-oq.csv`. A negative number is another mistake.
      guard let name = Self.names(in: word).first, name.dropFirst().first?.isNumber != true else { continue }
      if !known.contains(name) { return name }
    }
    return nil
  }

  /// Whether the command has an option.
  func has(_ option: String) -> Bool { arguments().contains { $0.names.contains(option) } }

  /// What is said of an option that the command does not have. Whatever else is wrong may come of it.
  var unknownOptionRemark: String? {
    guard let option = unknownOption else { return nil }
    let known = arguments().flatMap(\.names).filter { $0.hasPrefix("--") }
    let near = known.first { $0.lowercased() == option.lowercased() } ?? Suggestion.nearest(to: option, among: known)
    return "Unknown option '\(option.shown)'" + (near.map { ". Did you mean '\($0)'?" } ?? "")
  }

  /// What is told of a command line that is wrong, in the form of the parser's own messages.
  func usageMessage(_ message: String) -> ShownText {
    """
    Error: \(message)
    \(ShownText(lines: HelpText.folded("Usage: \(Seckit.usageString(for: type))")))
      See '\(types.map { $0._commandName }.joined(separator: " ")) --help' for more information.

    """
  }
}

/// An option, a flag or an argument of a command.
struct KnownArgument: Decodable {
  /// Whether it takes no value.
  let isFlag: Bool
  /// Whether it may be given more than once.
  let isRepeating: Bool
  /// Its spellings, as `--output` and `-o`; none for what is known by its place.
  let names: [String]
  let valueName: String
  /// Whether its value is the name of a file.
  let isFile: Bool

  private enum CodingKeys: String, CodingKey { case kind, isRepeating, names, valueName, completionKind }

  private struct Name: Decodable {
    let kind: String
    let name: String
  }

  private struct Completion: Decodable {
    struct File: Decodable {}
    let file: File?
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    isFlag = try container.decode(String.self, forKey: .kind) == "flag"
    isRepeating = try container.decode(Bool.self, forKey: .isRepeating)
    let names = try container.decodeIfPresent([Name].self, forKey: .names) ?? []
    valueName = try container.decodeIfPresent(String.self, forKey: .valueName) ?? ""
    isFile =
      try container.decodeIfPresent(Completion.self, forKey: .completionKind)?.file != nil || valueName == "file"
    self.names = names.map { ($0.kind == "long" ? "--" : "-") + $0.name }
  }
}

/// A command that may be given very many values. It takes them apart before it looks at them.
protocol TakesManyValues: ParsableCommand {
  /// The options that may have very many values; the values of its argument count too.
  static var manyOptions: [String] { get }
}

extension TakesManyValues {
  static var manyOptions: [String] { [] }
}

extension [String] {
  /// The values that ``ChosenCommand/fewerWords`` has put together. A NUL is between them, which no word has.
  mutating func takeApart() {
    self = flatMap { $0.split(separator: "\0", omittingEmptySubsequences: false).map(String.init) }
  }
}

enum CommandLineWords {
  /// The words behind the name of the program, each with all its bytes: it may be the name of a file.
  static var all: [String] {
    (1..<max(1, seckit_argument_count())).map { String(fileName: seckit_argument($0)) }
  }
}
