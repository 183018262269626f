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
  /// The rules of both counts.
  public let rules: [CitedRule]

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
    func terms(_ rule: Rule<RulesDocument.PaymentTerms>) throws(Failure) -> (days: Int, rule: EventRule) {
      do throws(RulesError) {
        let terms = try rules.value(rule)
        return (terms.days, terms.moves ? .movesToWorkingDay : .staysWhereItIs)
      } catch {
        throw .rules(error)
      }
    }
    let receipt = try terms(Rules.paymentDueReceipt)
    let monthEnd = try terms(Rules.paymentDueMonthEnd)
    func moved(_ date: CivilDate, _ rule: EventRule) throws(WorkingDayError) -> CivilDate {
      rule == .movesToWorkingDay ? try calendar.workingDay(onOrAfter: date) : date
    }
    do throws(WorkingDayError) {
      byReceipt = try calendar.add(receipt.days, to: received, rule: receipt.rule)
      byMonthEnd = try calendar.add(monthEnd.days, to: month.endOfMonth, rule: monthEnd.rule)
      counted = (try moved(received, receipt.rule), try moved(month.endOfMonth, monthEnd.rule))
    } catch {
      throw .calendar(error)
    }
    (receiptDays, monthEndDays) = (receipt.days, monthEnd.days)
    self.rules = [Rules.paymentDueReceipt, Rules.paymentDueMonthEnd].compactMap { $0.cited(rules) }
  }
}
