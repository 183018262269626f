public import EUI64
public import IDAllocation
import Messages
import Reporting
public import WorkingDays

/// The checklist of a Party: what is met for each role and what is not, by its records and by what other parts of seckit
/// know.
public struct Checklist: Sendable {
  /// The Party Signifier, or another short name: ``EntryFile/party``.
  public let party: String
  /// The User Roles that it is for, or `RDP`, each once.
  public let roles: [String]
  /// What the roles are called.
  let roleNames: EntryRoles
  /// The day on which it is drawn up.
  public let today: CivilDate
  /// The requirements, role by role.
  public let rows: [ChecklistRow]
  /// The duties that come back, role by role, each with its next day; `nil` where its requirement is not met.
  public let duties: [(role: String, duty: EntryDuty, next: CivilDate?)]
  /// What else you should know, role by role.
  public let notes: [(role: String, note: EntryNote)]
  /// The rules by which it is drawn up.
  public let rules: EntryRules

  /// Draws a checklist up. The User ID is judged by the rules of identifiers, and against `allocations` where a
  /// register is given (else the evidence says that only its form was), where `registered` tells how far each
  /// identifier has come; `cover` is what the assessment of Credit Cover says, as at `coverDate`.
  public init(
    _ file: EntryFile, roles: [String]? = nil, today: CivilDate, allocations: AllocationIndex? = nil,
    registered: [EUI64: IdentifierState]? = nil, cover: CoverResult? = nil, coverDate: CivilDate? = nil,
    rules: EntryRules = .builtIn, identifiers: IdentifierRules = .builtIn
  ) {
    party = file.party
    let roles = (roles ?? file.roles).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    self.roles = roles
    roleNames = EntryRoles(identifiers)
    self.today = today
    self.rules = rules
    let sharing = IdentifierSharing(file, allocations?.layout ?? RegisterLayout(identifiers))
    var rows: [ChecklistRow] = []
    for role in roles {
      for requirement in rules.requirements.map({ $0.serving(role) }) {
        let record = file.record(requirement.id, for: role)
        rows.append(
          Self.row(
            requirement, role, record, today: today,
            judge: {
              Self.judge($0, identifiers, party: file.party, role: role, state: $1, sharing, allocations, registered)
            },
            isFormOnly: allocations == nil, cover: requirement.id == "credit-cover" ? cover : nil, coverDate: coverDate,
            review: rules.duties.first { $0.after == requirement.id && $0.isAutomatic }, rdp: rules.rdp)
        )
      }
    }
    self.rows = rows
    duties = roles.flatMap { role in
      rules.duties.filter { duty in
        (duty.roles.isEmpty || duty.roles.contains(role))
          && rules.requirement(duty.after)?.isNeeded(for: role) ?? false
      }.map { duty in
        let row = rows.first { $0.role == role && $0.requirement.id == duty.after }
        let met = row.flatMap { $0.state == .met || $0.state == .metWithoutSupport ? $0 : nil }
        return (role, duty, met.flatMap(duty.firstDay).flatMap { duty.next(from: $0, today: today) })
      }
    }
    var notes: [(role: String, note: EntryNote)] = []
    for role in roles {
      let settled = rows.filter { $0.role == role && $0.state.isSettled }.map(\.requirement.id)
      for note in rules.notes where note.isOf(role, on: today) && !settled.contains(note.untilMet ?? "") {
        notes.append((role, note))
      }
    }
    self.notes = notes
  }

  /// Whether a duty of a role has no day because its requirement is met and the end of the fieldwork is not recorded.
  public func lacksFieldwork(_ duty: EntryDuty, _ role: String) -> Bool {
    duty.countsFrom == .fieldwork
      && rows.contains {
        $0.role == role && $0.requirement.id == duty.after && $0.state == .met && $0.fieldwork == nil
      }
  }

