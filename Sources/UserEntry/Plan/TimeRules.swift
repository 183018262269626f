import WorkingDays

/// How time passes in a plan.
///
/// A task starts on the day on which the last of what it waits for ends, and ends n days later: n Working Days of an
/// event is the nth Working Day strictly after it, so that 2 and then 5 Working Days from a day are 7 from it. Forwards
/// a day that is not a Working Day counts as the next Working Day, backwards as the previous one.
struct TimeRules {
  let calendar: WorkingDayCalendar
  let noticeRule: NoticeRule
  let today: CivilDate

  /// The first day of a task that may start from a date on.
  func start(_ node: PlanNode, from date: CivilDate) throws(EntryPlanError) -> CivilDate {
    try EntryPlanError.asking(for: node.label) { () throws(WorkingDayError) in
      try calendar.workingDay(onOrAfter: date)
    }
  }

  /// The last day of a task that starts on a date, which for what is under way is not before today; for a meeting with a
  /// calendar the meeting's, the first that is not before the end of the task's own duration.
  func finish(_ node: PlanNode, from start: CivilDate) throws(EntryPlanError) -> CivilDate {
    let end = try soonestEnd(node, from: start)
    if let meetings = node.meetings {
      guard let meeting = meetings.first(where: { $0 >= end }) else { throw .noMeetingFrom(end, task: node.label) }
      return meeting
    }
    return try isOverdue(node, from: start) ? self.start(node, from: end) : end
  }

  /// Whether the duration of a task has run that has begun and not ended. A notice has ended when it has run out, whether
  /// that was recorded or not.
  func isOverdue(_ node: PlanNode, from start: CivilDate) throws(EntryPlanError) -> Bool {
    guard let actual = node.actual, actual.finished == nil, node.task.kind != .notice else { return false }
    return try endOfDuration(node, from: start) < today
  }

  private func soonestEnd(_ node: PlanNode, from start: CivilDate) throws(EntryPlanError) -> CivilDate {
    try isOverdue(node, from: start) ? today : endOfDuration(node, from: start)
  }

  /// The day on which the duration of a task has run that starts on a date.
  func endOfDuration(_ node: PlanNode, from start: CivilDate) throws(EntryPlanError) -> CivilDate {
    try EntryPlanError.asking(for: node.label) { () throws(WorkingDayError) in
      switch (node.task.unit, node.task.kind) {
      case (.workingDays, .notice):
        try calendar.earliestStart(notice: node.days, givenOn: start, rule: noticeRule)
      case (.workingDays, _): try calendar.add(node.days, to: start)
      case (.calendarDays, _):
        try calendar.workingDay(onOrAfter: start.adding(days: node.days) ?? .last)
      }
    }
  }

  /// The latest day on which a task may end that must have ended by a date; for a meeting with a calendar the last of
  /// its days up to then. Where there is none, the calendar is ignored: see ``lacksMeeting(_:by:)``.
  func latestFinish(_ node: PlanNode, by date: CivilDate) throws(EntryPlanError) -> CivilDate {
    if node.actual == nil, let meeting = node.meetings?.last(where: { $0 <= date }) { return meeting }
    return try EntryPlanError.asking(for: node.label) { () throws(WorkingDayError) in
      try calendar.workingDay(onOrBefore: date)
    }
  }

  /// Whether a task is a meeting with a calendar that has no day up to a date, so that it can't be held in time.
  func lacksMeeting(_ node: PlanNode, by date: CivilDate) -> Bool {
    guard node.actual == nil, let meetings = node.meetings else { return false }
    return !meetings.contains { $0 <= date }
  }

  /// The latest day on which a task may start that ends on a date.
  func latestStart(_ node: PlanNode, finish: CivilDate) throws(EntryPlanError) -> CivilDate {
    try EntryPlanError.asking(for: node.label) { () throws(WorkingDayError) in
      switch (node.task.unit, node.task.kind) {
      case (.workingDays, .notice): try calendar.latestNotice(node.days, forStart: finish, rule: noticeRule)
      case (.workingDays, _): try calendar.subtract(node.days, from: finish)
      case (.calendarDays, _):
        try calendar.workingDay(
          onOrBefore: calendar.workingDay(onOrBefore: finish).adding(days: -node.days) ?? .first)
      }
    }
  }
}
