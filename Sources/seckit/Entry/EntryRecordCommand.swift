import ArgumentParser
import Files
import Messages
import UserEntry
import WorkingDays

struct EntryRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record the state of a requirement, its date and its evidence.",
    discussion: """
      EXAMPLES:
        seckit entry record user-id --file alpha.json \\
            --state met --date 2025-05-06 --evidence ticket-17
        seckit entry record uept --file alpha.json --state open --due 2025-09-30

      The requirements are user-id, credit-cover, srept, uept, security-assessment, privacy-audit, smki-certificates, \
      gateway-connection, anomaly-thresholds. A new record replaces the previous one. Omitted fields keep their value. \
      '--state open' reopens the requirement: its date and evidence are removed, its due date, identifier and end of \
      fieldwork stay. A text that is not an identifier is refused; '--state met' also refuses what 'validate' refuses.
      """)

  @Argument(
    help: ArgumentHelp("The requirement.", valueName: "requirement"),
    transform: { try EntryFile.check(requirement: $0) })
  var requirement: EntryRequirement

  @OptionGroup var records: EntryFileOptions

  @Option(
    help: ArgumentHelp("The User Role, or RDP; may be repeated. (default: all roles of the file)", valueName: "role"),
    transform: { try EntryRole(parsing: $0) })
  var role: [EntryRole] = []

  @Option(help: "The state: met, met-nil, open or not-applicable.")
  var state: RequirementState?

  @Option(
    help: ArgumentHelp("The date the state was reached.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var date: CivilDate?

  @Option(
    help: ArgumentHelp("The date by which it must be met.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var due: CivilDate?

  @Option(help: ArgumentHelp("The evidence: a letter, a reference.", valueName: "text"))
  var evidence: String?

  @Option(help: ArgumentHelp("The User ID (RDPs: RDP ID), for user-id; empty to remove it.", valueName: "id"))
  var identifier: String?

  @Option(
    help: ArgumentHelp(
      "The date the fieldwork ended, for security-assessment; the next assessment is due within 12 months.",
      valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var fieldwork: CivilDate?

  func validate() throws {
    if let identifier, !identifier.isEmpty {
      try Self.checked { try EntryFile.check(identifier: identifier, isMet: state == .met) }
    }
    guard state != .late else { throw ValidationError("late can't be recorded: it follows from --due.") }
    guard state != nil || date != nil || due != nil || evidence != nil || identifier != nil || fieldwork != nil else {
      throw ValidationError(
        "Say what to record: --state, --date, --due, --evidence, --identifier or --fieldwork.")
    }
  }

  func run() throws {
    var file = try records.read()
    let asked = role.map(\.code)
    try records.check(asked, in: file)
    let roles = asked.isEmpty ? file.roles.filter { requirement.isNeeded(for: $0) } : asked
    try PlacedError.at(records.file.shownName) {
      guard !roles.isEmpty else {
        throw CommandError("\(requirement.id) is not needed for \(file.roles.joined(separator: ", "))")
      }
      for role in roles { try file.put(record(for: role, in: file)) }
    }
    try AtomicOutput.write(file.json, to: records.file, isUpdate: true)
    for (role, finding) in file.sharedIdentifiers
    where identifier != nil && (asked.isEmpty || asked.contains(role)) {
      StandardError.write("seckit: warning: user-id of \(role): \(finding.code): \(finding.detail)\n")
    }
  }

  private func record(for role: String, in file: EntryFile) throws(EntryFileError) -> RequirementRecord {
    var record =
      file.record(requirement.id, for: role) ?? RequirementRecord(role: role, requirement: requirement.id, state: .open)
    if state == .open { record.reopen() } else if let state { record.state = state }
    if let date { record.date = date }
    if let due { record.due = due }
    if let evidence { record.evidence = evidence }
    if let identifier { record.identifier = identifier.isEmpty ? nil : identifier }
    if let fieldwork { record.fieldwork = fieldwork }
    if record.state == .met, let identifier = record.identifier {
      try EntryFile.check(identifier: identifier, isMet: true)
    }
    return record
  }
}
