import FoundationEssentials
public import Messages
import Reporting

/// The requirements of the User Entry Process and the duties that follow: data, each with its source and status.
public struct EntryRules: Decodable, Sendable {
  /// The name and version of the rule set.
  public let ruleSet: String
  /// The guide's own reservation, which every document carries.
  public let reservation: String
  /// What a Registration Data Provider is, which has an RDP ID and no User Role.
  public let rdp: RegistrationDataProvider
  /// The requirements, in the order of the guide.
  public let requirements: [EntryRequirement]
  /// The duties that come back.
  public let duties: [EntryDuty]
  /// What else you should know.
  public let notes: [EntryNote]

  enum CodingKeys: String, CodingKey {
    case ruleSet = "rule_set"
    case reservation, rdp, requirements, duties, notes
  }

  /// What the rules say of a Registration Data Provider.
  public struct RegistrationDataProvider: Decodable, Hashable, Sendable {
    /// Its code, which is used instead of a User Role: `RDP`.
    public let role: String
    /// What it is called.
    public let name: String
    /// Why it has no part in a requirement.
    public let notNeeded: String
    /// Where that comes from.
    public let rule: RuleReference

    enum CodingKeys: String, CodingKey {
      case role, name, rule
      case notNeeded = "not_needed"
    }
  }

  /// The rules that are built in.
  public static let builtIn = RuleData.load("the entry requirements") {
    try JSONDecoder().decode(EntryRules.self, from: Data(PackageResources.entry_requirements_json))
  }
  /// Its ``ruleSet``, without reading the rules.
  package static var builtInName: String { RuleData.name(of: PackageResources.entry_requirements_json) }

  /// Whether the end of the fieldwork is recorded of a requirement: a duty is counted from it.
  func hasFieldwork(_ requirement: String) -> Bool {
    duties.contains { $0.after == requirement && $0.countsFrom == .fieldwork }
  }

  /// The requirement of a name; `nil` where there is none.
  public func requirement(_ id: String) -> EntryRequirement? { requirements.first { $0.id == id } }
}
