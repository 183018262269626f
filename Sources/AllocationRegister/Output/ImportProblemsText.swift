import IDAllocation
public import Reporting

/// What is wrong in lists, for people and scripts.
public struct ImportProblemsText: Sendable {
  private let problems: [ImportProblem]

  /// Of problems.
  public init(_ problems: [ImportProblem]) { self.problems = problems }

  /// In a format.
  public func text(_ format: TableFormat) -> String {
    switch format {
    case .table:
      guard !problems.isEmpty else { return "" }
      var table = TextTable([.left, .right, .left, .left])
      table.add(["FILE", "LINE", "CODE", "DETAIL"])
      for problem in problems {
        let meant = problem.meant.map { "; probably meant: \($0)" } ?? ""
        table.add([problem.file, String(problem.line), problem.code.rawValue, problem.detail + meant])
      }
      return table.lines().map { $0 + "\n" }.joined()
    case .csv:
      return CSVText.record(["file", "line", "column", "value", "code", "detail", "meant"])
        + problems.map {
          CSVText.record([
            $0.file, String($0.line), $0.column ?? "", $0.value ?? "", $0.code.rawValue, $0.detail, $0.meant ?? "",
          ])
        }.joined()
    case .json: return JSONDocument.text(of: problems, pretty: true) + "\n"
    case .jsonl: return problems.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
    }
  }
}
