import Reporting
import WorkingDays

/// The days of meetings by task.
struct MeetingIndex {
  private var dates: [String: [CivilDate]] = [:]

  init(_ calendars: [MeetingCalendar], _ graph: TaskGraph) throws(EntryPlanError) {
    let meetings = graph.tasks.filter { $0.kind == .meeting }.map(\.id)
    for calendar in calendars {
      let concerned = meetings.filter(calendar.isOf)
      guard !concerned.isEmpty else {
        throw .noSuchMeeting(calendar.pattern, meant: Suggestion.nearest(to: calendar.pattern, among: meetings))
      }
      for id in concerned { dates[id, default: []] += calendar.dates }
    }
    for id in dates.keys { dates[id] = Set(dates[id] ?? []).sorted() }
  }

  subscript(id: String) -> [CivilDate]? { dates[id] }
}
