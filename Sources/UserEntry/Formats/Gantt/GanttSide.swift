/// Room beside a shape for words about it.
struct GanttSide {
  let from: Int
  let to: Int
  /// Whether the shape is at its right.
  let isLeft: Bool

  /// How far words may be moved away from their shape to pass a line, and in what steps.
  private static let reach = 600
  private static let step = 20

  /// Where words of a width may begin, the nearest to the shape first; none where they are too wide.
  func places(for width: Int) -> [Int] {
    let spare = min(to - from - width, Self.reach)
    guard spare >= 0 else { return [] }
    return stride(from: 0, through: spare, by: Self.step).map { isLeft ? to - width - $0 : from + $0 }
  }
}
