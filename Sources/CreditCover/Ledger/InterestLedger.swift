import ExactDecimal
package import Files
import Messages
import Reporting
package import Tables
package import WorkingDays

/// Default interest for each Invoice of a ledger: on what was paid late, to the day of its payment, and on what is unpaid, to
/// the date of the result.
package struct InterestLedger {
  private enum Column { static let due = 0, gross = 1, paid = 2, paidOn = 3 }

  private let asAt: CivilDate
  private var rates: DefaultInterest.Rates
  private var rules: LedgerRules
  private var total = ExactDecimal.zero

  private init(asAt: CivilDate, rates: DefaultInterest.Rates, rules: @escaping (CivilDate) throws -> CreditCoverRules) {
    (self.asAt, self.rates, self.rules) = (asAt, rates, LedgerRules(rules))
  }

  /// Reads a ledger as at a date, and answers its rows. `rates` are taken unless `baseRates` has rates to add. `rules` gives
  /// the rules in force on a day: the rules of the day of payment apply.
  package static func read(
    _ source: any ByteSource, asAt: CivilDate, rates: DefaultInterest.Rates, baseRates: (any ByteSource)?,
    reading: TableReading, prefix: String, rules: @escaping (CivilDate) throws -> CreditCoverRules
  ) throws -> InvoiceLedger {
    var ledger = InterestLedger(asAt: asAt, rates: rates, rules: rules)
    return try InvoiceLedger(
      source, .lateInvoices, beside: baseRates, reading: reading, prefix: prefix, sheet: "Interest",
      [
        .date("interest_to"), .number("interest_days"), .amount("interest_on"), "interest_unrounded",
        .amount("interest"),
      ],
      notes: { ledger.notes },
      first: { findings throws(FileError) in
        guard let baseRates else { return }
        ledger.rates = .added(try BaseRateFile.read(baseRates, findings, reading), file: baseRates.name.shown)
      }, answer: { ledger.answer($0) })
  }

  private mutating func answer(_ row: TableRow) -> InvoiceLedger.Answer {
    let due = row.requiredDate(Column.due)
    let gross = row.requiredAmount(Column.gross, mayBeNegative: true)
    let paid = row.isEmpty(Column.paid) ? .zero : row.amount(Column.paid, mayBeNegative: true)
    let paidOn = row.date(Column.paidOn)
    guard let due, let gross, let paid, row.isClean else { return InvoiceLedger.Answer() }
    guard gross.signum > 0 else {
      return InvoiceLedger.Answer(cells: ["", "0", "0.00", "0", "0.00"], detail: "a credit note bears no interest")
    }
    // What is paid after the date of the result is unpaid on it.
    let isLater = paidOn.map { $0 > asAt } ?? false
    let paidByNow = isLater ? .zero : max(.zero, min(paid, gross))
    var parts: [(amount: ExactDecimal, to: CivilDate, words: String)] = []
    if let paidOn, !paidByNow.isZero { parts.append((paidByNow, paidOn, "paid")) }
    if paidByNow < gross { parts.append((gross - paidByNow, asAt, "unpaid")) }
    var (exact, on, days) = (ExactFraction.zero, ExactDecimal.zero, 0)
    var (last, words): (CivilDate?, [String]) = (nil, [])
    var rounding: RoundingInstruction?
    do {
      for part in parts where part.to > due {
        let interest = try DefaultInterest(
          on: part.amount, due: due, paid: part.to, rates: rates, rules: rules.on(part.to))
        rules.cite([interest.rule] + interest.rateRules)
        exact = exact + interest.exact
        on += part.amount
        days = max(days, part.to - due)
        (last, rounding) = (max(last ?? part.to, part.to), interest.rounding)
        words.append(
          "\(Money.pounds(part.amount)) \(part.words) \((part.to - due).counted("day")) late: \(Money.exact(interest.exact))"
        )
      }
    } catch {
      let code: TableCode = if case .noBaseRate? = error as? RulesError { .noBaseRate } else { .noRule }
      return InvoiceLedger.Answer(code: code.rawValue, detail: "\(error)")
    }
    if paidOn == nil, !paidByNow.isZero { words.append("paid_on is empty: what is paid counts as paid in time") }
    let rounded = rounding?.applied(to: exact) ?? .zero
    total += rounded
    return InvoiceLedger.Answer(
      cells: [last?.description ?? "", String(days), Money.plain(on), exact.description, Money.plain(rounded)],
      detail: words.joined(separator: "; "))
  }

  private var notes: [String] {
    ["Interest \(Money.pounds(total)) in all, as at \(asAt.displayText): each row is rounded by itself."] + rules.notes
  }
}

extension TableSchema {
  /// Invoices on which interest is worked out. Other columns are passed along.
  package static let lateInvoices = TableSchema(
    "invoices",
    ["due", "gross", "paid", "paid_on"].map { name in
      let column = coverInvoices.columns[coverInvoices.index(of: name)]
      return TableColumn(
        column.name, column.kind, isRequired: name == "due" || name == "gross",
        meaning: name == "paid_on" ? "The date of payment: the last day that bears interest." : column.meaning,
        synonyms: column.synonyms, hintWords: column.hintWords)
    }, others: .kept)
}
