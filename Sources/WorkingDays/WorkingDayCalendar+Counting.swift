/// How to count from an event on a day that is not a Working Day.
public enum DayAdjustment: Sendable {
  /// As if it were on the next Working Day; counting back, on the previous one.
  case adjusted
  /// From the day itself: the days after it are counted, whatever it is.
  case unadjusted
}

/// How the days of a notice are counted.
public enum NoticeRule: Sendable {
  /// The first Working Day after the notice is day 1, and the last day may be the day of the start.
  case plainDays
  /// Neither the day of the notice nor the day of the start counts: one day more.
  case clearDays
}

extension WorkingDayCalendar {
  /// The date itself if it is a Working Day, else the next one: in England and Wales the Tuesday for Easter Monday.
  /// Throws where that is outside the ``coverage``.
  public func workingDay(onOrAfter date: CivilDate) throws(WorkingDayError) -> CivilDate {
    try workingDay(at: count(before: date))
  }

  /// The date itself if it is a Working Day, else the previous Working Day: Maundy Thursday for Easter Sunday. Throws
  /// where that is outside the ``coverage``.
  public func workingDay(onOrBefore date: CivilDate) throws(WorkingDayError) -> CivilDate {
    try workingDay(at: count(through: date) - 1)
  }

  /// The date `days` Working Days after an event. The event's own day does not count: one Working Day after a Monday is
  /// Tuesday. With 0, the event's day or the next Working Day. A negative number counts back, as
  /// ``subtract(_:from:rule:)``. Throws where the count leaves the ``coverage``.
  ///
  ///     let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
  ///     try calendar.add(3, to: CivilDate(parsing: "2025-04-17"))   // 2025-04-24, after Easter
  public func add(
    _ days: Int, to event: CivilDate, rule: DayAdjustment = .adjusted
  ) throws(WorkingDayError) -> CivilDate {
    if days < 0 { return try subtract(days == .min ? .max : -days, from: event, rule: rule) }
    let from = rule == .adjusted ? try workingDay(onOrAfter: event) : event
    guard days > 0 else { return try workingDay(onOrAfter: from) }
    return try workingDay(at: index(try count(through: from), plus: days - 1))
  }

  /// The date `days` Working Days before an event. The event's own day does not count. With 0, the event's day or the
  /// Working Day before. A negative number counts forward, as ``add(_:to:rule:)``. Throws where the count leaves the
  /// ``coverage``.
  public func subtract(
    _ days: Int, from event: CivilDate, rule: DayAdjustment = .adjusted
  ) throws(WorkingDayError) -> CivilDate {
    if days < 0 { return try add(days == .min ? .max : -days, to: event, rule: rule) }
    let from = rule == .adjusted ? try workingDay(onOrBefore: event) : event
    guard days > 0 else { return try workingDay(onOrBefore: from) }
    return try workingDay(at: index(try count(before: from), plus: -days))
  }

  /// How many Working Days are after one date and not after another; negative where the other is earlier. For a Working
  /// Day d, there are n from d to `add(n, to: d)`. Throws where either date is outside the ``coverage``. Cost: two
  /// look-ups, however far apart the dates are.
  public func workingDays(from start: CivilDate, to end: CivilDate) throws(WorkingDayError) -> Int {
    try count(through: end) - count(through: start)
  }

  /// All Working Days in a range of dates, both ends included, in order. Throws where an end is outside the
  /// ``coverage``.
  public func workingDays(in range: ClosedRange<CivilDate>) throws(WorkingDayError) -> [CivilDate] {
    var days: [CivilDate] = []
    for index in try count(before: range.lowerBound)..<(try count(through: range.upperBound)) {
      days.append(try workingDay(at: index))
    }
    return days
  }

  /// The first day on which something may start, if notice of `days` Working Days is given on a date. Throws where the
  /// count leaves the ``coverage``.
  public func earliestStart(
    notice days: Int, givenOn date: CivilDate, rule: NoticeRule = .plainDays
  ) throws(WorkingDayError) -> CivilDate {
    try add(lengthened(days, rule), to: date)
  }

  /// The last day on which notice of `days` Working Days can be given for a start: the last Working Day `day` for which
  /// `add(days, to: day)` is not after the start. A start that is not on a Working Day first moves back to one. Throws
  /// where the count leaves the ``coverage``.
  public func latestNotice(
    _ days: Int, forStart date: CivilDate, rule: NoticeRule = .plainDays
  ) throws(WorkingDayError) -> CivilDate {
    try subtract(lengthened(days, rule), from: date)
  }

  private func lengthened(_ days: Int, _ rule: NoticeRule) throws(WorkingDayError) -> Int {
    let (sum, isOver) = days.addingReportingOverflow(rule == .clearDays ? 1 : 0)
    guard !isOver else { throw outside }
    return sum
  }

  private func index(_ index: Int, plus days: Int) throws(WorkingDayError) -> Int {
    let (sum, isOver) = index.addingReportingOverflow(days)
    guard !isOver else { throw outside }
    return sum
  }
}
