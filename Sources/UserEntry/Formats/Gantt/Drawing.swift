import Reporting

/// An SVG picture that is being drawn. All places and lengths are in tenths of a pixel.
struct Drawing {
  /// What has been drawn.
  private(set) var svg = ""

  /// How a line is drawn.
  struct Stroke {
    let colour: String
    var width = 10
    var dashes = ""

    var attributes: String {
      " stroke=\"\(colour)\" stroke-width=\"\(width.pixels)\""
        + (dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\"")
    }
  }

  /// Where a text stands beside its place.
  enum Anchor: String { case start, middle, end }

  /// A text on one line. With `hasHalo` what lies behind it does not touch its letters; with a `background` nothing of it
  /// is seen.
  mutating func text(
    _ text: String, _ font: LabelFont, x: Int, y: Int, anchor: Anchor = .start, colour: String = GanttStyle.ink,
    hasHalo: Bool = false, background: String? = nil
  ) {
    guard !text.isEmpty else { return }
    if let background {
      let box = font.box(text, x: x, y: y)
      rectangle(x: box.x.lowerBound, y: box.y.lowerBound, width: box.x.width, height: box.y.width, fill: background)
    }
    svg += "<text x=\"\(x.pixels)\" y=\"\(y.pixels)\" font-size=\"\(font.size.pixels)\""
    if font.isBold { svg += " font-weight=\"bold\"" }
    if anchor != .start { svg += " text-anchor=\"\(anchor.rawValue)\"" }
    svg += " fill=\"\(colour)\""
    if hasHalo { svg += " stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"" }
    svg += ">\(HTMLText.escaped(text))</text>\n"
  }

  /// A rectangle.
  mutating func rectangle(x: Int, y: Int, width: Int, height: Int, fill: String, stroke: Stroke? = nil) {
    svg +=
      "<rect x=\"\(x.pixels)\" y=\"\(y.pixels)\" width=\"\(width.pixels)\" height=\"\(height.pixels)\" fill=\"\(fill)\""
    svg += (stroke?.attributes ?? "") + "/>\n"
  }

  /// A circle.
  mutating func circle(x: Int, y: Int, radius: Int, fill: String, stroke: Stroke) {
    svg +=
      "<circle cx=\"\(x.pixels)\" cy=\"\(y.pixels)\" r=\"\(radius.pixels)\" fill=\"\(fill)\"\(stroke.attributes)/>\n"
  }

  /// A straight line.
  mutating func line(x1: Int, y1: Int, x2: Int, y2: Int, _ stroke: Stroke) {
    svg +=
      "<line x1=\"\(x1.pixels)\" y1=\"\(y1.pixels)\" x2=\"\(x2.pixels)\" y2=\"\(y2.pixels)\"\(stroke.attributes)/>\n"
  }

  /// Straight lines through some places; closed where it is filled.
  mutating func lines(_ places: [(x: Int, y: Int)], fill: String? = nil, stroke: Stroke? = nil) {
    let points = places.map { "\($0.x.pixels),\($0.y.pixels)" }.joined(separator: " ")
    let name = fill == nil ? "polyline" : "polygon"
    svg += "<\(name) points=\"\(points)\" fill=\"\(fill ?? "none")\""
    if let stroke { svg += stroke.attributes + " stroke-linejoin=\"round\"" }
    svg += "/>\n"
  }

  /// Columns of one height as one shape.
  mutating func columns(_ columns: [(x: Int, width: Int)], y: Int, height: Int, fill: String) {
    guard !columns.isEmpty else { return }
    let shape = columns.map { x, width in
      "M\(x.pixels) \(y.pixels)h\(width.pixels)v\(height.pixels)h\((-width).pixels)z"
    }
    svg += "<path d=\"\(shape.joined())\" fill=\"\(fill)\"/>\n"
  }

  /// Shapes that belong together, with a text that a browser shows beside the pointer.
  mutating func group(_ title: String, style: String, _ draw: (inout Drawing) -> Void) {
    svg += "<g class=\"\(style)\"><title>\(HTMLText.escaped(title))</title>\n"
    draw(&self)
    svg += "</g>\n"
  }
}

extension Int {
  /// Tenths of a pixel as SVG writes them: `12.5`.
  var pixels: String {
    let (whole, tenth) = magnitude.quotientAndRemainder(dividingBy: 10)
    return (self < 0 ? "-" : "") + (tenth == 0 ? "\(whole)" : "\(whole).\(tenth)")
  }
}
