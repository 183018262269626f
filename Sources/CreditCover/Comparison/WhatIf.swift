import ExactDecimal
import Messages
import Reporting

/// A Party's figures now, and as they would be after changes.
public struct WhatIf: Sendable {
  /// A figure, now and then.
  public struct Row: Encodable, Hashable, Sendable {
    /// Its name, as of ``AssessmentColumn``.
    public let figure: String
    /// What people call it.
    let title: String
    /// As it is.
    public let now: String
    /// As it would be.
    public let then: String
    /// The difference of amounts; empty for other figures.
    public let change: String
    /// The amounts; `nil` for other figures.
    let amounts: Amounts?

    private enum CodingKeys: String, CodingKey { case figure, now, then, change }
  }

  /// What a figure is, as it is and as it would be.
  struct Amounts: Hashable {
    let now: ExactDecimal
    let then: ExactDecimal
    var change: ExactDecimal { then - now }
  }

  /// The signifier of the Party.
  public let party: String
  /// What was assessed.
  public let now: PartyAssessment
  /// What would follow.
  public let then: CreditCoverResult
  /// What the Unsecured Credit Factor rests on then, in words.
  public let basis: String
  /// The figures that would result.
  public let figures: CreditCoverFigures

  /// Applies changes to an assessment. Throws where one names an instrument that does not count.
  public init(
    _ changes: [WhatIfChange], to assessment: PartyAssessment, rules: CreditCoverRules
  ) throws(WhatIfError) {
    party = assessment.party.signifier
    now = assessment
    var figures = assessment.figures
    var ratings = assessment.party.ratings
    var score = assessment.party.score
    var lapsed: Set<String> = []
    let verdicts = Dictionary(assessment.instruments.map { ($0.instrument.name, $0) }) { first, _ in first }
    for change in changes {
      switch change {
      case .rating(let agency, let rating):
        ratings.removeAll { $0.agency == agency }
        if let rating { ratings.append(rating) }
      case .score(let new): score = new
      case .maximumCreditValue(let value): figures.maximumCreditValue = rules.hasUnsecuredCreditLimit ? value : .zero
      case .lapse(let name):
        guard let verdict = verdicts[name], verdict.isCounted, lapsed.insert(name).inserted
        else {
          let counted = assessment.instruments.filter(\.isCounted).map(\.instrument.name)
          throw WhatIfError(
            description: "party '\(party.shown)' has no instrument '\(name.shown)' that counts; "
              + (counted.isEmpty ? "none counts" : "these do: \(counted.joined(separator: ", "))"))
        }
        figures.counted -= verdict.counted
      case .charges(let percent):
        let factor = (ExactDecimal(100) + percent) * ExactDecimal(1, scale: 2)
        figures.unpaid *= factor
        figures.estimate *= factor
        figures.monthlyInvoice *= factor
      }
    }
    let factor = CreditFactor(ratings: ratings, score: score, rules: rules)
    figures.creditFactor = factor.percent
    // A change that counts for nothing is not passed over in silence.
    basis =
      switch factor.basis {
      case .rating(let rating): "The factor then rests on \(rating)\(score == nil ? "" : ", not on the score")."
      case .score(let score): "The factor then rests on the score \(score)."
      case .nothing: "Then there is neither rating nor score, so there is no Unsecured Credit Limit."
      }
    self.figures = figures
    then = CreditCoverResult(figures)
  }

  /// The figures, one per row.
  public var rows: [Row] {
    func amount(_ figure: AssessmentColumn, _ title: String, _ now: ExactDecimal, _ then: ExactDecimal) -> Row {
      Row(
        figure: figure.rawValue, title: title, now: Money.plain(now), then: Money.plain(then),
        change: Money.plain(then - now),
        amounts: Amounts(now: now, then: then))
    }
    func word(_ figure: AssessmentColumn, _ title: String, _ now: String, _ then: String) -> Row {
      Row(figure: figure.rawValue, title: title, now: now, then: then, change: "", amounts: nil)
    }
    let (old, result) = (now.figures, now.result)
    func limit(_ figures: CreditCoverFigures, _ result: CreditCoverResult) -> ExactDecimal {
      figures.rounding.applied(to: result.unsecuredCreditLimit)
    }
    return [
      amount(.unpaid, "Unpaid Invoices", old.unpaid, figures.unpaid),
      amount(.estimate, "Estimated Charges", old.estimate, figures.estimate),
      amount(.valueAtRisk, "Value at Risk", result.valueAtRisk, then.valueAtRisk),
      amount(.maximumCreditValue, "Maximum Credit Value", old.maximumCreditValue, figures.maximumCreditValue),
      word(.creditFactor, "Unsecured Credit Factor, %", old.creditFactor.description, figures.creditFactor.description),
      amount(.unsecuredCreditLimit, "Unsecured Credit Limit", limit(old, result), limit(figures, then)),
      amount(.requirement, "Credit Cover Requirement", result.requirement, then.requirement),
      word(
        .overThreshold, "Over the threshold", result.isOverThreshold ? "true" : "false",
        then.isOverThreshold ? "true" : "false"),
      amount(.required, "Required", result.required, then.required),
      amount(.counted, "Counted", old.counted, figures.counted),
      amount(.shortfall, "Shortfall", result.shortfall, then.shortfall),
      amount(.excess, "Excess", result.excess, then.excess),
    ]
  }
}
