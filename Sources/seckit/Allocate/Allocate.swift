import ArgumentParser
import Messages

struct Allocate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Give an organisation its number, range and signifier, or an identifier of its range.",
    discussion: """
      What is answered with 'allocated' is on the disk. A request with an id may be asked again and gets the same answer. \
      Without an id, what is asked again is given out again: another identifier, another range.

      \(ExitStatus.help(
        success: "all requests are answered with allocated or already",
        findings: "at least one is refused"))
      """, subcommands: [AllocateOrganisationCommand.self, AllocateRangeCommand.self, AllocateIDCommand.self])
}
