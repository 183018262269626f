import ExactDecimal
import Messages
import Reporting

/// Requirement against Credit Support, a pair of bars for each Party. Widths are percentages, so that the picture fits any
/// screen and its words stay readable.
struct RequirementChart {
  private let assessments: [PartyAssessment]
  private let omittedCount: Int

  /// Parties that are drawn; of more those with the largest requirement or support.
  static let limit = 40
  private static let step = 66

  init(_ rows: [AssessmentRun.Row]) {
    let sorted = rows.map(\.assessment).enumerated().sorted { one, other in
      let sizes = (Self.size(one.element), Self.size(other.element))
      return sizes.0 == sizes.1 ? one.offset < other.offset : sizes.0 > sizes.1
    }
    let drawn = sorted.filter { !Self.size($0.element).isZero }
    assessments = drawn.prefix(Self.limit).map(\.element)
    omittedCount = drawn.count - assessments.count
  }

  private static func size(_ assessment: PartyAssessment) -> ExactDecimal {
    max(assessment.result.requirement, assessment.figures.counted)
  }

  var html: String {
    guard let largest = assessments.first.map(Self.size) else {
      return HTML.paragraph("No Party has a requirement or Credit Support.")
    }
    let scale = ReportScale(whole: largest)
    let pairs = assessments.enumerated().map { bars($1, top: $0 * Self.step, scale) }.joined()
    let rest =
      omittedCount > 0
      ? HTML.paragraph(
        "\(omittedCount) more \(omittedCount.plural("Party with less is", "Parties with less are")) not drawn.",
        style: "quiet") : ""
    return """
      <p class="legend"><span><i style="background:#1f3a5f"></i>Credit Cover Requirement</span>\
      <span><i style="background:#f0b84a;border:1px solid #7a5a12"></i>Credit Support counted</span>\
      <span><i style="background:#b3261e;width:3px"></i>Credit Cover Threshold</span></p>
      <svg id="chart" height="\(assessments.count * Self.step)" role="img" \
      aria-label="Credit Cover Requirement and Credit Support of each Party">
      \(pairs)</svg>
      \(rest)
      """
  }

  private func bars(_ assessment: PartyAssessment, top: Int, _ scale: ReportScale) -> String {
    let requirement = assessment.result.requirement
    let counted = assessment.figures.counted
    let threshold = scale.percent(assessment.figures.threshold)
    let shortfall = assessment.result.shortfall
    let name = assessment.party.signifier.shown
    let title = "\(name): requirement \(Money.pounds(requirement)), support \(Money.pounds(counted))"
    let label: String = name.count > 14 ? name.prefix(13) + "…" : name
    let short =
      shortfall.isZero
      ? "\n"
      : SVG.text(
        "short \(Money.grouped(shortfall))",
        ["x": "100%", "y": "\(top + 14)", "text-anchor": "end", "fill": "#b3261e"])
    let elements: [String] = [
      SVG.text(label, ["x": "0", "y": "\(top + 14)", "font-weight": "bold"]),
      short,
      SVG.text(
        "\(Money.grouped(requirement)) / \(Money.grouped(counted))",
        ["x": "0", "y": "\(top + 54)", "fill": "#52606d"]),
      SVG.element(
        "rect",
        [
          "x": "0", "y": "\(top + 20)", "width": scale.percent(requirement), "height": "10", "fill": "#1f3a5f",
        ]),
      SVG.element(
        "rect",
        [
          "x": "0", "y": "\(top + 31)", "width": scale.percent(counted), "height": "10", "fill": "#f0b84a",
          "stroke": "#7a5a12", "stroke-width": "1",
        ]),
      SVG.element(
        "line",
        [
          "x1": threshold, "x2": threshold, "y1": "\(top + 18)", "y2": "\(top + 43)", "stroke": "#b3261e",
          "stroke-width": "2",
        ]),
    ]
    return SVG.group(title, elements.joined())
  }
}

/// Turns amounts or days into parts of a width, exactly enough for a picture.
struct ReportScale {
  private let whole: ExactDecimal

  /// The whole width is for an amount; 0 means no width at all.
  init(whole: ExactDecimal) { self.whole = whole }

  /// A part as a percentage with two decimals, from `0` to `100%`.
  func percent(_ part: ExactDecimal) -> String {
    let limited = max(.zero, min(part, whole))
    let percent = (limited * ExactDecimal(100)).divided(by: whole, scale: 2, .halfUp) ?? .zero
    return percent.plainText + "%"
  }
}