  /// Whether all limbs of SEC H1.10 are met for a role of the checklist; `nil` for a Registration Data Provider, which has
  /// none of them to meet.
  public func isUserEntryProcessComplete(_ role: String) -> Bool? {
    guard role != rules.rdp.role else { return nil }
    return roles.contains(role)
      && rows.allSatisfy { $0.role != role || $0.requirement.group != .userEntryProcess || $0.state.isSettled }
  }

  /// Whether a Party can also work in a role of the checklist: with certificates, a connection, thresholds.
  public func isOperationallyReady(_ role: String) -> Bool {
    roles.contains(role) && rows.allSatisfy { $0.role != role || $0.state.isSettled }
  }

  /// Whether something is late, or conflicts with a record.
  public var hasFindings: Bool {
    rows.contains { $0.state == .late || !$0.findings.isEmpty } || duties.contains { isOverdue($0.next) }
  }

  /// Whether the day of a duty has passed.
  public func isOverdue(_ next: CivilDate?) -> Bool { next.map { $0 < today } ?? false }

  private static func row(
    _ requirement: EntryRequirement, _ role: String, _ record: RequirementRecord?, today: CivilDate,
    judge: (String, RequirementState) -> [ChecklistRow.Finding], isFormOnly: Bool, cover: CoverResult?,
    coverDate: CivilDate?, review: EntryDuty?, rdp: EntryRules.RegistrationDataProvider
  ) -> ChecklistRow {
    var state = record?.state ?? .open
    var date = record?.date
    var evidence = record?.evidence ?? ""
    var findings: [ChecklistRow.Finding] = []
    if !requirement.isNeeded(for: role) {
      return ChecklistRow(
        requirement: requirement, role: role, state: .notApplicable, date: nil, due: nil,
        evidence: role == rdp.role
          ? "\(rdp.notNeeded) (\(rdp.rule))" : "for \(requirement.neededBy) only",
        findings: [], fieldwork: nil)
    }
    if let date, date > today {
      findings.append(.init(.futureDate, "\(date) is after \(today)"))
    }
    if let fieldwork = record?.fieldwork, fieldwork > today {
      findings.append(
        .init(.futureDate, "the recorded end of the fieldwork, \(fieldwork), is after \(today)"))
    }
    if let identifier = record?.identifier {
      let found = judge(identifier, state)
      findings += found
      // Nobody is to take the form of an identifier for the right to it.
      let judged = isFormOnly && found.isEmpty ? Self.formOnly : ""
      evidence = [identifier, evidence, judged].filter { !$0.isEmpty }.joined(separator: "; ")
    } else if requirement.id == "user-id", state == .met {
      findings.append(
        .init(.missing, "the \(requirement.name) is not recorded; add it with --identifier"))
    }
    if let cover {
      let asAt = coverDate.map { " as at \($0)" } ?? ""
      evidence = [evidence, "seckit cover\(asAt): \(cover.summary)"].filter { !$0.isEmpty }.joined(separator: "; ")
      if let coverDate, coverDate > today {
        findings.append(.init(.futureDate, "the assessment is as at \(coverDate), after \(today)"))
      }
      if let coverDate, let review, let next = coverDate.adding(months: review.everyMonths), next < today {
        findings.append(
          .init(
            .outOfDate,
            "the assessment is as at \(coverDate), but the requirement was reviewed by \(next) (\(review.rule));"
              + " assess it again"))
      }
      if let until = cover.coveredUntil, until < today {
        findings.append(
          .init(.outOfDate, "the support that was counted is enough until \(until) only; assess it again"))
      }
      if cover.state == .open {
        findings.append(.init(.shortfall, cover.summary))
      } else if !state.isSettled {
        // What the assessment says needs no other record.
        (state, date) = (cover.state, coverDate)
      }
    }
    if !findings.isEmpty { state = .open }
    let due = [record?.due, cover?.due].compactMap(\.self).min()
    if state == .open, let due, due < today { state = .late }
    return ChecklistRow(
      requirement: requirement, role: role, state: state, date: date, due: due, evidence: evidence,
      findings: findings, fieldwork: record?.fieldwork)
  }

