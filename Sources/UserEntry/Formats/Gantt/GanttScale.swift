import WorkingDays

/// Turns days into places on the picture, in tenths of a pixel.
struct GanttScale {
  /// The first day that is drawn.
  let first: CivilDate
  /// How many days are drawn.
  let days: Int
  /// Where the first day begins.
  let left: Int
  /// The width of all days.
  let width: Int

  /// From the earliest date of a plan to its latest, with some room at both sides. Today is left out where it is far from
  /// all of them: it would press the plan together.
  init(_ report: PlanReport, left: Int, width: Int) {
    var dates = report.tasks.flatMap { [$0.start, $0.finish, $0.latest?.finish ?? $0.finish] }
    if let goLive = report.plan.goLive { dates.append(goLive) }
    let today = report.plan.today
    if dates.isEmpty { dates.append(today) }
    var earliest = dates.min() ?? .first
    var latest = dates.max() ?? earliest
    let reach = max(14, (latest - earliest) / 5)
    if today < earliest, earliest - today <= reach { earliest = today }
    if today > latest, today - latest <= reach { latest = today }
    let room = max(1, (latest - earliest) / 60)
    first = earliest.adding(days: -room) ?? .first
    days = (latest.adding(days: room) ?? .last) - first + 1
    self.left = left
    self.width = width
  }

  /// Where the days end.
  var right: Int { left + width }

  /// The last day that is drawn.
  var last: CivilDate { first.adding(days: days - 1) ?? .last }

  /// Whether a date is drawn.
  func contains(_ date: CivilDate) -> Bool { date >= first && date <= last }

  /// Where a day begins.
  func edge(_ date: CivilDate) -> Int { edge(offset: date - first) }

  private func edge(offset: Int) -> Int { left + max(0, min(offset, days)) * width / days }

  /// The middle of a day. Bars begin and end there: what follows a task starts on the day on which it is done, and so
  /// begins where that ends.
  func middle(_ date: CivilDate) -> Int { (edge(offset: date - first) + edge(offset: date - first + 1)) / 2 }

  /// Whether a day has at least this number of tenths of a pixel.
  func isDayWide(_ tenths: Int) -> Bool { width >= tenths * days }

  /// The days that are drawn, from one on.
  func dates(from date: CivilDate) -> some Sequence<CivilDate> {
    sequence(first: date) { [last] in $0 < last ? $0.adding(days: 1) : nil }
  }
}
