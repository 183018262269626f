import Messages
import Reporting

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

extension RulesFile {
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

extension JSONTree {
  /// The first day on which a rule's entry holds; `nil` where it has none.
  var effectiveFrom: JSONTree? {
    guard case .object(let parts) = self, case .object(let rule) = parts["rule"] else { return nil }
    return rule["effective_from"]
  }

  /// The source of a rule's entry.
  var source: JSONTree? {
    guard case .object(let parts) = self, case .object(let rule) = parts["rule"] else { return nil }
    return rule["source"]
  }
}
