public import WorkingDays

/// When an Invoice is due: the later of two counts of Working Days.
public struct PaymentDue: Hashable, Sendable {
  /// Counted from the receipt.
  public let byReceipt: CivilDate
  /// Counted from the end of the month that the Invoice is for.
  public let byMonthEnd: CivilDate
  /// The Working Days counted from the receipt.
  public let receiptDays: Int
  /// The Working Days counted from the end of the month.
  public let monthEndDays: Int
  /// The rule.
  public let rule: CitedRule

  /// The later of both.
  public var due: CivilDate { max(byReceipt, byMonthEnd) }

  /// Why a date can't be worked out.
  public enum Failure: Error, Sendable {
    /// The rules say nothing of it.
    case rules(RulesError)
    /// The calendar does not reach so far.
    case calendar(WorkingDayError)
  }

  /// Counts for an Invoice that was received on a day, for the month of another. The end of a month is no event that moves
  /// to a Working Day: the days of the next month are counted from its first on.
  public init(
    received: CivilDate, month: CivilDate, rules: CreditCoverRules, calendar: WorkingDayCalendar
  ) throws(Failure) {
    guard let terms = rules.document.paymentDue.inForce(on: rules.date)?.value, let rule = rules.cited(.paymentDue)
    else { throw .rules(.notInForce(rule: "payment_due", rules.date)) }
    do throws(WorkingDayError) {
      byReceipt = try calendar.add(terms.receiptDays, to: received)
      byMonthEnd = try calendar.add(terms.monthEndDays, to: month.endOfMonth, rule: .staysWhereItIs)
    } catch {
      throw .calendar(error)
    }
    (receiptDays, monthEndDays) = (terms.receiptDays, terms.monthEndDays)
    self.rule = rule
  }
}
