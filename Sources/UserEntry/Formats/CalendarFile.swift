import Messages
package import WorkingDays

/// A plan as an iCalendar file (RFC 5545): an all-day event for each task, for calendars to take in.
///
/// A notice is an event on the day on which it must be given, a meeting and a milestone on their day; every other task
/// lasts from its first day to its last inclusive. In a plan from a start to a go-live date the last day of each notice
/// not yet given is an event of its own, behind the events of the tasks. An event keeps its UID when its dates move, so
/// that a calendar that takes in a new plan moves its events.
package struct CalendarFile {
  private let report: PlanReport
  private let plan: String
  private let stamp: CivilDate

  /// The calendar of a plan. `plan` names the plan in the UIDs of its events and must stay as it is when the plan is
  /// made again; `stamp` is the day on which the file is made.
  package init(_ report: PlanReport, plan: String, stamp: CivilDate) {
    self.report = report
    self.plan = plan
    self.stamp = stamp
  }

  /// The file, in lines that end in CR LF and have no more than 75 octets.
  package var text: String {
    var lines = [
      CalendarLine("BEGIN", plain: "VCALENDAR"),
      CalendarLine("VERSION", plain: "2.0"),
      CalendarLine("PRODID", plain: "-//seckit//User Entry//EN"),
      CalendarLine("CALSCALE", plain: "GREGORIAN"),
      CalendarLine("X-WR-CALNAME", report.title),
      CalendarLine("X-WR-CALDESC", about),
    ]
    for task in report.tasks { lines += event(task) }
    for task in report.tasks { lines += lastDay(of: task) }
    lines.append(CalendarLine("END", plain: "VCALENDAR"))
    return lines.map(\.folded).joined()
  }

  /// The notes on all events.
  private var about: String {
    let plan = "\(report.subtitle). Working Days: \(report.calendar)."
    let notes = ([report.headline].compactMap(\.self) + report.notes).map { "Note: \($0)" }
    return ([plan] + notes + [report.plan.reservation]).joined(separator: "\n")
  }

  private func event(_ task: PlanReport.Task) -> [CalendarLine] {
    event(
      uid: uid(task), from: task.day ?? task.start, to: task.day ?? task.finish, summary(task),
      description(task), categories(task))
  }

  /// The event of the last day on which a notice can be given without moving the go-live date.
  private func lastDay(of task: PlanReport.Task) -> [CalendarLine] {
    guard task.kind == .notice, !task.hasBegun, report.plan.goLive != nil, let last = task.latest?.start else {
      return []
    }
    let end = (task.latest?.finish).map { ", so that it ends by \($0.shortText)" } ?? ""
    let lines = [
      "Give it on this day at the latest\(end).",
      "Planned for \(task.start.shortText)\(task.isLate ? ", which is too late" : "").",
    ]
    return event(
      uid: uid(task, "/last-day"), from: last, to: last,
      "Last day to give notice: \(task.name) [\(task.label)]", (lines + facts(task)).joined(separator: "\n"),
      categories(task) + ["deadline"])
  }

  private func event(
    uid: String, from first: CivilDate, to last: CivilDate, _ summary: String, _ description: String,
    _ categories: [String]
  ) -> [CalendarLine] {
    var lines = [
      CalendarLine("BEGIN", plain: "VEVENT"),
      CalendarLine("UID", plain: uid),
      CalendarLine("DTSTAMP", plain: "\(digits(stamp))T000000Z"),
      CalendarLine("DTSTART;VALUE=DATE", plain: digits(first)),
    ]
    // An event without an end lasts for its first day; the last day of all has none after it.
    if let end = last.adding(days: 1) { lines.append(CalendarLine("DTEND;VALUE=DATE", plain: digits(end))) }
    lines += [
      CalendarLine("SUMMARY", summary),
      CalendarLine("DESCRIPTION", description),
      CalendarLine("CATEGORIES", list: categories),
      CalendarLine("TRANSP", plain: "TRANSPARENT"),
      CalendarLine("END", plain: "VEVENT"),
    ]
    return lines
  }

  /// Made of the task, its role and the plan, and of nothing that changes.
  private func uid(_ task: PlanReport.Task, _ event: String = "") -> String {
    "\(task.id)/\(task.role ?? EntryTask.allRoles)\(event)/\(plan.asName)@seckit"
  }

  private func digits(_ date: CivilDate) -> String { date.description.split(separator: "-").joined() }

  private func summary(_ task: PlanReport.Task) -> String {
    let name = "\(task.name) [\(task.label)]"
    guard task.kind == .notice else { return name }
    return (task.hasBegun ? "Notice given: " : "Give notice: ") + name
  }

  private func description(_ task: PlanReport.Task) -> String {
    var lines: [String] = []
    if task.kind == .notice {
      lines.append("\(task.hasBegun ? "Given" : "Give it") on this day; it ends on \(task.finish.shortText).")
    }
    if task.kind == .notice, !task.hasBegun, let latest = task.latest?.start {
      lines.append("Latest day to give it: \(latest.shortText).")
    }
    if task.kind == .meeting, task.start < task.finish {
      lines.append("On this day, after a wait that starts on \(task.start.shortText).")
    }
    return (lines + facts(task)).joined(separator: "\n")
  }

  /// The notes on a task besides its days, a line each, and the reservation.
  private func facts(_ task: PlanReport.Task) -> [String] {
    let facts = [
      ("Owner", task.owner), ("Kind", task.kind.rawValue), ("Duration", task.durationWithStatus),
      (
        task.kind == .notice ? "Latest end" : "Latest end",
        task.latest?.finish.shortText ?? ""
      ), ("State", task.marks), ("Section", task.section),
      ("Source", task.reference.source), ("Rules", report.plan.ruleSet), ("Working Days", report.calendar.description),
    ]
    return facts.filter { !$0.1.isEmpty && $0.1 != "-" }.map { "\($0.0): \($0.1)" }
      + task.warnings.map { "Note: \($0)" } + [report.plan.reservation]
  }

  private func categories(_ task: PlanReport.Task) -> [String] {
    [task.phase, task.kind.rawValue, task.isCritical ? "critical" : "", task.isLate ? "late" : ""].filter {
      !$0.isEmpty
    }
  }
}

