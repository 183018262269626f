/// A file of rules that replaces a built-in set, and how it differs from that set. You meet it in every result that rests
/// on such a file.
public struct RulesFile: Codable, Hashable, Sendable, CustomStringConvertible {
  /// What the file is called.
  public let file: String
  /// The SHA-256 of its bytes, in hexadecimal digits.
  public let sha256: String
  /// Rules for which the built-in set has no value.
  public package(set) var added: [String] = []
  /// Rules for which the file has no value.
  public package(set) var removed: [String] = []
  /// Rules whose values, sources or dates differ from the built-in set.
  public package(set) var changed: [String] = []

  /// Names a file.
  public init(file: String, sha256: String) {
    self.file = file
    self.sha256 = sha256
  }

  /// Whether a rule is not as it is built in: `added`, `removed` or `changed`.
  package func difference(of rule: String) -> String? {
    added.contains(rule) ? "added" : removed.contains(rule) ? "removed" : changed.contains(rule) ? "changed" : nil
  }

  /// The rules that differ, each with how: `uplift (changed), published_thresholds (added)`.
  public var differences: String {
    (changed.map { "\($0) (changed)" } + added.map { "\($0) (added)" } + removed.map { "\($0) (removed)" })
      .joined(separator: ", ")
  }

  /// The columns that CSV has more where rules are from a file.
  package static let columns = ["rules_file", "rules_sha256", "rules_differ"]

  /// Their values.
  package var values: [String] { [file, sha256, differences] }

  /// `rules.json (SHA-256 0f…), which differs from the built-in set in: uplift (changed)`.
  public var description: String {
    "\(file.shown) (SHA-256 \(sha256)), which "
      + (differences.isEmpty
        ? "has the same rules as the built-in set" : "differs from the built-in set in: \(differences)")
  }

  /// Adds what differs in another set of the same file.
  package mutating func add(_ other: RulesFile) {
    (added, removed, changed) = (added + other.added, removed + other.removed, changed + other.changed)
  }

  /// The name of the rule set of this file, in which a set that the file changes says so: `seckit identifiers, 2026-11-29,
  /// changed by rules.json`.
  package func name(of ruleSet: String, builtIn: String) -> String {
    differences.isEmpty ? ruleSet : "\(ruleSet), \(ruleSet == builtIn ? "changed by" : "from") \(file.shown)"
  }

  /// The source of a value that the file changes. Where the file leaves the source as it was, that no longer says the
  /// value, so the value is unverified.
  package func reference(_ own: RuleReference, isSourceLeft: Bool) -> RuleReference {
    RuleReference(
      source: "\(file.shown)\(isSourceLeft ? ", which leaves the source of the built-in value" : ""): \(own.source)",
      status: isSourceLeft ? .unverified : own.status, effectiveFrom: own.effectiveFrom)
  }
}

/// Why a rule set can't be used.
public enum RuleDataError: UserError, Hashable, Sendable {
  /// The text is not a rule set.
  case unreadable(String)
  /// A value can't be used, and where it is.
  case wrongValue(rule: String, String)

  /// A sentence that says what to do.
  public var description: String {
    switch self {
    case .unreadable(let reason): "the rules can't be read: \(reason)"
    case .wrongValue(let rule, let reason): "the rules can't be used: \(rule): \(reason)"
    }
  }
}
