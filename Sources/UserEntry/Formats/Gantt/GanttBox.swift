/// A rectangle of the picture, in tenths of a pixel: where a text or a piece of a line is.
struct GanttBox {
  let x: Range<Int>
  let y: Range<Int>

  init(x: Range<Int>, y: Range<Int>) {
    self.x = x
    self.y = y
  }

  /// A line between two places, of a width.
  init(from start: (x: Int, y: Int), to end: (x: Int, y: Int), width: Int) {
    let half = (width + 1) / 2
    x = (min(start.x, end.x) - half)..<(max(start.x, end.x) + half)
    y = (min(start.y, end.y) - half)..<(max(start.y, end.y) + half)
  }

  /// Whether two rectangles share a place.
  func overlaps(_ other: GanttBox) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
}

extension LabelFont {
  /// The box of a text, with the little room around it that lets it be read beside a line.
  func box(_ text: String, x: Int, y: Int) -> GanttBox {
    GanttBox(x: (x - 15)..<(x + width(of: text) + 15), y: (y - size * 4 / 5)..<(y + size / 4))
  }
}
