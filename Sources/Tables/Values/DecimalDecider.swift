import Messages

/// Decides the decimal mark of a file by all cells of its amount columns together.
///
/// A cell that can be read with one mark only shows it: `0,5` and `1.234,50` the comma, `0.5` and `1,234,567` the point.
/// `1,234` and `1.234` show nothing: without such a cell, three digits behind a comma are thousands, and three behind a
/// point are a question.
package struct DecimalDecider: Sendable {
  private let chosen: DecimalMark?
  private var point: Witness?
  private var comma: Witness?
  /// The first cell with three digits behind a lone point.
  private var doubtful: Witness?

  /// Decides by the cells that will be noted, unless the user has chosen.
  package init(_ chosen: DecimalMark? = nil) { self.chosen = chosen }

  package mutating func note(
    utf8 bytes: UnsafeBufferPointer<UInt8>, at place: TablePlace, column: Int? = nil
  ) {
    guard chosen == nil else { return }
    var (points, commas) = (0, 0)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: ","): commas += 1
      default: break
      }
    }
    // Without points and commas a cell shows nothing; with a single point, nothing new once the point was shown.
    if points + commas == 0 || (points == 1 && commas == 0 && point != nil) { return }
    note(String(decoding: bytes, as: UTF8.self), at: place, column: column)
  }

  package mutating func note(_ cell: some StringProtocol, at place: TablePlace, column: Int? = nil) {
    guard chosen == nil, point == nil || comma == nil, let text = try? AmountText(cell) else { return }
    let witness = { Witness(place: place, column: column, text: CellText.trimmed(cell)) }
    switch (text.digits(.point) != nil, text.digits(.comma) != nil) {
    case (true, false): if point == nil { point = witness() }
    case (false, true): if comma == nil { comma = witness() }
    case (true, true):
      if doubtful == nil, text.dependsOnMark, text.body.contains(".") { doubtful = witness() }
    case (false, false): break
    }
  }

  package var decision: Decision<DecimalMark> {
    if let chosen { return .chosen(chosen) }
    switch (point, comma) {
    case (let point?, let comma?):
      return .open(
        question(
          "'\(comma.text.shown)' (\(comma.place)) has a decimal comma, and '\(point.text.shown)' (\(point.place)) a decimal point",
          [comma, point]))
    case (let point?, nil): return .shown(.point, by: point)
    case (nil, let comma?): return .shown(.comma, by: comma)
    case (nil, nil): break
    }
    guard let doubtful else { return .usual(.point) }
    return .open(
      question(
        "'\(doubtful.text.shown)' (\(doubtful.place)) can have a decimal point or a point between thousands, and no other amount in the file decides",
        [doubtful]))
  }

  private func question(_ statement: String, _ witnesses: [Witness]) -> Question {
    Question(witnesses: witnesses, statement: statement, options: ["--decimal point", "--decimal comma"])
  }
}
