import WorkingDays

/// A rule whose values are of one type. ``Rules`` has all of them.
struct Rule<Value: Codable & Sendable>: NamedRule {
  /// Its name in the rule data and in results: `score_factors`.
  let name: String
  /// Which of its values holds on a day.
  private let entry: @Sendable (CreditCoverRuleData, CivilDate) -> DatedRule<Value>?
  /// What a value says, in words: `40 %`.
  private let words: @Sendable (Value) -> String

  /// A rule of which on each day the value with the latest first day holds.
  init(_ name: String, words: @escaping @Sendable (Value) -> String) {
    self.init(name, entry: { $0[name, of: Value.self].inForce(on: $1) }, words: words)
  }

  /// A rule of which another value holds.
  init(
    _ name: String, entry: @escaping @Sendable (CreditCoverRuleData, CivilDate) -> DatedRule<Value>?,
    words: @escaping @Sendable (Value) -> String
  ) {
    (self.name, self.entry, self.words) = (name, entry, words)
  }

  /// The value that holds on a day, with what it rests on; `nil` where none does.
  func inForce(_ document: CreditCoverRuleData, on date: CivilDate) -> DatedRule<Value>? { entry(document, date) }

  func cited(_ rules: CreditCoverRules) -> CitedRule? {
    entry(rules.document, rules.date).map { $0.cited(name, words($0.value), rules.file) }
  }

  func entries(
    in container: KeyedDecodingContainer<CreditCoverRuleData.Key>
  ) throws -> any Codable & Sendable {
    try container.decode([DatedRule<Value>].self, forKey: CreditCoverRuleData.Key(name))
  }
}

/// A rule of whatever type: what can be done with all of them.
protocol NamedRule: Sendable {
  /// Its name in the rule data and in results.
  var name: String { get }

  /// The rule as results cite it; `nil` where it does not hold.
  func cited(_ rules: CreditCoverRules) -> CitedRule?

  /// Reads its values, a list of ``DatedRule``.
  func entries(in container: KeyedDecodingContainer<CreditCoverRuleData.Key>) throws -> any Codable & Sendable
}
