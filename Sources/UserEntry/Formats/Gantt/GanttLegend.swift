import WorkingDays

/// What the shapes and shades of a picture mean; only those that it has.
struct GanttLegend {
  private struct Item {
    let text: String
    let draw: (_ x: Int, _ middle: Int, inout Drawing) -> Void
  }

  private static let sample = 280
  private static let font = GanttStyle.small
  private var items: [Item] = []

  init(_ report: PlanReport, _ axis: GanttAxis) {
    for kind in TaskKind.allCases where report.tasks.contains(where: { $0.kind == kind }) {
      items.append(
        Item(text: kind.legend) { x, middle, drawing in
          let end = kind == .milestone ? x + Self.sample / 2 : x + Self.sample - 60
          GanttMark(kind: kind, isCritical: false, start: x + 60, end: end, middle: middle).draw(in: &drawing)
        })
    }
    if report.tasks.contains(where: \.isCritical) {
      items.append(
        Item(text: "critical: a delay delays the end") { x, middle, drawing in
          GanttMark(kind: .external, isCritical: true, start: x, end: x + Self.sample, middle: middle).draw(
            in: &drawing)
        })
    }
    if report.tasks.contains(where: { task in (task.latest?.finish).map { $0 > task.finish } ?? false }) {
      items.append(
        Item(text: "float, up to the latest end") { x, middle, drawing in
          GanttFloat.draw(from: x, to: x + Self.sample - 20, middle: middle, isLate: false, in: &drawing)
        })
    }
    if report.tasks.contains(where: { task in (task.latest?.finish).map { $0 < task.finish } ?? false }) {
      items.append(
        Item(text: "late: past the latest end") { x, middle, drawing in
          GanttFloat.draw(from: x + Self.sample, to: x + 20, middle: middle, isLate: true, in: &drawing)
        })
    }
    let shades = axis.shades
    addShade("weekend", shades.weekends, fill: axis.weekendFill)
    addShade("bank holiday", shades.holidays, fill: "url(#gantt-holiday)")
    for mark in report.durationMarks {
      items.append(
        Item(text: mark == .sourced ? "time without a mark: \(mark.legend)" : "time: \(mark.legend)") {
          x, middle, drawing in
          drawing.text(mark.rawValue, GanttStyle.smallBold, x: x + Self.sample - 60, y: middle + 50)
        })
    }
  }

  private mutating func addShade(_ name: String, _ isShown: Bool, fill: String) {
    guard isShown else { return }
    items.append(
      Item(text: name) { x, middle, drawing in
        drawing.rectangle(
          x: x, y: middle - 60, width: Self.sample, height: 120, fill: fill,
          stroke: Drawing.Stroke(colour: GanttStyle.hairline, width: 5))
      })
  }

  /// Draws the legend in as many lines as its width needs. Returns where it ends.
  func draw(_ columns: Range<Int>, top: Int, in drawing: inout Drawing) -> Int {
    var x = columns.lowerBound
    var y = top
    for item in items {
      let text = Self.font.shortened(item.text, to: columns.width - Self.sample - 60)
      let width = Self.sample + 60 + Self.font.width(of: text)
      if x > columns.lowerBound, x + width > columns.upperBound {
        x = columns.lowerBound
        y += 180
      }
      item.draw(x, y + 90, &drawing)
      drawing.text(text, Self.font, x: x + Self.sample + 60, y: y + 125, colour: GanttStyle.quiet)
      x += width + 200
    }
    return items.isEmpty ? top : y + 180
  }
}

extension TaskKind {
  /// What a legend says.
  var legend: String {
    switch self {
    case .notice: "notice: the day to give it, then its time"
    case .maximumResponse: "longest time to answer"
    case .external: "work of others"
    case .meeting: "wait for a meeting, then the meeting"
    case .effort: "own work"
    case .milestone: "milestone"
    }
  }
}
