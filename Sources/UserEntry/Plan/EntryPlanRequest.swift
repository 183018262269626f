public import WorkingDays

/// What to plan.
public struct EntryPlanRequest: Sendable {
  /// The codes of the User Roles that the Party wants.
  public var roles: [String]
  /// The day before which nothing begins that hasn't begun yet; one that is past counts as today. `nil` to plan backwards
  /// only, or where there are actual dates from today on.
  public var start: CivilDate?
  /// The day by which the Party wants to be live; `nil` to plan from the start only.
  public var goLive: CivilDate?
  /// Today. Nothing here reads a clock.
  public var today: CivilDate
  /// The calendar by which Working Days are counted.
  public var calendar: WorkingDayCalendar
  /// Which of a task's three durations counts.
  public var estimate: DurationEstimate
  /// Whether the Party has acceded to the Smart Energy Code already.
  public var isPartyAlready: Bool
  /// Whether a task waits for what it usually but not necessarily waits for.
  public var usesSoftDependencies: Bool
  /// How the days of a notice are counted. It changes notices in Working Days, not those in days of the calendar.
  public var noticeRule: NoticeRule
  /// What is known of tasks that have begun.
  public var actuals: [ActualRecord]
  /// The days of meetings. Where several calendars are of one task, it may happen on a day of any.
  public var meetings: [MeetingCalendar]
  /// How the tables behind it were read where they could be read in another way, which the plan notes: ``EntryTables/assumptions``.
  public var assumptions: [String] = []

  /// Makes a request. A start, a go-live date or both are needed.
  public init(
    roles: [String], start: CivilDate? = nil, goLive: CivilDate? = nil, today: CivilDate,
    calendar: WorkingDayCalendar, estimate: DurationEstimate = .likely, isPartyAlready: Bool = false,
    usesSoftDependencies: Bool = true, noticeRule: NoticeRule = .plainDays, actuals: [ActualRecord] = [],
    meetings: [MeetingCalendar] = []
  ) {
    self.roles = roles
    self.start = start
    self.goLive = goLive
    self.today = today
    self.calendar = calendar
    self.estimate = estimate
    self.isPartyAlready = isPartyAlready
    self.usesSoftDependencies = usesSoftDependencies
    self.noticeRule = noticeRule
    self.actuals = actuals
    self.meetings = meetings
  }
}
