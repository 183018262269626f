import Messages
import Reporting

/// Finds Parties by the name that other files call them by.
final class PartyIndex {
  private let places: [String: Int]
  private let isComplete: Bool
  /// Names without spaces around them, in lower case: made only when a name is not found.
  private lazy var spellings: [String: String] = Dictionary(
    places.keys.sorted().map { (Self.folded($0), $0) }, uniquingKeysWith: { first, _ in first })

  init(_ rows: PartyRows) {
    places = rows.places
    isComplete = rows.count > 0
  }

  /// The number of Parties.
  var count: Int { places.count }

  /// The Party of a row, or `nil` with a finding where there is none. Where the parties file could not be read at all, no
  /// row is blamed for it.
  func find(_ row: InputRow, _ column: Int) -> Int? {
    let found = row.withBytes(column) { bytes -> Int? in
      InputRow.text(of: bytes).flatMap { places[$0] }
    }
    if let found { return found }
    guard let text = row.requiredText(column), isComplete else { return nil }
    row.report(
      column, .unknownParty, "party '\(text.shown)' is not in the parties file",
      guess: likely(text))
    return nil
  }

  /// The Party of a name; `nil` where there is none.
  subscript(name: String) -> Int? { places[name] }

  /// The Party that was probably meant.
  func likely(_ text: String) -> String? {
    spellings[Self.folded(text)] ?? Suggestion.nearest(to: text, among: Array(places.keys.prefix(1000)).sorted())
  }

  private static func folded(_ text: String) -> String { text.lowercased().split { $0.isWhitespace }.joined() }
}
