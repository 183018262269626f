import ExactDecimal
import Messages
import Reporting
import WorkingDays

/// How long instruments count, on a line of twelve months from the date of the assessment.
struct ExpiryTimeline {
  private let asAt: CivilDate
  private let end: CivilDate
  private let entries: [Entry]
  private let omittedCount: Int

  private struct Entry {
    let party: String
    let verdict: InstrumentVerdict
    let until: CivilDate
    let expires: CivilDate
  }

  /// Instruments that are drawn; of more those that stop counting first.
  static let limit = 40
  private static let step = 40
  private static let head = 24

  init(_ rows: [AssessmentRun.Row], asAt: CivilDate) {
    self.asAt = asAt
    end = asAt.adding(months: 12) ?? .last
    let all = rows.flatMap { row in
      row.assessment.instruments.compactMap { verdict -> Entry? in
        guard let until = verdict.countsUntil, let expires = verdict.instrument.expires else { return nil }
        return Entry(party: row.assessment.party.signifier, verdict: verdict, until: until, expires: expires)
      }
    }
    let sorted = all.enumerated().sorted { ($0.element.until, $0.offset) < ($1.element.until, $1.offset) }
    entries = sorted.prefix(Self.limit).map(\.element)
    omittedCount = all.count - entries.count
  }

  var html: String {
    guard !entries.isEmpty else { return HTML.paragraph("No instrument expires.") }
    let scale = ReportScale(whole: ExactDecimal(end - asAt))
    let height = Self.head + entries.count * Self.step
    let lines = entries.enumerated().map { line($1, top: Self.head + $0 * Self.step, scale) }.joined()
    let rest =
      omittedCount > 0
      ? HTML.paragraph(
        "\(omittedCount) more \(omittedCount.plural("instrument counts", "instruments count")) for longer.",
        style: "quiet") : ""
    return """
      <p class="legend"><span><i style="background:#2f7d4f"></i>counts until</span>\
      <span><i style="background:#d3dae1;border:1px solid #8a97a5"></i>no longer counts, expires at its end</span></p>
      <svg id="expiry" height="\(height)" role="img" aria-label="How long each instrument counts">
      \(months(scale, height: height))\(lines)</svg>
      \(rest)
      """
  }

  private func months(_ scale: ReportScale, height: Int) -> String {
    var marks = ""
    let (year, month, _) = asAt.parts
    for offset in stride(from: 1, through: 12, by: 1) {
      guard let first = CivilDate(year: year, month: month, day: 1)?.adding(months: offset), first <= end else { break }
      let place = scale.percent(ExactDecimal(first - asAt))
      marks += SVG.element(
        "line", ["x1": place, "x2": place, "y1": "16", "y2": "\(height)", "stroke": "#dfe5eb"])
      // Every third month: twelve names don't fit on a phone.
      if offset % 3 == 1 {
        let (year, month, _) = first.parts
        marks += SVG.text(
          "\(CivilDate.shortMonthNames[month - 1]) \(year)", ["x": place, "y": "12", "fill": "#52606d"])
      }
    }
    return marks
  }

  private func line(_ entry: Entry, top: Int, _ scale: ReportScale) -> String {
    func place(_ date: CivilDate) -> ExactDecimal { ExactDecimal(max(0, min(date, end) - asAt)) }
    let until = place(entry.until)
    let width = scale.percent(place(entry.expires) - min(until, place(entry.expires)))
    let counts = entry.verdict.isCounted
    let name = "\(entry.party.shown.prefix(12)) \(entry.verdict.instrument.name.shown.prefix(10))"
    let state = counts ? "until \(entry.until)" : "not counted"
    let colour = counts ? "#52606d" : "#b3261e"
    let title =
      "\(entry.party): \(entry.verdict.instrument.kind.name) \(entry.verdict.instrument.name),"
      + " \(Money.pounds(entry.verdict.instrument.amount)), expires \(entry.expires)"
    let length = counts ? width : scale.percent(place(entry.expires))
    let start = counts ? scale.percent(until) : "0%"
    let elements: [String] = [
      SVG.text(name, ["x": "0", "y": "\(top + 14)", "font-weight": "bold"]),
      SVG.text(state, ["x": "100%", "y": "\(top + 14)", "text-anchor": "end", "fill": colour]),
      SVG.element(
        "rect", ["x": "0", "y": "\(top + 20)", "width": start, "height": "10", "fill": "#2f7d4f"]),
      SVG.element(
        "rect",
        [
          "x": start, "y": "\(top + 20)", "width": length, "height": "10", "fill": "#d3dae1", "stroke": "#8a97a5",
        ]),
    ]
    return SVG.group(title, elements.joined())
  }
}
