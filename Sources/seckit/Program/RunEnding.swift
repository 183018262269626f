import AllocationRegister
import ArgumentParser
import Files
import Glibc
import Messages
import Reporting
import Tables

/// How a run ends. This is the one place that turns what a command throws into words on standard error and an exit status.
enum RunEnding {
  static func end(_ error: any Error, _ arguments: [String]) -> Never {
    let status = report(error, arguments)
    Glibc.exit(status.rawValue)
  }

  private static func report(_ error: any Error, _ arguments: [String]) -> ExitStatus {
    switch error {
    // The result is printed, and that was all.
    case let status as ExitStatus: return status
    case let error as any UserError:
      printFindings(of: error, arguments)
      for line in error.findingLines { StandardError.write("\(line)\n") }
      if !error.isSilent { StandardError.write(message(error, arguments)) }
      return error.exitStatus
    default: break
    }
    // What is left is the parser's: help and the version, which are not messages, and what is wrong with a command
    // line.
    // The parser folds lines at the width of the terminal, which may be more than anybody reads.
    setenv("COLUMNS", "80", 1)
    if Seckit.exitCode(for: error) == .success {
      let text = Seckit.fullMessage(for: error)
      return tell(text == ProgramVersion.line ? ProgramVersion.text : HelpText.arranged(text))
    }
    guard Seckit.exitCode(for: error) == .validationFailure else {
      StandardError.write(ShownText(lines: HelpText.arranged(Seckit.fullMessage(for: error)) + "\n"))
      return .unusable
    }
    let command = ChosenCommand(arguments)
    StandardError.write(
      (command.unknownOptionRemark ?? command.missingRegisterRemark).map(command.usageMessage)
        ?? ShownText(lines: UnknownWord.suggested(HelpText.arranged(Seckit.fullMessage(for: error))) + "\n"))
    return .usage
  }

  /// Prints all findings on tables where a format for scripts is asked for: standard error shows the first of each kind.
  private static func printFindings(of error: any UserError, _ arguments: [String]) {
    let plain = (error as? PlacedError)?.error ?? error
    guard case .findings(let findings, _, _)? = plain as? TablesError,
      let format = ChosenCommand(arguments).findingFormat
    else { return }
    let text = TableFindings.text(findings, format)
    // The run has failed already; a second error is of no use.
    _ = try? AtomicOutput.write(ChosenCommand(arguments).isExcelSafe ? SpreadsheetFilter.text(text) : text)
  }

  /// Writes help or the version, which are what was asked for: where that fails the run has failed.
  private static func tell(_ text: String) -> ExitStatus {
    do throws(FileError) {
      try OutputFile().write(text + "\n")
      return .success
    } catch {
      if !error.isSilent { StandardError.write("seckit: \(error.description)\n") }
      return error.exitStatus
    }
  }

  private static func message(_ error: any UserError, _ arguments: [String]) -> ShownText {
    let command = ChosenCommand(arguments)
    guard error.exitStatus != .usage else { return command.usageMessage(error.description) }
    var remedy: ShownText = ""
    if case .file(let file)? = error as? RegisterError, file.isMissing, command.type is any RegisterCommand.Type {
      remedy = ", or make it with 'seckit register init'"
    }
    return "seckit: \(error.description)\(remedy)\n"
  }
}

/// An error that a command finds by itself.
struct CommandError: UserError {
  let description: String
  let exitStatus: ExitStatus

  init(_ description: String, _ exitStatus: ExitStatus = .unusable) {
    (self.description, self.exitStatus) = (description, exitStatus)
  }
}

extension ParsableArguments {
  /// Checks a value of the command line by the rules of a library, whose error then is one of the command line. For
  /// `validate()`: the parser gives all other errors the status 1.
  static func checked<Value>(_ check: () throws -> Value) throws -> Value {
    do {
      return try check()
    } catch let error as any UserError {
      throw ValidationError(error.description)
    }
  }
}
