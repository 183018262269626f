import Messages
package import Reporting
package import Tables
import WorkingDays

/// What moved between two plans, in the formats of people and scripts.
package struct ComparisonReport: Sendable {
  private let comparison: PlanComparison
  private let title: String

  /// Of a comparison; `party` is in its title.
  package init(_ comparison: PlanComparison, party: String? = nil) {
    self.comparison = comparison
    title = "Becoming a DCC User" + (party.map { ": \($0)" } ?? "") + ": what has moved"
  }

  /// As one JSON object.
  package var json: String { JSONDocument.text(of: comparison, pretty: true) + "\n" }

  /// As JSON, a line for each task.
  package var jsonLines: String {
    comparison.movements.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
  }

  /// For people: how the end moved, then a line for each date.
  package func table(_ terminal: Terminal) -> String {
    var table = TextTable([.left, .left])
    for movement in comparison.movements {
      switch movement.change {
      case .added: table.add([movement.task.label, "new: \(movement.task.name)"])
      case .removed: table.add([movement.task.label, "gone: \(movement.task.name)"])
      case .moved:
        for (index, date) in movement.dates.enumerated() {
          table.add([index == 0 ? movement.task.label : "", date.description])
        }
      }
    }
    let head = wrapped(comparison.headline, width: terminal.width).map { terminal.paint($0, .bold) }
    let lines = comparison.movements.isEmpty ? [] : [""] + table.lines(width: terminal.width)
    let end = [""] + wrapped(comparison.reservation, width: terminal.width)
    return (head + lines + end).endedLines
  }

  /// As CSV: a row for each date.
  package var csv: String {
    CSV.record(["id", "change", "field", "before", "after", "working_days"])
      + dates { movement, date in
        CSV.record([
          movement.task.label, movement.change.rawValue, date?.field.rawValue ?? "", date?.before?.description ?? "",
          date?.after?.description ?? "", date?.workingDays.map(String.init) ?? "",
        ])
      }.joined()
  }

  /// The same as a workbook.
  package var layout: WorkbookLayout {
    WorkbookLayout("Movements", further: [.notes([title, comparison.headline, comparison.reservation])]) {
      ["before", "after"].contains($0) ? .date : $0 == "working_days" ? .number : .text
    }
  }

  /// As Markdown.
  package var markdown: String {
    let parts = [
      "# \(Markdown.escaped(title))", Markdown.escaped(comparison.headline),
      "> \(Markdown.escaped(comparison.reservation))",
    ]
    let table = Markdown.table(head: Self.head, rows: dates(cells))
    return (comparison.movements.isEmpty ? parts : parts + [table]).joined(separator: "\n\n") + "\n"
  }

  /// As a page that needs nothing else.
  package var html: String {
    let table = HTML.table(
      "movement-list", head: Self.head.map { .text($0) },
      rows: dates { movement, date in
        cells(movement, date).enumerated().map { $0 == 1 ? .wide($1) : .fixed($1) }
      })
    return HTML.page(
      title: title, style: PlanPageStyle.css,
      head: HTML.paragraph(comparison.headline) + HTML.paragraph(comparison.reservation, style: "quiet"),
      body: comparison.movements.isEmpty ? "" : HTML.section("movements", "Dates", table))
  }

  private static let head = ["Task", "Name", "What", "Before", "After", "Moved"]

  /// What is made of each date that moved; of a task that is new or gone once, without a date.
  private func dates<Row>(_ row: (TaskMovement, DateMovement?) -> Row) -> [Row] {
    comparison.movements.flatMap { movement in
      movement.dates.isEmpty ? [row(movement, nil)] : movement.dates.map { row(movement, $0) }
    }
  }

  private func cells(_ movement: TaskMovement, _ date: DateMovement?) -> [String] {
    [
      movement.task.label, movement.task.name, date?.field.displayText ?? (movement.change == .added ? "new" : "gone"),
      date?.before?.description ?? "", date?.after?.description ?? "", date?.distance ?? "",
    ]
  }
}
