public import ExactDecimal
public import Messages
public import Tables

/// A Party, as the parties file has it.
public struct Party: Hashable, Sendable {
  /// The Party Signifier or whatever names the Party in all files.
  public let signifier: String
  /// The name; empty where none is given.
  public let name: String
  /// How its Value at Risk is found.
  public var method: ValueAtRiskMethod
  /// Charges, VAT included, that are estimated until the next Invoice, in pounds; `nil` where none is given.
  public var estimate: ExactDecimal?
  /// One month's Invoice, VAT included, in pounds.
  public var monthlyInvoice: ExactDecimal?
  /// From an independent credit agency, in pounds; `nil` where there is none.
  public var maximumCreditValue: ExactDecimal?
  /// The Recognised Credit Ratings.
  public var ratings: [CreditRating]
  /// The credit assessment score, 0 to 100.
  public var score: Int?
  /// Its place in its file.
  public let place: TablePlace
}

/// How a Party's Value at Risk is found.
public enum ValueAtRiskMethod: String, JSONWord, Encodable, Sendable {
  /// Unpaid Invoices and estimated Charges (J3.3).
  case itemised
  /// The monthly Invoice and a percentage of it (SECAS news, 5 June 2019).
  case uplift
}
