import ExactDecimal

/// Tries single changes of inputs and rules until the requirement is what was notified.
struct ExplanationSearch {
  let assessment: PartyAssessment
  let notified: ExactDecimal
  let rules: CreditCoverRules
  private var found: [Reconciliation.Explanation] = []

  init(assessment: PartyAssessment, notified: ExactDecimal, rules: CreditCoverRules) {
    self.assessment = assessment
    self.notified = notified
    self.rules = rules
  }

  mutating func all() -> [Reconciliation.Explanation] {
    tryMethod()
    tryFactors()
    tryInputs()
    if notified.isZero, !assessment.result.isOverThreshold {
      found.append(
        Reconciliation.Explanation(
          code: .belowThreshold, text: "the requirement is not over the threshold, so nothing is notified"))
    }
    return found
  }

  private mutating func attempt(
    _ code: Reconciliation.Explanation.Code, _ text: String, _ change: (inout CreditCoverFigures) -> Void
  ) {
    var figures = assessment.figures
    change(&figures)
    if CreditCoverResult(figures).requirement == notified {
      found.append(Reconciliation.Explanation(code: code, text: text))
    }
  }

  private mutating func tryMethod() {
    switch assessment.figures.method {
    case .itemised where assessment.party.monthlyInvoice != nil:
      attempt(.otherMethod, "the method uplift instead of itemised") { $0.method = .uplift }
    case .itemised: break
    case .uplift: attempt(.otherMethod, "the method itemised instead of uplift") { $0.method = .itemised }
    }
  }

  private mutating func tryFactors() {
    let factor = assessment.figures.creditFactor
    let rounded = ExactFraction(factor.rounded(scale: 2, .halfUp))
    if rounded != factor {
      attempt(.roundedFactor, "the factor \(rounded) % instead of \(factor) %") { $0.creditFactor = rounded }
    }
    attempt(.noLimit, "no Unsecured Credit Limit") { $0.creditFactor = .zero }
    switch assessment.creditFactor.basis {
    case .rating:
      for rating in assessment.party.ratings {
        for other in neighbours(of: rating) {
          let ratings = assessment.party.ratings.map { $0 == rating ? other : $0 }
          let changed = CreditFactor(ratings: ratings, score: assessment.party.score, rules: rules).percent
          guard changed != factor else { continue }
          attempt(.ratingNotch, "\(other) instead of \(rating.symbol): \(changed) %") {
            $0.creditFactor = changed
          }
        }
      }
    case .score(let score):
      guard let index = rules.scores.index(of: score) else { return }
      for other in [index - 1, index + 1] where rules.scores.bands.indices.contains(other) {
        let band = rules.scores.bands[other]
        attempt(
          .scoreBand,
          "a score of \(band.scores.lowerBound) to \(band.scores.upperBound) instead of \(score): \(band.factor) %"
        ) { $0.creditFactor = band.factor }
      }
    case .nothing: break
    }
  }

  private func neighbours(of rating: CreditRating) -> [CreditRating] {
    let scale = rules.ratings.scale(of: rating.agency)
    return [rating.notch - 1, rating.notch + 1].filter(scale.indices.contains).map { scale[$0] }
  }

  private mutating func tryInputs() {
    guard assessment.figures.method == .itemised else { return }
    for invoice in assessment.invoices {
      if !invoice.atRisk.isZero {
        attempt(.invoiceLeftOut, "without Invoice \(invoice.number)") { $0.unpaid -= invoice.atRisk }
      }
      if !invoice.paid.isZero, invoice.isCounted {
        attempt(.paymentLeftOut, "without the payment on Invoice \(invoice.number)") { $0.unpaid += invoice.paid }
      }
    }
    if !assessment.figures.estimate.isZero {
      attempt(.estimateLeftOut, "without the estimate of Charges") { $0.estimate = .zero }
    }
  }
}
