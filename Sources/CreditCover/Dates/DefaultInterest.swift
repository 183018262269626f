public import ExactDecimal
import Files
public import Messages
import Reporting
public import WorkingDays

/// Interest on a late payment: simple, day by day, at the base rate and a margin.
public struct DefaultInterest: Sendable {
  /// Days at one rate.
  public struct Period: Sendable {
    /// The first day with the rate.
    public let first: CivilDate
    /// The last day with the rate; it bears interest too.
    public let last: CivilDate
    /// Percent a year, without the margin; `nil` where the whole rate was given.
    public let baseRate: ExactDecimal?
    /// Percent a year.
    public let rate: ExactDecimal
    /// Pounds, not rounded.
    public let interest: ExactFraction

    /// The number of days, the first and the last among them.
    public var days: Int { last - first + 1 }
  }

  /// The sum that was late, in pounds.
  public let amount: ExactDecimal
  /// Times with one rate each, in order, from the day after the due date to the day of payment.
  public let periods: [Period]
  /// Pounds, not rounded.
  public let exact: ExactFraction
  /// Pounds, rounded by the rule.
  public let total: ExactDecimal
  /// How the rule rounds it.
  let rounding: RoundingInstruction
  /// The rule of the margin and of counting.
  public let rule: CitedRule
  /// The name and version of the rule set.
  public let ruleSet: String
  /// The file that its rules are from; `nil` for those that are built in.
  public let rulesFile: RulesFile?
  /// The rule set in words, with the file.
  let ruleSetText: String
  /// The days by which a rate for a year is divided.
  public let daysOfYear: Int
  /// Where the base rates come from; `nil` where the whole rate was given.
  public let rateRules: [CitedRule]

  /// Where the rates come from.
  public enum Rates: Sendable {
    /// The base rates of the rule set.
    case ruleSet
    /// Base rates in percent from a file, each from a day on, added to the base rates of the rule set; where both have
    /// a rate from the same day, the file's rate is used. The last rate stays in force where it is later than what the
    /// rule set knows.
    case added([(from: CivilDate, percent: ExactDecimal)], file: String)
    /// The whole rate, in percent.
    case whole(ExactDecimal)
  }

  /// Interest on a sum from the day after it was due to the day of its payment inclusive. Nothing where it was paid in
  /// time.
  public init(
    on amount: ExactDecimal, due: CivilDate, paid: CivilDate, rates: Rates, rules: CreditCoverRules
  ) throws(RulesError) {
    guard let terms = Rules.defaultInterest.inForce(rules.document, on: rules.date)?.value,
      let rule = Rules.defaultInterest.cited(rules)
    else { throw .notInForce(rule: Rules.defaultInterest.name, rules.date) }
    let table = RateTable(rates, rules)
    var periods: [Period] = []
    var day = due.adding(days: 1)
    while let first = day, first <= paid {
      guard let (base, last) = table.rate(on: first) else { throw .noBaseRate(first, known: table.known) }
      let end = min(paid, last)
      let rate = table.isWhole ? base : base + terms.margin
      let days = ExactDecimal(end - first + 1)
      // Percent: two more digits.
      let yearly = amount * rate * ExactDecimal(1, scale: 2)
      guard let interest = (yearly * days).divided(by: ExactDecimal(terms.daysOfYear)) else { break }
      periods.append(
        Period(first: first, last: end, baseRate: table.isWhole ? nil : base, rate: rate, interest: interest))
      day = end.adding(days: 1)
    }
    self.amount = amount
    self.periods = periods
    exact = periods.reduce(.zero) { $0 + $1.interest }
    rounding = terms.rounding
    total = rounding.applied(to: exact)
    // Of a whole rate that was given only the counting is by the rule.
    self.rule =
      if case .whole = rates {
        CitedRule(
          name: rule.name, value: "simple, actual/\(terms.daysOfYear), rounded \(terms.rounding)",
          clause: rule.clause, reference: rule.reference, confidence: rule.confidence)
      } else { rule }
    daysOfYear = terms.daysOfYear
    (ruleSet, rulesFile, ruleSetText) = (rules.ruleSet, rules.file, rules.ruleSetText)
    rateRules = periods.compactMap { table.rule(on: $0.first) }
  }
}

/// The rate of each day.
private struct RateTable {
  private struct Rate {
    let from: CivilDate
    let percent: ExactDecimal
    /// Where it comes from; `nil` for a whole rate that was given.
    let rule: CitedRule?
  }

  let isWhole: Bool
  let knownThrough: CivilDate?
  private let rates: [Rate]

  /// The days of which a rate set knows the rate.
  var known: ClosedRange<CivilDate>? {
    guard let first = rates.first?.from, first <= knownThrough ?? .last else { return nil }
    return first...(knownThrough ?? .last)
  }

  init(_ rates: DefaultInterest.Rates, _ rules: CreditCoverRules) {
    let builtIn = rules.document.baseRates
    let own = builtIn.rates.map { rate in
      Rate(
        from: rate.effectiveFrom ?? .first, percent: rate.value,
        rule: rate.cited(
          CreditCoverRuleData.Key.baseRates.stringValue, Self.rateText(rate.value, rate.effectiveFrom ?? .first),
          rules.file))
    }
    switch rates {
    case .ruleSet:
      isWhole = false
      knownThrough = builtIn.knownThrough
      self.rates = own.sorted { $0.from < $1.from }
    case .added(let given, let file):
      isWhole = false
      let days = Set(given.map(\.from))
      let added = given.map { from, percent in
        Rate(
          from: from, percent: percent,
          rule: CitedRule(
            name: CreditCoverRuleData.Key.baseRates.stringValue, value: Self.rateText(percent, from),
            clause: "Bank Rate",
            reference: RuleReference(source: "given by --base-rates (\(file.shownName))", status: .convention),
            confidence: nil))
      }
      knownThrough = (days.max() ?? .first) > builtIn.knownThrough || own.isEmpty ? nil : builtIn.knownThrough
      self.rates = (own.filter { !days.contains($0.from) } + added).sorted { $0.from < $1.from }
    case .whole(let rate):
      isWhole = true
      knownThrough = nil
      self.rates = [Rate(from: .first, percent: rate, rule: nil)]
    }
  }

  private static func rateText(_ percent: ExactDecimal, _ from: CivilDate) -> String { "\(percent) % from \(from)" }

  /// The rate on a day, and the last day that has it; `nil` where none is known.
  func rate(on day: CivilDate) -> (percent: ExactDecimal, last: CivilDate)? {
    guard day <= knownThrough ?? .last, let index = index(on: day) else { return nil }
    let next = index + 1 < rates.count ? rates[index + 1].from.adding(days: -1) ?? .last : .last
    return (rates[index].percent, min(next, knownThrough ?? .last))
  }

  /// Where the rate on a day comes from.
  func rule(on day: CivilDate) -> CitedRule? { index(on: day).flatMap { rates[$0].rule } }

  /// The place of the last rate that begins on the day or before: they are in order.
  private func index(on day: CivilDate) -> Int? {
    var (low, high) = (0, rates.count)
    while low < high {
      let middle = (low + high) / 2
      if rates[middle].from <= day { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
