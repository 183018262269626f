import ArgumentParser
import Files
import Messages

/// What is told on standard error: shared by all commands that tell anything.
struct QuietOption: ParsableArguments {
  @Flag(
    name: .shortAndLong, help: "Print no summary and no notes on standard error, only warnings and errors.")
  var quiet = false
}

/// What a warning means for the exit status: shared by the commands that count Working Days, which may warn of their dates.
struct StrictOption: ParsableArguments {
  @Flag(help: "Exit with 1 if there are warnings, even without findings.")
  var strict = false

  /// Ends with findings where the user asked for it and there was a warning, on standard error or in what was printed.
  func check(_ hasPrinted: Bool = false) throws {
    if strict, hasPrinted || StandardError.hasWarned { throw ExitStatus.findings }
  }
}
