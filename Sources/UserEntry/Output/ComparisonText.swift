public import Reporting
import WorkingDays

/// What moved between two plans, in the formats of people and scripts.
public struct ComparisonText: Sendable {
  private let comparison: PlanComparison

  /// Of a comparison.
  public init(_ comparison: PlanComparison) { self.comparison = comparison }

  /// In a format.
  public func text(_ format: TableFormat) -> String {
    switch format {
    case .table: table
    case .csv: csv
    case .json: JSONDocument.text(of: comparison, pretty: true) + "\n"
    case .jsonl: comparison.movements.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
    }
  }

  private var table: String {
    guard !comparison.movements.isEmpty else { return "nothing moved\n" }
    var table = TextTable([.left, .left])
    for movement in comparison.movements {
      switch movement.change {
      case .added: table.add([movement.task.label, "new: \(movement.task.name)"])
      case .removed: table.add([movement.task.label, "gone: \(movement.task.name)"])
      case .moved:
        for (index, date) in movement.dates.enumerated() {
          table.add([index == 0 ? movement.task.label : "", date.words])
        }
      }
    }
    let end = comparison.end.map { ["", "The end: \($0.words)"] } ?? ["", "The end is where it was."]
    return (table.lines() + end).map { $0 + "\n" }.joined()
  }

  private var csv: String {
    CSVText.record(["id", "change", "field", "before", "after", "working_days"])
      + comparison.movements.map { movement in
        let dates = movement.dates.isEmpty ? [nil] : movement.dates.map { $0 as DateMovement? }
        return dates.map { date in
          CSVText.record([
            movement.task.label, movement.change.rawValue, date?.field.rawValue ?? "", date?.before?.description ?? "",
            date?.after?.description ?? "", date?.workingDays.map(String.init) ?? "",
          ])
        }.joined()
      }.joined()
  }
}
