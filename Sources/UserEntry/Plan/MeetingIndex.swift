import Messages
import Reporting
import WorkingDays

/// The days of meetings by task.
struct MeetingIndex {
  private let calendars: [MeetingCalendar]

  init(_ calendars: [MeetingCalendar], _ graph: TaskGraph) throws(EntryPlanError) {
    let meetings = graph.tasks.filter { $0.kind == .meeting }
    let known = EntryRole.all.map(\.code)
    for calendar in calendars {
      let key = TaskKey(calendar.pattern)
      if let role = key.role, !known.contains(role) { throw .unknownRole(role, known: known) }
      // A meeting that is held once for all roles is no role's.
      let isOfAny = meetings.contains { calendar.isOf(TaskKey(id: $0.id, role: $0.isPerRole ? key.role : nil)) }
      guard isOfAny else {
        throw .noSuchMeeting(
          calendar.pattern, meant: Suggestion.nearest(to: key.id, among: meetings.map(\.id)))
      }
    }
    self.calendars = calendars
  }

  /// The days of a meeting, on any of which it may be held; `nil` where no calendar is of it.
  subscript(meeting: TaskKey) -> [CivilDate]? {
    let concerned = calendars.filter { $0.isOf(meeting) }
    return concerned.isEmpty ? nil : Set(concerned.flatMap(\.dates)).sorted()
  }
}
