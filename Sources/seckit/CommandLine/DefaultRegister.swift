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
  /// should change another register than the one they think of.
  static func added(to arguments: [String]) -> (arguments: [String], note: ShownText?) {
    guard let value = getenv(variable), value.pointee != 0 else { return (arguments, nil) }
    let command = ChosenCommand(arguments)
    // These tell of tables, and need no register.
    guard command.typedNames.allSatisfy({ !["--columns", "--template"].contains($0) }),
      command.lacksRegister(orAll: true)
    else { return (arguments, nil) }
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

extension ChosenCommand {
  /// Whether a command line has all but its register; with `orAll` also where no argument is typed.
  fileprivate func lacksRegister(orAll: Bool) -> Bool {
    guard let type = type as? any RegisterCommand.Type, !asksForHelp else { return false }
    let typed = values(for: arguments()).filter { $0.argument.names.isEmpty }.map(\.text)
    return (orAll || !typed.isEmpty) && type.lacksRegister(typed)
  }

  /// What is said of a command line that was refused and lacks its register: the parser takes what is there for it, and
  /// misses something else.
  var missingRegisterRemark: String? {
    guard lacksRegister(orAll: false) else { return nil }
    let form = arguments().filter { $0.names.isEmpty }.map { "<\($0.valueName)>" }.joined(separator: " ")
    let name = (["seckit"] + path).joined(separator: " ")
    return "An argument is missing: write '\(name) \(form)', or set \(DefaultRegister.variable) to the register."
  }
}
