/// A row of the picture: a heading over the tasks of a group, or a task. All lengths are in tenths of a pixel.
struct GanttRow {
  /// What it shows.
  enum Content {
    case heading(String)
    /// A task, with its name and its third column in lines.
    case task(PlanDocument.Task, name: [String], other: [String])
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

  /// The rows of a document from the top down. A row is as high as the lines need that its texts are broken into.
  static func rows(
    of document: PlanDocument, by grouping: GanttGrouping, _ columns: GanttColumns, top: Int
  ) -> [GanttRow] {
    var rows: [GanttRow] = []
    func add(_ content: Content, lines: Int) {
      let height = Self.height + max(0, lines - 1) * line
      rows.append(GanttRow(content: content, top: rows.last?.bottom ?? top, height: height))
    }
    for group in document.groups(by: grouping) {
      add(.heading(group.title), lines: 1)
      for task in group.tasks {
        let name = GanttStyle.label.wrapped(task.name, to: columns.name.width, lines: lines)
        let other = GanttStyle.label.wrapped(
          GanttColumns.other(task, grouping), to: columns.other.width, lines: lines)
        add(.task(task, name: name, other: other), lines: max(name.count, other.count))
      }
    }
    return rows
  }
}
