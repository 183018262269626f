import Reporting

/// A column of the table of tasks.
struct TaskColumn {
  let title: String
  /// Whether it is left out where it would be empty.
  var isOptional = false
  let cell: (PlanReport.Task) -> HTMLText.Cell

  /// Those of some columns that are shown for some tasks.
  static func shown(_ columns: [TaskColumn], for tasks: [PlanReport.Task]) -> [TaskColumn] {
    columns.filter { column in !column.isOptional || tasks.contains { !column.cell($0).text.isEmpty } }
  }
}

extension TaskColumn {
  /// By how much the task can move. What has no start has none.
  static var float: TaskColumn {
    TaskColumn(title: "Float (WD)", isOptional: true) { .number($0.float.map(String.init) ?? "") }
  }

  /// What determines the start of the task.
  static var driver: TaskColumn { TaskColumn(title: "Driver", isOptional: true) { .fixed($0.driver ?? "") } }
}
