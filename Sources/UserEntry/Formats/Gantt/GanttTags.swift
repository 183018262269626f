import WorkingDays

/// Finds what is noteworthy about tasks and a place for it, beside their shapes and clear of all lines where that can be.
struct GanttTags {
  private let scale: GanttScale
  /// The places of the days.
  private let chart: Range<Int>
  private let hasTarget: Bool
  /// The lines of the critical chain, of today and of the go-live date.
  private let lines: [GanttBox]

  init(_ scale: GanttScale, chart: Range<Int>, hasTarget: Bool, lines: [GanttBox]) {
    self.scale = scale
    self.chart = chart
    self.hasTarget = hasTarget
    self.lines = lines
  }

  /// The tag of a task whose shape reaches from a place to another and whose latest day is at a third; `nil` where there
  /// is nothing to say or no room for it.
  func tag(of task: PlanReport.Task, start: Int, end: Int, latest: Int, middle: Int) -> GanttTag? {
    let font = task.isLate ? GanttStyle.smallBold : GanttStyle.small
    let sides = sides(of: task, start: start, end: end, latest: latest)
    func tag(_ text: String, x: Int, isOverLine: Bool) -> GanttTag {
      GanttTag(
        text: text, font: font, colour: task.isLate ? GanttStyle.critical : GanttStyle.ink, x: x, middle: middle,
        isOverLine: isOverLine)
    }
    // The shortest text that covers a line, where none is clear of them.
    var covering: GanttTag?
    for text in texts(of: task) {
      let places = sides.flatMap { $0.places(for: font.width(of: text)) }
      let clear = places.first { place in
        let box = font.box(text, x: place, y: GanttTag.baseline(middle: middle))
        return !lines.contains(where: box.overlaps)
      }
      if let clear { return tag(text, x: clear, isOverLine: false) }
      if let place = places.first { covering = tag(text, x: place, isOverLine: true) }
    }
    return covering
  }

  /// Where there may be room beside a shape, the best first: what is done on a day has its words before it, and what is late
  /// between its latest day and its shape.
  private func sides(of task: PlanReport.Task, start: Int, end: Int, latest: Int) -> [GanttSide] {
    let reach = GanttMark.reach + 20
    let left = GanttSide(from: chart.lowerBound, to: min(start, latest) - reach, isLeft: true)
    let float = GanttSide(from: end + reach, to: latest - 100, isLeft: false)
    let right = GanttSide(from: max(end, latest) + reach, to: chart.upperBound, isLeft: false)
    let late = GanttSide(from: latest + 100, to: start - reach, isLeft: true)
    return task.day == nil ? [float, right, late, left] : [late, left, float, right]
  }

  /// What there is to say, in as many words as there is room for: the longest first.
  private func texts(of task: PlanReport.Task) -> [String] {
    let state = [task.isLate ? "late" : "", task.isDone ? "done" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    let date = task.day.map(dateText) ?? ""
    // What happens on the day: `notice 8 Sep`.
    let day = date.isEmpty || task.kind == .milestone ? date : "\(task.kind.rawValue) \(date)"
    let limit = latestDay(of: task).map { "by \(dateText($0))" } ?? ""
    // The shape tells the kind too, but nothing else tells the latest day.
    var texts = [[day, state], [date, state], [state]]
    if !limit.isEmpty { texts = [[day, limit], [date, limit]] + texts }
    return texts.map { $0.filter { !$0.isEmpty }.joined(separator: ", ") }.filter { !$0.isEmpty }
  }

  /// The last day for a notice or a meeting that can still be moved without moving the target.
  private func latestDay(of task: PlanReport.Task) -> CivilDate? {
    guard hasTarget, !task.isLate, !task.isDone, let day = task.day else { return nil }
    let latest: CivilDate? =
      switch task.kind {
      case .notice: task.hasBegun ? nil : task.latest?.start
      case .meeting: task.latest?.finish
      case .maximumResponse, .external, .effort, .milestone: nil
      }
    return latest.flatMap { $0 > day ? $0 : nil }
  }

  /// A day, with its year where the axis has little room for months.
  private func dateText(_ day: CivilDate) -> String { scale.days > 400 ? day.dayText : day.dayOfYearText }
}

/// What is noteworthy about a task, written beside its shape.
struct GanttTag {
  let text: String
  let font: LabelFont
  let colour: String
  let x: Int
  let middle: Int
  /// Whether it interrupts a line that runs there, since no side of the shape is free of lines.
  let isOverLine: Bool

  /// Where it ends.
  var end: Int { x + font.width(of: text) }

  /// The place of a row's text.
  static func baseline(middle: Int) -> Int { middle + 35 }

  /// Writes it.
  func draw(in drawing: inout Drawing) {
    drawing.text(
      text, font, x: x, y: Self.baseline(middle: middle), colour: colour, hasHalo: true,
      background: isOverLine ? "#fff" : nil)
  }
}

/// Room beside a shape for words about it.
struct GanttSide {
  let from: Int
  let to: Int
  /// Whether the shape is at its right.
  let isLeft: Bool

  /// How far words may be moved away from their shape to pass a line, and in what steps.
  private static let reach = 600
  private static let step = 20

  /// Where words of a width may begin, the nearest to the shape first; none where they are too wide.
  func places(for width: Int) -> [Int] {
    let spare = min(to - from - width, Self.reach)
    guard spare >= 0 else { return [] }
    return stride(from: 0, through: spare, by: Self.step).map { isLeft ? to - width - $0 : from + $0 }
  }
}
