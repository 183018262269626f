import FoundationEssentials

/// The requirements of the User Entry Process and the duties that follow: data, each with its source and status.
public struct EntryRules: Decodable, Sendable {
  /// The name and version of the rule set.
  public let ruleSet: String
  /// The guide's own reservation, which every document carries.
  public let reservation: String
  /// The requirements, in the order of the guide.
  public let requirements: [EntryRequirement]
  /// The duties that come back.
  public let duties: [EntryDuty]

  enum CodingKeys: String, CodingKey {
    case ruleSet = "rule_set"
    case reservation, requirements, duties
  }

  /// The rules that are built in.
  public static let builtIn: EntryRules = {
    do {
      return try JSONDecoder().decode(EntryRules.self, from: Data(PackageResources.entry_requirements_json))
    } catch {
      preconditionFailure("the rules that are built in can't be read: \(error)")
    }
  }()

  /// The requirement of a name.
  public func requirement(_ id: String) -> EntryRequirement? { requirements.first { $0.id == id } }
}
