import Messages
import Reporting
import WorkingDayBatch
import WorkingDays

/// An answer on Working Days: what was asked and what came of it, by name, and the line for people.
struct DateAnswer {
  enum Value: CustomStringConvertible {
    case text(String)
    case number(Int)
    case date(CivilDate)

    var description: String {
      switch self {
      case .text(let text): text
      case .number(let number): String(number)
      case .date(let date): date.description
      }
    }

    var kind: Listing.Column.Kind {
      switch self {
      case .text: .text
      case .number: .number
      case .date: .date
      }
    }
  }

  private var facts: [(name: String, value: Value)]
  let line: String
  /// The latest date that it names.
  let latest: CivilDate

  init(_ facts: KeyValuePairs<String, Value>, line: String, latest: CivilDate) {
    self.facts = facts.map { ($0.key, $0.value) }
    self.line = line
    self.latest = latest
  }

  /// The same with whether it rests on bank holidays that may be incomplete, as rows of many dates have it.
  func coded(_ calendar: WorkingDayCalendar) -> DateAnswer {
    var answer = self
    answer.facts.append(("code", .text(calendar.caution(for: latest).map { WorkingDayCode($0).rawValue } ?? "")))
    return answer
  }

  /// Answers of one kind; for people the lines alone.
  static func listing(_ answers: [DateAnswer]) -> Listing {
    Listing(
      answers.first?.facts.map { Listing.Column($0.name, $0.value.kind) } ?? [],
      answers.map { $0.facts.map(\.value.description) },
      table: .lines { terminal in answers.flatMap { terminal.sentence($0.line) } }
    ).sheet("Working Days")
  }
}
