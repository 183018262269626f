import ArgumentParser
import EUI64
import Files
import Glibc
import Messages

/// A command that works on a register, which is its first argument. `SECKIT_REGISTER` names the one to use where it is left
/// out.
protocol RegisterCommand: ParsableCommand {
  /// Whether the register is left out, by the arguments that are typed.
  static func lacksRegister(_ arguments: [String]) -> Bool
}

extension RegisterCommand {
  /// A command that takes nothing else.
  static func lacksRegister(_ arguments: [String]) -> Bool { arguments.isEmpty }
}

/// The register that a command works on.
struct RegisterArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The register file. (default: \(DefaultRegister.variable))", valueName: "register"),
    completion: .file())
  var path: String
}

enum DefaultRegister {
  static let variable = "SECKIT_REGISTER"

  /// A command line with the register of the environment where it has none of its own, and a note that says so: nobody
  /// should change another register than the one they think of. Throws where arguments are missing and the environment names
  /// none: the parser would take what is there for the register.
  static func added(to arguments: [String]) throws(WrongUsage) -> (arguments: [String], note: ShownText?) {
    let command = ChosenCommand(arguments)
    guard let type = command.type as? any RegisterCommand.Type, !command.asksForHelp,
      // These tell of tables, and need no register.
      command.typedNames.allSatisfy({ !["--columns", "--template"].contains($0) })
    else { return (arguments, nil) }
    let known = command.arguments()
    let typed = command.values(for: known).filter { $0.argument.names.isEmpty }.map(\.text)
    guard type.lacksRegister(typed) else { return (arguments, nil) }
    guard let value = getenv(variable), value.pointee != 0 else {
      if typed.isEmpty { return (arguments, nil) }
      let form = known.filter { $0.names.isEmpty }.map { "<\($0.valueName)>" }.joined(separator: " ")
      let name = (["seckit"] + command.path).joined(separator: " ")
      throw WrongUsage(
        description: "An argument is missing: write '\(name) \(form)', or set \(variable) to the register.")
    }
    let register = String(fileName: value)
    var words = arguments
    words.insert(register, at: command.path.count)
    return (words, "note: the register is \(register.shownName) (\(variable))")
  }

  /// Whether a text can only be an identifier: no file has this name.
  static func isIdentifier(_ text: String) -> Bool {
    (try? EUI64(argument: text)) != nil && !isFile(text)
  }

  static func isFile(_ path: String) -> Bool { path.withFileName { access($0, F_OK) } == 0 }
}
