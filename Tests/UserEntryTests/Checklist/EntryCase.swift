import TestSupport
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
