public import Messages
import Reporting

/// The requirements of the User Entry Process and the duties that follow: data, each with its source and status.
public struct EntryRules: Decodable, Sendable {
  /// The name and version of the rule set, with the file that changes it.
  public private(set) var ruleSet: String
  /// The file that they are from, and how it differs from the built-in rules; `nil` for those.
  public private(set) var file: RulesFile?
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
    let rules = try JSONInput.decode(EntryRules.self, from: builtInJSON)
    try rules.check()
    return rules
  }
  /// Their JSON, as a file may have it instead.
  package static let builtInJSON = PackageResources.entry_requirements_json
  /// Its ``ruleSet``, without reading the rules.
  package static var builtInName: String { RuleData.name(of: PackageResources.entry_requirements_json) }

  /// Reads the rules of a file that replaces the built-in ones, in the same form: `seckit rules entry --format json` shows
  /// it. Throws where the JSON or a value can't be used.
  public init(json: [UInt8], from file: RulesFile) throws(RuleDataError) {
    let (document, file): (EntryRules, RulesFile) = try RuleSetReader.read(
      json, from: file, replacing: Self.builtInJSON)
    self = document
    self.file = file
    ruleSet = file.name(of: document.ruleSet, builtIn: Self.builtInName)
    try check()
  }

  /// Throws for what a checklist can't be made of. Some requirements are known by name: an identifier is recorded for the
  /// one, an assessment of Credit Cover meets the other.
  private func check() throws(RuleDataError) {
    guard rdp.role == Self.rdpCode else {
      throw .wrongValue(rule: "rdp", "the role must be \(Self.rdpCode), which commands and files use")
    }
    var ids: Set<String> = []
    for id in requirements.map(\.id) + duties.map(\.id) + notes.map(\.id) {
      guard !id.isEmpty, ids.insert(id).inserted else {
        throw .wrongValue(rule: "requirements, duties, notes", "the id '\(id.shown)' is empty or appears twice")
      }
    }
    for id in Self.namedRequirements where requirement(id) == nil {
      throw .wrongValue(rule: "requirements", "\(id) is missing")
    }
    for requirement in requirements {
      guard let state = requirement.states.first(where: { !RequirementState.recorded.contains($0) }) else { continue }
      let known = RequirementState.recorded.map(\.rawValue).joined(separator: ", ")
      throw .wrongValue(
        rule: "requirements, \(requirement.id.shown)", "\(state.rawValue) can't be among the states; use \(known)")
    }
    for duty in duties {
      guard requirement(duty.after) != nil else {
        throw .wrongValue(rule: "duties, \(duty.id.shown)", "'\(duty.after.shown)' is not one of the requirements")
      }
      guard (1...1200).contains(duty.everyMonths) else {
        throw .wrongValue(rule: "duties, \(duty.id.shown)", "every_months must be from 1 to 1200")
      }
    }
    for note in notes {
      if let id = note.untilMet, requirement(id) == nil {
        throw .wrongValue(rule: "notes, \(note.id.shown)", "'\(id.shown)' is not one of the requirements")
      }
    }
  }

  private static let rdpCode = "RDP"
  private static let namedRequirements = ["user-id", "credit-cover"]

  /// Whether the end of the fieldwork is recorded of a requirement: a duty is counted from it.
  func hasFieldwork(_ requirement: String) -> Bool {
    duties.contains { $0.after == requirement && $0.countsFrom == .fieldwork }
  }

  /// The requirement of a name; `nil` where there is none.
  public func requirement(_ id: String) -> EntryRequirement? { requirements.first { $0.id == id } }
}