  private static let formOnly = "checked by its form only; give --register to check its range and allocation"

  /// What `seckit validate` says of a User ID, for the Party and the role, or of the RDP ID of a Registration Data Provider.
  private static func judge(
    _ identifier: String, _ rules: IdentifierRules, party: String, role: String, state: RequirementState,
    _ sharing: IdentifierSharing,
    _ allocations: AllocationIndex?, _ registered: [EUI64: IdentifierState]?
  ) -> [ChecklistRow.Finding] {
    let isRDP = role == EntryRole.rdp.code
    let kind: IdentifierKind = isRDP ? .rdp : .user
    let judgement = IdentifierJudge(kind: kind, rules: rules).judge(identifier)
    if let finding = judgement.finding, finding.severity == .error {
      return [.init(code: finding.code.name, detail: finding.message)]
    }
    guard let value = judgement.identifier else { return [] }
    let shared = sharing.finding(on: value, role: role)
    guard let allocations else { return shared.map { [$0] } ?? [] }
    let found = allocations.findings(on: value, party: party, role: isRDP ? nil : role, kind: kind)
    // That it is not given out is not an obstacle yet: it is told below, once the requirement is said to be met.
    var findings = found.filter { $0.code != .notGivenOut }
      .map { ChecklistRow.Finding(code: $0.code.name, detail: $0.detail) }
    if let shared, !findings.contains(where: { $0.code == shared.code }) { findings.append(shared) }
    if isRDP, let organisation = allocations.organisation(party), organisation.kind != .rdp {
      findings.append(
        .init(
          .wrongKind,
          "\(organisation) is of kind \(organisation.kind.rawValue) in \(allocations.name), but an RDP ID"
            + " belongs to an RDP; keep the RDP's checklist under its own signifier"))
    }
    if state == .met, findings.isEmpty, let registered, registered[value] != .accepted {
      let reached =
        registered[value].map { "has it as \($0.rawValue), not as accepted by the DCC" } ?? "does not have it"
      findings.append(
        .init(.notAccepted, "\(allocations.name) \(reached)"))
    }
    return findings
  }
}

/// A requirement for a role, in its current state.
public struct ChecklistRow: Hashable, Sendable {
  /// The requirement, as the role has it.
  public let requirement: EntryRequirement
  /// The User Role, or `RDP`.
  public let role: String
  /// How far it has come.
  public let state: RequirementState
  /// The day on which it came to that.
  public let date: CivilDate?
  /// The date by which it must be met.
  public let due: CivilDate?
  /// What shows it: what was recorded, or what a part of seckit found.
  public let evidence: String
  /// What conflicts with the record; each an error.
  public let findings: [Finding]
  /// The day on which the fieldwork of an assessment ended.
  public let fieldwork: CivilDate?

  /// Something that conflicts with a record.
  public struct Finding: Hashable, Sendable {
    /// Its stable code: one that `seckit validate` has too, or a ``ChecklistCode``.
    public let code: String
    /// What conflicts with it, for people.
    public let detail: String

    init(code: String, detail: String) {
      (self.code, self.detail) = (code, detail)
    }

    init(_ code: ChecklistCode, _ detail: String) { self.init(code: code.rawValue, detail: detail) }
  }
}

/// What can conflict with a record, beside what `seckit validate` says of its identifier. The raw values are stable.
public enum ChecklistCode: String, CaseIterable, Sendable {
  /// A requirement is recorded as met, but what shows it is not recorded.
  case missing
  /// A recorded date is after the day of the checklist.
  case futureDate = "future-date"
  /// The assessment of Credit Cover says that the Party is short.
  case shortfall
  /// The assessment of Credit Cover is older than the last review of the requirement, or the support that it counts has
  /// lapsed since.
  case outOfDate = "out-of-date"
  /// The register has the identifier of a Registration Data Provider for an organisation that is not one.
  case wrongKind = "wrong-kind"
  /// The register does not say that the DCC has accepted the identifier.
  case notAccepted = "not-accepted"
}
