public import ExactDecimal
import Messages
public import WorkingDays

/// What the Invoices of a Party come to on a day, in pounds.
public struct InvoiceSums: Sendable {
  /// What is unpaid and part of the Value at Risk: overpaid Invoices and credit notes reduce it.
  public private(set) var unpaid = ExactDecimal.zero
  /// The same by how long it is past its due date.
  public private(set) var ageing = Ageing()
  /// What was paid beyond Invoices.
  public private(set) var overpaid = ExactDecimal.zero
  /// What is unpaid of disputed Invoices, counted or not.
  public private(set) var disputed = ExactDecimal.zero
  /// What is unpaid past its due date.
  private(set) var overdue = ExactDecimal.zero
  private var counts = (overpaid: 0, disputed: 0, overdue: 0)

  /// Of Invoices, on a day.
  public init(_ invoices: some Sequence<Invoice>, on day: CivilDate) {
    for invoice in invoices {
      let atRisk = invoice.atRisk
      unpaid += atRisk
      ageing.add(atRisk, daysOverdue: day.dayNumber - invoice.due.dayNumber)
      if invoice.due < day, atRisk.signum > 0 {
        overdue += atRisk
        counts.overdue += 1
      }
      if invoice.isDisputed, invoice.unpaid.signum > 0 {
        disputed += invoice.unpaid
        counts.disputed += 1
      }
      let overpaid = invoice.overpaid
      if !overpaid.isZero {
        self.overpaid += overpaid
        counts.overpaid += 1
      }
    }
  }

  /// The rules that they rest on, by a method: uplift looks at no Invoice.
  func rules(_ method: ValueAtRiskMethod) -> [any NamedRule] {
    guard method == .itemised else { return [Rules.valueAtRisk] }
    return [Rules.valueAtRisk] + (counts.overpaid > 0 ? [Rules.overpayments] : [])
      + (counts.disputed > 0 ? [Rules.disputedInvoices] : [])
  }

  /// What a reader should know of them.
  func notes(_ rules: CreditCoverRules, _ method: ValueAtRiskMethod) -> [AssessmentNote] {
    var notes: [AssessmentNote] = []
    func note(_ code: AssessmentNote.Code, _ count: Int, _ words: String) {
      if count > 0 { notes.append(AssessmentNote(code: code, text: "\(count.counted("Invoice")) \(words)")) }
    }
    func amount(_ amount: ExactDecimal) -> String { amount.rounded(scale: 2, .down).amountText() }
    note(.overdue, counts.overdue, "past the due date, \(amount(overdue)) unpaid")
    func effect(_ isCounted: Bool, _ words: String) -> String {
      method == .uplift ? "" : isCounted ? ", which \(words)" : ", which does not count"
    }
    note(
      .overpaid, counts.overpaid,
      "overpaid by \(amount(overpaid))" + effect(rules.countsOverpayments, "reduces the Value at Risk"))
    note(
      .disputed, counts.disputed, "disputed, \(amount(disputed)) unpaid" + effect(rules.countsDisputed, "counts"))
    return notes
  }
}
