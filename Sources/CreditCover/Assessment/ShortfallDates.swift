public import WorkingDays

/// What follows a notice that Credit Support is to be increased, by Working Days.
public struct ShortfallDates: Hashable, Sendable {
  /// The day of the notice.
  public let notice: CivilDate
  /// The last day on which the support may be increased.
  public let actionBy: CivilDate
  /// The first day on which a breach can be notified (J3.14).
  public let breachNotice: CivilDate
  /// The last day before an Event of Default (M8.1).
  public let eventOfDefault: CivilDate

  /// Counts from a notice. Throws where the calendar does not reach so far.
  public init(
    notice: CivilDate, rules: CreditCoverRules, calendar: WorkingDayCalendar
  ) throws(WorkingDayError) {
    func days(_ rules: [DatedRule<Int>], on date: CivilDate) -> Int { rules.inForce(on: date)?.value ?? 0 }
    let document = rules.document
    self.notice = notice
    actionBy = try calendar.add(days(document.supportIncreaseDays, on: rules.date), to: notice)
    breachNotice = try calendar.add(days(document.breachNoticeDays, on: rules.date), to: actionBy)
    eventOfDefault = try calendar.add(days(document.supportDefaultDays, on: rules.date), to: breachNotice)
  }
}
