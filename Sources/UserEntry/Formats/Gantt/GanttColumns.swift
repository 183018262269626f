/// The places of the columns of the picture, in tenths of a pixel: the name of a task, its text, its owner or phase, its
/// duration, and then the days.
struct GanttColumns {
  static let margin = 120
  private static let gap = 80

  let id: Range<Int>
  let name: Range<Int>
  let other: Range<Int>
  let duration: Range<Int>
  let chart: Range<Int>
  /// All columns.
  var all: Range<Int> { id.lowerBound..<chart.upperBound }
  /// What the third column shows.
  let otherTitle: String

  /// Columns as wide as their texts, but none wider than its share of the picture.
  init(_ report: PlanReport, grouping: GanttGrouping, width: Int) {
    otherTitle = grouping == .phase ? "Owner" : "Phase"
    let tasks = report.tasks
    func widest(_ texts: [String], _ font: LabelFont) -> Int { texts.map(font.width).max() ?? 0 }
    func column(from start: Int, _ wanted: Int, share: Int) -> Range<Int> {
      start..<(start + min(wanted, width * share / 100))
    }
    id = column(from: Self.margin, widest(tasks.map(\.label) + ["Task"], GanttStyle.boldLabel), share: 14)
    name = column(from: id.upperBound + Self.gap, widest(tasks.map(\.name), GanttStyle.label), share: 24)
    let others = tasks.map { Self.other($0, grouping) } + [otherTitle]
    other = column(from: name.upperBound + Self.gap, widest(others, GanttStyle.label), share: 10)
    let durations = tasks.map(Self.duration) + ["Time"]
    duration = column(from: other.upperBound + Self.gap, widest(durations, GanttStyle.label), share: 8)
    chart = (duration.upperBound + Self.gap)..<(width - Self.margin)
  }

  /// What the third column says about a task: what it is not grouped by.
  static func other(_ task: PlanReport.Task, _ grouping: GanttGrouping) -> String {
    grouping == .phase ? task.owner : task.phase
  }

  /// The duration as the picture shows it, with the mark of how sure it is.
  static func duration(_ task: PlanReport.Task) -> String {
    task.shortDuration + (task.durationMark?.rawValue ?? "")
  }
}

extension Range<Int> {
  /// The length of a column.
  var width: Int { upperBound - lowerBound }
}
