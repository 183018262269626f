/// Colours, patterns and sizes of the picture. Whatever colours tell, shapes, patterns or the width of lines tell too, so
/// that it can be read in black and white.
enum GanttStyle {
  static let ink = "#1c2733"
  static let quiet = "#52606d"
  static let hairline = "#dfe5eb"
  static let outline = "#5b6875"
  static let float = "#7b8794"
  static let critical = "#a31515"
  static let own = "#3f6fa5"
  static let band = "#eef2f6"
  static let group = "#dde4ec"
  static let weekend = "#eceff2"
  /// Of weekends that are hardly wider than a line: darker they would make a veil of all days.
  static let narrowWeekend = "#f0f2f5"

  static let title = LabelFont(size: 180, isBold: true)
  static let headline = LabelFont(size: 130, isBold: true)
  static let subtitle = LabelFont(size: 120)
  static let heading = LabelFont(size: 110, isBold: true)
  static let label = LabelFont(size: 110)
  static let boldLabel = LabelFont(size: 110, isBold: true)
  static let small = LabelFont(size: 100)
  static let smallBold = LabelFont(size: 100, isBold: true)

  /// The patterns that shapes are filled with.
  static let patterns = """
    <defs>
    <pattern id="gantt-external" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <rect width="5" height="5" fill="#f4f6f8"/><rect width="1.8" height="5" fill="#8493a3"/></pattern>
    <pattern id="gantt-response" width="3" height="3" patternUnits="userSpaceOnUse">\
    <rect width="3" height="3" fill="#fff"/><rect width="1.2" height="3" fill="#4b5966"/></pattern>
    <pattern id="gantt-holiday" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">\
    <rect width="3" height="3" fill="#d6dce3"/><rect width="1" height="3" fill="#9aa7b4"/></pattern>
    </defs>

    """

  /// How the shape of a task is outlined.
  static func outline(isCritical: Bool) -> Drawing.Stroke {
    isCritical ? Drawing.Stroke(colour: critical, width: 22) : Drawing.Stroke(colour: outline, width: 8)
  }
}
