import ExactDecimal
import Messages
import Reporting

/// Makes Parties of the rows of the parties file.
struct PartyRows {
  static let columns = [
    InputColumn(name: "party", isRequired: true), InputColumn(name: "name", isRequired: false),
    InputColumn(name: "method", isRequired: false), InputColumn(name: "estimate", isRequired: false),
    InputColumn(name: "monthly_invoice", isRequired: false),
    InputColumn(name: "maximum_credit_value", isRequired: false), InputColumn(name: "sp", isRequired: false),
    InputColumn(name: "moodys", isRequired: false), InputColumn(name: "fitch", isRequired: false),
    InputColumn(name: "dbrs", isRequired: false), InputColumn(name: "score", isRequired: false, mayBeNumber: true),
  ]

  private enum Column {
    static let party = 0, name = 1, method = 2, estimate = 3, monthlyInvoice = 4, maximumCreditValue = 5, ratings = 6
    static let score = 10
  }

  let rules: CreditCoverRules
  private(set) var parties: [Party] = []
  /// The Parties by signifier, also those with an error in their row.
  private(set) var places: [String: Int] = [:]
  private var rowOf: [RowPlace] = []
  /// The rows seen.
  private(set) var count = 0

  init(rules: CreditCoverRules) { self.rules = rules }

  mutating func add(_ row: InputRow) {
    count += 1
    let signifier = row.requiredKey(Column.party)
    if let signifier {
      if let first = places[signifier] {
        row.report(
          Column.party, .repeatedParty,
          "party '\(signifier.shown)' is there already, in \(rowOf[first].words(in: row.file))")
      } else {
        places[signifier] = rowOf.count
        rowOf.append(row.place)
      }
    }
    let before = row.findings.all.count
    let name = row.text(Column.name)
    let method = row.word(Column.method, .unknownMethod, default: ValueAtRiskMethod.itemised)
    let party = Party(
      signifier: signifier ?? "", name: name ?? "", method: method ?? .itemised,
      estimate: row.amount(Column.estimate), monthlyInvoice: row.amount(Column.monthlyInvoice),
      maximumCreditValue: row.amount(Column.maximumCreditValue),
      ratings: row.ratings(from: Column.ratings, rules.ratings), score: score(row), place: row.place)
    if method == .uplift, row.isEmpty(Column.monthlyInvoice) {
      row.report(
        Column.monthlyInvoice, .missingMonthlyInvoice, "monthly_invoice is empty, and the method uplift needs it")
    }
    if row.findings.all.count == before { parties.append(party) }
  }

  private func score(_ row: InputRow) -> Int? {
    guard !row.isEmpty(Column.score), let text = row.text(Column.score) else { return nil }
    if text.utf8.count <= 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let score = Int(text),
      ScoreTable.scores.contains(score)
    {
      return score
    }
    row.report(Column.score, .invalidScore, "score '\(text.shown)' is no whole number from 0 to 100")
    return nil
  }
}
