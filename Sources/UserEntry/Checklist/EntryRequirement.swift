public import Messages
import Reporting

/// Something that a Party must meet to become a DCC User in a role, or to be ready to work as one. Rule data.
public struct EntryRequirement: Decodable, Hashable, Sendable {
  /// Which total a requirement counts for.
  public enum Group: String, JSONWord, Sendable {
    /// The User Entry Process: the limbs of SEC H1.10.
    case userEntryProcess = "user-entry-process"
    /// Readiness to work: what is needed besides.
    case readiness
  }

  /// The name by which commands and files know it: `user-id`.
  public let id: String
  /// What it is called.
  public private(set) var name: String
  /// Which total it counts for.
  public private(set) var group: Group
  /// The sections of the SEC: `J3; H1.10(e)`.
  public private(set) var reference: String
  /// The User Roles that need it; none where all do.
  public let roles: [String]
  /// The states that may be recorded besides `open`.
  public let states: [RequirementState]
  /// What meets it.
  public private(set) var metBy: String
  /// What is known of the time it takes, with where that comes from; `nil` where nothing is.
  public let leadTime: LeadTime?
  /// Where the requirement comes from and how sure we are of it.
  public private(set) var rule: RuleReference
  /// How a Registration Data Provider needs it; `nil` where it does not.
  private let rdp: RDPForm?

  /// A time that a requirement takes.
  public struct LeadTime: Decodable, Hashable, Sendable {
    /// The time as people say it: `about 12 weeks`.
    public let text: String
    /// Where the time comes from and how sure we are of it.
    public let rule: RuleReference

    enum CodingKeys: String, CodingKey {
      case text = "words"
      case rule
    }
  }

  /// What of a requirement is different for a Registration Data Provider; `nil` for what is not.
  private struct RDPForm: Decodable, Hashable, Sendable {
    let name: String?
    let reference: String?
    let metBy: String?
    let rule: RuleReference

    enum CodingKeys: String, CodingKey {
      case name, reference, rule
      case metBy = "met_by"
    }
  }

  enum CodingKeys: String, CodingKey {
    case id, name, group, reference, roles, states, rule, rdp
    case metBy = "met_by"
    case leadTime = "lead_time"
  }

  /// Whether a User Role, or a Registration Data Provider, needs it.
  public func isNeeded(for role: String) -> Bool {
    role == EntryRole.rdp.code ? rdp != nil : roles.isEmpty || roles.contains(role)
  }

  /// Who needs it, in a word: `all`, or the User Roles.
  package var neededBy: String { roles.isEmpty ? "all" : roles.joined(separator: ", ") }

  /// The time it takes, with its status; empty where nothing is known of it.
  package var leadTimeText: String {
    leadTime.map { "\($0.text) (\($0.rule.source), \($0.rule.status.rawValue))" } ?? ""
  }

  /// The requirement as a role has it: a Registration Data Provider has an RDP ID for a User ID, and no limb of H1.10.
  package func serving(_ role: String) -> EntryRequirement {
    guard role == EntryRole.rdp.code else { return self }
    var own = self
    own.group = .readiness
    guard let rdp else { return own }
    own.name = rdp.name ?? name
    own.reference = rdp.reference ?? reference
    own.metBy = rdp.metBy ?? metBy
    own.rule = rdp.rule
    return own
  }
}
