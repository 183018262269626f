import ArgumentParser
import Files
import Glibc
import Messages

/// The program: finds the subcommand and runs it.
@main
struct Seckit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seckit",
    abstract: "Check identifiers and obligations under the GB Smart Energy Code.",
    discussion: """
      EXAMPLES:
        seckit validate Fixtures/identifiers/batch.csv
        seckit workdays add 2025-04-17 5
        seckit help cover assess

      \(ExitStatus.help(findings: ExitStatus.findings.meaning))
      """,
    version: ProgramVersion.line,
    subcommands: [
      Validate.self, Inspect.self, Workdays.self, Cover.self, Register.self, Allocate.self, Entry.self,
      RulesCommand.self,
    ])

  static func main() {
    // A reader that has gone ends the program without a word, also under a parent that ignores the signal.
    signal(SIGPIPE, SIG_DFL)
    // A file over the limit is an error of the write, which says so, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    MemoryExhaustion.tell()
    StandardStreams.reserveClosedDescriptors()
    FilesInUse.keepInputs()
    StandardError.isQuiet = ChosenCommand(CommandLineWords.all).isQuiet
    let (arguments, note) = DefaultRegister.added(to: CommandLineWords.all)
    do {
      try WrongUsage.check(arguments)
      let chosen = ChosenCommand(arguments)
      if try chosen.tellOfTables() { return }
      // The parser looks through all commands to find one, which takes longer than all else in a start. Where the one that
      // was found here can't be made, it says why as the whole program, or gives help.
      let words = chosen.fewerWords
      var command = try chosen.parsed(words) ?? parseAsRoot(chosen.path + words)
      if let note { StandardError.note(note) }
      try command.run()
    } catch {
      RunEnding.end(error, arguments)
    }
  }
}
