/// How to count from an event on a day that is not a Working Day.
public enum DayAdjustment: Sendable {
  /// As if it were on the next Working Day; counting back, on the one before.
  case adjusted
  /// From the day itself: the days after it are counted, whatever it is.
  case unadjusted
}

/// How the days of a notice are counted.
public enum NoticeRule: Sendable {
  /// From the day of the notice on.
  case plainDays
  /// Without the day of the notice and the day of the start: one day more.
  case clearDays
}

extension WorkingDayCalendar {
  /// The first Working Day from a date on.
  public func workingDay(onOrAfter date: CivilDate) throws(WorkingDayError) -> CivilDate {
    try workingDay(at: count(before: date))
  }

  /// The last Working Day up to a date.
  public func workingDay(onOrBefore date: CivilDate) throws(WorkingDayError) -> CivilDate {
    try workingDay(at: count(through: date) - 1)
  }

  /// The last day within so many Working Days of an event: the `days`th strictly after it; for 0 the first on or after it.
  /// A negative number counts back, as ``subtract(_:from:rule:)``.
  public func add(
    _ days: Int, to event: CivilDate, rule: DayAdjustment = .adjusted
  ) throws(WorkingDayError) -> CivilDate {
    if days < 0 { return try subtract(days == .min ? .max : -days, from: event, rule: rule) }
    let from = rule == .adjusted ? try workingDay(onOrAfter: event) : event
    guard days > 0 else { return try workingDay(onOrAfter: from) }
    return try workingDay(at: index(try count(through: from), plus: days - 1))
  }

  /// The day so many Working Days before an event: the `days`th strictly before it; for 0 the last on or before it. A
  /// negative number counts forward, as ``add(_:to:rule:)``.
  public func subtract(
    _ days: Int, from event: CivilDate, rule: DayAdjustment = .adjusted
  ) throws(WorkingDayError) -> CivilDate {
    if days < 0 { return try add(days == .min ? .max : -days, to: event, rule: rule) }
    let from = rule == .adjusted ? try workingDay(onOrBefore: event) : event
    guard days > 0 else { return try workingDay(onOrBefore: from) }
    return try workingDay(at: index(try count(before: from), plus: -days))
  }

  /// The Working Days strictly after one date and up to another, negative where the other is earlier: for a Working Day d,
  /// those from d to `add(n, to: d)` are n.
  public func workingDays(from start: CivilDate, to end: CivilDate) throws(WorkingDayError) -> Int {
    try count(through: end) - count(through: start)
  }

  /// The Working Days of a range of dates, in order.
  public func workingDays(in range: ClosedRange<CivilDate>) throws(WorkingDayError) -> [CivilDate] {
    var days: [CivilDate] = []
    for index in try count(before: range.lowerBound)..<(try count(through: range.upperBound)) {
      days.append(try workingDay(at: index))
    }
    return days
  }

  /// The first day on which something may start of which so many Working Days' notice is given on a day.
  public func earliestStart(
    notice days: Int, givenOn date: CivilDate, rule: NoticeRule = .plainDays
  ) throws(WorkingDayError) -> CivilDate {
    try add(lengthened(days, rule), to: date)
  }

  /// The last day on which so many Working Days' notice of a start can be given: the last Working Day L for which
  /// L + `days` Working Days is not after the start. A start on another day first moves back to a Working Day.
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
