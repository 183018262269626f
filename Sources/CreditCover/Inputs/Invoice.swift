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
  /// What of it was paid by the date of the assessment, in pounds.
  public let paid: ExactDecimal
  /// Whether it is disputed.
  public let isDisputed: Bool
  /// Whether it is part of the Value at Risk: the rules may leave out disputed and overpaid Invoices.
  public let isCounted: Bool
  /// Its place in its file.
  public let place: TablePlace

  /// What of it is not paid, in pounds; negative where more was paid, and of a credit note.
  public var unpaid: ExactDecimal { gross - paid }
  /// What of it is part of the Value at Risk, in pounds.
  public var atRisk: ExactDecimal { isCounted ? unpaid : .zero }
  /// What was paid beyond it, in pounds; zero of a credit note.
  public var overpaid: ExactDecimal { gross.signum >= 0 && paid > gross ? paid - gross : .zero }
}
