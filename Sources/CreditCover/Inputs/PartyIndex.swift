import Messages
import Tables

/// Finds Parties by the name that other files call them by, in whatever case.
final class PartyIndex {
  private let places: [String: Int]
  private let names: ShortNames
  /// The same in any case: made only when a name is not found.
  private lazy var folded = Dictionary(uniqueKeysWithValues: places.map { (TableKey($0), $1) })
  private let isComplete: Bool
  /// Other spellings of names in each file, which are said once.
  private var noted: [String: Set<String>] = [:]
  /// The most spellings of a file that are named.
  private static let notedLimit = 3
  /// Names without spaces, in lower case: made only when a name is not found.
  private lazy var spellings: [String: String] = Dictionary(
    places.keys.sorted().map { (Self.squeezed($0), $0) }, uniquingKeysWith: { first, _ in first })
  private let suggestions: Suggestions

  init(_ rows: PartyRows) {
    let places = rows.places
    self.places = places
    names = ShortNames(rows.places)
    isComplete = rows.count > 0
    // It keeps what it is made of: were that the index, neither would ever be freed.
    suggestions = Suggestions(places.keys.sorted())
  }

  /// The number of Parties.
  var count: Int { places.count }

  /// The Party of a row, or `nil` with a finding where there is none. Where the parties file could not be read at all, no
  /// row is blamed for it.
  func find(_ row: TableRow, _ column: Int) -> Int? {
    if let found = row.withBytes(column, { names[$0] }) { return found }
    guard let text = row.requiredText(column), isComplete else { return nil }
    if let found = place(of: text, row) { return found }
    row.report(column, .unknownParty, "party '\(text.shown)' is not in the parties file", suggestion: likely(text))
    return nil
  }

  /// The Party of a name; `nil` where there is none.
  subscript(name: String) -> Int? { places[name] ?? folded[TableKey(name)] }

  /// The same for a name in a row. Another spelling is said once.
  func place(of name: String, _ row: TableRow) -> Int? {
    if let place = places[name] { return place }
    guard let place = folded[TableKey(name)] else { return nil }
    note(name, row)
    return place
  }

  private func note(_ name: String, _ row: TableRow) {
    let count = noted[row.file]?.count ?? 0
    guard count <= Self.notedLimit, noted[row.file, default: []].insert(name).inserted else { return }
    let place = row.place.description(in: row.file)
    row.findings.note(
      count < Self.notedLimit
        ? "\(place): '\(name.shown)' is read as the Party of that name in another case"
        : "\(place): more names in another case were matched after this, and are not listed")
  }

  /// The Party that was probably meant.
  func likely(_ text: String) -> String? {
    spellings[Self.squeezed(text)] ?? suggestions.nearest(to: text)
  }

  private static func squeezed(_ text: String) -> String { text.lowercased().split { $0.isWhitespace }.joined() }
}

extension TableRow {
  /// The ratings of the columns from one on, one for each agency; those that are not known are findings.
  func ratings(from first: Int, _ table: RatingTable) -> [CreditRating] {
    var ratings: [CreditRating] = []
    for (offset, agency) in RatingAgency.allCases.enumerated() where !isEmpty(first + offset) {
      guard let text = text(first + offset) else { continue }
      if let rating = table.rating(text, of: agency) {
        ratings.append(rating)
      } else {
        let other = RatingAgency.allCases.first { table.rating(text, of: $0) != nil }
        let guess = table.likely(text, of: agency)?.symbol ?? other.map { "a rating of \($0.name)" }
        report(
          first + offset, .unknownRating,
          "\(heading(first + offset)) '\(text.shown)' is not a long-term rating of \(agency.name)", suggestion: guess)
      }
    }
    return ratings
  }
}
