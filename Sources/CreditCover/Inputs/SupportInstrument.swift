public import ExactDecimal
public import Messages
public import Tables
public import WorkingDays

/// The forms of Credit Support.
public enum SupportKind: String, JSONWord, Encodable, Sendable {
  /// A Bank Guarantee.
  case bankGuarantee = "bank-guarantee"
  /// A Letter of Credit.
  case letterOfCredit = "letter-of-credit"
  /// A Cash Deposit.
  case cashDeposit = "cash-deposit"

  /// The term of the Smart Energy Code.
  public var name: String {
    switch self {
    case .bankGuarantee: "Bank Guarantee"
    case .letterOfCredit: "Letter of Credit"
    case .cashDeposit: "Cash Deposit"
    }
  }
}

/// The state of an instrument.
public enum InstrumentState: String, CaseIterable, Codable, Sendable {
  /// It is in force.
  case inForce = "in-force"
  /// Its issuer has breached it.
  case breached
  /// Its issuer has disclaimed it.
  case disclaimed
}

/// An instrument of Credit Support, as the support file has it.
public struct SupportInstrument: Hashable, Sendable {
  /// What it is called, unique for its Party.
  public let name: String
  /// Its form.
  public let kind: SupportKind
  /// Pounds, not negative.
  public let amount: ExactDecimal
  /// Who issued it; may be empty.
  public let issuer: String
  /// The long-term ratings of the issuer.
  public let ratings: [CreditRating]
  /// The day on which it expires; `nil` for a Cash Deposit without one.
  public let expires: CivilDate?
  /// Its state.
  public let state: InstrumentState
  /// Its place in its file.
  public let place: TablePlace
}
