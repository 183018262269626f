public import WorkingDays

/// When an Invoice is due: the later of two counts of Working Days.
public struct PaymentDue: Sendable {
  /// Counted from the receipt.
  public let byReceipt: CivilDate
  /// Counted from the end of the month that the Invoice is for.
  public let byMonthEnd: CivilDate
  /// The days from which both were counted, after those that are no Working Day have moved.
  public let counted: (receipt: CivilDate, monthEnd: CivilDate)
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

  /// Counts for an Invoice that was received on a day, for the month of another. The rule says which of both
  /// first moves to a Working Day.
  public init(
    received: CivilDate, month: CivilDate, rules: CreditCoverRules, calendar: WorkingDayCalendar
  ) throws(Failure) {
    guard let terms = rules.document.paymentDue.inForce(on: rules.date)?.value, let rule = rules.cited(.paymentDue)
    else { throw .rules(.notInForce(rule: "payment_due", rules.date)) }
    do throws(WorkingDayError) {
      byReceipt = try calendar.add(
        terms.receiptDays, to: received, rule: terms.receiptMoves ? .movesToWorkingDay : .staysWhereItIs)
      byMonthEnd = try calendar.add(
        terms.monthEndDays, to: month.endOfMonth, rule: terms.monthEndMoves ? .movesToWorkingDay : .staysWhereItIs)
      counted = (
        terms.receiptMoves ? try calendar.workingDay(onOrAfter: received) : received,
        terms.monthEndMoves ? try calendar.workingDay(onOrAfter: month.endOfMonth) : month.endOfMonth
      )
    } catch {
      throw .calendar(error)
    }
    (receiptDays, monthEndDays) = (terms.receiptDays, terms.monthEndDays)
    self.rule = rule
  }
}
