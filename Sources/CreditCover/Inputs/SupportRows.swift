import Tables
import WorkingDays

/// Makes instruments of the rows of the support file.
struct SupportRows {
  private enum Column {
    static let party = 0, instrument = 1, kind = 2, amount = 3, issuer = 4, ratings = 5, expires = 9, state = 10
  }

  let ratings: RatingTable
  let parties: PartyIndex
  private let kinds = WordList<SupportKind>()
  private let states = WordList<InstrumentState>()
  private var names = RepeatedNames("instrument")
  private var instruments: [SupportInstrument] = []
  /// The Party of each, by its place.
  private var owners: [Int] = []
  /// Rows with an error elsewhere, whose names still count.
  private var incomplete: [(party: Int, number: String, place: TablePlace)] = []

  init(ratings: RatingTable, parties: PartyIndex) {
    self.ratings = ratings
    self.parties = parties
  }

  mutating func add(_ row: TableRow) {
    let party = parties.find(row, Column.party)
    let name = names.key(row, Column.instrument)
    let kind = row.word(Column.kind, kinds)
    let amount = row.requiredAmount(Column.amount)
    let issuer = row.text(Column.issuer)
    let issuerRatings = row.ratings(from: Column.ratings, ratings)
    let expires = row.date(Column.expires)
    // A Cash Deposit lies with the DCC: nobody can breach or disclaim it, and it need not expire.
    let state = row.word(Column.state, states, default: kind == .cashDeposit || kind == nil ? .inForce : nil)
    if let kind, kind != .cashDeposit, row.isEmpty(Column.expires) {
      row.report(Column.expires, .missingExpiry, "expires is empty, but a \(kind.name) needs a date of expiry")
    }
    guard let party, let name, let kind, let amount, let issuer, let state else {
      if let party, let name { incomplete.append((party, name, row.place)) }
      return
    }
    owners.append(party)
    instruments.append(
      SupportInstrument(
        name: name, kind: kind, amount: amount, issuer: issuer, ratings: issuerRatings,
        expires: expires, state: state, place: row.place))
  }

  /// All instruments by Party; those with a name that the Party had before are findings.
  /// They are no longer here afterwards.
  mutating func grouped(count: Int, threads: Int, _ findings: TableFindings) -> GroupedArray<SupportInstrument> {
    var all: [SupportInstrument] = []
    swap(&all, &instruments)
    let grouped = GroupedArray(consume all, groups: owners, count: count)
    names.report(incomplete, against: { party in grouped[party].map { ($0.name, $0.place) } }, findings)
    names.report(grouped, count: count, threads: threads, key: { $0.name }, place: { $0.place }, findings)
    return grouped
  }
}
