/// The lines between critical tasks, from where one is done to where the next starts.
struct GanttLinks {
  private typealias Place = (task: PlanReport.Task, middle: Int)

  /// A line with right angles, and the arrow at its end.
  private struct Link {
    let path: [(x: Int, y: Int)]
    let tip: (x: Int, y: Int)
  }

  private static let stroke = Drawing.Stroke(colour: GanttStyle.critical, width: 15)
  /// Half the width of an arrow.
  private static let half = 28
  private let links: [Link]

  init(_ scale: GanttScale, tasks: [(task: PlanReport.Task, middle: Int)]) {
    let critical = tasks.filter(\.task.isCritical)
    let places = Dictionary(critical.map { ($0.task.label, $0) }, uniquingKeysWith: { first, _ in first })
    links = critical.flatMap { to in
      let before = to.task.predecessors.compactMap { places[$0] }.filter { $0.task.label != to.task.label }
      // Of several predecessors that done last is what it waits for.
      let last = before.map(\.task.finish).max()
      return before.filter { $0.task.finish == last }.map { Self.link(from: $0, to: to, scale) }
    }
  }

  private static func link(from: Place, to: Place, _ scale: GanttScale) -> Link {
    let start = scale.middle(from.task.finish)
    let end = scale.middle(to.task.kind == .milestone ? to.task.finish : to.task.start)
    let goesDown = to.middle > from.middle
    let tip = goesDown ? to.middle - 72 : to.middle + 72
    var path = [(x: start, y: from.middle)]
    if end != start {
      // Between the rows, where no shape and no text is.
      let between = goesDown ? from.middle + 75 : from.middle - 75
      path += [(start, between), (end, between)]
    }
    return Link(path: path + [(end, goesDown ? tip - 40 : tip + 40)], tip: (end, tip))
  }

  /// Where the pieces of the lines are, with their arrows.
  var boxes: [GanttBox] {
    links.flatMap { link in
      zip(link.path, link.path.dropFirst()).map { GanttBox(from: $0, to: $1, width: Self.stroke.width) }
        + link.path.suffix(1).map { GanttBox(from: $0, to: link.tip, width: 2 * Self.half) }
    }
  }

  /// Draws the lines, which are to lie behind the bars.
  func draw(in drawing: inout Drawing) {
    for link in links {
      drawing.lines(link.path, stroke: Self.stroke)
      guard let base = link.path.last else { continue }
      drawing.lines([(base.x - Self.half, base.y), (base.x + Self.half, base.y), link.tip], fill: GanttStyle.critical)
    }
  }
}
