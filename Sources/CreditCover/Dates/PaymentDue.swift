public import WorkingDays

/// When an Invoice is due: the later of two counts of Working Days.
public struct PaymentDue: Sendable {
  /// The day that follows from the receipt of the Invoice.
  public let byReceipt: CivilDate
  /// The day that follows from the end of the month that the Invoice is for.
  public let byMonthEnd: CivilDate
  /// The days from which both were counted, after those that are not Working Days have moved.
  public let counted: (receipt: CivilDate, monthEnd: CivilDate)
  /// The Working Days counted from the receipt.
  public let receiptDays: Int
  /// The Working Days counted from the end of the month.
  public let monthEndDays: Int
  /// The rules of both counts.
  public let rules: [CitedRule]

  /// The later of both.
  public var due: CivilDate { max(byReceipt, byMonthEnd) }

  /// Counts for an Invoice that was received on a day, for the month of another. The rule says which of both
  /// first moves to a Working Day. Throws a ``RulesError`` where the rules say nothing of it, and a `WorkingDayError` where the
  /// calendar does not reach so far.
  public init(
    received: CivilDate, month: CivilDate, rules: CreditCoverRules, calendar: WorkingDayCalendar
  ) throws {
    func terms(_ rule: Rule<CreditCoverRuleData.PaymentTerms>) throws(RulesError) -> (days: Int, rule: DayAdjustment) {
      let terms = try rules.value(rule)
      return (terms.days, terms.moves ? .adjusted : .unadjusted)
    }
    let receipt = try terms(Rules.paymentDueReceipt)
    let monthEnd = try terms(Rules.paymentDueMonthEnd)
    func moved(_ date: CivilDate, _ rule: DayAdjustment) throws(WorkingDayError) -> CivilDate {
      rule == .adjusted ? try calendar.workingDay(onOrAfter: date) : date
    }
    byReceipt = try calendar.add(receipt.days, to: received, rule: receipt.rule)
    byMonthEnd = try calendar.add(monthEnd.days, to: month.endOfMonth, rule: monthEnd.rule)
    counted = (try moved(received, receipt.rule), try moved(month.endOfMonth, monthEnd.rule))
    (receiptDays, monthEndDays) = (receipt.days, monthEnd.days)
    self.rules = [Rules.paymentDueReceipt, Rules.paymentDueMonthEnd].compactMap { $0.cited(rules) }
  }
}
