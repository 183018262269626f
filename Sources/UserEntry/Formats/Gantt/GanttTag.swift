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

  /// Where the text of a row stands.
  static func baseline(middle: Int) -> Int { middle + 35 }

  /// Writes it.
  func draw(in drawing: inout Drawing) {
    drawing.text(
      text, font, x: x, y: Self.baseline(middle: middle), colour: colour, hasHalo: true,
      background: isOverLine ? "#fff" : nil)
  }
}
