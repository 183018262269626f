/// How a Party's Value at Risk is found.
public enum ValueAtRiskMethod: String, CaseIterable, Codable, Sendable {
  /// Unpaid Invoices and estimated Charges (J3.3).
  case itemised
  /// The monthly Invoice and a percentage of it (SECAS news, 5 June 2019).
  case uplift
}
