import DelimitedText
import Files
import Reporting

/// An assessment as CSV: a row for each Party, and columns of its own for each comparison.
struct AssessmentCSV: AssessmentFormat {
  private let hasNotified: Bool
  private let hasPrevious: Bool

  init(_ run: AssessmentRun) {
    hasNotified = run.notified != nil
    hasPrevious = run.previous != nil
  }

  mutating func begin(_ output: inout OutputBuffer) {
    var names = AssessmentColumn.first.map(\.rawValue)
    if hasNotified { names += ["notified", "difference", "explanation"] }
    if hasPrevious {
      names += ["requirement_change", "required_change", "counted_change", "shortfall_change", "causes"]
    }
    output.append(CSV.record(names + AssessmentColumn.last.map(\.rawValue)))
  }

  mutating func add(_ row: AssessmentRun.Row, to output: inout OutputBuffer) {
    for column in AssessmentColumn.first {
      if column != .party { output.append(UInt8(ascii: ",")) }
      output.append(field: column.text(row.assessment), delimiter: .comma)
    }
    if hasNotified {
      let reconciliation = row.reconciliation
      append(reconciliation.map { Money.plain($0.notified) } ?? "", to: &output)
      append(reconciliation.map { Money.plain($0.difference) } ?? "", to: &output)
      append(reconciliation?.description ?? "not notified", to: &output)
    }
    if hasPrevious {
      let total = row.movement?.total ?? CoverChange()
      for amount in [total.requirement, total.required, total.counted, total.shortfall] {
        append(Money.plain(amount), to: &output)
      }
      let causes = (row.movement?.steps ?? []).map { "\($0.cause.rawValue): \($0.detail)" }
      append(causes.joined(separator: "; "), to: &output)
    }
    for column in AssessmentColumn.last { append(column.text(row.assessment), to: &output) }
    output.append(UInt8(ascii: "\n"))
  }

  private func append(_ text: String, to output: inout OutputBuffer) {
    output.append(UInt8(ascii: ","))
    output.append(field: text, delimiter: .comma)
  }
}
