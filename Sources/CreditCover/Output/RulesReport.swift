import Messages
package import Reporting
import WorkingDays

/// The rules in force on a date, for people and scripts.
package struct RulesReport: ListReport {
  private let rules: CreditCoverRules
  private let shown: [CitedRule]

  /// All rules, or only those that are unverified.
  package init(_ rules: CreditCoverRules, onlyUnverified: Bool) {
    self.rules = rules
    shown = rules.cited.filter { !onlyUnverified || $0.isUnverified }
  }

  /// JSON is a list of the rules.
  package var listing: Listing {
    let columns: [Listing.Column] = [
      "rule", "clause", "value", "status", "confidence", .date("effective_from"), "source",
    ]
    return Listing(
      columns + (rules.file == nil ? [] : (["differs"] + RulesFile.columns).map { Listing.Column($0) }),
      shown.map { rule in
        [
          rule.name, rule.clause ?? "", rule.value, rule.reference.status.rawValue, rule.confidence ?? "",
          rule.reference.effectiveFrom ?? "", rule.reference.source,
        ] + (rules.file.map { [rule.differs ?? ""] + $0.values } ?? [])
      }, table: .lines(lines), json: .items(shown)
    ).sheet("Rules", notes: ["\(rules.ruleSetText); in force on \(rules.date.displayText)"])
  }

  private func lines(_ terminal: Terminal) -> [ShownText] {
    var lines = wrapped("\(rules.ruleSetText); in force on \(rules.date.displayText)", width: terminal.width)
    for rule in shown {
      let from = rule.reference.effectiveFrom.map { ", from \($0)" } ?? ""
      let head = "\(rule.name) [\(rule.clauseText), \(rule.statusText)\(from)\(rule.differs.map { ", \($0)" } ?? "")]"
      lines += RuleListing.lines(
        head, rule.value, rule.reference.source, isUnverified: rule.isUnverified, terminal)
    }
    let unverified = rules.cited.filter(\.isUnverified).count
    lines.append("\(rules.cited.count.counted("rule")), \(unverified) of them unverified")
    return lines
  }
}
