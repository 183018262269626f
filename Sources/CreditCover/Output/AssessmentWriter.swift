import DelimitedText
public import Files
public import Reporting
import WorkingDays

/// Writes an assessment in a format. Scripts' formats are written Party by Party, in memory that doesn't grow with them.
public struct AssessmentWriter {
  private let run: AssessmentRun
  private let format: TableFormat
  private let explains: Bool
  private let terminal: Terminal

  /// Makes a writer. `explains` adds to each Party how its figures came about; CSV can't hold that.
  public init(_ run: AssessmentRun, format: TableFormat, explains: Bool = false, terminal: Terminal = .none) {
    precondition(!explains || format != .csv, "a row of CSV can't hold a derivation")
    self.run = run
    self.format = format
    self.explains = explains
    self.terminal = terminal
  }

  /// Assesses all Parties and writes them. `collect` is given every one. Throws a `FileError` where the output can't be written,
  /// and a `WorkingDayError` where a shortfall's dates are beyond the calendar.
  public func write(
    to file: OutputFile, collect: (AssessmentRun.Row) -> Void = { _ in }
  ) throws -> RunSummary {
    var summary = RunSummary(run)
    var output = OutputBuffer(file)
    var table = AssessmentTable(run, terminal: terminal)
    begin(&output)
    for index in run.inputs.parties.indices {
      let row = try run.row(index)
      summary.add(row, assessor: run.assessor)
      collect(row)
      switch format {
      case .table where explains:
        if index > 0 { output.append("\n") }
        output.append(
          DerivationText(run.assessor.derivation(of: row.assessment, inputs: run.inputs)).text(
            .table, terminal: terminal))
      case .table: table.add(row)
      case .csv: append(row, to: &output)
      case .json, .jsonl: append(json: row, isFirst: index == 0, to: &output)
      }
      try output.writeIfFull()
    }
    let left = run.left
    summary.add(left: left)
    end(&output, table, summary, left)
    try output.flush()
    return summary
  }

  private func begin(_ output: inout OutputBuffer) {
    switch format {
    case .table, .jsonl: break
    case .csv:
      var names = AssessmentColumn.allCases.map(\.rawValue)
      if run.notified != nil { names += ["notified", "difference", "explanation"] }
      if run.previous != nil {
        names += ["requirement_change", "required_change", "counted_change", "shortfall_change", "causes"]
      }
      output.append(CSVText.record(names))
    case .json:
      // What the run says of itself stands before the Parties, which are written as they are assessed.
      let head = JSONDocument.text(of: RunDocument(run), pretty: true)
      output.append(String(head.dropLast(2)))
      output.append(",\n  \"parties\" : [\n")
    }
  }

  private func end(
    _ output: inout OutputBuffer, _ table: AssessmentTable, _ summary: RunSummary, _ left: [Movement]
  ) {
    switch format {
    case .csv, .jsonl: break
    case .json:
      let tail = JSONDocument.text(of: TotalsDocument(summary, left: left, of: run), pretty: true)
      output.append("\n  ],\n")
      output.append(String(tail.dropFirst(2)))
      output.append("\n")
    case .table:
      if explains {
        output.append("\n")
      }
      output.append(table.text(summary, left: left, isWithRows: !explains))
    }
  }

  private func append(_ row: AssessmentRun.Row, to output: inout OutputBuffer) {
    for column in AssessmentColumn.allCases {
      if column != .party { output.append(UInt8(ascii: ",")) }
      output.append(field: column.text(row.assessment), delimiter: .comma)
    }
    if run.notified != nil {
      let reconciliation = row.reconciliation
      for text in [
        reconciliation.map { Money.plain($0.notified) }, reconciliation.map { Money.plain($0.difference) },
        reconciliation?.words ?? "not notified",
      ] {
        output.append(UInt8(ascii: ","))
        output.append(field: text ?? "", delimiter: .comma)
      }
    }
    if run.previous != nil {
      let total = row.movement?.total ?? CoverChange()
      let causes = (row.movement?.steps ?? []).map { "\($0.cause.rawValue): \($0.detail)" }
      for text in [
        Money.plain(total.requirement), Money.plain(total.required), Money.plain(total.counted),
        Money.plain(total.shortfall), causes.joined(separator: "; "),
      ] {
        output.append(UInt8(ascii: ","))
        output.append(field: text, delimiter: .comma)
      }
    }
    output.append(UInt8(ascii: "\n"))
  }

  private func append(json row: AssessmentRun.Row, isFirst: Bool, to output: inout OutputBuffer) {
    let isLine = format == .jsonl
    if !isLine { output.append(isFirst ? "    " : ",\n    ") }
    output.append(
      JSONDocument.text(
        of: PartyDocument(row, of: run, explains: explains, standsAlone: isLine), pretty: false))
    if isLine { output.append(UInt8(ascii: "\n")) }
  }
}
