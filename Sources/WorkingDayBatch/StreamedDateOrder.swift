import DelimitedText
import Messages
import Tables

/// The order of day and month in a stream. Rows go out at once for as long as their dates don't depend on it; from the first
/// that does, they are kept until a date decides, at the most until the first 1,000 rows have gone by. Then day first is
/// assumed. A later date that contradicts ends the run.
struct StreamedDateOrder {
  struct Row {
    let bytes: [UInt8]
    let line: Int
    let fieldCount: Int
    let fields: [FieldSpan]
    let lineEndLength: Int
    /// For a row without a value or with a fault, what to write without looking at its dates.
    let fault: WorkingDayAnswer??
  }

  var decider: DateOrderDecider
  /// The cell for which day first was assumed, once it was.
  private(set) var assumed: Witness?
  private var rows: [Row] = []
  private var bytes = 0
  private let isChosen: Bool

  /// The most bytes of rows that wait.
  private static let byteLimit = 1 << 24

  init(_ chosen: DateOrder?) {
    decider = DateOrderDecider(chosen)
    isChosen = chosen != nil
  }

  /// Whether no date can change the order any more: the user chose it.
  var isSettled: Bool { isChosen }
  var isWaiting: Bool { !rows.isEmpty }
  var isFull: Bool { rows.count >= DateOrderDecider.rowLimit || bytes > Self.byteLimit }
  /// The order, as far as it is known.
  var value: DateOrder { assumed == nil ? decider.decision.value ?? .dmy : .dmy }

  /// Why the dates can't all be read in one order.
  var contradiction: String? {
    switch decider.decision {
    case .open(let question): question.description
    case .shown(.mdy, let witness):
      assumed.map {
        "'\(witness.text.shown)' (\(witness.place)) can only be read month first, but dates such as '\($0.text.shown)' (\($0.place)) were read day first; give --date-order mdy"
      }
    default: nil
    }
  }

  mutating func keep(_ record: borrowing Record, _ fault: WorkingDayAnswer??) {
    bytes += record.bytes.count
    rows.append(
      Row(
        bytes: Array(record.bytes), line: record.line, fieldCount: record.fieldCount, fields: record.fields,
        lineEndLength: max(1, record.lineEnd.count), fault: fault))
  }

  mutating func take() -> [Row] {
    bytes = 0
    defer { rows = [] }
    return rows
  }

  private var isTold = false

  /// Settles the order by what is known. Gives what must be said of it, once.
  mutating func settle() -> String? {
    guard !isTold else { return nil }
    switch decider.decision {
    case .shown(.mdy, let witness):
      isTold = true
      return "dates are month first, as in '\(witness.text.shown)' (\(witness.place))"
    case .assumed(_, let witness): assumed = witness
    default: break
    }
    let words = decider.assumption
    isTold = words != nil
    return words
  }
}
