import TestSupport
import Testing
import UserEntry
import WorkingDays

/// Files of entry records, and checklists of them, as tests write them.
enum EntryCase {
  /// A User ID that `seckit validate` passes.
  static let goodIdentifier = "70-B3-D5-1F-30-01-00-07"
  /// One that it refuses: `sample-block`.
  static let badIdentifier = "00-DB-12-34-56-78-00-01"

  static let header = "party,status,requirement,threshold,required,counted,shortfall,action_by"

  static func date(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

  static func record(
    _ requirement: String, role: String = "ED", _ state: RequirementState = .met, date: String? = "2017-06-01",
    due: String? = nil, evidence: String = "letter of the DCC", identifier: String? = nil
  ) throws -> RequirementRecord {
    RequirementRecord(
      role: role, requirement: requirement, state: state, date: try date.map(Self.date), due: try due.map(Self.date),
      evidence: evidence, identifier: identifier)
  }

  static func file(
    _ records: [RequirementRecord] = [], party: String = "ALPHA", roles: [String] = ["ED", "OU"]
  ) throws -> EntryFile {
    var file = try EntryFile(party: party, roles: roles)
    for record in records { try file.put(record) }
    return file
  }

  static func checklist(
    _ records: [RequirementRecord] = [], party: String = "ALPHA", roles: [String] = ["ED", "OU"],
    today: String = "2017-09-01"
  ) throws -> Checklist {
    Checklist(try file(records, party: party, roles: roles), today: try date(today))
  }

  /// All that can be met for a role, each on its own day of June.
  static func everything(for role: String) throws -> [RequirementRecord] {
    let needed = EntryRules.builtIn.requirements.filter { $0.isNeeded(for: role) }
    return try needed.enumerated().map { index, requirement in
      try record(
        requirement.id, role: role, date: "2017-06-0\(index + 1)",
        identifier: requirement.id == "user-id" ? goodIdentifier : nil)
    }
  }

  /// What an assessment of Credit Cover says.
  static func cover(_ status: String) throws -> CoverResult {
    let row = "ALPHA,\(status),900.00,800.00,900.00,700.00,200.00,2017-09-08"
    return try CoverResult(ScriptedSource("\(header)\n\(row)\n"), party: "ALPHA")
  }
}

/// Checklists for the tests of their texts.
enum ChecklistSamples {
  /// Everything that breaks tables, pages and terminals.
  static let hostile = "a|b\\|c <b>&amp;\"'`*_[x](y)\u{1B}[2J\r\n\tnext\u{0}\u{85}\u{2028}\u{FFFF}電\u{1F4DC}"

  static func all() throws -> [(name: String, checklist: Checklist)] {
    [
      ("blank", try EntryCase.checklist()), ("mixed", try mixed()), ("hostile", try hostileOne()),
      ("long words", try longWords()),
      ("full", try EntryCase.checklist(EntryCase.everything(for: "OU"), roles: ["OU"])),
      ("of an RDP", try EntryCase.checklist(EntryCase.everything(for: "RDP"), roles: ["RDP", "ED"])),
      (
        "all roles",
        try EntryCase.checklist(roles: ["IS", "ES", "GS", "ED", "GT", "RSA", "OU", "MDR", "LC"], today: "2017-09-27")
      ),
    ]
  }

  /// Every state, with findings and due dates, and with what the assessment says.
  static func mixed() throws -> Checklist {
    let records = [
      try EntryCase.record("user-id", due: "2017-08-31", identifier: EntryCase.badIdentifier),
      try EntryCase.record("srept", .notApplicable, date: "2017-05-31"),
      try EntryCase.record("uept", .open, date: nil, due: "2018-12-31", evidence: "in work"),
      try EntryCase.record("security-assessment", date: "2017-10-01"),
      try EntryCase.record("smki-certificates", .open, date: nil, due: "2017-08-31", evidence: ""),
      try EntryCase.record("srept", role: "OU", .open, date: nil, due: "2018-12-31", evidence: ""),
      try EntryCase.record("privacy-audit", role: "OU", evidence: "report, \"final\""),
    ]
    return Checklist(
      try EntryCase.file(records), today: try EntryCase.date("2017-09-01"),
      cover: try EntryCase.cover("not-required"))
  }

  static func hostileOne() throws -> Checklist {
    let records = [
      try EntryCase.record("user-id", evidence: hostile, identifier: hostile),
      try EntryCase.record("uept", evidence: hostile), try EntryCase.record("srept", .notApplicable, evidence: hostile),
    ]
    return try EntryCase.checklist(records, party: "P|Q <&> \"R\" *S* `T` # [U]")
  }

  static func longWords() throws -> Checklist {
    let word = String(repeating: "w", count: 500)
    let sentence = Array(repeating: "words", count: 160).joined(separator: " ")
    return try EntryCase.checklist(
      [
        EntryCase.record("uept", evidence: "see \(word) there"), EntryCase.record("srept", evidence: sentence),
        EntryCase.record("gateway-connection", evidence: word),
      ], party: Array(repeating: "Party", count: 16).joined(separator: " "))
  }
}
