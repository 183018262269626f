/// An agency whose long-term ratings count as Recognised Credit Ratings. The raw value is the name of its column.
public enum RatingAgency: String, CaseIterable, Codable, Sendable {
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

/// A rating that stands on the scale of its agency.
public struct CreditRating: Hashable, Sendable {
  /// Whose rating it is.
  public let agency: RatingAgency
  /// How the agency writes it: `BBB+`.
  public let symbol: String
  /// Its place on the agency's scale, from 0, the best.
  public let notch: Int

  /// In words: `S&P BBB+`.
  public var words: String { "\(agency.name) \(symbol)" }
}
