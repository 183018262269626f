import WorkingDays

/// The tasks of the picture: labels at the left, shapes over the days, and what is noteworthy beside them.
struct GanttTasks {
  private let columns: GanttColumns
  private let scale: GanttScale
  private let grouping: GanttGrouping

  init(_ columns: GanttColumns, _ scale: GanttScale, _ grouping: GanttGrouping) {
    self.columns = columns
    self.scale = scale
    self.grouping = grouping
  }

  /// Draws the rows from the top down: the lines of the critical chain first, so that they lie behind the shapes.
  func draw(_ rows: [GanttRow], top: Int, in drawing: inout Drawing) {
    var tasks: [(task: PlanDocument.Task, middle: Int)] = []
    for (index, row) in rows.enumerated() {
      if case .task(let task) = row { tasks.append((task, top + index * GanttRow.height + GanttRow.height / 2)) }
    }
    GanttLinks(scale, tasks: tasks).draw(in: &drawing)
    for (task, middle) in tasks {
      drawing.group(title(of: task), style: task.kind.rawValue) { drawing in
        drawLabels(of: task, middle: middle, in: &drawing)
        drawShape(of: task, middle: middle, in: &drawing)
      }
    }
  }

  /// All that is known of a task, for who rests the pointer on it.
  private func title(of task: PlanDocument.Task) -> String {
    var parts = ["\(task.id): \(task.name)", "\(task.owner), \(task.kind.rawValue)", task.durationWithStatus]
    parts.append(task.start == task.finish ? "\(task.start)" : "\(task.start) to \(task.finish)")
    if let latest = task.latestFinish { parts.append("to be done by \(latest)") }
    return (parts + [task.marks]).filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private func drawLabels(of task: PlanDocument.Task, middle: Int, in drawing: inout Drawing) {
    let baseline = middle + 38
    func label(_ text: String, _ column: Range<Int>, _ font: LabelFont, colour: String = GanttStyle.ink) {
      drawing.text(font.shortened(text, to: column.width), font, x: column.lowerBound, y: baseline, colour: colour)
    }
    if task.isCritical {
      drawing.rectangle(
        x: columns.id.lowerBound - 70, y: middle - 70, width: 35, height: 140, fill: GanttStyle.critical)
    }
    label(task.id, columns.id, task.isCritical ? GanttStyle.boldLabel : GanttStyle.label)
    label(task.name, columns.name, GanttStyle.label)
    label(GanttColumns.other(task, grouping), columns.other, GanttStyle.label, colour: GanttStyle.quiet)
    label(GanttColumns.duration(task), columns.duration, GanttStyle.label, colour: GanttStyle.quiet)
  }

  private func drawShape(of task: PlanDocument.Task, middle: Int, in drawing: inout Drawing) {
    let start = scale.middle(task.start)
    let end = scale.middle(task.finish)
    let latest = task.latestFinish.map(scale.middle) ?? end
    GanttFloat.draw(from: end, to: latest, middle: middle, isLate: latest < end, in: &drawing)
    GanttMark(kind: task.kind, isCritical: task.isCritical, start: start, end: end, middle: middle).draw(in: &drawing)
    drawTag(of: task, from: min(start, latest), to: max(end, latest), baseline: middle + 35, in: &drawing)
  }

  /// Writes the day that matters and whether the task is late or done, at the right of its shape or else at the left.
  private func drawTag(
    of task: PlanDocument.Task, from start: Int, to end: Int, baseline: Int, in drawing: inout Drawing
  ) {
    let state = [task.isLate ? "late" : "", task.isActual ? "done" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    let full = [task.day?.tagWords ?? "", state].filter { !$0.isEmpty }.joined(separator: ", ")
    let font = task.isLate ? GanttStyle.smallBold : GanttStyle.small
    let reach = GanttMark.reach + 20
    for tag in [full, state] where !tag.isEmpty {
      let width = font.width(of: tag)
      let colour = task.isLate ? GanttStyle.critical : GanttStyle.ink
      if end + reach + width <= columns.chart.upperBound {
        drawing.text(tag, font, x: end + reach, y: baseline, colour: colour, hasHalo: true)
        return
      }
      if start - reach - width >= columns.chart.lowerBound {
        drawing.text(tag, font, x: start - reach - width, y: baseline, colour: colour, hasHalo: true)
        return
      }
    }
  }
}

extension CivilDate {
  /// The date beside a shape, where the axis shows the year: `8 Sep`.
  fileprivate var tagWords: String { shortWords.split(separator: " ").dropFirst().dropLast().joined(separator: " ") }
}
