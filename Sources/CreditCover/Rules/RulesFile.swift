import Messages
import Reporting

/// A file of rules that replaces the built-in set, and how it differs from that set.
public struct RulesFile: Codable, Hashable, Sendable, CustomStringConvertible {
  /// What the file is called.
  public let file: String
  /// The SHA-256 of its bytes, in hexadecimal digits.
  public let sha256: String
  /// Rules for which the built-in set has no value.
  public internal(set) var added: [String] = []
  /// Rules for which the file has no value.
  public internal(set) var removed: [String] = []
  /// Rules whose values, sources or dates differ from the built-in set.
  public internal(set) var changed: [String] = []

  /// Names a file.
  public init(file: String, sha256: String) {
    self.file = file
    self.sha256 = sha256
  }

  /// Whether a rule is not as it is built in: `added`, `removed` or `changed`.
  func difference(of rule: String) -> String? {
    added.contains(rule) ? "added" : removed.contains(rule) ? "removed" : changed.contains(rule) ? "changed" : nil
  }

  /// The rules that differ, each with how: `uplift (changed), published_thresholds (added)`.
  public var differences: String {
    (changed.map { "\($0) (changed)" } + added.map { "\($0) (added)" } + removed.map { "\($0) (removed)" })
      .joined(separator: ", ")
  }

  /// The columns that CSV has more where rules are from a file.
  static let columns = ["rules_file", "rules_sha256", "rules_differ"]

  /// Their values.
  var values: [String] { [file, sha256, differences] }

  /// `rules.json (SHA-256 0f…), which differs from the built-in set in: uplift (changed)`.
  public var description: String {
    "\(file.shown) (SHA-256 \(sha256)), which "
      + (differences.isEmpty ? "has the rules of the built-in set" : "differs from the built-in set in: \(differences)")
  }

  /// The file with what differs between the built-in set and its own.
  func compared(with document: CreditCoverRuleData) -> RulesFile {
    var file = self
    let (ours, theirs) = (RuleTree.builtIn, RuleTree(document))
    for name in CreditCoverRuleData.ruleNames {
      switch (ours.entries(name).isEmpty, theirs.entries(name).isEmpty) {
      case (true, false): file.added.append(name)
      case (false, true): file.removed.append(name)
      default: if ours[name] != theirs[name] { file.changed.append(name) }
      }
    }
    return file
  }
}

/// A rule set as plain JSON, in which rules of any kind can be compared.
struct RuleTree: Sendable {
  /// The set that is built in: made once, since each rule that is cited is compared with it.
  static let builtIn = RuleTree(CreditCoverRuleSet.builtIn.document)

  private let rules: [String: JSONTree]

  init(_ document: CreditCoverRuleData) {
    if case .object(let rules) = JSONTree(of: document) { self.rules = rules } else { rules = [:] }
  }

  subscript(name: String) -> JSONTree? { rules[name] }

  /// The values of a rule, each with what it rests on.
  func entries(_ name: String) -> [JSONTree] {
    switch rules[name] {
    case .list(let entries): entries
    // Base rates are beside the day through which they are known.
    case .object(let parts): if case .list(let entries) = parts["rates"] { entries } else { [] }
    default: []
    }
  }
}

/// A value of JSON that can be compared with another.
enum JSONTree: Decodable, Hashable, Sendable {
  case object([String: JSONTree])
  case list([JSONTree])
  case text(String)
  case number(Int)
  case truth(Bool)
  case nothing

  /// The JSON of a value.
  init(of value: some Encodable) {
    let text = JSONDocument.text(of: value, pretty: false)
    do throws(JSONInputError) {
      self = try JSONInput.decode(JSONTree.self, from: Array(text.utf8))
    } catch {
      preconditionFailure("JSON that was just written can't be read: \(error.description)")
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let object = try? container.decode([String: JSONTree].self) {
      self = .object(object)
    } else if let list = try? container.decode([JSONTree].self) {
      self = .list(list)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .nothing
    }
  }

  /// The source of a rule's entry.
  var source: JSONTree? {
    guard case .object(let parts) = self, case .object(let rule) = parts["rule"] else { return nil }
    return rule["source"]
  }
}
