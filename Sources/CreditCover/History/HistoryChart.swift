import ExactDecimal
import Messages
import Reporting
import WorkingDays

/// The totals of a history as a picture: for each assessment a bar for what was required, for what counted, and for what was
/// missing.
struct HistoryChart {
  private let history: CoverHistory
  private let totals: [HistoryFigures]
  /// The amount from one line of the axis to the next, and how many there are above the lowest.
  private let (step, steps): (ExactDecimal, Int)
  /// Where the bars begin: beside the longest amount.
  private let left: Int

  private static let (width, height) = (900, 420)
  private static let (right, above, below) = (20, 80, 50)
  /// The most dates that are named below.
  private static let labels = 10

  init(_ history: CoverHistory) {
    self.history = history
    totals = history.totals.map(\.figures)
    (step, steps) = Self.steps(
      to: totals.reduce(ExactDecimal.zero) { max($0, max($1.required, max($1.counted, $1.shortfall))) })
    left = 24 + 7 * (step * ExactDecimal(steps)).groupedText.count
  }

  /// The fewest whole pounds, 1, 2 or 5 with noughts, of which at most five make the amount.
  private static func steps(to amount: ExactDecimal) -> (ExactDecimal, Int) {
    var power = ExactDecimal(1)
    while true {
      for step in [1, 2, 5].map({ ExactDecimal($0) * power }) {
        if let steps = (0...5).first(where: { step * ExactDecimal($0) >= amount }) { return (step, steps) }
      }
      power = power * ExactDecimal(10)
    }
  }

  var svg: String {
    let (width, height) = (Self.width, Self.height)
    let title = "Credit Cover of \(title)"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
      role="img" font-family="sans-serif" font-size="12" fill="#1f2933">
      <title>\(HTML.escaped(title))</title>
      \(SVG.element("rect", ["width": "100%", "height": "100%", "fill": "#fff"]))\
      \(SVG.text(title, ["x": "20", "y": "30", "font-size": "16", "font-weight": "bold"]))\
      \(legend)\(axis)\
      <svg x="\(left)" y="\(Self.above)" width="\(plot.width)" height="\(plot.height)">
      \(bars)</svg>
      \(dates)</svg>

      """
  }

  private var plot: (width: Int, height: Int) {
    (Self.width - left - Self.right, Self.height - Self.above - Self.below)
  }

  private var title: String {
    let parties = Set(history.rows.map(\.party))
    let name = parties.count == 1 ? (parties.first ?? "").shown : parties.count.counted("Party", "Parties")
    let (first, last) = (history.months.first?.asAt.description ?? "", history.months.last?.asAt.description ?? "")
    return first == last ? "\(name), \(first)" : "\(name), \(first) to \(last)"
  }

  private static let series: [(name: String, colour: String, amount: @Sendable (HistoryFigures) -> ExactDecimal)] = [
    ("required", "#1f3a5f", { $0.required }), ("counted", "#f0b84a", { $0.counted }),
    ("shortfall", "#b3261e", { $0.shortfall }),
  ]

  private var legend: String {
    Self.series.enumerated().map { place, series in
      let x = left + 110 * place
      return SVG.element("rect", ["x": "\(x)", "y": "47", "width": "12", "height": "12", "fill": series.colour])
        + SVG.text(series.name, ["x": "\(x + 18)", "y": "57"])
    }.joined()
  }

  private var axis: String {
    (0...steps).map { line in
      let y = Self.above + plot.height * (steps - line) / max(steps, 1) + (steps == 0 ? plot.height : 0)
      return SVG.element(
        "line",
        [
          "x1": "\(left)", "x2": "\(Self.width - Self.right)", "y1": "\(y)", "y2": "\(y)",
          "stroke": line == 0 ? "#52606d" : "#d9e2ec",
        ])
        + SVG.text(
          "£\((step * ExactDecimal(line)).groupedText)",
          ["x": "\(left - 8)", "y": "\(y + 4)", "text-anchor": "end", "fill": "#52606d"])
    }.joined()
  }

  /// Percentages of the plot: they are worked out exactly.
  private var bars: String {
    let top = step * ExactDecimal(max(steps, 1))
    let scale = ReportScale(whole: top)
    // A share of the width for each assessment, a quarter of which is left free.
    let places = ReportScale(whole: ExactDecimal(8 * totals.count))
    return totals.enumerated().map { place, figures in
      let amounts = Self.series.map { "\($0.name) \(Money.pounds($0.amount(figures)))" }.joined(separator: ", ")
      let rectangles = Self.series.enumerated().map { number, series in
        let amount = series.amount(figures)
        return SVG.element(
          "rect",
          [
            "x": places.percent(ExactDecimal(8 * place + 1 + 2 * number)), "y": scale.percent(top - amount),
            "width": places.percent(ExactDecimal(2)), "height": scale.percent(amount), "fill": series.colour,
          ])
      }
      return SVG.group("\(history.months[place].asAt): \(amounts)", rectangles.joined())
    }.joined()
  }

  private var dates: String {
    let step = (totals.count + Self.labels - 1) / Self.labels
    return stride(from: 0, to: totals.count, by: step).map { place in
      SVG.text(
        history.months[place].asAt.description,
        [
          "x": "\(left + plot.width * (2 * place + 1) / (2 * totals.count))",
          "y": "\(Self.height - Self.below + 22)", "text-anchor": "middle", "fill": "#52606d",
        ])
    }.joined()
  }
}
