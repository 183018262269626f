public import ExactDecimal
public import Messages

/// The scales of the rating agencies and the Unsecured Credit Factor of each rating.
public struct RatingTable: Sendable {
  private let scales: [RatingAgency: [CreditRating]]
  private let factors: [RatingAgency: [ExactFraction]]
  /// By what the agency writes, in small letters too.
  private let bySymbol: [RatingAgency: [String: CreditRating]]

  init(_ rows: [CreditCoverRuleData.RatingRow]) throws(RulesError) {
    var scales: [RatingAgency: [CreditRating]] = [:]
    var factors: [RatingAgency: [ExactFraction]] = [:]
    var bySymbol: [RatingAgency: [String: CreditRating]] = [:]
    for row in rows where row.factor < .zero || row.factor > ExactFraction(100) {
      throw .wrongValue(rule: Rules.ratingFactors.name, "the factor \(row.factor) is not from 0 to 100")
    }
    for agency in RatingAgency.allCases {
      var scale: [CreditRating] = []
      for row in rows {
        for symbol in row[agency] {
          scale.append(CreditRating(agency: agency, symbol: symbol, notch: scale.count))
          factors[agency, default: []].append(row.factor)
        }
      }
      scales[agency] = scale
      bySymbol[agency] = Dictionary(
        scale.flatMap { [($0.symbol, $0), ($0.symbol.lowercased(), $0)] }, uniquingKeysWith: { first, _ in first })
      guard Set(scale.map { $0.symbol.lowercased() }).count == scale.count else {
        throw .wrongValue(rule: Rules.ratingFactors.name, "a rating of \(agency.name) appears twice")
      }
    }
    (self.scales, self.factors, self.bySymbol) = (scales, factors, bySymbol)
  }

  /// The ratings of an agency, the best first.
  public func scale(of agency: RatingAgency) -> [CreditRating] { scales[agency] ?? [] }

  /// A rating by what the agency writes, in any case; `nil` where its scale has no such rating.
  public func rating(_ symbol: String, of agency: RatingAgency) -> CreditRating? {
    bySymbol[agency]?[symbol] ?? bySymbol[agency]?[symbol.lowercased()]
  }

  /// The Unsecured Credit Factor of a rating, in percent.
  public func factor(of rating: CreditRating) -> ExactFraction { factors[rating.agency]?[rating.notch] ?? .zero }

  /// The rating that counts among several: the first of those with the lowest factor. `nil` where there is none.
  public func lowest(of ratings: [CreditRating]) -> CreditRating? {
    ratings.min { factor(of: $0) < factor(of: $1) }
  }

  /// The rating that somebody may have meant: the same letters and signs with other spaces or brackets.
  func likely(_ text: String, of agency: RatingAgency) -> CreditRating? {
    let wanted = Self.bare(text)
    return scale(of: agency).first { Self.bare($0.symbol) == wanted }
  }

  private static func bare(_ text: String) -> String {
    let words = text.lowercased().split { " ()_".contains($0) }
    return words.joined()
  }
}

/// An agency whose long-term ratings count as Recognised Credit Ratings. The raw value is the name of its column.
public enum RatingAgency: String, JSONWord, Encodable, Sendable {
  /// Standard & Poor's.
  case sp
  /// Moody's.
  case moodys
  /// Fitch.
  case fitch
  /// DBRS.
  case dbrs

  /// What people call it.
  public var name: String {
    switch self {
    case .sp: "S&P"
    case .moodys: "Moody's"
    case .fitch: "Fitch"
    case .dbrs: "DBRS"
    }
  }
}

/// A rating on the scale of its agency.
public struct CreditRating: Hashable, Sendable, CustomStringConvertible {
  /// Whose rating it is.
  public let agency: RatingAgency
  /// How the agency writes it: `BBB+`.
  public let symbol: String
  /// Its place on the agency's scale, from 0, the best.
  public let notch: Int

  /// `S&P BBB+`.
  public var description: String { "\(agency.name) \(symbol)" }
}
