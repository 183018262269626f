import Files
import Messages
package import Tables
public import WorkingDays

/// The days on which meetings are held.
public struct MeetingCalendar: Hashable, Sendable {
  /// The meetings: the identifier of a task, or a pattern with `*` for any letters and `?` for one. With a role behind
  /// it, as in `UEPT.QGR[OU]` and `*.QGR[OU]`, in any case, only the meetings of that role, among the meetings that
  /// each role has of its own.
  public let pattern: String
  /// The days, in order.
  public let dates: [CivilDate]
  /// Where days were read from: `meetings.csv: line 3`.
  public let places: [CivilDate: String]

  /// Makes a calendar of dates in any order.
  public init(pattern: String, dates: [CivilDate], places: [CivilDate: String] = [:]) {
    self.pattern = pattern
    self.dates = Set(dates).sorted()
    self.places = places
  }

  /// The most dates of a file.
  public static let limit = 10_000

  /// Whether the calendar is of a task.
  public func isOf(_ task: TaskKey) -> Bool {
    let wanted = TaskKey(pattern)
    guard wanted.role == nil || wanted.role?.uppercased() == task.role else { return false }
    return Self.matches(task.id.lowercased(), wanted.id.lowercased())
  }

  private static func matches(_ id: String, _ pattern: String) -> Bool {
    let letters = Array(id.utf8)
    let wanted = Array(pattern.utf8)
    // The places of the task that the pattern can have reached; grows by the pattern's letters, not by guesses.
    var reached: Set<Int> = [0]
    for letter in wanted {
      if letter == UInt8(ascii: "*") {
        guard let first = reached.min() else { return false }
        reached = Set(first...letters.count)
      } else {
        reached = Set(
          reached.filter { $0 < letters.count && (letter == UInt8(ascii: "?") || letter == letters[$0]) }.map { $0 + 1 }
        )
      }
    }
    return reached.contains(letters.count)
  }
}

extension MeetingCalendar {
  private enum Column { static let meeting = 0, date = 1 }

  /// The columns of the days of meetings.
  package static let schema = TableSchema(
    "meetings",
    [
      TableColumn(
        "meeting", isRequired: true,
        meaning:
          "The identifier of the task, or a pattern: * matches any letters, ? one letter, *.QGR[OU] one role.",
        synonyms: ["task", "pattern"]),
      TableColumn(
        "date", .date, isRequired: true, meaning: "The date of the meeting.", synonyms: ["meeting date", "day"]),
    ])

  /// Reads calendars from a table, one date a row; what is wrong in it is among the findings.
  static func read(
    _ source: any ByteSource, of graph: TaskGraph?, _ findings: TableFindings, _ reading: TableReading
  ) throws(FileError) -> [MeetingCalendar] {
    var spellings = KeySpellings()
    var refusals: [String: NameRefusal?] = [:]
    var places: [String: [CivilDate: String]] = [:]
    try TableReader(schema, findings, reading.limited(to: limit)).read(source) { row in
      let pattern = row.requiredText(Column.meeting)
      let date = row.requiredDate(Column.date)
      guard let pattern else { return }
      guard EntryTask.isIdentifier(String(TaskKey(pattern).id.map { $0 == "*" || $0 == "?" ? "." : $0 })) else {
        return row.report(
          Column.meeting, .notATask,
          "'\(pattern.shown)' does not name a task; give its identifier, with * for any letters and ? for one")
      }
      spellings.note(pattern, row)
      // The same few names come again and again.
      let refusal = refusals[pattern] ?? graph.flatMap { EntryPlanError.refusal(ofMeeting: pattern, in: $0) }
      refusals[pattern] = .some(refusal)
      if let refusal { row.report(Column.meeting, refusal.code, refusal.message, suggestion: refusal.meant) }
      guard let date, places[pattern]?[date] == nil else { return }
      places[pattern, default: [:]][date] = row.place.description(in: row.file)
    }
    return places.sorted { $0.key < $1.key }
      .map { MeetingCalendar(pattern: $0.key, dates: Array($0.value.keys), places: $0.value) }
  }
}
