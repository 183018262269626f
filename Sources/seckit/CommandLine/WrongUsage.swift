import Files
import Messages

/// A command line that the parser would take, or would refuse with a worse reason.
struct WrongUsage: UserError {
  let description: String
  var exitStatus: ExitStatus { .usage }

  /// Throws where a command line gives a date by the word of another command, or twice what can be given once, or bytes
  /// where there must be text.
  static func check(_ arguments: [String]) throws(WrongUsage) {
    let command = ChosenCommand(arguments)
    if !command.asksForHelp, let description = FormerForms.remark(on: command.words) {
      throw WrongUsage(description: description)
    }
    if let description = command.unknownCommand { throw WrongUsage(description: description) }
    let typed = command.typedNames
    guard !command.name.isEmpty, !command.asksForHelp else { return }
    guard isPossible(in: arguments, typed) else { return }
    let known = command.arguments()
    let options = known.filter { !$0.names.isEmpty }
    let values = command.values(for: known)
    let confused = Set(typed).sorted().compactMap { DateOptions.remark(on: $0, for: command.name, having: options) }
    let remarks =
      confused + options.compactMap { repetition(of: $0, in: typed) } + values.compactMap(bytes)
      + standardInputTwice(values)
    if !remarks.isEmpty { throw WrongUsage(description: remarks.joined(separator: " ")) }
  }

  /// Whether there may be something to say, by what is typed alone: to ask the parser what a command has takes as long as the
  /// rest of a start. Short names count as repetitions, since a long one may say the same.
  private static func isPossible(in arguments: [String], _ typed: [String]) -> Bool {
    Set(typed).count < typed.count || typed.contains { !$0.hasPrefix("--") || spellings.contains($0) }
      || typed.contains(where: DateOptions.isConfused) || arguments.contains(where: \.holdsBytes)
      || arguments.count { $0.hasSuffix("-") } > 1
  }

  /// Long names of options that have another long name.
  static let spellings: Set = ["--certificate", "--signer"]

  /// What is said of an option that takes one value and is given more than once: the parser would keep the last. A flag that
  /// is given twice says the same again.
  private static func repetition(of option: KnownArgument, in typed: [String]) -> String? {
    guard !option.isFlag, !option.isRepeating else { return nil }
    let given = typed.filter { option.names.contains($0) }
    guard given.count > 1 else { return nil }
    let spellings = Set(given).sorted()
    return spellings.count == 1
      ? "\(spellings[0]) is given twice; give it once."
      : "\(spellings.joined(separator: " and ")) are one option; give it once."
  }

  /// What is said of a value that is not UTF-8: the name of a file may be any bytes, but all else is text.
  private static func bytes(_ argument: KnownArgument, _ value: String) -> String? {
    guard value.holdsBytes, !argument.isFile else { return nil }
    return "'\(value.shown(upTo: 60))' for \(argument.names.first ?? "<\(argument.valueName)>") is not UTF-8."
  }

  /// What is said where more than one file would be read from standard input.
  private static func standardInputTwice(_ values: [(argument: KnownArgument, text: String)]) -> [String] {
    let outputs: Set = ["--output", "--report"]
    let inputs = values.filter { $0.argument.isFile && outputs.isDisjoint(with: $0.argument.names) }
    let count = inputs.count { $0.text == InputFile.standardInputName }
    return count > 1 ? ["Standard input (-) can be read only once."] : []
  }
}
