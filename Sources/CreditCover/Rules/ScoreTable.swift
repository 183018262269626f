public import ExactDecimal

/// The Unsecured Credit Factor of each credit assessment score, for a Party without a rating.
public struct ScoreTable: Sendable {
  /// Scores that give the same factor.
  public struct Band: Hashable, Sendable {
    /// The scores of the band, the lowest and the highest among them.
    public let scores: ClosedRange<Int>
    /// The factor, in percent.
    public let factor: ExactFraction
  }

  /// The bands, from the highest scores to the lowest.
  public let bands: [Band]
  /// The scores that a credit assessment can give.
  public static let scores = 0...100

  init(_ bands: [CreditCoverRuleData.ScoreBand]) throws(RulesError) {
    var next = Self.scores.upperBound
    var made: [Band] = []
    for band in bands.sorted(by: { $0.from > $1.from }) {
      guard band.to == next, band.from <= band.to else {
        throw .wrongValue(
          rule: Rules.scoreFactors.name, "the bands must cover each score from 0 to 100 once; \(next) is not")
      }
      guard band.factor >= .zero, band.factor <= ExactFraction(100) else {
        throw .wrongValue(rule: Rules.scoreFactors.name, "the factor \(band.factor) is not from 0 to 100")
      }
      made.append(Band(scores: band.from...band.to, factor: band.factor))
      next = band.from - 1
    }
    guard next == -1 else {
      throw .wrongValue(
        rule: Rules.scoreFactors.name, "the bands must cover each score from 0 to 100 once; \(next) is not")
    }
    self.bands = made
  }

  /// The place of a score's band; 0 is the band of the highest scores.
  public func index(of score: Int) -> Int? { bands.firstIndex { $0.scores.contains(score) } }
}
