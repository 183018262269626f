import IDAllocation
package import Reporting

/// What is wrong in lists, for people and scripts.
package struct ImportProblemsText: ListReport {
  private let problems: [ImportProblem]

  /// Of problems.
  package init(_ problems: [ImportProblem]) { self.problems = problems }

  package var listing: Listing {
    Listing(
      ["file", "line", "column", "value", "code", "detail", "meant"],
      problems.map {
        [$0.file, String($0.line), $0.column ?? "", $0.value ?? "", $0.code.rawValue, $0.detail, $0.meant ?? ""]
      }, table: .table(table), json: .items(problems))
  }

  private var table: TextTable {
    var table = TextTable([.left, .right, .left, .left])
    if !problems.isEmpty { table.add(["FILE", "LINE", "CODE", "DETAIL"]) }
    for problem in problems {
      let meant = problem.meant.map { "; probably meant: \($0)" } ?? ""
      table.add([problem.file, String(problem.line), problem.code.rawValue, problem.detail + meant])
    }
    return table
  }
}
