import Messages
package import WorkingDays

/// An all-day event of an iCalendar file (RFC 5545), for calendars to take in.
package struct CalendarEvent {
  private let uid: String
  private let days: (first: CivilDate, last: CivilDate)
  private let summary: String
  private let description: String
  private let categories: [String]
  private let alarms: [Int]

  /// Makes an event. Its `uid` must stay when its days move: then a calendar that takes in a new file moves the event. An alarm
  /// is the number of days before the first at which a calendar reminds of it.
  package init(
    uid: String, from first: CivilDate, to last: CivilDate, summary: String, description: String,
    categories: [String], alarms: [Int] = []
  ) {
    (self.uid, days, self.summary) = (uid, (first, last), summary)
    (self.description, self.categories, self.alarms) = (description, categories, alarms)
  }

  /// A file of events, in lines that end in CR LF and have no more than 75 octets; `stamp` is the day on which it is made.
  package static func file(
    _ events: [CalendarEvent], of product: String, title: String, about: String, stamp: CivilDate
  ) -> String {
    let head = [
      CalendarLine("BEGIN", plain: "VCALENDAR"),
      CalendarLine("VERSION", plain: "2.0"),
      CalendarLine("PRODID", plain: "-//seckit//\(product)//EN"),
      CalendarLine("CALSCALE", plain: "GREGORIAN"),
      CalendarLine("X-WR-CALNAME", title),
      CalendarLine("X-WR-CALDESC", about),
    ]
    let lines = head + events.flatMap { $0.lines(stamp) } + [CalendarLine("END", plain: "VCALENDAR")]
    return lines.map(\.folded).joined()
  }

  private func lines(_ stamp: CivilDate) -> [CalendarLine] {
    var lines = [
      CalendarLine("BEGIN", plain: "VEVENT"),
      CalendarLine("UID", plain: uid),
      CalendarLine("DTSTAMP", plain: "\(Self.digits(stamp))T000000Z"),
      CalendarLine("DTSTART;VALUE=DATE", plain: Self.digits(days.first)),
    ]
    // An event without an end lasts for its first day; the last day of all has none after it.
    if let end = days.last.adding(days: 1) { lines.append(CalendarLine("DTEND;VALUE=DATE", plain: Self.digits(end))) }
    lines += [
      CalendarLine("SUMMARY", summary),
      CalendarLine("DESCRIPTION", description),
      CalendarLine("CATEGORIES", list: categories),
      CalendarLine("TRANSP", plain: "TRANSPARENT"),
    ]
    for days in alarms {
      lines += [
        CalendarLine("BEGIN", plain: "VALARM"),
        CalendarLine("ACTION", plain: "DISPLAY"),
        CalendarLine("DESCRIPTION", summary),
        CalendarLine("TRIGGER", plain: "-P\(days)D"),
        CalendarLine("END", plain: "VALARM"),
      ]
    }
    return lines + [CalendarLine("END", plain: "VEVENT")]
  }

  private static func digits(_ date: CivilDate) -> String { date.description.split(separator: "-").joined() }
}

extension String {
  /// The text for a UID, in letters, digits, dots and hyphens, other characters as `_` with their number and `_`: two texts never
  /// become the same.
  package var asCalendarName: String {
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
