import ExactDecimal
import Messages
import Tables

/// Makes Parties of the rows of the parties file.
struct PartyRows {
  private enum Column {
    static let party = 0, name = 1, method = 2, estimate = 3, monthlyInvoice = 4, maximumCreditValue = 5, ratings = 6
    static let score = 10
  }

  let rules: CreditCoverRules
  private(set) var parties: [Party] = []
  /// The Parties by signifier, also those with an error in their row.
  private(set) var places: [String: Int] = [:]
  /// The same in any case, where names have letters that are not capitals.
  private var folded: [TableKey: Int]?
  private var names = RepeatedNames("party")
  private let methods = WordList<ValueAtRiskMethod>()
  private var rowOf: [TablePlace] = []
  /// The rows seen.
  private(set) var count = 0

  init(rules: CreditCoverRules) { self.rules = rules }

  mutating func add(_ row: TableRow) {
    count += 1
    let signifier = names.key(row, Column.party)
    if let signifier {
      if let first = place(of: signifier) {
        row.report(
          Column.party, .duplicate,
          "party '\(signifier.shown)' is already in \(rowOf[first].description(in: row.file))")
      } else {
        places[signifier] = rowOf.count
        folded?[TableKey(signifier)] = rowOf.count
        rowOf.append(row.place)
      }
    }
    let before = row.findings.all.count
    let name = row.text(Column.name)
    let method = row.word(Column.method, methods, default: .itemised)
    let party = Party(
      signifier: signifier ?? "", name: name ?? "", method: method ?? .itemised,
      estimate: row.amount(Column.estimate), monthlyInvoice: row.amount(Column.monthlyInvoice),
      maximumCreditValue: row.amount(Column.maximumCreditValue),
      ratings: row.ratings(from: Column.ratings, rules.ratings), score: row.number(Column.score, in: ScoreTable.scores),
      place: row.place)
    if method == .uplift, row.isEmpty(Column.monthlyInvoice) {
      row.report(
        Column.monthlyInvoice, .missingMonthlyInvoice,
        "\(row.heading(Column.monthlyInvoice)) is empty, but the method uplift needs it")
    }
    if row.findings.all.count == before { parties.append(party) }
  }

  /// The Party of a name, in whatever case it was written before.
  private mutating func place(of name: String) -> Int? {
    if let place = places[name] { return place }
    guard names.hasSmallLetters else { return nil }
    if folded == nil { folded = Dictionary(uniqueKeysWithValues: places.map { (TableKey($0), $1) }) }
    return folded?[TableKey(name)]
  }
}
