import EUI64
public import Messages
import Reporting

extension IdentifierRules {
  /// The severities of one code.
  struct CodeRule: Sendable {
    let reference: RuleReference
    /// By kind, then environment; what is absent is not a finding.
    let severities: [IdentifierKind: [UseEnvironment: Severity]]
    let severitiesIfRequired: [IdentifierKind: [UseEnvironment: Severity]]

    init(_ entry: IdentifierRuleData.Code, _ code: FindingCode, judgedAs: [String: String]) throws(RuleDataError) {
      reference = entry.rule
      severities = try Self.severities(entry.severity, code, judgedAs)
      severitiesIfRequired = try Self.severities(entry.severityIfRequired ?? entry.severity, code, judgedAs)
      // A text that can't be read is never an identifier.
      let wanted = IdentifierKind.allCases.count * UseEnvironment.allCases.count
      guard !code.isOfText || severities.values.reduce(0, { $0 + $1.count }) == wanted else {
        throw .wrongValue(
          rule: "codes, \(code)",
          "a text that is not an identifier has this code; give its severity for every kind and environment")
      }
    }

    private static func severities(
      _ names: [String: [String: String]], _ code: FindingCode, _ judgedAs: [String: String]
    ) throws(RuleDataError) -> [IdentifierKind: [UseEnvironment: Severity]] {
      var severities: [IdentifierKind: [UseEnvironment: Severity]] = [:]
      for name in names.keys.sorted() where IdentifierKind(rawValue: name) == nil {
        throw .wrongValue(rule: "codes, \(code)", "'\(name.shown)' is not a kind of identifier")
      }
      for name in names.keys.sorted() {
        guard let other = judgedAs[name], other != name else { continue }
        throw .wrongValue(rule: "codes, \(code)", "\(name.shown) is judged as \(other.shown); leave it out here")
      }
      for kind in IdentifierKind.allCases {
        for (name, word) in (names[judgedAs[kind.rawValue] ?? kind.rawValue] ?? [:]).sorted(by: { $0.key < $1.key }) {
          guard let environment = UseEnvironment(rawValue: name), let severity = Severity(rawValue: word) else {
            throw .wrongValue(
              rule: "codes, \(code)",
              "'\(name.shown)': '\(word.shown)' can't be used; write production or test, and error or warning")
          }
          severities[kind, default: [:]][environment] = severity
        }
      }
      return severities
    }
  }

  /// Reads the rules of a file that replaces the built-in ones, in the same form: `seckit rules identifiers --format json`
  /// shows it. Throws where the JSON or a value can't be used.
  public init(json: [UInt8], from file: RulesFile) throws(RuleDataError) {
    let (document, file): (IdentifierRuleData, RulesFile) = try RuleSetReader.read(
      json, from: file, replacing: Self.builtInJSON)
    try self.init(document, from: file)
  }

  init(_ document: IdentifierRuleData, from file: RulesFile?) throws(RuleDataError) {
    name = file?.name(of: document.ruleSet, builtIn: Self.builtInName) ?? document.ruleSet
    self.file = file
    panelBlock = try document.block("production-block")
    testBlock = try document.block("test-block")
    sampleBlock = try document.block("sample-block")
    layout = LayoutRule(
      organisationBits: document.layout.organisationBits, rangeBits: document.layout.rangeBits,
      dccOrganisation: document.layout.dccOrganisation, reference: document.layout.rule)
    signifier = SignifierRule(length: document.signifier.length, reference: document.signifier.rule)
    roles = document.roles.map { RoleRule(code: $0.code, name: $0.name, reference: $0.rule) }
    sharingGroups = document.sharingGroups.map { SharingGroupRule(roles: Set($0.roles), reference: $0.rule) }
    codes = try document.codeRules()
    guard Self.signifierLengths.contains(signifier.length) else {
      throw .wrongValue(rule: "signifier", "the length must be from 1 to \(Self.signifierLengths.upperBound)")
    }
    try checkRoles()
    try checkLayout()
  }

  private static let signifierLengths = 1...100

  /// Bits are counted only once each is known to be small.
  private func checkLayout() throws(RuleDataError) {
    let bits = 0...28
    guard bits.contains(layout.organisationBits), bits.contains(layout.rangeBits),
      bits.contains(64 - panelBlock.block.prefixLength),
      layout.organisationBits + layout.rangeBits + panelBlock.block.prefixLength == 64
    else {
      throw .wrongValue(
        rule: "layout",
        "organisation_bits and range_bits must fill the \(64 - panelBlock.block.prefixLength) bits behind the prefix of production-block, which may be at most 28"
      )
    }
    guard RegisterLayout(self).isUsable else {
      throw .wrongValue(rule: "layout", "dcc_organisation must be an organisation number that the bits allow")
    }
  }

  private func checkRoles() throws(RuleDataError) {
    let limit = IdentifierRecords.roleLimit
    guard (1...limit).contains(roles.count) else {
      throw .wrongValue(rule: "roles", "there must be from 1 to \(limit)")
    }
    var known: Set<String> = []
    for role in roles {
      guard (1...10).contains(role.code.utf8.count),
        role.code.utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) })
      else {
        throw .wrongValue(rule: "roles", "'\(role.code.shown)' must be 1 to 10 capital letters and digits")
      }
      guard known.insert(role.code).inserted else { throw .wrongValue(rule: "roles", "\(role.code) appears twice") }
    }
    for role in sharingGroups.flatMap(\.roles).sorted() where !known.contains(role) {
      throw .wrongValue(rule: "sharing_groups", "'\(role.shown)' is not one of the roles")
    }
  }
}

extension IdentifierRuleData {
  fileprivate func block(_ name: String) throws(RuleDataError) -> IdentifierRules.BlockRule {
    guard let entry = blocks[name] else { throw .wrongValue(rule: "blocks", "\(name) is missing") }
    guard let block = IdentifierBlock(prefix: entry.prefix) else {
      throw .wrongValue(rule: "blocks, \(name)", "the prefix '\(entry.prefix.shown)' is not 1 to 16 hexadecimal digits")
    }
    return IdentifierRules.BlockRule(block: block, holder: entry.holder, reference: entry.rule)
  }

  fileprivate func codeRules() throws(RuleDataError) -> [FindingCode: IdentifierRules.CodeRule] {
    let kinds = IdentifierKind.allCases.map(\.rawValue)
    for kind in judgedAs.flatMap({ [$0, $1] }).sorted() where !kinds.contains(kind) {
      throw .wrongValue(rule: "judged_as", "'\(kind.shown)' is not a kind of identifier")
    }
    var rules: [FindingCode: IdentifierRules.CodeRule] = [:]
    for entry in codes {
      guard let code = FindingCode(name: entry.code) else {
        throw .wrongValue(rule: "codes", "there is no code '\(entry.code.shown)'")
      }
      guard rules[code] == nil else { throw .wrongValue(rule: "codes", "the code \(code) appears twice") }
      rules[code] = try IdentifierRules.CodeRule(entry, code, judgedAs: judgedAs)
    }
    for code in FindingCode.allCases where rules[code] == nil {
      throw .wrongValue(rule: "codes", "the rule of the code \(code) is missing")
    }
    return rules
  }
}
