import ArgumentParser
import Files
import Messages
import UserEntry
import WorkingDays

/// `seckit entry record`: what has become of a requirement.
struct EntryRecord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record how far a requirement has come, since when, and what shows it.",
    discussion: """
      The requirements are \(EntryRules.builtIn.requirements.map(\.id).joined(separator: ", ")). A record takes the place of \
      the one before; what is not given stays as it was. '--state open' takes back what was recorded: the requirement is \
      open again, without its date and evidence; its due date, identifier and end of fieldwork stay. An identifier that \
      is not one is refused, and for '--state met' one that 'validate' refuses.
      """)

  @Argument(help: ArgumentHelp("The requirement.", valueName: "requirement"))
  var requirement: String

  @OptionGroup var records: EntryFileOptions

  @Option(help: ArgumentHelp("The User Role, or RDP (else: all of the file); may be repeated.", valueName: "role"))
  var role: [String] = []

  @Option(help: "The state: met, met-nil, open or not-applicable.")
  var state: RequirementState?

  @Option(
    help: ArgumentHelp("The day on which it came to that.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var date: CivilDate?

  @Option(
    help: ArgumentHelp("The day by which it is to be met.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var due: CivilDate?

  @Option(help: ArgumentHelp("What shows it: a letter, a reference.", valueName: "text"))
  var evidence: String?

  @Option(help: ArgumentHelp("The User ID (RDPs: RDP ID), for user-id; empty to take it out.", valueName: "id"))
  var identifier: String?

  @Option(
    help: ArgumentHelp(
      "The day on which the fieldwork ended, for security-assessment: the next one is due within 12 months.",
      valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var fieldwork: CivilDate?

  func validate() throws {
    do throws(EntryFileError) {
      try EntryFile.check(requirement: requirement)
      for role in role { try EntryFile.check(role: role) }
      if let identifier, !identifier.isEmpty { try EntryFile.check(identifier: identifier, isMet: state == .met) }
    } catch {
      throw ValidationError(error.description)
    }
    guard state != .late else { throw ValidationError("late is no state to record: it follows from --due.") }
    guard state != nil || date != nil || due != nil || evidence != nil || identifier != nil || fieldwork != nil else {
      throw ValidationError(
        "Give what is to be recorded: --state, --date, --due, --evidence, --identifier or --fieldwork.")
    }
  }

  func run() throws {
    var file = try records.read()
    do throws(EntryFileError) {
      for role in role {
        guard file.roles.contains(role) else {
          throw .invalid("\(role) is no role of it; its roles are \(file.roles.joined(separator: ", "))")
        }
      }
      let needed = EntryRules.builtIn.requirement(requirement)
      let roles = role.isEmpty ? file.roles.filter { needed?.isNeeded(for: $0) ?? true } : role
      guard !roles.isEmpty else {
        throw .invalid("\(requirement) is not needed for \(file.roles.joined(separator: ", "))")
      }
      for role in roles {
        var record =
          file.record(requirement, for: role) ?? RequirementRecord(role: role, requirement: requirement, state: .open)
        if state == .open { record.reopen() } else if let state { record.state = state }
        if let date { record.date = date }
        if let due { record.due = due }
        if let evidence { record.evidence = evidence }
        if let identifier { record.identifier = identifier.isEmpty ? nil : identifier }
        if let fieldwork { record.fieldwork = fieldwork }
        if record.state == .met, let identifier = record.identifier {
          try EntryFile.check(identifier: identifier, isMet: true)
        }
        try file.put(record)
      }
    } catch {
      throw RunFailure("\(records.file.shownName): \(error)")
    }
    try WholeText.write(file.json, to: records.file, isUpdate: true)
    for (role, finding) in file.sharedIdentifiers
    where identifier != nil && (self.role.isEmpty || self.role.contains(role)) {
      StandardError.write("seckit: warning: user-id of \(role): \(finding.code): \(finding.detail)\n")
    }
  }
}
