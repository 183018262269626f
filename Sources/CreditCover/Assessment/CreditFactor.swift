public import ExactDecimal

/// An Unsecured Credit Factor and what gives it.
public struct CreditFactor: Hashable, Sendable {
  /// What gives a factor.
  public enum Basis: Hashable, Sendable, CustomStringConvertible {
    /// The rating with the lowest factor of all that the Party has.
    case rating(CreditRating)
    /// The credit assessment score.
    case score(Int)
    /// Neither: the factor is 0.
    case nothing

    /// `S&P BBB+`, `score 62`, `neither rating nor score`.
    public var description: String {
      switch self {
      case .rating(let rating): rating.description
      case .score(let score): "score \(score)"
      case .nothing: "neither rating nor score"
      }
    }
  }

  /// What gives it.
  public let basis: Basis
  /// Percent.
  public let percent: ExactFraction

  /// The factor of a Party: of ratings the lowest; a score only without a rating.
  public init(ratings: [CreditRating], score: Int?, rules: CreditCoverRules) {
    if let rating = rules.ratings.lowest(of: ratings) {
      basis = .rating(rating)
      percent = rules.ratings.factor(of: rating)
    } else if let score, let index = rules.scores.index(of: score) {
      basis = .score(score)
      percent = rules.scores.bands[index].factor
    } else {
      basis = .nothing
      percent = .zero
    }
  }
}
