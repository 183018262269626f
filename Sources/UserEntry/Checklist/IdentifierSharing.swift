import EUI64
public import IDAllocation
import Messages
import Reporting

/// Which roles of a file are recorded with the same identifier though they may not share one.
struct IdentifierSharing {
  private let roles: [EUI64: [String]]
  private let layout: RegisterLayout

  /// Of all records of a file, by the rules of `layout`.
  init(_ file: EntryFile, _ layout: RegisterLayout) {
    var roles: [EUI64: [String]] = [:]
    for record in file.records {
      if let value = record.identifier.flatMap({ try? EUI64($0, form: .duis) }) {
        roles[value, default: []].append(record.role)
      }
    }
    self.roles = roles
    self.layout = layout
  }

  /// That an identifier of a role is recorded for other roles which may not share it; `nil` where it is not.
  func finding(on value: EUI64, role: String) -> ChecklistRow.Finding? {
    let others = (roles[value] ?? []).filter { $0 != role && !layout.canShare([role, $0]) }
    guard !others.isEmpty else { return nil }
    return ChecklistRow.Finding(
      code: FindingCode.roleShared.name,
      detail: "the records also use it for \(others.listed); \(layout.sharing) (\(layout.sharingRule))")
  }
}

extension EntryFile {
  /// Throws for a text that is not an identifier, or one that `seckit validate` refuses where a requirement `isMet` by it.
  public static func check(
    identifier: String, isMet: Bool, _ rules: IdentifierRules = .builtIn
  ) throws(EntryFileError) {
    let judgement = IdentifierJudge(rules: rules).judge(identifier)
    guard let finding = judgement.finding, finding.severity == .error else { return }
    if judgement.identifier == nil {
      throw .invalid("'\(identifier.shown)' is not an identifier (\(finding.code.name): \(finding.message))")
    }
    guard !isMet else {
      throw .invalid(
        "user-id is not met by '\(identifier.shown)' (\(finding.code.name): \(finding.message)); correct the identifier,"
          + " or record it as open")
    }
  }

  /// What conflicts with the identifiers of the roles, in the records alone: role, code and what is wrong.
  public func sharedIdentifiers(
    _ rules: IdentifierRules = .builtIn
  ) -> [(role: String, finding: ChecklistRow.Finding)] {
    let sharing = IdentifierSharing(self, RegisterLayout(rules))
    return records.compactMap { record in
      guard let value = record.identifier.flatMap({ try? EUI64($0, form: .duis) }) else { return nil }
      return sharing.finding(on: value, role: record.role).map { (record.role, $0) }
    }
  }
}
