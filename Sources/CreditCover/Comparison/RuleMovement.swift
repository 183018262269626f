import ExactDecimal
import Tables
import WorkingDays

/// The figures of an earlier assessment by the rules of today: what the rules alone have changed.
struct RuleMovement {
  let old: PartyRecord
  let new: PartyRecord
  let previous: PreviousAssessment
  let rules: CreditCoverRules

  /// What a rule changes, in words and in the figures.
  typealias Change = (detail: String, apply: (inout CreditCoverFigures) -> Void)

  /// The changes, rule by rule.
  var changes: [Change] { uplift + limit + instruments.map { ($0.detail, $0.apply) } }

  /// The earlier instruments that count by the rules of today, where that can be told, else as they did.
  var counted: Set<String> {
    let retested = instruments
    return Set(
      old.instruments.filter { instrument in
        retested.first { $0.name == instrument.instrument }?.isCounted ?? instrument.isCounted
      }.map(\.instrument))
  }

  private var uplift: [Change] {
    guard old.method == .uplift, old.uplift != new.uplift else { return [] }
    let uplift = new.uplift
    return [("uplift: \(old.uplift) % to \(uplift) %", { $0.uplift = uplift })]
  }

  private var limit: [Change] {
    let none = AssessmentNote.Code.limitNotInForce.rawValue
    let (was, isNow) = (old.notes.contains { $0.code == none }, new.notes.contains { $0.code == none })
    guard was == isNow else {
      let (value, factor) = (new.maximumCreditValue, new.creditFactor)
      return [
        (
          "unsecured_credit_limit: \(was ? "in force now" : "no longer in force")",
          {
            $0.maximumCreditValue = value
            $0.creditFactor = factor
          }
        )
      ]
    }
    guard let factor, factor.percent != old.creditFactor else { return [] }
    let name =
      switch factor.basis {
      case .score: "score_factors"
      case .rating, .nothing: "rating_factors"
      }
    return [
      (
        "\(name): factor of \(factor.basis) \(old.creditFactor) % to \(factor.percent) %",
        { $0.creditFactor = factor.percent }
      )
    ]
  }

  /// The factor that the earlier Party has by the rules of today; `nil` where that can't be told.
  private var factor: CreditFactor? {
    if let ratings = old.ratings {
      return CreditFactor(ratings: rules.ratings(ratings), score: old.score, rules: rules)
    }
    // An assessment from before ratings were kept has what the factor rested on, in words.
    let ratings = RatingAgency.allCases.flatMap { rules.ratings.scale(of: $0) }
      .filter { $0.description == old.creditFactorBasis }
    let prefix = "score "
    let score = old.creditFactorBasis.hasPrefix(prefix) ? Int(old.creditFactorBasis.dropFirst(prefix.count)) : nil
    return ratings.isEmpty && score == nil ? nil : CreditFactor(ratings: ratings, score: score, rules: rules)
  }

  /// The earlier instruments that count by one set of rules and not by the other.
  private var instruments: [(name: String, isCounted: Bool, detail: String, apply: (inout CreditCoverFigures) -> Void)]
  {
    old.instruments.compactMap { record in
      guard let ratings = record.ratings, let state = record.state else { return nil }
      let instrument = SupportInstrument(
        name: record.instrument, kind: record.kind, amount: record.amount, issuer: "",
        ratings: rules.ratings(ratings), expires: record.expires, state: state,
        place: TablePlace(line: 0))
      let verdict = InstrumentVerdict(instrument, rules: rules, on: previous.asAt)
      guard verdict.isCounted != record.isCounted else { return nil }
      let change = verdict.isCounted ? record.amount : -record.amount
      let names = Set(verdict.failed).symmetricDifference(record.failed).map(rule).sorted()
      return (
        record.instrument, verdict.isCounted,
        "\(Array(Set(names)).sorted().joined(separator: ", ")): \(record.kind.name) \(record.instrument)"
          + " \(verdict.isCounted ? "counts" : "does not count")",
        { $0.counted += change }
      )
    }
  }

  /// The rule that changed the outcome of a test.
  private func rule(of test: InstrumentTest) -> String {
    if previous.changedRules(now: rules).contains("instrument_tests") { return "instrument_tests" }
    return switch test {
    case .issuerRating: "issuer_minimum"
    case .expiry: "months_left"
    case .state, .amount: "instrument_tests"
    }
  }
}

extension CreditCoverRules {
  /// Ratings by agency and symbol, those that the scales have.
  func ratings(_ symbols: [String: String]) -> [CreditRating] {
    RatingAgency.allCases.compactMap { agency in symbols[agency.rawValue].flatMap { ratings.rating($0, of: agency) } }
  }
}
