import ArgumentParser

/// A command line that the parser would take, or would refuse with a worse reason.
struct WrongUsage: Error {
  /// What is wrong and how to use the command, as it is shown.
  let message: String

  /// Throws where a command line gives a date by the word of another command, or twice what can be given once.
  static func check(_ arguments: [String]) throws(WrongUsage) {
    let command = ChosenCommand(arguments)
    let typed = command.typedNames
    // Who asks for help gets it.
    guard !typed.isEmpty, !command.name.isEmpty, !typed.contains("--help"), !typed.contains("-h") else { return }
    let options = command.options()
    let confused = typed.compactMap { DateOptions.remark(on: $0, for: command.name, having: options) }
    let remarks = confused + options.compactMap { repetition(of: $0, in: typed) }
    if !remarks.isEmpty { throw WrongUsage(message: command.usageMessage(remarks.joined(separator: " "))) }
  }

  /// What is said of an option that takes one value and is given more than once: the parser would keep the last. A flag that
  /// is given twice says the same again.
  private static func repetition(of option: KnownOption, in typed: [String]) -> String? {
    guard !option.isFlag, !option.isRepeating else { return nil }
    let given = typed.filter { option.names.contains($0) }
    guard given.count > 1 else { return nil }
    let spellings = Set(given).sorted()
    return spellings.count == 1
      ? "\(spellings[0]) is given twice; give it once."
      : "\(spellings.joined(separator: " and ")) are one option; give it once."
  }
}
