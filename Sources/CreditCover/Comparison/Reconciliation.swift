public import ExactDecimal

/// A Credit Cover Requirement that the DCC has notified beside ours, and the single inputs or rules that would explain the
/// difference.
public struct Reconciliation: Sendable, CustomStringConvertible {
  /// A change of one input or rule that gives the notified figure.
  public struct Explanation: Encodable, Hashable, Sendable {
    /// The kinds. The raw values are stable.
    public enum Code: String, CaseIterable, Encodable, Sendable {
      /// The other method of the Value at Risk.
      case otherMethod = "other-method"
      /// The factor rounded to two decimals: 13.33 for 40/3.
      case roundedFactor = "rounded-factor"
      /// A rating one notch off.
      case ratingNotch = "rating-notch"
      /// A score one band off.
      case scoreBand = "score-band"
      /// No Unsecured Credit Limit.
      case noLimit = "no-limit"
      /// An Invoice left out.
      case invoiceLeftOut = "invoice-left-out"
      /// A payment left out.
      case paymentLeftOut = "payment-left-out"
      /// The estimate left out.
      case estimateLeftOut = "estimate-left-out"
      /// Nothing notified, since the requirement is not over the threshold.
      case belowThreshold = "below-threshold"
    }

    /// What would have to be another, for scripts.
    public let code: Code
    /// The same in words, for people.
    public let text: String
  }

  /// What the DCC has notified, in pounds.
  public let notified: ExactDecimal
  /// What the DCC has notified less our requirement, in pounds.
  public let difference: ExactDecimal
  /// The single changes that give what was notified; none where nothing differs.
  public let explanations: [Explanation]

  /// `agrees`, the explanations, or that there is none.
  public var description: String {
    if difference.isZero { return "agrees" }
    return explanations.isEmpty
      ? "no single input or rule explains it" : explanations.map(\.text).joined(separator: "; or ")
  }

  /// Compares, and looks for explanations. Takes time in proportion to the Party's Invoices.
  public init(of assessment: PartyAssessment, notified: ExactDecimal, rules: CreditCoverRules) {
    self.notified = notified
    difference = notified - assessment.result.requirement
    guard !difference.isZero else {
      explanations = []
      return
    }
    var search = ExplanationSearch(assessment: assessment, notified: notified, rules: rules)
    explanations = search.all()
  }
}
