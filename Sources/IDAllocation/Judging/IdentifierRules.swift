public import EUI64
public import Messages
import Reporting

/// The rules by which identifiers are judged: blocks, severities, the layout of the Panel block. Data, each value with its
/// source and status; what is built in is in `Rules/identifier-rules.json`.
public struct IdentifierRules: Sendable {
  /// The name and version of the rule set, with the file that changes it.
  public let name: String
  /// The file that they are from, and how it differs from the built-in rules; `nil` for those.
  public let file: RulesFile?
  /// The block of the Smart Energy Code Company: User IDs in production.
  public let panelBlock: BlockRule
  /// The block of the DCC's test tools.
  public let testBlock: BlockRule
  /// The block of the DCC's sample Devices.
  public let sampleBlock: BlockRule
  /// How the bits behind the prefix of the Panel block divide.
  public let layout: LayoutRule
  /// What a Party Signifier looks like.
  public let signifier: SignifierRule
  /// The User Roles that are known. Not a closed set: others may be added to the rule data.
  public let roles: [RoleRule]
  /// The sets of User Roles that one identifier of one Party may serve.
  public let sharingGroups: [SharingGroupRule]
  let codes: [FindingCode: CodeRule]

  /// The rules that are built in.
  public static let builtIn = RuleData.load("the rules of identifiers") {
    try IdentifierRules(JSONInput.decode(IdentifierRuleData.self, from: builtInJSON), from: nil)
  }
  /// Their JSON, as a file may have it instead.
  package static let builtInJSON = PackageResources.identifier_rules_json
  /// Its ``name``, without reading the rules.
  package static var builtInName: String { RuleData.name(of: PackageResources.identifier_rules_json) }

  /// A block of identifiers, who holds it, and where that is said.
  public struct BlockRule: Sendable {
    /// The identifiers that it holds.
    public let block: IdentifierBlock
    /// Who holds it, in words.
    public let holder: String
    /// The registry or document that assigns it.
    public let reference: RuleReference
  }

  /// The form of Party Signifiers, which name Parties in registers and lists.
  public struct SignifierRule: Hashable, Sendable {
    /// The most characters, which are capital letters, digits and hyphens.
    public let length: Int
    /// The document that says so, and how sure we are of it.
    public let reference: RuleReference
  }

  /// A User Role that the rules know: in which role of the Smart Energy Code a User ID serves its Party.
  public struct RoleRule: Hashable, Sendable {
    /// The short form, as `IS`.
    public let code: String
    /// The name, as `Import Supplier`.
    public let name: String
    /// The document that names the role.
    public let reference: RuleReference
  }

  /// User Roles that may share an identifier of one Party; a role that is in no group has identifiers of its own.
  public struct SharingGroupRule: Hashable, Sendable {
    /// The short forms of the roles.
    public let roles: Set<String>
    /// The clause that lets them share one.
    public let reference: RuleReference
  }

  /// The layout of the Panel block behind its prefix: an organisation number, then a place among the identifiers of
  /// that organisation.
  public struct LayoutRule: Sendable {
    /// Bits of the organisation number, directly behind the prefix.
    public let organisationBits: Int
    /// Bits of the offset in the organisation's range.
    public let rangeBits: Int
    /// The organisation number of the DCC.
    public let dccOrganisation: Int
    /// The document or the data that the division was concluded from.
    public let reference: RuleReference
  }

  /// The severity of a code on an identifier of this kind in this environment; `nil` where it is not a finding.
  public func severity(of code: FindingCode, kind: IdentifierKind, environment: UseEnvironment) -> Severity? {
    codes[code]?.severities[kind]?[environment]
  }

  /// The severity of `not-given-out` or `not-accepted` where a register must have identifiers so, see
  /// ``AllocationRequirement``; `nil` where it is not a finding.
  package func severityIfRequired(
    of code: FindingCode, kind: IdentifierKind, environment: UseEnvironment
  ) -> Severity? {
    codes[code]?.severitiesIfRequired[kind]?[environment]
  }

  /// The document behind a code, and how sure we are of it. Every code has one.
  public func reference(for code: FindingCode) -> RuleReference {
    guard let rule = codes[code] else { preconditionFailure("there is no rule for \(code)") }
    return rule.reference
  }
}
