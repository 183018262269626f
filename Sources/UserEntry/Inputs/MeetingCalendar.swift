public import Files
public import WorkingDays

/// The days on which meetings are held.
public struct MeetingCalendar: Hashable, Sendable {
  /// The meetings: the identifier of a task, or a pattern with `*` for any letters and `?` for one. With a role behind it, as
  /// in `UEPT.QGR[OU]` and `*.QGR[OU]`, those of one role, of the meetings that each role has of its own.
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

  /// Reads calendars from a table of CSV with the columns `meeting` (a ``pattern``) and `date`, one date a line.
  public static func read(csv source: any ByteSource) throws(EntryInputError) -> [MeetingCalendar] {
    let table = try EntryTable(source, required: ["meeting", "date"], optional: [], limit: limit, of: "meetings")
    var places: [String: [CivilDate: String]] = [:]
    for row in table.rows {
      let pattern = row["meeting"]
      guard EntryTask.isIdentifier(String(TaskKey(pattern).id.map { $0 == "*" || $0 == "?" ? "." : $0 })) else {
        throw row.error(.notAMeetingPattern(pattern))
      }
      do throws(CivilDate.TextError) {
        let date = try CivilDate(parsing: row["date"])
        if places[pattern]?[date] == nil { places[pattern, default: [:]][date] = "\(row.name): line \(row.line)" }
      } catch {
        throw row.error(.notADate(column: "date", error))
      }
    }
    return places.sorted { $0.key < $1.key }
      .map { MeetingCalendar(pattern: $0.key, dates: Array($0.value.keys), places: $0.value) }
  }

  /// Whether the calendar is of a task.
  public func isOf(_ task: TaskKey) -> Bool {
    let wanted = TaskKey(pattern)
    guard wanted.role == nil || wanted.role == task.role else { return false }
    return Self.matches(task.id, wanted.id)
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
