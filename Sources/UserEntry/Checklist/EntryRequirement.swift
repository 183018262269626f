public import Reporting

/// Something that a Party must meet to become a DCC User in a role, or to be ready to work as one. Rule data.
public struct EntryRequirement: Decodable, Hashable, Sendable {
  /// Which total a requirement counts for.
  public enum Group: String, Decodable, Sendable {
    /// The User Entry Process: the limbs of SEC H1.10.
    case userEntryProcess = "user-entry-process"
    /// Readiness to work: what is needed besides.
    case readiness
  }

  /// The name by which commands and files know it: `user-id`.
  public let id: String
  /// What it is called.
  public let name: String
  /// Which total it counts for.
  public let group: Group
  /// The sections of the SEC.
  public let reference: String
  /// The User Roles that need it; none where all do.
  public let roles: [String]
  /// The states that may be recorded besides `open`.
  public let states: [RequirementState]
  /// What meets it.
  public let metBy: String
  /// What is known of the time it takes; may be empty.
  public let leadTime: String
  /// Where that comes from.
  public let rule: RuleReference

  enum CodingKeys: String, CodingKey {
    case id, name, group, reference, roles, states, rule
    case metBy = "met_by"
    case leadTime = "lead_time"
  }

  /// Whether a User Role needs it.
  public func isNeeded(for role: String) -> Bool { roles.isEmpty || roles.contains(role) }
}
