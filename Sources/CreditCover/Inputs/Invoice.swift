public import ExactDecimal
public import Tables
public import WorkingDays

/// An Invoice, or a credit note, as the invoices file has it.
public struct Invoice: Hashable, Sendable {
  /// Its number, unique for its Party.
  public let number: String
  /// The day on which it was issued.
  public let issued: CivilDate
  /// The date by which it must be paid.
  public let due: CivilDate
  /// Pounds, VAT included; negative for a credit note.
  public let gross: ExactDecimal
  /// What of it was paid, in pounds.
  public let paid: ExactDecimal
  /// Its place in its file.
  public let place: TablePlace

  /// What of it is not paid, in pounds.
  public var unpaid: ExactDecimal { gross - paid }
}
