import Messages
import WorkingDays

/// Decides the order of day and month by all cells of a file's date columns together; in a stream by the first
/// ``rowLimit`` rows.
///
/// A cell that is a date in one order only shows it: `17/04/2025` day first, `04/17/2025` month first. Where no cell does,
/// day first is assumed, as in Britain, and reported. Dates such as `2025-04-17` and `17-Apr-25` show nothing. A year of
/// two digits in front is never guessed: where that is the likelier reading of a date, it is said.
package struct DateOrderDecider: Sendable {
  private let chosen: DateOrder?
  private var dayFirst: Witness?
  private var monthFirst: Witness?
  /// The first cell that is another day in each order.
  private var doubtful: Witness?
  /// The first cell that is another day with its year in front, and whether another cell can't have it there.
  private var yearFirst: (witness: Witness, isLikelier: Bool)?
  private var isYearLast = false

  /// The rows of a stream that decide.
  package static let rowLimit = 1_000

  /// Decides by the cells that will be noted, unless the user has chosen.
  package init(_ chosen: DateOrder? = nil) { self.chosen = chosen }

  package mutating func note(
    utf8 bytes: UnsafeBufferPointer<UInt8>, at place: TablePlace, column: Int? = nil
  ) {
    guard chosen == nil, !bytes.isEmpty, CivilDate(utf8: bytes) == nil else { return }
    note(String(decoding: bytes, as: UTF8.self), at: place, column: column)
  }

  package mutating func note(_ cell: some StringProtocol, at place: TablePlace, column: Int? = nil) {
    guard chosen == nil, dayFirst == nil || monthFirst == nil else { return }
    let whole = CellText.trimmed(cell)
    guard let text = DateText(DateCell.divide(whole).date) else { return }
    let witness = Witness(place: place, column: column, text: whole)
    noteYear(text, witness)
    switch (text.date(.dmy), text.date(.mdy)) {
    case (.some, nil): if dayFirst == nil { dayFirst = witness }
    case (nil, .some): if monthFirst == nil { monthFirst = witness }
    case (let one?, let other?): if one != other, doubtful == nil { doubtful = witness }
    case (nil, nil): break
    }
  }

  private mutating func noteYear(_ text: DateText, _ witness: Witness) {
    guard text.isInNumbers, let date = text.date(.dmy) ?? text.date(.mdy) else { return }
    guard let other = text.date(.ymd) else { return isYearLast = true }
    guard other != date else { return }
    // With hyphens, `25-04-17`, a year in front is as usual as a day.
    let isLikelier =
      date.parts.year < Self.firstLikelyYear && other.parts.year >= Self.firstLikelyYear
      || witness.text.contains("-")
    if yearFirst == nil || isLikelier && yearFirst?.isLikelier == false { yearFirst = (witness, isLikelier) }
  }

  /// The Smart Energy Code is of 2013: an earlier date is hardly meant where another reading is later.
  private static let firstLikelyYear = 2013

  /// A cell that can have its year in front, where no cell shows that it has not; and whether that is the likelier reading,
  /// so that the result has to say what was assumed.
  package var yearFirstToo: (witness: Witness, isLikelier: Bool)? { chosen == nil && !isYearLast ? yearFirst : nil }

  /// What is said where day first is assumed, or where a year in front would be likelier.
  package var assumption: String? {
    let words = { (witness: Witness) in
      "dates such as '\(witness.text.shown)' (\(witness.place)) are read day first"
    }
    switch decision {
    case .assumed(_, let witness):
      return words(witness) + ", because none shows the order; give --date-order mdy if they are month first"
        + (yearFirstToo == nil ? "" : ", or ymd if they are year first")
    case .shown(.dmy, _):
      // Of `17.4.25` nobody asks that.
      return yearFirstToo.flatMap {
        !$0.isLikelier
          ? nil : words($0.witness) + ", because none rules that out; give --date-order ymd if they are year first"
      }
    default: return nil
    }
  }

  /// Whether a cell was noted whose day depends on the order, so that a stream has to wait for the decision.
  package var isDoubtful: Bool { doubtful != nil && decision.isAssumed }

  package var decision: Decision<DateOrder> {
    if let chosen { return .chosen(chosen) }
    switch (dayFirst, monthFirst) {
    case (let day?, let month?):
      return .open(
        Question(
          witnesses: [day, month],
          statement:
            "'\(day.text.shown)' (\(day.place)) can only be read day first, and '\(month.text.shown)' (\(month.place)) only month first",
          options: ["--date-order dmy", "--date-order mdy"]))
    case (let day?, nil): return .shown(.dmy, by: day)
    case (nil, let month?): return .shown(.mdy, by: month)
    case (nil, nil): return doubtful.map { .assumed(.dmy, of: $0) } ?? .usual(.dmy)
    }
  }
}
