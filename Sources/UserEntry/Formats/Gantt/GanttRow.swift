/// A row of the picture: a heading over the tasks of a group, or a task. All lengths are in tenths of a pixel.
struct GanttRow {
  /// What it shows.
  enum Content {
    case heading(String)
    /// A task, with its identifier, its name and its third column in lines.
    case task(PlanReport.Task, id: [String], name: [String], other: [String])
  }

  let content: Content
  let top: Int
  let height: Int

  /// The middle of its height.
  var middle: Int { top + height / 2 }
  /// Where it ends.
  var bottom: Int { top + height }

  /// The height of a row whose texts have one line.
  private static let height = 190
  /// How far lines of a text are apart.
  static let line = 130
  /// The most lines of a text.
  private static let lines = 4

  /// The rows of a report from the top down. A row is as high as the lines need that its texts are broken into.
  static func rows(
    of report: PlanReport, by grouping: GanttGrouping, _ columns: GanttColumns, top: Int
  ) -> [GanttRow] {
    var rows: [GanttRow] = []
    func add(_ content: Content, lines: Int) {
      let height = Self.height + max(0, lines - 1) * line
      rows.append(GanttRow(content: content, top: rows.last?.bottom ?? top, height: height))
    }
    for group in report.groups(by: grouping) {
      add(.heading(group.title), lines: 1)
      for task in group.tasks {
        let id = identifier(of: task, width: columns.id.width)
        let name = GanttStyle.label.wrapped(task.name, to: columns.name.width, lines: lines)
        let other = GanttStyle.label.wrapped(
          GanttColumns.other(task, grouping), to: columns.other.width, lines: lines)
        add(.task(task, id: id, name: name, other: other), lines: max(id.count, name.count, other.count))
      }
    }
    return rows
  }

  /// The identifier of a task in lines. Whatever else is cut, its role stays: nothing else tells the rows of one task apart.
  private static func identifier(of task: PlanReport.Task, width: Int) -> [String] {
    let font = font(of: task)
    let whole = font.wrapped(task.label, to: width)
    let key = TaskKey(task.label)
    guard whole.count > lines, let role = key.role else { return font.wrapped(task.label, to: width, lines: lines) }
    return font.wrapped(key.id, to: width, lines: lines - 1) + ["[\(role)]"]
  }

  /// What the identifier of a task is written in.
  static func font(of task: PlanReport.Task) -> LabelFont {
    task.isCritical ? GanttStyle.boldLabel : GanttStyle.label
  }
}
