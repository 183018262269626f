/// A row of the picture: a heading over the tasks of a group, or a task.
enum GanttRow {
  case heading(String)
  case task(PlanDocument.Task)

  /// The height of a row, in tenths of a pixel.
  static let height = 190

  /// The rows of a document from the top down.
  static func rows(of document: PlanDocument, by grouping: GanttGrouping) -> [GanttRow] {
    document.groups(by: grouping).flatMap { [.heading($0.title)] + $0.tasks.map { .task($0) } }
  }
}
