import EUI64
public import Reporting

/// One answer, for people and scripts.
public struct AnswerText: Sendable {
  private let answer: RegisterAnswer

  /// Of an answer.
  public init(_ answer: RegisterAnswer) { self.answer = answer }

  private var facts: [(name: String, value: String)] {
    [
      ("status", answer.status.rawValue), ("organisation_number", answer.organisation.map(String.init) ?? ""),
      ("first", answer.first?.description ?? ""), ("last", answer.last?.description ?? ""),
      ("id", answer.identifier?.description ?? ""), ("code", answer.code), ("detail", answer.detail),
      ("sequence", answer.sequence.map(String.init) ?? ""), ("hash", answer.hash?.description ?? ""),
    ]
  }

  /// In a format.
  public func text(_ format: TableFormat) -> String {
    switch format {
    case .table:
      var table = TextTable([.left, .left])
      for fact in facts where !fact.value.isEmpty { table.add([fact.name, fact.value]) }
      return table.lines().map { $0 + "\n" }.joined()
    case .csv: return CSVText.record(facts.map(\.name)) + CSVText.record(facts.map(\.value))
    case .json, .jsonl: return JSONDocument.text(of: answer, pretty: format == .json) + "\n"
    }
  }
}
