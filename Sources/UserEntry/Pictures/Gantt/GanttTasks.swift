import WorkingDays

/// The tasks of the picture: labels at the left, shapes over the days, and what is noteworthy beside them.
struct GanttTasks {
  private let columns: GanttColumns
  private let scale: GanttScale
  private let grouping: GanttGrouping
  /// Where the lines of today and of the go-live date stand.
  private let flags: [Int]

  init(_ columns: GanttColumns, _ scale: GanttScale, _ grouping: GanttGrouping, flags: [Int]) {
    self.columns = columns
    self.scale = scale
    self.grouping = grouping
    self.flags = flags
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

  /// Writes the day that matters and whether the task is late or done beside its shape.
  private func drawTag(
    of task: PlanDocument.Task, from start: Int, to end: Int, baseline: Int, in drawing: inout Drawing
  ) {
    let state = [task.isLate ? "late" : "", task.isActual ? "done" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    let day = task.day.map { dayWords(of: task, $0) } ?? ""
    let full = [day, state].filter { !$0.isEmpty }.joined(separator: ", ")
    let font = task.isLate ? GanttStyle.smallBold : GanttStyle.small
    for tag in [full, state] where !tag.isEmpty {
      guard let x = tagPlace(font.width(of: tag), from: start, to: end, isLeftBetter: task.day != nil) else { continue }
      let colour = task.isLate ? GanttStyle.critical : GanttStyle.ink
      drawing.text(tag, font, x: x, y: baseline, colour: colour, hasHalo: true)
      return
    }
  }

  /// The place for a tag of a width at either side of a shape, one that no flag's line crosses if there is one; `nil`
  /// where neither side has room.
  private func tagPlace(_ width: Int, from start: Int, to end: Int, isLeftBetter: Bool) -> Int? {
    let reach = GanttMark.reach + 20
    let places = isLeftBetter ? [start - reach - width, end + reach] : [end + reach, start - reach - width]
    let free = places.filter { $0 >= columns.chart.lowerBound && $0 + width <= columns.chart.upperBound }
    return free.first { place in !flags.contains { $0 > place - 20 && $0 < place + width + 20 } } ?? free.first
  }

  /// What happens on a day: `notice 8 Sep`. With the year where the axis has little room for months.
  private func dayWords(of task: PlanDocument.Task, _ day: CivilDate) -> String {
    let parts = day.shortWords.split(separator: " ").dropFirst()
    let date = (scale.days > 400 ? parts : parts.dropLast()).joined(separator: " ")
    return task.kind == .milestone ? date : "\(task.kind.rawValue) \(date)"
  }
}
