public import ExactDecimal
public import WorkingDays

/// Interest on a late payment: simple, day by day, at the base rate and a margin.
public struct DefaultInterest: Sendable {
  /// Days at one rate.
  public struct Period: Sendable {
    /// The first day.
    public let first: CivilDate
    /// The last day.
    public let last: CivilDate
    /// Percent a year, without the margin; `nil` where the whole rate was given.
    public let baseRate: ExactDecimal?
    /// Percent a year.
    public let rate: ExactDecimal
    /// Pounds, not rounded.
    public let interest: ExactFraction

    /// The number of days.
    public var days: Int { last - first + 1 }
  }

  /// The sum that was late, in pounds.
  public let amount: ExactDecimal
  /// The days, in order.
  public let periods: [Period]
  /// Pounds, not rounded.
  public let exact: ExactFraction
  /// Pounds, rounded by the rule.
  public let total: ExactDecimal
  /// The rule of the margin and of counting.
  public let rule: CitedRule
  /// The rule set.
  public let ruleSet: String
  /// The days that a year counts.
  public let daysOfYear: Int
  /// Where the base rates come from; `nil` where the whole rate was given.
  public let rateRules: [CitedRule]

  /// Where the rates come from.
  public enum Rates: Sendable {
    /// The base rates of the rule set.
    case ruleSet
    /// Base rates in percent, each from a day on; the last holds on.
    case base([(from: CivilDate, percent: ExactDecimal)])
    /// The whole rate, in percent.
    case whole(ExactDecimal)
  }

  /// Why interest can't be worked out.
  public enum Failure: Error, Sendable, CustomStringConvertible {
    /// The rules say nothing of it.
    case rules(RulesError)
    /// No base rate is known for a day.
    case noRate(CivilDate, known: ClosedRange<CivilDate>?)

    /// A sentence that says what to do.
    public var description: String {
      switch self {
      case .rules(let error): error.description
      case .noRate(let day, let known):
        "no base rate is known for \(day)"
          + (known.map { "; the rule set knows them from \($0.lowerBound) through \($0.upperBound)" } ?? "")
          + "; give them with --base-rates, or the whole rate with --rate"
      }
    }
  }

  /// Interest on a sum from the day after it was due to the day of its payment, with that day. Nothing where it was paid
  /// in time.
  public init(
    on amount: ExactDecimal, due: CivilDate, paid: CivilDate, rates: Rates, rules: CreditCoverRules
  ) throws(Failure) {
    guard let terms = rules.document.defaultInterest.inForce(on: rules.date)?.value,
      let rule = rules.cited(.defaultInterest)
    else { throw .rules(.notInForce(rule: "default_interest", rules.date)) }
    let table = RateTable(rates, rules.document.baseRates)
    var periods: [Period] = []
    var day = due.adding(days: 1)
    while let first = day, first <= paid {
      guard let (base, last) = table.rate(on: first) else { throw .noRate(first, known: table.known) }
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
    total = terms.rounding.applied(to: exact)
    // Of a whole rate that was given only the counting is by the rule.
    self.rule =
      if case .whole = rates {
        CitedRule(
          name: rule.name, value: "simple, actual/\(terms.daysOfYear), rounded \(terms.rounding.words)",
          clause: rule.clause, reference: rule.reference, confidence: rule.confidence)
      } else { rule }
    daysOfYear = terms.daysOfYear
    ruleSet = rules.ruleSet
    let used = periods.compactMap { period in
      rules.document.baseRates.rates.inForce(on: period.first).map {
        $0.cited("base_rates", "\($0.value) % from \($0.effectiveFrom?.description ?? "the beginning")")
      }
    }
    if case .ruleSet = rates { rateRules = used } else { rateRules = [] }
  }
}

/// The rate of each day.
private struct RateTable {
  let isWhole: Bool
  let knownThrough: CivilDate?
  private let rates: [(from: CivilDate, percent: ExactDecimal)]

  /// The days of which a rate set knows the rate.
  var known: ClosedRange<CivilDate>? {
    guard let knownThrough, let first = rates.first?.from, first <= knownThrough else { return nil }
    return first...knownThrough
  }

  init(_ rates: DefaultInterest.Rates, _ builtIn: RulesDocument.BaseRates) {
    switch rates {
    case .ruleSet:
      isWhole = false
      knownThrough = builtIn.knownThrough
      self.rates = builtIn.rates.map { ($0.effectiveFrom ?? .first, $0.value) }.sorted { $0.from < $1.from }
    case .base(let given):
      isWhole = false
      knownThrough = nil
      self.rates = given.sorted { $0.from < $1.from }
    case .whole(let rate):
      isWhole = true
      knownThrough = nil
      self.rates = [(.first, rate)]
    }
  }

  /// The rate on a day, and the last day that has it; `nil` where none is known.
  func rate(on day: CivilDate) -> (percent: ExactDecimal, last: CivilDate)? {
    guard day <= knownThrough ?? .last, let index = rates.lastIndex(where: { $0.from <= day }) else { return nil }
    let next = index + 1 < rates.count ? rates[index + 1].from.adding(days: -1) ?? .last : .last
    return (rates[index].percent, min(next, knownThrough ?? .last))
  }
}
