import Messages
import Reporting
package import Tables
import WorkingDays

extension ChecklistReport {
  /// The columns, in their order. Stable: scripts read them.
  package static let columns = [
    "row", "role", "requirement", "name", "group", "reference", "state", "date", "due", "evidence", "findings",
    "met_by", "lead_time", "source", "status", "needed_by",
  ]

  /// As CSV: role by role a row for each requirement, for the two totals, for each duty that comes back, and for each note.
  /// The column `row` tells them apart: `requirement`, `total`, `duty`, `note`.
  ///
  /// A total is `met` or `open`, the first `not-applicable` for a Registration Data Provider. A duty is due on its next day,
  /// and `open`, or `late` once that has passed; it has neither before its requirement is met.
  package var csv: String {
    var records: [[String]] = []
    for role in checklist.roles {
      records += checklist.rows.filter { $0.role == role }.map(requirement)
      records += totals(of: role)
      records += checklist.duties.filter { $0.role == role }.map(duty)
      records += checklist.notes.filter { $0.role == role }.map(note)
    }
    return CSV.record(Self.columns) + records.map { CSV.record($0) }.joined()
  }

  /// The same as a workbook.
  package var layout: WorkbookLayout {
    WorkbookLayout(
      "Checklist",
      further: [.notes(["\(checklist.party), as at \(checklist.today.displayText)", checklist.rules.reservation])]
    ) { ["date", "due"].contains($0) ? .date : .text }
  }

  private func requirement(_ row: ChecklistRow) -> [String] {
    let requirement = row.requirement
    return [
      "requirement", row.role, requirement.id, requirement.name, requirement.group.rawValue, requirement.reference,
      row.state.rawValue, row.date?.description ?? "", row.due?.description ?? "", row.evidence, findings(row),
      requirement.metBy, requirement.leadTimeText, requirement.rule.source, requirement.rule.status.rawValue,
      requirement.neededBy,
    ]
  }

  private func totals(of role: String) -> [[String]] {
    func total(_ id: String, _ name: String, _ isMet: Bool?) -> [String] {
      let state: RequirementState = isMet.map { $0 ? .met : .open } ?? .notApplicable
      return ["total", role, id, name, "", "", state.rawValue] + Array(repeating: "", count: 9)
    }
    return [
      total("user-entry-process-complete", "User Entry Process complete", checklist.isUserEntryProcessComplete(role)),
      total("operationally-ready", "Operationally ready", checklist.isOperationallyReady(role)),
    ]
  }

  private func duty(_ role: String, _ duty: EntryDuty, _ next: CivilDate?) -> [String] {
    let state: RequirementState? = next.map { checklist.isOverdue($0) ? .late : .open }
    return [
      "duty", role, duty.id, duty.name, "", duty.reference, state?.rawValue ?? "", "", next?.description ?? "",
      checklist.lacksFieldwork(duty, role) ? Self.noFieldwork : "", "", "", duty.interval, duty.rule.source,
      duty.rule.status.rawValue, duty.neededBy,
    ]
  }

  private func note(_ role: String, _ note: EntryNote) -> [String] {
    ["note", role, note.id, note.text] + Array(repeating: "", count: 9)
      + [note.rule.source, note.rule.status.rawValue, note.roles.joined(separator: ", ")]
  }
}
