/// The shape of a task: each kind has its own, which is told from the others without colour.
struct GanttMark {
  private static let height = 110
  private static let thin = 50

  let kind: TaskKind
  let isCritical: Bool
  /// Where the task starts and where it is done.
  let start: Int
  let end: Int
  /// The middle of its row.
  let middle: Int

  /// How far a shape reaches beyond its start and its end.
  static let reach = 70

  /// Draws the shape.
  func draw(in drawing: inout Drawing) {
    let stroke = GanttStyle.outline(isCritical: isCritical)
    switch kind {
    case .effort: bar(Self.height, fill: GanttStyle.own, stroke, in: &drawing)
    case .external: bar(Self.height, fill: "url(#gantt-external)", stroke, in: &drawing)
    case .maximumResponse: bar(Self.height, fill: "url(#gantt-response)", stroke, in: &drawing)
    case .notice:
      bar(Self.thin, fill: "#fff", stroke, in: &drawing)
      // A flag that points at the day to give it.
      let half = 55
      drawing.lines(
        [(start - half, middle - half), (start + half, middle - half), (start, middle + half)],
        fill: isCritical ? GanttStyle.critical : GanttStyle.ink, stroke: Drawing.Stroke(colour: "#fff", width: 6))
    case .meeting:
      if end - start > 60 { bar(Self.thin, fill: "#fff", stroke, in: &drawing) }
      drawing.circle(x: end, y: middle, radius: 48, fill: "#fff", stroke: GanttStyle.outline(isCritical: isCritical))
      drawing.circle(
        x: end, y: middle, radius: 18, fill: isCritical ? GanttStyle.critical : GanttStyle.ink,
        stroke: Drawing.Stroke(colour: "none"))
    case .milestone:
      let half = 62
      drawing.lines(
        [(end - half, middle), (end, middle - half), (end + half, middle), (end, middle + half)],
        fill: isCritical ? GanttStyle.critical : GanttStyle.ink)
    }
  }

  /// A bar that is never too short to be seen.
  private func bar(_ height: Int, fill: String, _ stroke: Drawing.Stroke, in drawing: inout Drawing) {
    let width = max(40, end - start)
    let left = end - start >= width ? start : (start + end - width) / 2
    drawing.rectangle(x: left, y: middle - height / 2, width: width, height: height, fill: fill, stroke: stroke)
  }
}

/// The thin line between where a task is done and the latest day on which it can be: its float, or how late it is.
enum GanttFloat {
  static func draw(from end: Int, to latest: Int, middle: Int, isLate: Bool, in drawing: inout Drawing) {
    guard latest != end else { return }
    let colour = isLate ? GanttStyle.critical : GanttStyle.float
    drawing.line(
      x1: end, y1: middle, x2: latest, y2: middle,
      Drawing.Stroke(colour: colour, width: 10, dashes: isLate ? "2 2" : nil))
    drawing.line(
      x1: latest, y1: middle - 45, x2: latest, y2: middle + 45, Drawing.Stroke(colour: colour, width: 12))
  }
}
