/// Something that a reader of a result should know.
public struct AssessmentNote: Encodable, Hashable, Sendable {
  /// What kinds of notes there are. The raw values are stable.
  public enum Code: String, CaseIterable, Encodable, Sendable {
    /// An instrument does not count, and why.
    case notCounted = "not-counted"
    /// What is not looked at on a Cash Deposit.
    case notTested = "not-tested"
    /// An instrument counts, but not for long.
    case expiring
    /// Invoices are past their due date.
    case overdue
    /// No estimate was given: £0.00 is taken.
    case noEstimate = "no-estimate"
    /// No Maximum Credit Value was given: the Unsecured Credit Limit is £0.00.
    case noMaximumCreditValue = "no-maximum-credit-value"
    /// Neither rating nor score was given: the Unsecured Credit Limit is £0.00.
    case noRatingOrScore = "no-rating-or-score"
    /// The rating counts, not the score.
    case scoreNotUsed = "score-not-used"
    /// There was no Unsecured Credit Limit yet.
    case limitNotInForce = "limit-not-in-force"
    /// The dates behind a shortfall.
    case nextSteps = "next-steps"
  }

  /// Which kind.
  public let code: Code
  /// In words.
  public let text: String
}
