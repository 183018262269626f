/// A line of an iCalendar file: a property and its value.
struct CalendarLine {
  private let line: String

  /// A property with a text, which is escaped.
  init(_ name: String, _ text: String) { line = "\(name):\(Self.escaped(text))" }

  /// A property with several texts.
  init(_ name: String, list: [String]) { line = "\(name):\(list.map(Self.escaped).joined(separator: ","))" }

  /// A property with a value that is no text: a date, a name.
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
