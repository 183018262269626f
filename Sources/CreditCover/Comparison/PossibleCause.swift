import ExactDecimal

/// What may be another in the DCC's figure than in ours: an input, a rule, or what is made of the requirement.
struct PossibleCause {
  let code: Reconciliation.Explanation.Code
  /// The same in words.
  let text: String
  /// What it changes: two causes that change the same are not tried together.
  let subject: Subject
  /// What it does to the figures.
  var figures: ((inout CreditCoverFigures) -> Void)?
  /// What would be notified instead of a requirement.
  var outcome: ((ExactDecimal) -> ExactDecimal)?
  /// One name for what is said once only: ways of rounding, of which the first that explains an amount is named.
  var name: String { code == .wholePounds ? code.rawValue : text }
  /// What it adds to what is unpaid, where it does nothing else.
  var added: ExactDecimal?

  enum Subject: Hashable {
    case method, factor, estimate, vat, support, rounding
    /// The Invoice at a place.
    case invoice(Int)
  }

  static func all(_ assessment: PartyAssessment, _ rules: CreditCoverRules) -> [PossibleCause] {
    // What changes inputs comes before what is made of their sum.
    method(assessment) + factors(assessment, rules) + inputs(assessment) + vat(assessment, rules)
      + support(assessment) + pounds
  }

  private static func method(_ assessment: PartyAssessment) -> [PossibleCause] {
    switch assessment.figures.method {
    case .itemised where assessment.party.monthlyInvoice != nil:
      [PossibleCause(.otherMethod, "the method uplift instead of itemised", .method) { $0.method = .uplift }]
    case .itemised: []
    case .uplift:
      [PossibleCause(.otherMethod, "the method itemised instead of uplift", .method) { $0.method = .itemised }]
    }
  }

  private static func factors(_ assessment: PartyAssessment, _ rules: CreditCoverRules) -> [PossibleCause] {
    let factor = assessment.figures.creditFactor
    var causes: [PossibleCause] = []
    func add(_ code: Reconciliation.Explanation.Code, _ text: String, _ other: ExactFraction) {
      causes.append(PossibleCause(code, text, .factor) { $0.creditFactor = other })
    }
    let rounded = ExactFraction(factor.rounded(scale: 2, .halfUp))
    if rounded != factor { add(.roundedFactor, "the factor \(rounded) % instead of \(factor) %", rounded) }
    add(.noLimit, "no Unsecured Credit Limit", .zero)
    switch assessment.creditFactor.basis {
    case .rating:
      for rating in assessment.party.ratings {
        for other in neighbours(of: rating, rules) {
          let ratings = assessment.party.ratings.map { $0 == rating ? other : $0 }
          let changed = CreditFactor(ratings: ratings, score: assessment.party.score, rules: rules).percent
          guard changed != factor else { continue }
          add(.ratingNotch, "\(other) instead of \(rating.symbol): \(changed) %", changed)
        }
      }
    case .score(let score):
      guard let index = rules.scores.index(of: score) else { return causes }
      for other in [index - 1, index + 1] where rules.scores.bands.indices.contains(other) {
        let band = rules.scores.bands[other]
        add(
          .scoreBand,
          "a score of \(band.scores.lowerBound) to \(band.scores.upperBound) instead of \(score): \(band.factor) %",
          band.factor)
      }
    case .nothing: break
    }
    return causes
  }

  private static func neighbours(of rating: CreditRating, _ rules: CreditCoverRules) -> [CreditRating] {
    let scale = rules.ratings.scale(of: rating.agency)
    return [rating.notch - 1, rating.notch + 1].filter(scale.indices.contains).map { scale[$0] }
  }

  private static func inputs(_ assessment: PartyAssessment) -> [PossibleCause] {
    guard assessment.figures.method == .itemised else { return [] }
    var causes: [PossibleCause] = []
    for (place, invoice) in assessment.invoices.enumerated() {
      func add(_ code: Reconciliation.Explanation.Code, _ text: String, _ amount: ExactDecimal) {
        var cause = PossibleCause(code, "\(text) Invoice \(invoice.number)", .invoice(place)) { $0.unpaid += amount }
        cause.added = amount
        causes.append(cause)
      }
      if !invoice.atRisk.isZero { add(.invoiceLeftOut, "without", -invoice.atRisk) }
      if !invoice.paid.isZero, invoice.isCounted { add(.paymentLeftOut, "without the payment on", invoice.paid) }
    }
    if !assessment.figures.estimate.isZero {
      causes.append(
        PossibleCause(.estimateLeftOut, "without the estimate of Charges", .estimate) { $0.estimate = .zero })
    }
    return causes
  }

  /// Of Invoices each is rounded to the penny, or their sum: both are done.
  private static func vat(_ assessment: PartyAssessment, _ rules: CreditCoverRules) -> [PossibleCause] {
    guard let rate = rules.vat, let whole = ExactFraction(100).divided(by: ExactFraction(rate + ExactDecimal(100)))
    else { return [] }
    func net(_ amount: ExactDecimal) -> ExactDecimal {
      (ExactFraction(amount) * whole).rounded(scale: 2, .halfUp)
    }
    let words = "net of \(rate) % VAT"
    switch assessment.figures.method {
    case .uplift:
      return [
        PossibleCause(.netOfVAT, "the monthly Invoice \(words)", .vat) { $0.monthlyInvoice = net($0.monthlyInvoice) }
      ]
    case .itemised:
      let lost = assessment.invoices.reduce(ExactDecimal.zero) { $0 + net($1.atRisk) } - net(assessment.figures.unpaid)
      let shifts = lost.isZero ? [lost] : [.zero, lost]
      return shifts.flatMap { shift in
        [
          PossibleCause(.netOfVAT, "Invoices \(words)", .vat) { $0.unpaid = net($0.unpaid) + shift },
          PossibleCause(.netOfVAT, "Invoices and estimate \(words)", .vat) {
            $0.unpaid = net($0.unpaid) + shift
            $0.estimate = net($0.estimate)
          },
        ]
      }
    }
  }

  private static func support(_ assessment: PartyAssessment) -> [PossibleCause] {
    let counted = assessment.figures.counted
    let held = assessment.instruments.reduce(ExactDecimal.zero) { $0 + $1.instrument.amount }
    func cause(_ text: String, _ amount: ExactDecimal) -> PossibleCause {
      PossibleCause(.netOfSupport, "\(text), \(Money.pounds(amount))", .support) { max(.zero, $0 - amount) }
    }
    return (counted.isZero ? [] : [cause("net of the Credit Support that counts", counted)])
      + (held == counted ? [] : [cause("net of all Credit Support held", held)])
  }

  private static var pounds: [PossibleCause] {
    [("", RoundingRule.halfUp), (" down", .down), (" up", .up)].map { words, rule in
      PossibleCause(.wholePounds, "rounded\(words) to the pound", .rounding) { $0.rounded(scale: 0, rule) }
    }
  }

  private init(
    _ code: Reconciliation.Explanation.Code, _ text: String, _ subject: Subject,
    figures: @escaping (inout CreditCoverFigures) -> Void
  ) {
    (self.code, self.text, self.subject, self.figures) = (code, text, subject, figures)
  }

  private init(
    _ code: Reconciliation.Explanation.Code, _ text: String, _ subject: Subject,
    outcome: @escaping (ExactDecimal) -> ExactDecimal
  ) {
    (self.code, self.text, self.subject, self.outcome) = (code, text, subject, outcome)
  }
}
