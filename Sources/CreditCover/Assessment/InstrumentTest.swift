/// What an instrument must pass to count as Credit Support.
public enum InstrumentTest: String, CaseIterable, Codable, Sendable {
  /// The issuer's lowest long-term rating is good enough.
  case issuerRating = "issuer-rating"
  /// Enough calendar months are left before it expires.
  case expiry
  /// Its issuer has neither breached nor disclaimed it.
  case state
  /// Its amount is over 0.
  case amount
}
