public import EUI64
import FoundationEssentials
public import Messages
import Reporting

/// The rules by which identifiers are judged: blocks, severities, the layout of the Panel block. Data, each value with its
/// source and status; what is built in is in `Rules/identifier-rules.json`.
public struct IdentifierRules: Sendable {
  /// The name and version of the rule set.
  public let name: String
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
  private let codes: [FindingCode: CodeRule]

  /// The rules that are built in.
  public static let builtIn = RuleData.load("the rules of identifiers") {
    try IdentifierRules(json: PackageResources.identifier_rules_json)
  }
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

extension IdentifierRules {
  /// The severities of one code.
  struct CodeRule: Sendable {
    let reference: RuleReference
    /// By kind, then environment; what is absent is not a finding.
    let severities: [IdentifierKind: [UseEnvironment: Severity]]
    let severitiesIfRequired: [IdentifierKind: [UseEnvironment: Severity]]

    init(_ entry: IdentifierRuleData.Code, judgedAs: [String: String]) throws {
      reference = entry.rule
      severities = try Self.severities(entry.severity, entry.code, judgedAs)
      severitiesIfRequired = try Self.severities(entry.severityIfRequired ?? entry.severity, entry.code, judgedAs)
    }

    private static func severities(
      _ names: [String: [String: String]], _ code: String, _ judgedAs: [String: String]
    ) throws -> [IdentifierKind: [UseEnvironment: Severity]] {
      var severities: [IdentifierKind: [UseEnvironment: Severity]] = [:]
      for kind in IdentifierKind.allCases {
        let kindName = judgedAs[kind.rawValue] ?? kind.rawValue
        for (environmentName, severityName) in names[kindName] ?? [:] {
          guard let environment = UseEnvironment(rawValue: environmentName),
            let severity = Severity(rawValue: severityName)
          else {
            throw RuleDataError(description: "codes.\(code): \(environmentName) \(severityName) is unknown")
          }
          severities[kind, default: [:]][environment] = severity
        }
      }
      return severities
    }
  }

  /// The place and nature of a mistake in rule data.
  struct RuleDataError: Error, CustomStringConvertible {
    let description: String
  }

  init(json: [UInt8]) throws {
    let document = try JSONDecoder().decode(IdentifierRuleData.self, from: Data(json))
    name = document.ruleSet
    func block(_ name: String) throws -> BlockRule {
      guard let entry = document.blocks[name], let block = IdentifierBlock(prefix: entry.prefix) else {
        throw RuleDataError(description: "blocks.\(name): unknown block, or a prefix that is not hex digits")
      }
      return BlockRule(block: block, holder: entry.holder, reference: entry.rule)
    }
    panelBlock = try block("production-block")
    testBlock = try block("test-block")
    sampleBlock = try block("sample-block")
    layout = LayoutRule(
      organisationBits: document.layout.organisationBits, rangeBits: document.layout.rangeBits,
      dccOrganisation: document.layout.dccOrganisation, reference: document.layout.rule)
    guard layout.organisationBits + layout.rangeBits + panelBlock.block.prefixLength == 64 else {
      throw RuleDataError(description: "layout: the bits don't add up to 64 with the prefix")
    }
    signifier = SignifierRule(length: document.signifier.length, reference: document.signifier.rule)
    roles = document.roles.map { RoleRule(code: $0.code, name: $0.name, reference: $0.rule) }
    sharingGroups = document.sharingGroups.map { SharingGroupRule(roles: Set($0.roles), reference: $0.rule) }
    let known = Set(roles.map(\.code))
    guard known.count == roles.count, sharingGroups.allSatisfy({ $0.roles.isSubset(of: known) }) else {
      throw RuleDataError(description: "roles: one appears twice, or a sharing group names an unknown role")
    }
    var codes: [FindingCode: CodeRule] = [:]
    for entry in document.codes {
      guard let code = FindingCode(name: entry.code) else {
        throw RuleDataError(description: "codes: there is no code named \(entry.code)")
      }
      codes[code] = try CodeRule(entry, judgedAs: document.judgedAs)
    }
    for code in FindingCode.allCases where codes[code] == nil {
      throw RuleDataError(description: "codes: \(code) is missing")
    }
    self.codes = codes
  }
}
