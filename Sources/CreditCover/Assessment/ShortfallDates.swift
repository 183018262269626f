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
    self.notice = notice
    actionBy = try calendar.add(rules.supportIncreaseDays, to: notice)
    breachNotice = try calendar.add(rules.breachNoticeDays, to: actionBy)
    eventOfDefault = try calendar.add(rules.supportDefaultDays, to: breachNotice)
  }
}
