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
        seckit entry init --file bravo.json --party BRAVO --role ED
        seckit entry record user-id --file bravo.json \\
            --state met --date 2025-05-06 --evidence ticket-17
        seckit entry record uept --file bravo.json --state open --due 2025-09-30

      The requirements are user-id, credit-cover, srept, uept, security-assessment, privacy-audit, smki-certificates, \
      gateway-connection, anomaly-thresholds. A new record replaces the previous one. Omitted fields keep their value. \
      '--state open' reopens the requirement: its date and evidence are removed, its due date, identifier and end of \
      fieldwork stay. A text that is not an identifier is refused; '--state met' also refuses what 'validate' refuses.
      """)

  @Argument(
    help: ArgumentHelp("The requirement, for example user-id or uept; the names are above.", valueName: "requirement"))
  var requirement: String

  @OptionGroup var records: EntryFileOptions

  @Option(help: EntryFileOptions.roleHelp, transform: { RoleList(parsing: $0) })
  var role: [RoleList] = []

  @Option(
    help: "The state: \(Self.states.map(\.rawValue).joined(separator: ", ")).",
    completion: .list(Self.states.map(\.rawValue)),
    transform: { text in
      guard let state = RequirementState(argument: text) else {
        throw UnknownWord.refusal(states.map(\.rawValue))
      }
      guard states.contains(state) else { throw ValidationError("\(text) can't be recorded: it follows from --due.") }
      return state
    })
  var state: RequirementState?

  @Option(
    help: ArgumentHelp("The date the state was reached.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var date: CivilDate?

  @Option(
    help: ArgumentHelp("The date by which it must be met; none removes it.", valueName: "date"),
    transform: { try DateOrNone(parsing: $0) })
  var due: DateOrNone?

  @Option(help: ArgumentHelp("The evidence: a letter, a reference.", valueName: "text"))
  var evidence: String?

  @Option(help: ArgumentHelp("The User ID (RDPs: RDP ID), for user-id; none removes it.", valueName: "id"))
  var identifier: String?

  @Option(
    help: ArgumentHelp(
      "The date the fieldwork ended, for security-assessment; the next assessment is due within 12 months.",
      valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var fieldwork: CivilDate?

  /// What can be recorded.
  private static let states = RequirementState.allCases.filter { $0 != .late }

  @OptionGroup var rules: RuleFileOptions

  @OptionGroup var notices: QuietOption

  func validate() throws {
    try rules.checkRoles(EntryFileOptions.roleHelp, role.codes)
    guard identifier != "" else {
      throw ValidationError("--identifier is empty; write --identifier none to remove it.")
    }
    // What a file of rules knows is checked when it is read.
    if rules.files.isEmpty { try Self.checked { _ = try check(RuleSets()) } }
    guard state != .open || date == nil else {
      throw ValidationError("--state open has no date; leave out --date, or give --due.")
    }
    guard state != nil || date != nil || due != nil || evidence != nil || identifier != nil || fieldwork != nil else {
      throw ValidationError(
        "Say what to record: --state, --date, --due, --evidence, --identifier or --fieldwork.")
    }
  }

  /// The identifier to record; `nil` where it is removed.
  private var given: String? { identifier?.lowercased() == "none" ? nil : identifier }

  private func check(_ sets: RuleSets) throws -> EntryRequirement {
    if let identifier = given { try EntryFile.check(identifier: identifier, isMet: state == .met, sets.identifiers) }
    let known = sets.entry.requirements.first { $0.id.lowercased() == requirement.lowercased() }
    return try EntryFile.check(requirement: known?.id ?? requirement, sets.entry)
  }

  func run() throws {
    let sets = try rules.read([.entry, .identifiers])
    let requirement: EntryRequirement
    do {
      requirement = try check(sets)
    } catch let error as any UserError {
      throw CommandError(error.description, .usage)
    }
    let asked = try role.codes(sets)
    var file = try records.read(sets)
    try records.check(asked, in: file)
    let roles = asked.isEmpty ? file.roles.filter { requirement.isNeeded(for: $0) } : asked
    try PlacedError.at(records.file.shownName) {
      guard !roles.isEmpty else {
        throw CommandError("\(requirement.id) is not needed for \(file.roles.joined(separator: ", "))")
      }
      for role in roles { try file.put(record(of: requirement, for: role, in: file, sets), rules: sets.entry) }
    }
    try AtomicOutput.write(file.json, to: records.file, isUpdate: true)
    for (role, finding) in file.sharedIdentifiers(sets.identifiers)
    where identifier != nil && (asked.isEmpty || asked.contains(role)) {
      StandardError.warn("user-id of \(role): \(finding.code): \(finding.detail)")
    }
  }

  private func record(
    of requirement: EntryRequirement, for role: String, in file: EntryFile, _ sets: RuleSets
  ) throws(EntryFileError) -> RequirementRecord {
    var record =
      file.record(requirement.id, for: role) ?? RequirementRecord(role: role, requirement: requirement.id, state: .open)
    if state == .open { record.reopen() } else if let state { record.state = state }
    if let date { record.date = date }
    if let due { record.due = due.date }
    if let evidence { record.evidence = evidence }
    if identifier != nil { record.identifier = given }
    if let fieldwork { record.fieldwork = fieldwork }
    if record.state == .met, let identifier = record.identifier {
      try EntryFile.check(identifier: identifier, isMet: true, sets.identifiers)
    }
    return record
  }
}

/// A date, or the word that removes one.
struct DateOrNone {
  let date: CivilDate?

  init(parsing text: String) throws { date = text.lowercased() == "none" ? nil : try CivilDate(parsing: text) }
}
