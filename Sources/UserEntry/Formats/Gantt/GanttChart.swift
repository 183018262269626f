import Messages
import Reporting
import WorkingDays

/// A plan as a picture for a board paper: an SVG document that needs nothing else, no script and no font of its own.
///
/// Kinds of tasks differ by shape and pattern, the critical chain by the width of its lines, so that the picture can be
/// read in black and white. Labels are measured and never cover each other. The same report always gives the same
/// picture. It takes time in proportion to the tasks and to the days of the plan.
package struct GanttChart {
  private let report: PlanReport
  private let grouping: GanttGrouping
  /// The width in tenths of a pixel.
  private let width: Int

  /// The widths in pixels that a picture can have.
  package static let widths = 640...4000

  /// A picture of a width in pixels; one outside ``widths`` is drawn as wide as the nearest of them.
  package init(_ report: PlanReport, width: Int = 1200, grouping: GanttGrouping = .phase) {
    self.report = report
    self.grouping = grouping
    self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound) * 10
  }

  /// The picture.
  package var svg: String {
    let columns = GanttColumns(report, grouping: grouping, width: width)
    // At the right there is room for the shape and the mark of a task that is done last.
    let scale = GanttScale(
      report, left: columns.chart.lowerBound, width: columns.chart.width - 2 * GanttMark.reach)
    let axis = GanttAxis(scale, calendar: report.calendar)
    let flags = GanttFlags(report, scale)

    var drawing = Drawing()
    let axisTop = drawHead(in: &drawing)
    let flagTop = axisTop + axis.height
    let rowTop = flagTop + flags.height
    let rows = GanttRow.rows(of: report, by: grouping, columns, top: rowTop)
    let bottom = rows.last?.bottom ?? rowTop
    axis.drawShades(top: flagTop, height: bottom - flagTop, in: &drawing)
    drawGrounds(of: rows, in: &drawing)
    axis.draw(top: axisTop, rows: bottom, in: &drawing)
    drawTitles(columns, baseline: rowTop - 60, in: &drawing)
    flags.draw(top: flagTop, bottom: bottom, in: &drawing)
    GanttTasks(
      rows, columns, scale, hasTarget: report.plan.goLive != nil, lines: flags.boxes(top: flagTop, bottom: bottom)
    ).draw(in: &drawing)
    drawing.line(
      x1: GanttColumns.margin, y1: bottom, x2: width - GanttColumns.margin, y2: bottom,
      Drawing.Stroke(colour: GanttStyle.outline))
    let area = GanttColumns.margin..<(width - GanttColumns.margin)
    let legendEnd = GanttLegend(report, axis).draw(area, top: bottom + 80, in: &drawing)
    let end = drawNotes(area, top: legendEnd + 40, isTodayDrawn: scale.contains(report.plan.today), &drawing)
    return wrapped(drawing, height: (end + 100 + 9) / 10)
  }

  private func wrapped(_ drawing: Drawing, height: Int) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width / 10)" height="\(height)" \
    viewBox="0 0 \(width / 10) \(height)" role="img" font-family="\(LabelFont.family)">
    <title>\(HTML.escaped(report.title))</title>
    <desc>\(HTML.escaped([report.headline ?? "", report.subtitle, report.plan.reservation].filter { !$0.isEmpty }.joined(separator: ". ")))</desc>
    \(GanttStyle.patterns)<rect width="\(width / 10)" height="\(height)" fill="#fff"/>
    \(drawing.svg)</svg>

    """
  }

  /// Draws the title, whether the target can't be met, and the subtitle. Returns where they end.
  private func drawHead(in drawing: inout Drawing) -> Int {
    let left = GanttColumns.margin
    let room = width - 2 * left
    drawing.text(GanttStyle.title.shortened(report.title, to: room), GanttStyle.title, x: left, y: 270)
    var y = 270
    func draw(_ text: String, _ font: LabelFont, colour: String) {
      for line in font.wrapped(text, to: room) {
        y += 170
        drawing.text(line, font, x: left, y: y, colour: colour)
      }
    }
    draw(report.headline ?? "", GanttStyle.headline, colour: GanttStyle.critical)
    draw(report.subtitle, GanttStyle.subtitle, colour: GanttStyle.quiet)
    return y + 100
  }

  private func drawGrounds(of rows: [GanttRow], in drawing: inout Drawing) {
    let left = GanttColumns.margin
    let room = width - 2 * left
    for row in rows {
      switch row.content {
      case .heading:
        drawing.rectangle(x: left, y: row.top, width: room, height: row.height, fill: GanttStyle.group)
      case .task:
        drawing.line(
          x1: left, y1: row.bottom, x2: left + room, y2: row.bottom,
          Drawing.Stroke(colour: GanttStyle.hairline, width: 5))
      }
    }
  }

  private func drawTitles(_ columns: GanttColumns, baseline: Int, in drawing: inout Drawing) {
    for (title, column) in [("Task", columns.id), (columns.otherTitle, columns.other), ("Time", columns.duration)] {
      let text = GanttStyle.smallBold.shortened(title, to: column.width)
      drawing.text(text, GanttStyle.smallBold, x: column.lowerBound, y: baseline, colour: GanttStyle.quiet)
    }
  }

  /// Draws warnings, the reservation and the rules below the picture. Returns where they end.
  private func drawNotes(_ area: Range<Int>, top: Int, isTodayDrawn: Bool, _ drawing: inout Drawing) -> Int {
    var notes = report.notes.prefix(Self.warnings).map { "Note: \($0)" }
    let left = report.notes.count - notes.count
    if left > 0 { notes.append("\(left) more \(left.plural("note is", "notes are")) in the tables of the plan.") }
    if !isTodayDrawn { notes.append("Today, \(report.plan.today.shortText), is outside the picture.") }
    notes.append(report.plan.reservation)
    notes.append("Rules: \(report.plan.ruleSet). Working Days: \(report.calendar).")
    var y = top
    for line in notes.flatMap({ GanttStyle.small.wrapped($0, to: area.width) }) {
      y += 140
      drawing.text(line, GanttStyle.small, x: area.lowerBound, y: y, colour: GanttStyle.quiet)
    }
    return y
  }

  /// Warnings that are written below the picture.
  private static let warnings = 5
}

/// What tasks are put together by.
package enum GanttGrouping: String, CaseIterable, Sendable {
  /// The part of the way that they belong to.
  case phase
  /// Who does them.
  case owner
}
