import ArgumentParser

/// A command line that the parser would take, or would refuse with a worse reason.
struct WrongUsage: Error {
  /// What is wrong and how to use the command, as it is shown.
  let message: String

  /// Throws where a command line gives a date by the word of another command.
  static func check(_ arguments: [String]) throws(WrongUsage) {
    let command = ChosenCommand(arguments)
    let typed = command.typedNames
    // Who asks for help gets it.
    guard !typed.isEmpty, !command.name.isEmpty, !typed.contains("--help"), !typed.contains("-h") else { return }
    let options = command.options()
    if let remark = typed.lazy.compactMap({
      DateOptions.remark(on: $0, for: command.name, having: options)
    }).first {
      throw WrongUsage(message: command.usageMessage(remark))
    }
  }
}
