import ExactDecimal
import Messages
package import Reporting
package import WorkingDays

/// A few facts with names, for a command that works out one thing.
package struct FactSheet: ListReport {
  private let facts: [Fact]
  private let rules: [CitedRule]
  private let file: RulesFile?

  private typealias Fact = (name: String, value: String, note: String)

  /// A Credit Cover Threshold worked out from an index.
  package init(_ indexed: IndexedThreshold, on rules: CreditCoverRules) {
    facts = [
      ("as_at", rules.date.description, rules.date.displayText), ("regulatory_year", rules.regulatoryYear.name, ""),
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
  package init(_ threshold: Threshold, on rules: CreditCoverRules) {
    facts = [
      ("as_at", rules.date.description, rules.date.displayText), ("regulatory_year", rules.regulatoryYear.name, ""),
      ("threshold", Money.plain(threshold.amount), ""),
      ("rule_set", rules.ruleSet, ""),
    ]
    self.rules = [threshold.rule]
    file = rules.file
  }

  /// When an Invoice is due.
  package init(_ due: PaymentDue, received: CivilDate, month: CivilDate, calendar: String, on rules: CreditCoverRules) {
    facts = [
      ("received", received.description, received.displayText),
      ("month_end", month.endOfMonth.description, month.endOfMonth.displayText),
      (
        "by_receipt", due.byReceipt.description,
        "\(due.receiptDays.counted("Working Day")) after \(due.counted.receipt.displayText)"
      ),
      (
        "by_month_end", due.byMonthEnd.description,
        "\(due.monthEndDays.counted("Working Day")) after \(due.counted.monthEnd.displayText)"
      ),
      ("due", due.due.description, due.due.displayText), ("calendar", calendar, ""), ("rule_set", rules.ruleSet, ""),
    ]
    self.rules = due.rules
    file = rules.file
  }

  /// A row of names and one of values as CSV.
  package var listing: Listing {
    Listing(
      facts.map { Listing.Column($0.name, Self.kinds[$0.name] ?? .text) } + ["rule", "status"]
        + (file == nil ? [] : RulesFile.columns.map { Listing.Column($0) }) + ["source"],
      [
        facts.map(\.value) + [
          rules.compactMap(\.clause).joined(separator: "; "), rules.map(\.statusText).joined(separator: "; "),
        ] + (file?.values ?? []) + [rules.map(\.reference.source).joined(separator: "; ")]
      ], table: .lines { lines($0.width) },
      json: .object(FactJSON(facts: facts.map { ($0.name, $0.value) }, rules: rules, file: file))
    ).sheet("Facts", notes: notes + sources.map { "\($0): \($1)" })
  }

  /// What the cells of a workbook are; the cells of other facts are text.
  private static let kinds: [String: Listing.Column.Kind] = [
    "as_at": .date, "received": .date, "month_end": .date, "by_receipt": .date, "by_month_end": .date, "due": .date,
    "base_amount": .amount, "threshold": .amount, "unrounded": .amount, "base_index": .amount, "index": .amount,
  ]

  private static let valueWidth = 32

  /// What is said of single facts.
  private var notes: [String] { facts.filter { !$0.note.isEmpty }.map { "\($0.name): \($0.note)" } }

  /// What they rest on.
  private var sources: [(String, String)] {
    (file.map { [("file", $0.description)] } ?? [])
      + rules.map { ("rule", "\($0.clauseText): \($0.value) (\($0.statusText)). \($0.reference.source)") }
  }

  private func lines(_ width: Int) -> [ShownText] {
    var table = TextTable([.left, .left, .left])
    // A long value, such as a rule set with its file, would push the notes of all others aside.
    let names = facts.map(\.name.count).max() ?? 0
    let room = min(Self.valueWidth, width - names - 2)
    let isLong = { (value: String) in value.count > room }
    for fact in facts where !isLong(fact.value) { table.add([fact.name, fact.value, fact.note]) }
    var basis = TextTable([.left, .left])
    for fact in facts where isLong(fact.value) { basis.add([fact.name, fact.value]) }
    for (name, words) in sources { basis.add([name, words]) }
    return table.lines(width: width) + basis.lines(width: width)
  }
}

/// Facts as JSON: an object of them, with the rules.
private struct FactJSON: Encodable {
  let facts: [(name: String, value: String)]
  let rules: [CitedRule]
  let file: RulesFile?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: JSONKey.self)
    for (name, value) in facts { try container.encode(value, forKey: JSONKey(name)) }
    try container.encode(rules, forKey: JSONKey("rules"))
    try container.encodeIfPresent(file, forKey: JSONKey("rules_file"))
  }
}
