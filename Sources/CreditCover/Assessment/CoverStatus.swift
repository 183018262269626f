/// Where a Party stands.
public enum CoverStatus: String, CaseIterable, Codable, Sendable {
  /// Its requirement is not over the Credit Cover Threshold: it needs no Credit Support.
  case notRequired = "not-required"
  /// Its Credit Support is enough.
  case covered
  /// Its Credit Support is not enough.
  case shortfall
}
