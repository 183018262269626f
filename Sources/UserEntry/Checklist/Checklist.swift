import EUI64
public import IDAllocation
import Reporting
public import WorkingDays

/// The checklist of a Party: what is met for each role and what is not, by its records and by what other parts of seckit
/// know.
public struct Checklist: Sendable {
  /// The Party.
  public let party: String
  /// The roles.
  public let roles: [String]
  /// The day on which it is drawn up.
  public let today: CivilDate
  /// The requirements, role by role.
  public let rows: [ChecklistRow]
  /// The duties that come back, role by role, each with its next day; `nil` where its requirement is not met.
  public let duties: [(role: String, duty: EntryDuty, next: CivilDate?)]
  /// The rules.
  public let rules: EntryRules

  /// Draws a checklist up. The User ID is judged by the rules of identifiers, and against `allocations` where a register is
  /// at hand; `cover` is what the assessment of Credit Cover says.
  public init(
    _ file: EntryFile, roles: [String]? = nil, today: CivilDate, allocations: AllocationIndex? = nil,
    cover: CoverResult? = nil, rules: EntryRules = .builtIn
  ) {
    party = file.party
    let roles = (roles ?? file.roles).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    self.roles = roles
    self.today = today
    self.rules = rules
    var rows: [ChecklistRow] = []
    for role in roles {
      for requirement in rules.requirements {
        let record = file.record(requirement.id, for: role)
        rows.append(
          Self.row(
            requirement, role, record, party: file.party, today: today, allocations: allocations,
            cover: requirement.id == "credit-cover" ? cover : nil))
      }
    }
    self.rows = rows
    duties = roles.flatMap { role in
      rules.duties.filter { $0.roles.isEmpty || $0.roles.contains(role) }.map { duty in
        let row = rows.first { $0.role == role && $0.requirement.id == duty.after }
        let met = row.flatMap { $0.state == .met || $0.state == .metNil ? $0.date : nil }
        return (role, duty, met.flatMap { duty.next(from: $0, today: today) })
      }
    }
  }

  /// Whether all limbs of SEC H1.10 are met for a role of the checklist.
  public func isUserEntryProcessComplete(_ role: String) -> Bool {
    roles.contains(role)
      && rows.allSatisfy { $0.role != role || $0.requirement.group != .userEntryProcess || $0.state.isSettled }
  }

  /// Whether a Party can also work in a role of the checklist: with certificates, a connection, thresholds.
  public func isOperationallyReady(_ role: String) -> Bool {
    roles.contains(role) && rows.allSatisfy { $0.role != role || $0.state.isSettled }
  }

  /// Whether something is late, or speaks against a record.
  public var hasFindings: Bool { rows.contains { $0.state == .late || !$0.findings.isEmpty } }

  private static func row(
    _ requirement: EntryRequirement, _ role: String, _ record: RequirementRecord?, party: String, today: CivilDate,
    allocations: AllocationIndex?, cover: CoverResult?
  ) -> ChecklistRow {
    var state = record?.state ?? .open
    var date = record?.date
    var evidence = record?.evidence ?? ""
    var findings: [ChecklistRow.Finding] = []
    if !requirement.isNeeded(for: role) {
      return ChecklistRow(
        requirement: requirement, role: role, state: .notApplicable, date: nil, due: nil,
        evidence: "for \(requirement.roles.joined(separator: ", ")) only", findings: [])
    }
    if let date, date > today {
      findings.append(.init(code: "future-date", detail: "\(date) is after \(today)"))
    }
    if let identifier = record?.identifier {
      findings += judge(identifier, party: party, role: role, allocations)
      evidence = [identifier, evidence].filter { !$0.isEmpty }.joined(separator: "; ")
    } else if requirement.id == "user-id", state == .met {
      findings.append(.init(code: "missing", detail: "the User ID itself is not recorded; add it with --identifier"))
    }
    if let cover {
      evidence = [evidence, "seckit cover: \(cover.words)"].filter { !$0.isEmpty }.joined(separator: "; ")
      if cover.state == .open {
        findings.append(.init(code: "shortfall", detail: cover.words))
      } else if !state.isSettled {
        // What the assessment says needs no other record; the day of an open one is not the day on which it was met.
        (state, date) = (cover.state, today)
      }
    }
    if !findings.isEmpty { state = .open }
    if state == .open, let due = record?.due, due < today { state = .late }
    return ChecklistRow(
      requirement: requirement, role: role, state: state, date: date, due: record?.due, evidence: evidence,
      findings: findings)
  }

  /// What `seckit validate` says of a User ID, for the Party and the role.
  private static func judge(
    _ identifier: String, party: String, role: String, _ allocations: AllocationIndex?
  ) -> [ChecklistRow.Finding] {
    let judgement = IdentifierJudge().judge(identifier)
    if let finding = judgement.finding, finding.severity == .error {
      return [.init(code: finding.code.name, detail: finding.message)]
    }
    guard let allocations, let value = judgement.identifier else { return [] }
    let found = allocations.findings(on: value, party: party, role: role)
    return found.map { .init(code: $0.code.name, detail: $0.detail) }
  }
}
