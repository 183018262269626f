public import WorkingDays

/// A requirement for a role, as it stands.
public struct ChecklistRow: Hashable, Sendable {
  /// The requirement.
  public let requirement: EntryRequirement
  /// The User Role.
  public let role: String
  /// How far it has come.
  public let state: RequirementState
  /// The day on which it came to that.
  public let date: CivilDate?
  /// The day by which it is to be met.
  public let due: CivilDate?
  /// What shows it.
  public let evidence: String
  /// What speaks against what was recorded; each an error.
  public let findings: [Finding]
  /// The day on which the fieldwork of an assessment ended.
  public let fieldwork: CivilDate?

  /// Something that speaks against a record.
  public struct Finding: Hashable, Sendable {
    /// Its stable code: one of those of `seckit validate`, or `missing`, `shortfall`, `out-of-date`, `future-date`,
    /// `not-accepted`, `wrong-kind`.
    public let code: String
    /// In words.
    public let detail: String
  }
}
