import Messages
public import Reporting
import WorkingDays

/// The rules in force on a date, for people and scripts.
public struct RulesText: Sendable {
  private let rules: CreditCoverRules
  private let shown: [CitedRule]

  /// All rules, or only those that are unverified.
  public init(_ rules: CreditCoverRules, onlyUnverified: Bool) {
    self.rules = rules
    shown = rules.cited.filter { !onlyUnverified || $0.isUnverified }
  }

  /// In a format; `json` is a list of the rules.
  public func text(_ format: TableFormat, terminal: Terminal) -> String {
    switch format {
    case .table: table(terminal)
    case .csv:
      CSVText.record(
        ["rule", "clause", "value", "status", "confidence", "effective_from", "source"]
          + (rules.file == nil ? [] : ["differs"] + RulesFile.columns))
        + shown.map { rule in
          CSVText.record(
            [
              rule.name, rule.clause ?? "", rule.value, rule.reference.status.rawValue, rule.confidence ?? "",
              rule.reference.effectiveFrom ?? "", rule.reference.source,
            ] + (rules.file.map { [rule.differs ?? ""] + $0.values } ?? []))
        }.joined()
    case .json: JSONDocument.text(of: shown, pretty: true) + "\n"
    case .jsonl: shown.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
    }
  }

  private func table(_ terminal: Terminal) -> String {
    var lines = wrapped("\(rules.ruleSetWords); in force on \(rules.date.words)", width: terminal.width)
    for rule in shown {
      let from = rule.reference.effectiveFrom.map { ", from \($0)" } ?? ""
      let head = "\(rule.name) [\(rule.clauseWords), \(rule.statusWords)\(from)\(rule.differs.map { ", \($0)" } ?? "")]"
      lines.append(terminal.paint(head, rule.isUnverified ? .yellow : .bold))
      lines += wrapped(rule.value, width: terminal.width - 4).map { "    " + $0 }
      lines += wrapped("Source: \(rule.reference.source)", width: terminal.width - 4).map {
        "    " + terminal.paint($0, .dim)
      }
    }
    let unverified = rules.cited.filter(\.isUnverified).count
    lines.append("\(rules.cited.count) rules, \(unverified) of them unverified")
    return lines.map { $0 + "\n" }.joined()
  }
}
