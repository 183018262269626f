import ExactDecimal
import Messages
import Reporting
import WorkingDays

/// The rule data as it appears in JSON. Every rule is a list of values, each from its day on. A class, since it has many
/// parts and is passed along with every Party.
final class CreditCoverRuleData: Codable, Sendable {
  let ruleSet: String
  let baseRates: BaseRates
  /// For each of ``Rules/all`` by its name a list of ``DatedRule``.
  private let entries: [String: any Codable & Sendable]

  /// The name of a rule or of another part of the data.
  struct Key: CodingKey, Hashable {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }

    static let ruleSet = Key("rule_set")
    static let baseRates = Key("base_rates")
  }

  /// The names that a rule may have.
  static let ruleNames = Rules.all.map(\.name) + [Key.baseRates.stringValue]

  /// The values of a rule, each from its day on.
  subscript<Value>(rule: Rule<Value>) -> [DatedRule<Value>] { self[rule.name, of: Value.self] }

  subscript<Value>(name: String, of type: Value.Type) -> [DatedRule<Value>] {
    guard let entries = entries[name] as? [DatedRule<Value>] else {
      preconditionFailure("the rule \(name) is not among Rules.all, or of another type there")
    }
    return entries
  }

  /// What a rule says on a day. Throws where it says nothing.
  func value<Value>(_ rule: Rule<Value>, on date: CivilDate) throws(RulesError) -> Value {
    guard let entry = rule.inForce(self, on: date) else { throw .notInForce(rule: rule.name, date) }
    return entry.value
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    ruleSet = try container.decode(String.self, forKey: .ruleSet)
    var entries: [String: any Codable & Sendable] = [:]
    for rule in Rules.all {
      let isLeftOut = Rules.later.contains(rule.name) && !container.contains(Key(rule.name))
      entries[rule.name] =
        try isLeftOut ? CreditCoverRuleSet.builtIn.document.entries[rule.name] : rule.entries(in: container)
    }
    self.entries = entries
    baseRates = try container.decode(BaseRates.self, forKey: .baseRates)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(ruleSet, forKey: .ruleSet)
    for (name, entries) in entries { try container.encode(entries, forKey: Key(name)) }
    try container.encode(baseRates, forKey: .baseRates)
  }

  /// Ratings of all agencies that give the same Unsecured Credit Factor, best first.
  struct RatingRow: Codable, Hashable, Sendable {
    let factor: ExactFraction
    let sp: [String]
    let moodys: [String]
    let fitch: [String]
    let dbrs: [String]

    subscript(agency: RatingAgency) -> [String] {
      switch agency {
      case .sp: sp
      case .moodys: moodys
      case .fitch: fitch
      case .dbrs: dbrs
      }
    }
  }

  /// Credit assessment scores that give the same Unsecured Credit Factor.
  struct ScoreBand: Codable, Hashable, Sendable {
    let from: Int
    let to: Int
    let factor: ExactFraction

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      from = try container.decode(ScoreTable.scores, forKey: .from)
      to = try container.decode(ScoreTable.scores, forKey: .to)
      factor = try container.decode(ExactFraction.self, forKey: .factor)
    }

    private enum CodingKeys: String, CodingKey { case from, to, factor }
  }

  /// A number of days or months, from 0 to 1,000. In JSON the number alone.
  struct Count: Codable, Hashable, Sendable {
    let number: Int
    static let range = 0...1000

    init(from decoder: any Decoder) throws { number = try decoder.singleValueContainer().decode(Self.range) }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(number)
    }
  }

  /// How the Credit Cover Threshold follows an index.
  struct ThresholdTerms: Codable, Hashable, Sendable {
    let baseAmount: ExactDecimal
    let index: String
    let baseMonth: String
    let indexMonth: Int
    let rounding: RoundingInstruction

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      baseAmount = try container.decode(ExactDecimal.self, forKey: .baseAmount)
      index = try container.decode(String.self, forKey: .index)
      baseMonth = try container.decode(String.self, forKey: .baseMonth)
      indexMonth = try container.decode(1...12, forKey: .indexMonth)
      rounding = try container.decode(RoundingInstruction.self, forKey: .rounding)
    }

    enum CodingKeys: String, CodingKey {
      case baseAmount = "base_amount"
      case index
      case baseMonth = "base_month"
      case indexMonth = "index_month"
      case rounding
    }
  }

  /// The Credit Cover Threshold of one Regulatory Year, as it was published.
  struct PublishedThreshold: Codable, Hashable, Sendable {
    /// `2025-26`.
    let regulatoryYear: String
    let amount: ExactDecimal

    enum CodingKeys: String, CodingKey {
      case regulatoryYear = "regulatory_year"
      case amount
    }
  }

  /// Whether amounts of a kind are part of the Value at Risk.
  enum Counting: String, JSONWord, Encodable, Sendable {
    case counted
    case notCounted = "not-counted"

    var words: String { self == .counted ? "counted" : "not counted" }
  }

  /// From which use of the Credit Support, in percent, a reader is told.
  struct HeadroomLevels: Codable, Hashable, Sendable {
    let warning: Int
    let alert: Int

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      warning = try container.decode(0...100, forKey: .warning)
      alert = try container.decode(warning...100, forKey: .alert)
    }

    private enum CodingKeys: String, CodingKey { case warning, alert }
  }

  /// A count of Working Days by which an Invoice is due.
  struct PaymentTerms: Codable, Hashable, Sendable {
    let days: Int
    /// Whether a beginning that is not a Working Day counts as of the next one.
    let moves: Bool

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      days = try container.decode(Count.range, forKey: .days)
      moves = try container.decode(Bool.self, forKey: .moves)
    }

    private enum CodingKeys: String, CodingKey { case days, moves }

    func description(from beginning: String) -> String {
      "\(beginning)\(moves ? " (moved to a Working Day)" : "") + \(days.counted("Working Day")); the later of receipt and"
        + " month end counts"
    }
  }

  /// What is added to the base rate, and how interest is counted.
  struct InterestTerms: Codable, Hashable, Sendable {
    let margin: ExactDecimal
    let daysOfYear: Int
    let rounding: RoundingInstruction

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      margin = try container.decode(ExactDecimal.self, forKey: .margin)
      daysOfYear = try container.decode(360...366, forKey: .daysOfYear)
      rounding = try container.decode(RoundingInstruction.self, forKey: .rounding)
    }

    enum CodingKeys: String, CodingKey {
      case margin
      case daysOfYear = "days_of_year"
      case rounding
    }
  }

  /// Base rates in percent a year, each from its day on.
  struct BaseRates: Codable, Sendable {
    /// The last day of which the rate is known.
    let knownThrough: CivilDate
    let rates: [DatedRule<ExactDecimal>]

    enum CodingKeys: String, CodingKey {
      case knownThrough = "known_through"
      case rates
    }
  }
}
