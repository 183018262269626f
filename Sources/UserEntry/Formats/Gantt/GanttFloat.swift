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
