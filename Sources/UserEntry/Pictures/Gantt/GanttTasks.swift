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
  func draw(_ rows: [GanttRow], in drawing: inout Drawing) {
    var tasks: [(task: PlanDocument.Task, middle: Int)] = []
    for row in rows {
      if case .task(let task, _, _) = row.content { tasks.append((task, row.middle)) }
    }
    GanttLinks(scale, tasks: tasks).draw(in: &drawing)
    for row in rows {
      guard case .task(let task, let name, let other) = row.content else { continue }
      drawing.group(title(of: task), style: task.kind.rawValue) { drawing in
        drawLabels(of: task, name: name, other: other, middle: row.middle, in: &drawing)
        drawShape(of: task, middle: row.middle, in: &drawing)
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

  private func drawLabels(
    of task: PlanDocument.Task, name: [String], other: [String], middle: Int, in drawing: inout Drawing
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
    label([task.id], columns.id, task.isCritical ? GanttStyle.boldLabel : GanttStyle.label)
    label(name, columns.name, GanttStyle.label)
    label(other, columns.other, GanttStyle.label, colour: GanttStyle.quiet)
    label([GanttColumns.duration(task)], columns.duration, GanttStyle.label, colour: GanttStyle.quiet)
  }

  private func drawShape(of task: PlanDocument.Task, middle: Int, in drawing: inout Drawing) {
    let start = scale.middle(task.start)
    let end = scale.middle(task.finish)
    let latest = task.latestFinish.map(scale.middle) ?? end
    let tag = tag(of: task, start: start, end: end, latest: latest)
    // A tag in the float takes the beginning of its line.
    let tagEnd = tag.map { $0.x > end && $0.x < latest ? $0.x + $0.width + 30 : end } ?? end
    GanttFloat.draw(from: tagEnd, to: latest, middle: middle, isLate: latest < end, in: &drawing)
    GanttMark(kind: task.kind, isCritical: task.isCritical, start: start, end: end, middle: middle).draw(in: &drawing)
    guard let tag else { return }
    let colour = task.isLate ? GanttStyle.critical : GanttStyle.ink
    drawing.text(tag.text, tag.font, x: tag.x, y: middle + 35, colour: colour, hasHalo: true)
  }

  private struct Tag {
    let text: String
    let font: LabelFont
    let x: Int
    let width: Int
  }

  /// The day that matters and whether the task is late or done, beside its shape; `nil` where there is nothing to say or no
  /// room for it.
  private func tag(of task: PlanDocument.Task, start: Int, end: Int, latest: Int) -> Tag? {
    let state = [task.isLate ? "late" : "", task.isActual ? "done" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    let day = task.day.map { dayWords(of: task, $0) } ?? ""
    let full = [day, state].filter { !$0.isEmpty }.joined(separator: ", ")
    let font = task.isLate ? GanttStyle.smallBold : GanttStyle.small
    let reach = GanttMark.reach + 20
    for text in [full, state] where !text.isEmpty {
      let width = font.width(of: text)
      let left = min(start, latest) - reach - width
      var places = [max(end, latest) + reach]
      if end + reach + width + 100 < latest { places.insert(end + reach, at: 0) }
      places.insert(left, at: task.day == nil ? places.count : 0)
      let free = places.filter { $0 >= columns.chart.lowerBound && $0 + width <= columns.chart.upperBound }
      // One that no flag's line crosses, if there is one.
      let clear = free.first { place in !flags.contains { $0 > place - 20 && $0 < place + width + 20 } }
      if let x = clear ?? free.first { return Tag(text: text, font: font, x: x, width: width) }
    }
    return nil
  }

  /// What happens on a day: `notice 8 Sep`. With the year where the axis has little room for months.
  private func dayWords(of task: PlanDocument.Task, _ day: CivilDate) -> String {
    let parts = day.shortWords.split(separator: " ").dropFirst()
    let date = (scale.days > 400 ? parts : parts.dropLast()).joined(separator: " ")
    return task.kind == .milestone ? date : "\(task.kind.rawValue) \(date)"
  }
}
