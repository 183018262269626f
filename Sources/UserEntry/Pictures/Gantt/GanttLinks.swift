/// The lines between critical tasks, from where one is done to where the next starts.
struct GanttLinks {
  private let scale: GanttScale
  /// The critical tasks by their names, with the middle of each one's row.
  private let places: [String: (task: PlanDocument.Task, middle: Int)]
  private let order: [PlanDocument.Task]

  init(_ scale: GanttScale, tasks: [(task: PlanDocument.Task, middle: Int)]) {
    self.scale = scale
    let critical = tasks.filter(\.task.isCritical)
    places = Dictionary(critical.map { ($0.task.id, $0) }, uniquingKeysWith: { first, _ in first })
    order = critical.map(\.task)
  }

  /// Draws the lines, which are to lie behind the bars.
  func draw(in drawing: inout Drawing) {
    for task in order {
      guard let to = places[task.id] else { continue }
      let before = task.predecessors.compactMap { places[$0] }.filter { $0.task.id != task.id }
      // Of several predecessors that done last is what it waits for.
      let last = before.map(\.task.finish).max()
      for from in before where from.task.finish == last { draw(from: from, to: to, in: &drawing) }
    }
  }

  private func draw(
    from: (task: PlanDocument.Task, middle: Int), to: (task: PlanDocument.Task, middle: Int),
    in drawing: inout Drawing
  ) {
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
    let base = goesDown ? tip - 40 : tip + 40
    drawing.lines(path + [(end, base)], stroke: Drawing.Stroke(colour: GanttStyle.critical, width: 15))
    drawing.lines([(end - 28, base), (end + 28, base), (end, tip)], fill: GanttStyle.critical)
  }
}
