package import Files
package import Reporting

/// Writes an assessment in a format as it is calculated: give it each Party that ``AssessmentRun/assess(_:)`` hands on, and
/// then the summary. Scripts' formats are written Party by Party, in memory that does not grow with them.
package struct AssessmentWriter: ~Copyable {
  private var format: any AssessmentFormat
  private var output: OutputBuffer

  /// Makes a writer. `explains` adds to each Party how its figures were calculated; CSV can't hold that.
  package init(
    _ run: AssessmentRun, format: TableFormat, explains: Bool = false, terminal: Terminal = .none, to file: OutputFile
  ) {
    precondition(!explains || format != .csv, "a row of CSV can't hold a derivation")
    output = OutputBuffer(file)
    self.format =
      switch format {
      case .table where explains: ExplanationFormat(run: run, terminal: terminal)
      case .table: TableOfParties(table: AssessmentTable(run, terminal: terminal))
      case .csv: AssessmentCSV(run)
      case .json: AssessmentJSON(run, explains: explains)
      case .jsonl: AssessmentLines(run: run, explains: explains)
      }
    self.format.begin(&output)
  }

  /// Writes a Party.
  package mutating func add(_ row: AssessmentRun.Row) throws(FileError) {
    format.add(row, to: &output)
    try output.writeIfFull()
  }

  /// Writes what is behind the Parties.
  package mutating func end(_ summary: RunSummary) throws(FileError) {
    format.end(summary, &output)
    try output.flush()
  }
}

/// A format of an assessment.
protocol AssessmentFormat {
  /// Writes what is before the Parties.
  mutating func begin(_ output: inout OutputBuffer)
  /// Writes a Party, or keeps what must be written of it.
  mutating func add(_ row: AssessmentRun.Row, to output: inout OutputBuffer)
  /// Writes what is behind the Parties.
  mutating func end(_ summary: RunSummary, _ output: inout OutputBuffer)
}

extension AssessmentFormat {
  mutating func begin(_ output: inout OutputBuffer) {}
  mutating func end(_ summary: RunSummary, _ output: inout OutputBuffer) {}
}

/// For people: all Parties in a table, whose columns are as wide as the widest of them.
private struct TableOfParties: AssessmentFormat {
  var table: AssessmentTable

  mutating func add(_ row: AssessmentRun.Row, to output: inout OutputBuffer) { table.add(row) }

  mutating func end(_ summary: RunSummary, _ output: inout OutputBuffer) {
    output.append(table.text(summary, departed: summary.departed, isWithRows: true))
  }
}

/// For people: how the figures of each Party were calculated.
private struct ExplanationFormat: AssessmentFormat {
  let run: AssessmentRun
  let terminal: Terminal
  var isFirst = true

  mutating func add(_ row: AssessmentRun.Row, to output: inout OutputBuffer) {
    if !isFirst { output.append("\n") }
    isFirst = false
    output.append(
      DerivationReport(run.assessor.derivation(of: row.assessment, inputs: run.inputs)).text(.table, terminal: terminal)
    )
  }

  mutating func end(_ summary: RunSummary, _ output: inout OutputBuffer) {
    output.append("\n")
    output.append(AssessmentTable(run, terminal: terminal).text(summary, departed: summary.departed, isWithRows: false))
  }
}
