/// The tasks of the picture: labels at the left, shapes over the days, and what is noteworthy beside them.
struct GanttTasks {
  private let columns: GanttColumns
  private let scale: GanttScale
  private let rows: [GanttRow]
  private let links: GanttLinks
  private let tags: GanttTags

  /// The tasks of some rows. `lines` are the lines of other things, which the words beside the shapes avoid.
  init(_ rows: [GanttRow], _ columns: GanttColumns, _ scale: GanttScale, hasTarget: Bool, lines: [GanttBox]) {
    self.rows = rows
    self.columns = columns
    self.scale = scale
    links = GanttLinks(
      scale,
      tasks: rows.compactMap { row in
        if case .task(let task, _, _, _) = row.content { (task, row.middle) } else { nil }
      })
    tags = GanttTags(scale, chart: columns.chart, hasTarget: hasTarget, lines: lines + links.boxes)
  }

  /// Draws the rows from the top down: the lines of the critical chain first, so that they lie behind shapes and texts.
  func draw(in drawing: inout Drawing) {
    links.draw(in: &drawing)
    for row in rows {
      switch row.content {
      case .heading(let title):
        let text = GanttStyle.heading.shortened(title, to: columns.all.width - 80)
        // A long one reaches into the days: its ground hides the lines that run there.
        drawing.text(
          text, GanttStyle.heading, x: columns.all.lowerBound + 40, y: row.top + 133, background: GanttStyle.group)
      case .task(let task, let id, let name, let other):
        drawing.group(title(of: task), style: task.kind.rawValue) { drawing in
          drawLabels(of: task, id: id, name: name, other: other, middle: row.middle, in: &drawing)
          drawShape(of: task, middle: row.middle, in: &drawing)
        }
      }
    }
  }

  /// All that is known of a task, for who rests the pointer on it.
  private func title(of task: PlanReport.Task) -> String {
    var parts = ["\(task.label): \(task.name)", "\(task.owner), \(task.kind.rawValue)", task.durationWithStatus]
    parts.append(task.start == task.finish ? "\(task.start)" : "\(task.start) to \(task.finish)")
    if let latest = task.latest?.finish { parts.append("due by \(latest)") }
    return (parts + [task.marks]).filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private func drawLabels(
    of task: PlanReport.Task, id: [String], name: [String], other: [String], middle: Int, in drawing: inout Drawing
  ) {
    func label(_ lines: [String], _ column: Range<Int>, _ font: LabelFont, colour: String = GanttStyle.ink) {
      var baseline = middle + 38 - (lines.count - 1) * GanttRow.line / 2
      for line in lines {
        drawing.text(font.shortened(line, to: column.width), font, x: column.lowerBound, y: baseline, colour: colour)
        baseline += GanttRow.line
      }
    }
    if task.isCritical {
      drawing.rectangle(
        x: columns.id.lowerBound - 70, y: middle - 70, width: 35, height: 140, fill: GanttStyle.critical)
    }
    label(id, columns.id, GanttRow.font(of: task))
    label(name, columns.name, GanttStyle.label)
    label(other, columns.other, GanttStyle.label, colour: GanttStyle.quiet)
    label([GanttColumns.duration(task)], columns.duration, GanttStyle.label, colour: GanttStyle.quiet)
  }

  private func drawShape(of task: PlanReport.Task, middle: Int, in drawing: inout Drawing) {
    let start = scale.middle(task.start)
    let end = scale.middle(task.finish)
    let latest = (task.latest?.finish).map(scale.middle) ?? end
    let tag = tags.tag(of: task, start: start, end: end, latest: latest, middle: middle)
    // A tag in the float, or between the latest day and a shape that is late, takes the beginning of its line.
    var lineStart = end
    if let tag, tag.x > end, tag.x < latest { lineStart = tag.end + 30 }
    if let tag, tag.x > latest, tag.end < start { lineStart = tag.x - 30 }
    GanttFloat.draw(from: lineStart, to: latest, middle: middle, isLate: latest < end, in: &drawing)
    GanttMark(kind: task.kind, isCritical: task.isCritical, start: start, end: end, middle: middle).draw(in: &drawing)
    tag?.draw(in: &drawing)
  }
}
