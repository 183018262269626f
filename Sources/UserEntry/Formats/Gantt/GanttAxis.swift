import WorkingDays

/// The years, months and days over the picture, and the shades of weekends and bank holidays behind it.
struct GanttAxis {
  private let scale: GanttScale
  private let calendar: WorkingDayCalendar

  private static let line = 160

  init(_ scale: GanttScale, calendar: WorkingDayCalendar) {
    self.scale = scale
    self.calendar = calendar
  }

  /// The height of its lines.
  var height: Int { Self.line * (dayStep == nil ? 2 : 3) }

  /// How many days apart days are numbered; `nil` where there is no room for numbers.
  private var dayStep: Int? {
    if scale.isDayWide(170) { return 1 }
    return scale.width * 7 >= 170 * scale.days ? 7 : nil
  }

  /// Whether a weekend has one and a half pixels; narrower ones would only be a grey veil.
  var showsWeekends: Bool { scale.isDayWide(7) }

  /// What weekends are shaded with.
  var weekendFill: String { scale.isDayWide(15) ? GanttStyle.weekend : GanttStyle.narrowWeekend }

  /// Whether days are wide enough for a bank holiday to be seen where it is.
  var showsHolidays: Bool { scale.isDayWide(5) }

  /// The kinds of shades that are drawn: weekends, bank holidays.
  var shades: (weekends: Bool, holidays: Bool) {
    var found = (weekends: false, holidays: false)
    guard showsHolidays else { return found }
    for date in scale.dates(from: scale.first) {
      switch kind(of: date) {
      case .weekend: found.weekends = showsWeekends
      case .bankHoliday: found.holidays = showsHolidays
      case .workingDay: break
      }
    }
    return found
  }

  /// Draws the shades over all rows.
  func drawShades(top: Int, height: Int, in drawing: inout Drawing) {
    guard showsHolidays else { return }
    var weekends: [(x: Int, width: Int)] = []
    var holidays: [(x: Int, width: Int)] = []
    for date in scale.dates(from: scale.first) {
      let start = scale.edge(date)
      let end = date.adding(days: 1).map(scale.edge) ?? scale.right
      switch kind(of: date) {
      case .workingDay: break
      case .weekend:
        // Saturday and Sunday as one column, without a seam.
        if let last = weekends.last, last.x + last.width == start {
          weekends[weekends.count - 1].width = end - last.x
        } else {
          weekends.append((start, end - start))
        }
      case .bankHoliday: holidays.append((start, max(10, end - start)))
      }
    }
    if showsWeekends { drawing.columns(weekends, y: top, height: height, fill: weekendFill) }
    drawing.columns(holidays, y: top, height: height, fill: "url(#gantt-holiday)")
  }

  /// Outside the years whose bank holidays are known only weekends are.
  private func kind(of date: CivilDate) -> DayKind {
    (try? calendar.kind(of: date)) ?? (date.weekday.isWeekend ? .weekend(date.weekday) : .workingDay)
  }

  /// Draws the lines of the axis, and where months begin over the whole height of the rows.
  func draw(top: Int, rows: Int, in drawing: inout Drawing) {
    // It goes on over the room at the right, where the last year may need it for its number.
    let width = scale.width + 2 * GanttMark.reach
    drawing.rectangle(x: scale.left, y: top, width: width, height: Self.line, fill: GanttStyle.band)
    drawYears(baseline: top + 115, in: &drawing)
    drawMonths(top: top + Self.line, bottom: rows, in: &drawing)
    if let step = dayStep { drawDays(every: step, top: top + 2 * Self.line, in: &drawing) }
  }

  private func drawYears(baseline: Int, in drawing: inout Drawing) {
    let font = GanttStyle.heading
    for year in scale.first.parts.year...scale.last.parts.year where year % yearStep == 0 {
      let start = CivilDate(year: year, month: 1, day: 1).map(scale.edge) ?? scale.left
      var end = CivilDate(year: year + yearStep, month: 1, day: 1).map(scale.edge) ?? scale.right
      if end == scale.right { end += 2 * GanttMark.reach }
      if font.width(of: "\(year)") + 60 <= end - start {
        drawing.text("\(year)", font, x: start + 30, y: baseline)
      }
      if start > scale.left {
        drawing.line(
          x1: start, y1: baseline - 115, x2: start, y2: baseline + 45, Drawing.Stroke(colour: GanttStyle.outline))
      }
    }
  }

  /// How many years apart years are numbered.
  private var yearStep: Int {
    [1, 2, 5, 10, 20, 50, 100, 200, 500].first { $0 * scale.width * 365 >= 310 * scale.days } ?? 1000
  }

  private func drawMonths(top: Int, bottom: Int, in drawing: inout Drawing) {
    guard yearStep == 1 else { return }
    let font = GanttStyle.small
    let month = scale.width * 30 / scale.days
    // Every month, every quarter or every half-year, by what leaves room for the names.
    let step = [1, 3, 6].first { $0 * month >= 300 } ?? 12
    var free = scale.left
    for first in monthStarts {
      let number = first.parts.month
      let start = scale.edge(first)
      if (number - 1) % step == 0 || first == scale.first {
        let name = CivilDate.shortMonthNames[number - 1]
        let end = start + 30 + font.width(of: name)
        if start >= free, end <= min(scale.right, nextLabel(after: first, step)) {
          drawing.text(name, font, x: start + 30, y: top + 115, colour: GanttStyle.quiet)
          free = end + 20
        }
      }
      if start > scale.left, (number - 1) % step == 0 {
        drawing.line(x1: start, y1: top, x2: start, y2: bottom, Drawing.Stroke(colour: "#c5ced8", width: 8))
      }
    }
  }

  /// The place of the next month that has a name: a part of a month at the left has no name where it would cover that.
  private func nextLabel(after date: CivilDate, _ step: Int) -> Int {
    let (year, month, _) = date.parts
    let months = step - (month - 1) % step
    guard let first = CivilDate(year: year, month: month, day: 1)?.adding(months: months) else { return scale.right }
    return scale.edge(first)
  }

  /// The first day that is drawn, and the first of every month after it.
  private var monthStarts: [CivilDate] {
    var starts = [scale.first]
    while let last = starts.last, let next = last.endOfMonth.adding(days: 1), next <= scale.last { starts.append(next) }
    return starts
  }

  private func drawDays(every step: Int, top: Int, in drawing: inout Drawing) {
    let font = GanttStyle.small
    for date in scale.dates(from: scale.first) where step == 1 || date.weekday == .monday {
      let start = scale.edge(date)
      let number = "\(date.parts.day)"
      guard start + 20 + font.width(of: number) <= scale.right else { continue }
      drawing.text(number, font, x: start + 20, y: top + 115, colour: GanttStyle.quiet)
      drawing.line(
        x1: start, y1: top + 20, x2: start, y2: top + Self.line, Drawing.Stroke(colour: "#c5ced8", width: 5))
    }
  }
}
