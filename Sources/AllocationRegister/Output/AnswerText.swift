import EUI64
public import Reporting

/// The answers to what is asked on a command line, for people and scripts.
public struct AnswerText: Sendable {
  private let answers: [RegisterAnswer]

  /// Of one answer, or of several.
  public init(_ answers: [RegisterAnswer]) { self.answers = answers }

  private static func facts(_ answer: RegisterAnswer) -> [(name: String, value: String)] {
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
      return answers.map { answer in
        var table = TextTable([.left, .left])
        for fact in Self.facts(answer) where !fact.value.isEmpty { table.add([fact.name, fact.value]) }
        return table.lines().map { $0 + "\n" }.joined()
      }.joined(separator: "\n")
    case .csv:
      let rows = answers.map(Self.facts)
      return CSVText.record(rows.first?.map(\.name) ?? []) + rows.map { CSVText.record($0.map(\.value)) }.joined()
    case .json where answers.count != 1: return JSONDocument.text(of: answers, pretty: true) + "\n"
    case .json, .jsonl:
      return answers.map { JSONDocument.text(of: $0, pretty: format == .json) + "\n" }.joined()
    }
  }
}
