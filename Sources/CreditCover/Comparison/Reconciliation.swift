public import ExactDecimal

/// A Credit Cover Requirement that the DCC has notified beside ours, and the inputs or rules that would explain the
/// difference.
public struct Reconciliation: Sendable, CustomStringConvertible {
  /// A change of an input or a rule, or of two at once, that gives the notified figure.
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
      /// Invoices, and perhaps the estimate, without VAT.
      case netOfVAT = "net-of-vat"
      /// What is missing of the Credit Support, not what is required.
      case netOfSupport = "net-of-support"
      /// A requirement in whole pounds.
      case wholePounds = "whole-pounds"
      /// The requirement of the earlier assessment.
      case earlierFigure = "earlier-figure"
      /// Two of these at once.
      case twoCauses = "two-causes"
      /// Nothing notified, since the requirement is not over the threshold.
      case belowThreshold = "below-threshold"
    }

    /// What would have to be another, for scripts.
    public let code: Code
    /// The same in words, for people.
    public let text: String
    /// Of two causes at once both; `nil` of one.
    public let causes: [Code]?

    init(_ code: Code, _ text: String, causes: [Code]? = nil) {
      (self.code, self.text, self.causes) = (code, text, causes)
    }
  }

  /// What the DCC has notified, in pounds.
  public let notified: ExactDecimal
  /// What the DCC has notified less our requirement, in pounds.
  public let difference: ExactDecimal
  /// The changes that give what was notified: all single ones, or else the first three pairs; none where nothing differs.
  public let explanations: [Explanation]
  /// Whether there are more pairs.
  public let hasMore: Bool
  private let none: String

  /// `agrees`, the explanations, or that there is none.
  public var description: String {
    if difference.isZero { return "agrees" }
    return explanations.isEmpty
      ? none : explanations.map(\.text).joined(separator: "; or ") + (hasMore ? "; or other pairs of causes" : "")
  }

  /// Compares, and looks for explanations, also in the earlier assessment. Takes time in proportion to the Party's Invoices.
  public init(
    of assessment: PartyAssessment, notified: ExactDecimal, rules: CreditCoverRules, previous: PreviousAssessment? = nil
  ) {
    self.notified = notified
    difference = notified - assessment.result.requirement
    guard !difference.isZero else {
      (explanations, hasMore, none) = ([], false, "")
      return
    }
    let search = ExplanationSearch(assessment: assessment, notified: notified, rules: rules)
    let single = search.single(previous)
    let pairs = single.isEmpty && search.triesTwo ? search.pairs() : []
    explanations = single + pairs.prefix(ExplanationSearch.pairLimit)
    hasMore = pairs.count > ExplanationSearch.pairLimit
    none = search.triesTwo ? "no one or two inputs or rules explain it" : "no single input or rule explains it"
  }
}

/// What explains the amounts that differ, over all Parties.
public struct ReconciliationTotals: Sendable {
  /// The differences of one cause.
  public struct Row: Encodable, Sendable {
    /// A code of ``Reconciliation/Explanation``; `several` where causes of more than one code would explain a difference, and
    /// `unexplained` where none does.
    public let cause: String
    /// The Parties whose difference it is.
    public internal(set) var parties: Int
    /// What was notified less our requirements, in pounds.
    public internal(set) var difference: ExactDecimal

    private enum CodingKeys: String, CodingKey { case cause, parties, difference }

    /// Writes the amount exactly.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(cause, forKey: .cause)
      try container.encode(parties, forKey: .parties)
      try container.encode(Money.exactly(difference), forKey: .difference)
    }
  }

  private var byCause: [String: Row] = [:]
  private static let order = Reconciliation.Explanation.Code.allCases.map(\.rawValue) + ["several", "unexplained"]

  /// Nothing differs.
  public init() {}

  mutating func add(_ reconciliation: Reconciliation) {
    guard !reconciliation.difference.isZero else { return }
    let codes = Set(reconciliation.explanations.map(\.code))
    let cause = codes.count > 1 ? "several" : codes.first?.rawValue ?? "unexplained"
    var row = byCause[cause] ?? Row(cause: cause, parties: 0, difference: .zero)
    row.parties += 1
    row.difference += reconciliation.difference
    byCause[cause] = row
  }

  /// The causes that there are, always in the same order.
  public var rows: [Row] { Self.order.compactMap { byCause[$0] } }
}
