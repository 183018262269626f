package import ExactDecimal
import Messages

/// How a rate is written. The raw values are the words of `--percent`.
public enum PercentStyle: String, CaseIterable, Hashable, Sendable {
  /// 0.0425 is 4.25 %: what a spreadsheet stores in a percentage cell.
  case fraction
  /// 4.25 is 4.25 %.
  case percent
}

/// A rate in percent a year as it is written: `4.25%`, `4.25 %`, `4.25`, `4,25`.
///
/// Rates have no thousands, so that a single point or comma in one always comes before decimals, and no other cell has
/// to decide. Only whether `0.0425` is a fraction is open: ``PercentDecider``.
package struct Percentage: Hashable, Sendable {
  /// The number as it is written.
  package let number: ExactDecimal
  /// Whether a percent sign follows it.
  package let hasSign: Bool

  package func percent(_ style: PercentStyle) -> ExactDecimal {
    hasSign || style == .percent ? number : number * ExactDecimal(100)
  }

  /// Reads a rate; `nil` where the cell is empty. The style says what the digits may be.
  package static func read(
    _ cell: some StringProtocol, as style: NumberStyle = NumberStyle(scaleLimit: 8, digitLimit: 20)
  ) throws(NumberError) -> Percentage? {
    var text = CellText.trimmed(cell)
    let hasSign = text.hasSuffix("%")
    if hasSign { text = CellText.trimmed(text.dropLast()) }
    guard hasSign || !text.isEmpty else { return nil }
    for minus in ["\u{2212}", "\u{2013}"] where text.hasPrefix(minus) { text = "-" + text.dropFirst() }
    // One comma and no point: a decimal comma.
    if text.utf8.count(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }) == 1 {
      text = String(text.map { $0 == "," ? "." : $0 })
    }
    return Percentage(number: try ExactDecimal(parsing: text, as: style), hasSign: hasSign)
  }
}

/// Decides whether the base rates of a file are fractions. Bank Rate has never been under 0.1 %, so that a smaller number
/// without a percent sign is probably a fraction of 1, and the user has to say so.
package struct PercentDecider: Sendable {
  private let chosen: PercentStyle?
  private var small: Witness?

  /// Decides by the cells that will be noted, unless the user has chosen.
  package init(_ chosen: PercentStyle? = nil) { self.chosen = chosen }

  package mutating func note(_ cell: some StringProtocol, at place: TablePlace, column: Int? = nil) {
    guard chosen == nil, small == nil, let rate = try? Percentage.read(cell), !rate.hasSign, !rate.number.isZero,
      rate.number.magnitude < ExactDecimal(1, scale: 1)
    else { return }
    small = Witness(place: place, column: column, text: CellText.trimmed(cell))
  }

  package var decision: Decision<PercentStyle> {
    if let chosen { return .chosen(chosen) }
    guard let small else { return .usual(.percent) }
    return .open(
      Question(
        witnesses: [small],
        statement:
          "the rate '\(small.text.shown)' (\(small.place)) is under 0.1 %, which Bank Rate has never been, so it may be a fraction of 1",
        options: ["--percent fraction", "--percent percent"]))
  }
}
