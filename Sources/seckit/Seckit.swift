import ArgumentParser
import Files
import Glibc

/// The program: finds the subcommand, runs it, and turns what it throws into an exit status.
@main
struct Seckit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seckit",
    abstract: "Identifiers and obligations of the GB Smart Energy Code.",
    discussion: """
      Exit status: 0 all is well; 1 there are findings; 2 the run could not be finished; 64 the command line is wrong.
      """,
    version: "seckit 0.1.0",
    subcommands: [Validate.self, Inspect.self, Workdays.self, Cover.self, Register.self, Allocate.self, Entry.self])

  static func main() {
    // A reader that has gone ends the program without a word, also under a parent that ignores the signal.
    signal(SIGPIPE, SIG_DFL)
    // A file over the limit is an error of the write, which says so, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    StandardStreams.keepClosed()
    FilesInUse.keepInputs()
    do {
      let arguments = CommandLineWords.all
      try WrongUsage.check(arguments)
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let wrong as WrongUsage {
      StandardError.write(wrong.message)
      Glibc.exit(ExitCode.validationFailure.rawValue)
    } catch let failure as RunFailure {
      if !failure.isSilent { StandardError.write("seckit: \(failure.message)\n") }
      Glibc.exit(RunFailure.exitStatus)
    } catch {
      // Help and the version are no messages.
      if exitCode(for: error) == .success { exit(withError: error) }
      let message = fullMessage(for: error)
      if !message.isEmpty { StandardError.write(message + "\n") }
      Glibc.exit(exitCode(for: error).rawValue)
    }
  }
}
