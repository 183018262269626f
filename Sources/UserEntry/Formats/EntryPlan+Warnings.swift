import WorkingDays

extension EntryPlan {
  /// The warnings as lines for people: what is said of the dates of many tasks is said once.
  package var warningLines: [String] {
    var groups: [(text: String, warnings: [(task: String, text: String)])] = []
    for task in tasks {
      for warning in task.warnings {
        // `2029-01-29 rests on …`: the same but for the date.
        let isOfDate = CivilDate(String(warning.prefix(CivilDate.length))) != nil
        let text = isOfDate ? String(warning.dropFirst(CivilDate.length)) : warning
        if let place = groups.firstIndex(where: { $0.text == text }) {
          groups[place].warnings.append((task.label, warning))
        } else {
          groups.append((text, [(task.label, warning)]))
        }
      }
    }
    return meetingWarnings
      + groups.flatMap { group -> [String] in
        guard group.warnings.count > 2 else { return group.warnings.map { "\($0.task): \($0.text)" } }
        let tasks =
          group.warnings.prefix(5).map(\.task).joined(separator: ", ") + (group.warnings.count > 5 ? ", …" : "")
        return ["\(group.warnings.count) tasks have a date that\(group.text) (\(tasks))"]
      }
  }

  /// The days of meeting calendars that are not Working Days: somebody has probably written another day.
  package var meetingWarnings: [String] {
    request.meetings.flatMap { meeting in
      meeting.dates.compactMap { date in
        (try? request.calendar.kind(of: date))?.reason.map { reason in
          (meeting.places[date].map { "\($0): " } ?? "")
            + "the meeting \(meeting.pattern) on \(date) is not on a Working Day (\(reason)); check the date"
        }
      }
    }
  }
}
