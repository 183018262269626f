import ExactDecimal

/// Turns amounts or days into parts of a width, exactly enough for a picture.
struct ReportScale {
  private let whole: ExactDecimal

  /// The whole width stands for an amount; 0 stands for no width at all.
  init(whole: ExactDecimal) { self.whole = whole }

  /// A part as a percentage with two decimals, from `0` to `100%`.
  func percent(_ part: ExactDecimal) -> String {
    let limited = max(.zero, min(part, whole))
    let percent = (limited * ExactDecimal(100)).divided(by: whole, scale: 2, .halfUp) ?? .zero
    return percent.plainText + "%"
  }
}
