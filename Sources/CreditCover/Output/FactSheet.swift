import ExactDecimal
import Messages
public import Reporting
public import WorkingDays

/// A few facts with names, for a command that works out one thing.
public struct FactSheet: Sendable {
  private let facts: [(name: String, value: String, note: String)]
  private let rules: [CitedRule]
  private let file: RulesFile?

  /// A Credit Cover Threshold worked out from an index.
  public init(_ indexed: IndexedThreshold, on rules: CreditCoverRules) {
    facts = [
      ("as_at", rules.date.description, rules.date.words), ("regulatory_year", rules.regulatoryYear.name, ""),
      ("base_amount", Money.plain(indexed.baseAmount), indexed.baseMonth),
      ("base_index", indexed.baseIndex.plainText, "\(indexed.indexName), \(indexed.baseMonth)"),
      ("index", indexed.index.plainText, "\(indexed.indexName), \(indexed.indexMonth)"),
      ("unrounded", indexed.exact.description, Money.exact(indexed.exact)),
      ("threshold", Money.plain(indexed.amount), ""), ("rule_set", rules.ruleSet, ""),
    ]
    self.rules = [indexed.rule]
    file = rules.file
  }

  /// A Credit Cover Threshold that a rule set holds.
  public init(_ threshold: Threshold, on rules: CreditCoverRules) {
    facts = [
      ("as_at", rules.date.description, rules.date.words), ("regulatory_year", rules.regulatoryYear.name, ""),
      ("threshold", Money.plain(threshold.amount), ""),
      ("rule_set", rules.ruleSet, ""),
    ]
    self.rules = [threshold.rule]
    file = rules.file
  }

  /// When an Invoice is due.
  public init(_ due: PaymentDue, received: CivilDate, month: CivilDate, calendar: String, on rules: CreditCoverRules) {
    facts = [
      ("received", received.description, received.words),
      ("month_end", month.endOfMonth.description, month.endOfMonth.words),
      ("by_receipt", due.byReceipt.description, "\(due.receiptDays) Working Days after \(due.counted.receipt.words)"),
      (
        "by_month_end", due.byMonthEnd.description,
        "\(due.monthEndDays) Working Days after \(due.counted.monthEnd.words)"
      ),
      ("due", due.due.description, due.due.words), ("calendar", calendar, ""), ("rule_set", rules.ruleSet, ""),
    ]
    self.rules = due.rules
    file = rules.file
  }

  /// In a format: a row of names and one of values as CSV.
  public func text(_ format: TableFormat, terminal: Terminal) -> String {
    switch format {
    case .table:
      var table = TextTable([.left, .left, .left])
      for fact in facts { table.add([fact.name, fact.value, fact.note]) }
      var sources = TextTable([.left, .left])
      if let file { sources.add(["file", file.words]) }
      for rule in rules {
        sources.add(["rule", "\(rule.clauseWords): \(rule.value) (\(rule.statusWords)). \(rule.reference.source)"])
      }
      return (table.lines(width: terminal.width) + sources.lines(width: terminal.width)).map { $0 + "\n" }.joined()
    case .csv:
      return CSVText.record(facts.map(\.name) + ["rule", "status"] + (file == nil ? [] : RulesFile.columns))
        + CSVText.record(
          facts.map(\.value) + [
            rules.compactMap(\.clause).joined(separator: "; "), rules.map(\.statusWords).joined(separator: "; "),
          ] + (file?.values ?? []))
    case .json, .jsonl:
      return JSONDocument.text(of: document, pretty: format == .json) + "\n"
    }
  }

  private var document: FactDocument {
    FactDocument(
      facts: Dictionary(uniqueKeysWithValues: facts.map { ($0.name, $0.value) }), rules: rules, file: file)
  }
}

/// Facts as JSON: an object of them, with the rules.
private struct FactDocument: Encodable {
  let facts: [String: String]
  let rules: [CitedRule]
  let file: RulesFile?

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (name, value) in facts { try container.encode(value, forKey: Key(stringValue: name)) }
    try container.encode(rules, forKey: Key(stringValue: "rules"))
    try container.encodeIfPresent(file, forKey: Key(stringValue: "rules_file"))
  }
}
