import Reporting

/// An SVG picture that is being drawn. All places and lengths are in tenths of a pixel.
struct Drawing {
  /// What has been drawn.
  private(set) var svg = ""

  /// How a line is drawn.
  struct Stroke {
    let colour: String
    var width = 10
    var dashes: String?
  }

  /// The place of a text beside its point.
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
    svg += SVG.text(
      text,
      [
        "x": x.pixels, "y": y.pixels, "font-size": font.size.pixels, "font-weight": font.isBold ? "bold" : nil,
        "text-anchor": anchor == .start ? nil : anchor.rawValue, "fill": colour,
        "stroke": hasHalo ? "#fff" : nil, "stroke-width": hasHalo ? "3" : nil,
        "stroke-linejoin": hasHalo ? "round" : nil, "paint-order": hasHalo ? "stroke" : nil,
      ])
  }

  /// A rectangle.
  mutating func rectangle(x: Int, y: Int, width: Int, height: Int, fill: String, stroke: Stroke? = nil) {
    svg += SVG.element(
      "rect",
      [
        "x": x.pixels, "y": y.pixels, "width": width.pixels, "height": height.pixels, "fill": fill,
        "stroke": stroke?.colour, "stroke-width": stroke?.width.pixels, "stroke-dasharray": stroke?.dashes,
      ])
  }

  /// A circle.
  mutating func circle(x: Int, y: Int, radius: Int, fill: String, stroke: Stroke) {
    svg += SVG.element(
      "circle",
      [
        "cx": x.pixels, "cy": y.pixels, "r": radius.pixels, "fill": fill, "stroke": stroke.colour,
        "stroke-width": stroke.width.pixels, "stroke-dasharray": stroke.dashes,
      ])
  }

  /// A straight line.
  mutating func line(x1: Int, y1: Int, x2: Int, y2: Int, _ stroke: Stroke) {
    svg += SVG.element(
      "line",
      [
        "x1": x1.pixels, "y1": y1.pixels, "x2": x2.pixels, "y2": y2.pixels, "stroke": stroke.colour,
        "stroke-width": stroke.width.pixels, "stroke-dasharray": stroke.dashes,
      ])
  }

  /// Straight lines through some places; closed where it is filled.
  mutating func lines(_ places: [(x: Int, y: Int)], fill: String? = nil, stroke: Stroke? = nil) {
    svg += SVG.element(
      fill == nil ? "polyline" : "polygon",
      [
        "points": places.map { "\($0.x.pixels),\($0.y.pixels)" }.joined(separator: " "), "fill": fill ?? "none",
        "stroke": stroke?.colour, "stroke-width": stroke?.width.pixels, "stroke-dasharray": stroke?.dashes,
        "stroke-linejoin": stroke == nil ? nil : "round",
      ])
  }

  /// Columns of one height as one shape.
  mutating func columns(_ columns: [(x: Int, width: Int)], y: Int, height: Int, fill: String) {
    guard !columns.isEmpty else { return }
    let shape = columns.map { x, width in
      "M\(x.pixels) \(y.pixels)h\(width.pixels)v\(height.pixels)h\((-width).pixels)z"
    }
    svg += SVG.element("path", ["d": shape.joined(), "fill": fill])
  }

  /// Shapes that belong together, with a text that a browser shows beside the pointer.
  mutating func group(_ title: String, style: String, _ draw: (inout Drawing) -> Void) {
    var drawing = Drawing()
    draw(&drawing)
    svg += SVG.group(title, style: style, drawing.svg)
  }
}

extension Int {
  /// Tenths of a pixel as SVG writes them: `12.5`.
  var pixels: String {
    let (whole, tenth) = magnitude.quotientAndRemainder(dividingBy: 10)
    return (self < 0 ? "-" : "") + (tenth == 0 ? "\(whole)" : "\(whole).\(tenth)")
  }
}
