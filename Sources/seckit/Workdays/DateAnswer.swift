import Reporting
import WorkingDayBatch
import WorkingDays

/// An answer on Working Days: what was asked and what came of it, by name, and the line for people.
struct DateAnswer: Encodable {
  /// A value of an answer.
  enum Value: Encodable {
    case text(String)
    case number(Int)

    var words: String {
      switch self {
      case .text(let text): text
      case .number(let number): String(number)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      }
    }
  }

  private var facts: [(name: String, value: Value)]
  /// The answer alone.
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

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for fact in facts { try container.encode(fact.value, forKey: Key(fact.name)) }
  }

  /// Answers of one kind in a format.
  static func text(_ answers: [DateAnswer], _ format: AnswerFormat) -> String {
    switch format {
    case .text: answers.map { $0.line + "\n" }.joined()
    case .csv:
      (answers.first.map { CSVText.record($0.facts.map(\.name)) } ?? "")
        + answers.map { CSVText.record($0.facts.map(\.value.words)) }.joined()
    case .json: JSONDocument.text(of: answers, pretty: true) + "\n"
    case .jsonl: answers.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
    }
  }
}