extension String {
  /// The text in letters, digits, dots and hyphens, other characters as `_` with their number and `_`: two texts never
  /// become the same.
  var asName: String {
    unicodeScalars.map { scalar in
      let isPlain =
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "."
        || scalar == "-"
      return isPlain ? String(scalar) : "_\(String(scalar.value, radix: 16))_"
    }.joined()
  }
}

/// A line of an iCalendar file: a property and its value.
struct CalendarLine {
  private let line: String

  /// A property with a text, which is escaped.
  init(_ name: String, _ text: String) { line = "\(name):\(Self.escaped(text))" }

  /// A property with several texts.
  init(_ name: String, list: [String]) { line = "\(name):\(list.map(Self.escaped).joined(separator: ","))" }

  /// A property with a value that is not a text: a date, a name.
  init(_ name: String, plain value: String) { line = "\(name):\(value)" }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      // CR LF is one line end.
      case "\n": if previous != "\r" { escaped += "\\n" }
      case "\r", "\u{85}", "\u{2028}", "\u{2029}": escaped += "\\n"
      case "\t": escaped += " "
      case _ where scalar.properties.generalCategory == .control: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return escaped
  }

  /// The line with its line end, broken into lines of at most 75 octets, of which all but the first begin with a space.
  var folded: String {
    var folded = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        folded += "\r\n "
        octets = 1
      }
      folded.unicodeScalars.append(scalar)
      octets += size
    }
    return folded + "\r\n"
  }
}
