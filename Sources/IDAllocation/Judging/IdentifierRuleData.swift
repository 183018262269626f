import Messages
import Reporting

/// The rule data as it is in JSON.
struct IdentifierRuleData: Decodable {
  let ruleSet: String
  let blocks: [String: Block]
  let layout: Layout
  let signifier: Signifier
  let roles: [Role]
  let sharingGroups: [SharingGroup]
  /// Kinds that have no severities of their own, and the kind whose they share.
  let judgedAs: [String: String]
  let codes: [Code]

  enum CodingKeys: String, CodingKey {
    case ruleSet = "rule_set"
    case judgedAs = "judged_as"
    case sharingGroups = "sharing_groups"
    case blocks, layout, signifier, roles, codes
  }

  struct Block: Decodable {
    let prefix: String
    let holder: String
    let rule: RuleReference
  }

  struct Layout: Decodable {
    let organisationBits: Int
    let rangeBits: Int
    let dccOrganisation: Int
    let rule: RuleReference

    enum CodingKeys: String, CodingKey {
      case organisationBits = "organisation_bits"
      case rangeBits = "range_bits"
      case dccOrganisation = "dcc_organisation"
      case rule
    }
  }

  struct Signifier: Decodable {
    let length: Int
    let rule: RuleReference
  }

  struct Role: Decodable {
    let code: String
    let name: String
    let rule: RuleReference
  }

  struct SharingGroup: Decodable {
    let roles: [String]
    let rule: RuleReference
  }

  struct Code: Decodable {
    let code: String
    /// `error` or `warning` by kind and environment; what is absent is not a finding.
    let severity: [String: [String: String]]
    /// The same where what the code misses is required; as `severity` where it is absent.
    let severityIfRequired: [String: [String: String]]?
    let rule: RuleReference

    enum CodingKeys: String, CodingKey {
      case code, severity, rule
      case severityIfRequired = "severity_if_required"
    }
  }
}
