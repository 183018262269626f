import ArgumentParser
import Messages

extension ChosenCommand {
  /// What is said of a word where the name of a command should be; `nil` where there is none. The parser would only call it
  /// unexpected.
  var unknownCommand: String? {
    let names = type.configuration.subcommands.map { $0._commandName }
    guard !names.isEmpty, let word = firstWord else { return nil }
    if word == "help" {
      // `seckit help asess`: the parser would give the help of the whole program.
      let asked = ChosenCommand(helpWords)
      return asked.firstWord == nil ? nil : asked.unknownCommand
    }
    let group = (["seckit"] + path).joined(separator: " ")
    let said = "'\(word.shown(upTo: 60))' is not a command of \(group)"
    if let near = Self.nearest(to: word, among: names) { return "\(said). Did you mean '\(group) \(near)'?" }
    // It may be a command of another group: `seckit assess`, `seckit cover receipt`.
    let groups = path.count > 1 ? [] : Seckit.configuration.subcommands
    let others = groups.flatMap { group in
      group.configuration.subcommands.map { (name: $0._commandName, path: "\(group._commandName) \($0._commandName)") }
    }
    let near = others.contains { $0.name == word } ? word : Suggestion.nearest(to: word, among: others.map(\.name))
    let found = others.filter { $0.name == near }.map { "'seckit \($0.path)'" }
    return found.isEmpty
      ? "\(said); the commands are \(names.joined(separator: ", "))."
      : "\(said). Did you mean \(found.joined(separator: " or "))?"
  }

  /// What other programs call a command.
  private static let synonyms = ["list": "show", "ls": "show", "print": "show"]

  /// The command of a group that is meant: one that is spelt nearly so, has the word as a part (`list` in `verify-list`), or
  /// alone begins as it does (`chek`, `checklist`).
  private static func nearest(to word: String, among names: [String]) -> String? {
    if let near = Suggestion.nearest(to: word, among: names) { return near }
    let typed = word.lowercased()
    if let other = synonyms[typed], names.contains(other) { return other }
    // Short names: letters in another order, or one too many.
    if let same = names.first(where: { $0.sorted() == typed.sorted() || $0 == typed.dropLast() }) { return same }
    if let whole = names.first(where: { $0.split(separator: "-").contains { $0 == typed } }) { return whole }
    let beginning = typed.prefix(3)
    let alike = beginning.count == 3 ? names.filter { $0.hasPrefix(beginning) } : []
    // `ver`: verify, which verify-list begins with.
    return alike.first { name in alike.allSatisfy { $0.hasPrefix(name) } }
  }
}
