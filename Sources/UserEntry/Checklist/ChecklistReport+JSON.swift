import Messages
import Reporting
import WorkingDays

extension ChecklistReport {
  /// The checklist as JSON has it.
  var document: Document { Document(checklist) }

  struct Document: Encodable {
    let party, today, rules, reservation: String
    let roles: [Role]

    struct Role: Encodable {
      let role: String
      /// Left out for a Registration Data Provider.
      let userEntryProcessComplete: Bool?
      let operationallyReady: Bool
      let requirements: [Requirement]
      let duties: [Duty]
      let notes: [Note]

      enum CodingKeys: String, CodingKey {
        case role, requirements, duties, notes
        case userEntryProcessComplete = "user_entry_process_complete"
        case operationallyReady = "operationally_ready"
      }
    }

    struct Requirement: Encodable {
      let requirement, name, group, reference, state: String
      let date, due, fieldwork: String?
      let evidence: String
      let findings: [Finding]
      let metBy, leadTime, source, status, neededBy: String

      enum CodingKeys: String, CodingKey {
        case requirement, name, group, reference, state, date, due, fieldwork, evidence, findings, source, status
        case metBy = "met_by"
        case leadTime = "lead_time"
        case neededBy = "needed_by"
      }
    }

    struct Finding: Encodable {
      let code, detail: String
    }

    struct Duty: Encodable {
      let duty, name, reference: String
      let next: String?
      let everyMonths: Int
      let evidence, source, status, neededBy: String

      enum CodingKeys: String, CodingKey {
        case duty, name, reference, next, evidence, source, status
        case everyMonths = "every_months"
        case neededBy = "needed_by"
      }
    }

    struct Note: Encodable {
      let note, words, source, status: String
    }

    init(_ checklist: Checklist) {
      party = checklist.party
      today = checklist.today.description
      rules = checklist.rules.ruleSet
      reservation = checklist.rules.reservation
      roles = checklist.roles.map { role in
        Role(
          role: role, userEntryProcessComplete: checklist.isUserEntryProcessComplete(role),
          operationallyReady: checklist.isOperationallyReady(role),
          requirements: checklist.rows.filter { $0.role == role }.map { row in
            Requirement(
              requirement: row.requirement.id, name: row.requirement.name, group: row.requirement.group.rawValue,
              reference: row.requirement.reference, state: row.state.rawValue, date: row.date?.description,
              due: row.due?.description, fieldwork: row.fieldwork?.description, evidence: row.evidence,
              findings: row.findings.map { Finding(code: $0.code, detail: $0.detail) }, metBy: row.requirement.metBy,
              leadTime: row.requirement.leadTimeText, source: row.requirement.rule.source,
              status: row.requirement.rule.status.rawValue, neededBy: row.requirement.neededBy)
          },
          duties: checklist.duties.filter { $0.role == role }.map { _, duty, next in
            Duty(
              duty: duty.id, name: duty.name, reference: duty.reference, next: next?.description,
              everyMonths: duty.everyMonths,
              evidence: checklist.lacksFieldwork(duty, role) ? ChecklistReport.noFieldwork : "",
              source: duty.rule.source, status: duty.rule.status.rawValue, neededBy: duty.neededBy)
          },
          notes: checklist.notes.filter { $0.role == role }.map { _, note in
            Note(
              note: note.id, words: note.words, source: note.rule.source, status: note.rule.status.rawValue)
          })
      }
    }
  }
}
