import ArgumentParser
import Files
import Glibc
import Messages
import Reporting
import UserEntry

struct EntryInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make the file for a Party's entry records.",
    discussion: """
      EXAMPLES:
        seckit entry init --party BRAVO --role ED
        seckit entry init --file charlie.json --party CHARLIE --role IS --role GS

      The file is plain JSON: keep it under version control.
      """)

  @Option(help: ArgumentHelp("The Party, by its signifier.", valueName: "party"))
  var party: String

  @Option(help: Self.roleHelp, transform: { RoleList(parsing: $0) })
  var role: [RoleList]

  private static let roleHelp = ArgumentHelp(
    "The User Roles that the Party wants, for example ED or IS,GS, or RDP for a Registration Data Provider; may be repeated.",
    valueName: "roles")

  @OptionGroup var records: EntryFileOptions

  @OptionGroup var rules: RuleFileOptions

  @OptionGroup var notices: QuietOption

  func validate() throws {
    try rules.checkRoles(Self.roleHelp, role.codes)
    try Self.checked { try EntryFile.check(party: party) }
  }

  func run() throws {
    let sets = try rules.read([.entry, .identifiers])
    let file = try EntryFile(party: party, roles: role.codes(sets), rules: sets.entry, known: sets.roles)
    guard records.file.withFileName({ access($0, F_OK) }) != 0 else {
      throw CommandError("\(records.file.shownName): already exists; name a new file with --file")
    }
    try AtomicOutput.write(file.json, to: records.file)
    let roles = file.roles.joined(separator: ", ")
    StandardError.note("made \(records.file.shownName) for \(party.shown), \(roles)")
  }
}
