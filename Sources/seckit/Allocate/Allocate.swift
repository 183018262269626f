import ArgumentParser
import Messages

struct Allocate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Give an organisation its number, range and signifier, or an identifier of its range.",
    discussion: """
      EXAMPLES:
        seckit allocate organisation Fixtures/examples/r.db \\
            --name 'Bravo Supply' --signifier BRAVO --dry-run
        seckit allocate id Fixtures/examples/r.db --party ALPHA --role ED --dry-run

      An 'allocated' answer is already saved. Repeating a request with the same id returns the same answer. Without an id, \
      a repeated request allocates another identifier or another range.

      \(ExitStatus.help(
        success: "every request is answered 'allocated' or 'already'",
        findings: "at least one request is refused"))
      """, subcommands: [AllocateOrganisationCommand.self, AllocateRangeCommand.self, AllocateIDCommand.self])
}
