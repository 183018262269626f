package import Files
import Messages
import Reporting
package import Tables
package import WorkingDays

/// The day on which each Invoice of a ledger is due, by the rules.
package struct DueLedger {
  private enum Column { static let received = 0, issued = 1, month = 2 }

  private let calendar: WorkingDayCalendar
  private var rules: LedgerRules
  /// Rows whose day of receipt, or whose month, was assumed.
  private var assumed = (received: 0, month: 0)
  private var last: CivilDate?

  private init(calendar: WorkingDayCalendar, rules: @escaping (CivilDate) throws -> CreditCoverRules) {
    (self.calendar, self.rules) = (calendar, LedgerRules(rules))
  }

  /// Reads a ledger, and answers its rows. `rules` gives the rules in force on a day: the rules of the day of receipt apply.
  package static func read(
    _ source: any ByteSource, calendar: WorkingDayCalendar, reading: TableReading, prefix: String,
    rules: @escaping (CivilDate) throws -> CreditCoverRules
  ) throws -> InvoiceLedger {
    var ledger = DueLedger(calendar: calendar, rules: rules)
    return try InvoiceLedger(
      source, .receivedInvoices, reading: reading, prefix: prefix, sheet: "Due dates",
      [.date("by_receipt"), .date("by_month_end"), .date("payment_due")], notes: { ledger.notes }
    ) { ledger.answer($0) }
  }

  private mutating func answer(_ row: TableRow) -> InvoiceLedger.Answer {
    let isGiven = !row.isEmpty(Column.received)
    let received = isGiven ? row.date(Column.received) : row.date(Column.issued)
    guard row.isClean else { return InvoiceLedger.Answer() }
    guard let received else {
      row.report(.missing, "the date of receipt is empty; give received, or issued")
      return InvoiceLedger.Answer()
    }
    let month: CivilDate
    if row.isEmpty(Column.month) {
      let (year, number, _) = received.parts
      guard let first = CivilDate(year: year, month: number, day: 1)?.adding(months: -1) else {
        return InvoiceLedger.Answer()
      }
      month = first
      assumed.month += 1
    } else {
      let text = row.plain(Column.month)
      guard let first = CivilDate(month: text) else {
        row.report(Column.month, .notADate, "month \(CivilDate.refusal(ofMonth: text))")
        return InvoiceLedger.Answer()
      }
      month = first
    }
    do {
      let due = try PaymentDue(received: received, month: month, rules: rules.on(received), calendar: calendar)
      rules.cite(due.rules)
      if !isGiven { assumed.received += 1 }
      last = max(last ?? due.due, due.due)
      return InvoiceLedger.Answer(cells: [due.byReceipt, due.byMonthEnd, due.due].map(\.description))
    } catch {
      let code = error is WorkingDayError ? TableCode.outsideCalendar : .noRule
      return InvoiceLedger.Answer(code: code.rawValue, detail: "\(error)")
    }
  }

  private var notes: [String] {
    var notes: [String] = []
    if assumed.received > 0 {
      notes.append("Receipt: the date of issue is taken in \(assumed.received.counted("row")) without received.")
    }
    if assumed.month > 0 {
      notes.append("Month: the one before the receipt is taken in \(assumed.month.counted("row")) without month.")
    }
    notes.append("Working Days of \(calendar)")
    notes += rules.notes
    if let last, let warning = calendar.warning(for: last) { notes.append("Warning: \(warning)") }
    return notes
  }
}

extension CivilDate {
  /// The first day of a month that is written `yyyy-mm`; `nil` of anything else.
  package init?(month text: String) {
    guard let first = CivilDate(text + "-01") else { return nil }
    self = first
  }

  /// What is said of a text that is not a month.
  package static func refusal(ofMonth text: String) -> String {
    "'\(text.shown)' is not a month; write it as yyyy-mm, for example 2025-05"
  }
}

extension TableSchema {
  /// Invoices whose due date is worked out. Other columns are passed along.
  package static let receivedInvoices = TableSchema(
    "invoices",
    [
      TableColumn(
        "received", .date, isRequired: true, mayBeEmpty: true,
        meaning: "The date of receipt; absent or empty: the date of issue.",
        synonyms: ["Received on", "Date Received", "Receipt Date", "Date of Receipt"]),
      TableColumn(
        "issued", .date, meaning: "The date of issue, for rows without a date of receipt.",
        synonyms: coverInvoices.columns[coverInvoices.index(of: "issued")].synonyms),
      TableColumn(
        "month", meaning: "The month that the Invoice is for, as yyyy-mm; empty: the month before its receipt.",
        synonyms: ["Invoice Month", "Billing Month", "Charging Month"]),
    ], others: .kept, alternatives: [[0], [1]])
}
