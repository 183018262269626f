public import ExactDecimal
public import Messages
import Tables
public import WorkingDays

/// What an earlier assessment says of each Party, in short: a month of a ``CoverHistory``.
public struct HistoryMonth: Sendable {
  /// The date of the assessment.
  public let asAt: CivilDate
  /// Its rule set.
  public let ruleSet: String
  /// What its file is called.
  public let name: String
  typealias Entry = (party: String, name: String, figures: HistoryFigures)
  let parties: [Entry]

  /// Takes what a history needs out of an assessment, which may then go.
  public init(_ assessment: PreviousAssessment, name: String) {
    (asAt, ruleSet, self.name) = (assessment.asAt, assessment.ruleSet, name)
    parties = assessment.records.map { ($0.party, $0.name, HistoryFigures($0)) }
  }
}

/// What a Party had to provide and provided on one day, in pounds.
public struct HistoryFigures: Hashable, Sendable {
  /// The Credit Cover Requirement.
  public private(set) var requirement = ExactDecimal.zero
  /// The Credit Support that it had to provide.
  public private(set) var required = ExactDecimal.zero
  /// The Credit Support that counted.
  public private(set) var counted = ExactDecimal.zero
  /// What was missing.
  public private(set) var shortfall = ExactDecimal.zero
  /// What was provided beyond.
  public private(set) var excess = ExactDecimal.zero
  /// The Credit Cover Threshold; `nil` of a sum.
  public private(set) var threshold: ExactDecimal?
  /// Its status; `nil` of a sum.
  public private(set) var status: CoverStatus?

  /// Nothing, to add to.
  init() {}

  init(_ record: PartyRecord) {
    (requirement, required, counted) = (record.requirement, record.required, record.counted)
    (shortfall, excess) = (record.shortfall, record.excess)
    (threshold, status) = (record.threshold, record.status)
  }

  mutating func add(_ other: HistoryFigures) {
    requirement += other.requirement
    required += other.required
    counted += other.counted
    shortfall += other.shortfall
    excess += other.excess
  }

  /// What changed since earlier figures.
  func change(since earlier: HistoryFigures) -> CoverChange {
    var change = CoverChange()
    change.requirement = requirement - earlier.requirement
    change.required = required - earlier.required
    change.counted = counted - earlier.counted
    change.shortfall = shortfall - earlier.shortfall
    return change
  }
}

/// Any number of assessments in order of their dates: what each Party had to provide and provided on each, and what changed
/// from one to the next.
public struct CoverHistory: Sendable {
  /// How a Party comes to be in an assessment.
  public enum Movement: String, Encodable, Sendable {
    /// The first assessment of all.
    case first
    /// It was not in the earlier one.
    case joined
    /// An amount is another than in the earlier one.
    case changed
    /// No amount is.
    case unchanged
    /// It is no longer there, and was in the earlier one.
    case departed
  }

  /// A Party in one assessment.
  public struct Row: Sendable {
    /// The Party.
    public let party: String
    /// Its name.
    public let name: String
    /// The place of the assessment among the ``months``.
    public let month: Int
    /// Its figures; `nil` where it is no longer there.
    public let figures: HistoryFigures?
    /// What became of it since the earlier assessment.
    public let movement: Movement
    /// By how much its figures changed since then; nothing in the first assessment.
    public let change: CoverChange
  }

  /// The assessments, in order of their dates.
  public let months: [HistoryMonth]
  /// The Parties in the order in which they came, and of each its assessments in order.
  public let rows: [Row]

  /// The most assessments of a history.
  public static let limit = 1000

  /// Puts assessments in order. With `only`, all but that Party, in whatever case, are left out. Throws where there is none,
  /// where two have one date, and where no assessment has the Party.
  public init(_ assessments: [HistoryMonth], only party: String? = nil) throws(HistoryError) {
    guard !assessments.isEmpty else { throw .empty }
    guard assessments.count <= Self.limit else { throw .tooMany(assessments.count) }
    let months = assessments.sorted { $0.asAt < $1.asAt }
    for (earlier, later) in zip(months, months.dropFirst()) where earlier.asAt == later.asAt {
      throw earlier.name == later.name ? .twice(later.name) : .sameDate(earlier.name, later.name, later.asAt)
    }
    self.months = months
    let wanted = party.map { TableKey($0) }
    var order: [TableKey] = []
    var found: [TableKey: [Int: HistoryMonth.Entry]] = [:]
    for (place, month) in months.enumerated() {
      for entry in month.parties {
        let key = TableKey(entry.party)
        guard wanted == nil || key == wanted else { continue }
        if found[key] == nil { order.append(key) }
        found[key, default: [:]][place] = entry
      }
    }
    if let party, order.isEmpty {
      let names = Set(months.flatMap { $0.parties.map(\.party) }).sorted()
      throw .noParty(party, likely: Suggestion.nearest(to: party, among: names))
    }
    rows = order.flatMap { key in Self.rows(found[key] ?? [:], count: months.count) }
  }

  /// The rows of a Party, under the signifier that it has in the last assessment.
  private static func rows(_ entries: [Int: HistoryMonth.Entry], count: Int) -> [Row] {
    let party = entries.max { $0.key < $1.key }?.value.party ?? ""
    var name = ""
    return (0..<count).compactMap { place in
      let (now, before) = (entries[place], entries[place - 1]?.figures)
      name = now?.name ?? name
      guard now != nil || before != nil else { return nil }
      let change = (now?.figures ?? HistoryFigures()).change(since: before ?? HistoryFigures())
      let movement: Movement =
        if place == 0 { .first } else if before == nil { .joined } else if now == nil {
          .departed
        } else {
          change == CoverChange() ? .unchanged : .changed
        }
      return Row(
        party: party, name: name, month: place, figures: now?.figures, movement: movement,
        change: place == 0 ? CoverChange() : change)
    }
  }

  /// What all Parties come to in an assessment.
  public struct Total: Sendable {
    /// Their figures together.
    public fileprivate(set) var figures = HistoryFigures()
    /// How many there are.
    public fileprivate(set) var parties = 0
    /// By how much the figures changed since the earlier assessment; `nil` of the first.
    public fileprivate(set) var change: CoverChange?
  }

  /// What all Parties come to in each assessment.
  public var totals: [Total] {
    var totals = months.map { _ in Total() }
    for row in rows {
      guard let figures = row.figures else { continue }
      totals[row.month].figures.add(figures)
      totals[row.month].parties += 1
    }
    for place in totals.indices.dropFirst() {
      totals[place].change = totals[place].figures.change(since: totals[place - 1].figures)
    }
    return totals
  }
}

/// Why assessments don't make a history.
public enum HistoryError: UserError, Hashable {
  /// There is none.
  case empty
  /// There are more than ``CoverHistory/limit``.
  case tooMany(Int)
  /// A file is given twice.
  case twice(String)
  /// Two files have one date.
  case sameDate(String, String, CivilDate)
  /// No assessment has the Party.
  case noParty(String, likely: String?)

  /// A sentence that says what to do.
  public var description: String {
    switch self {
    case .empty: "there is no assessment; write one with 'seckit cover assess --format json'"
    case .tooMany(let count): "\(count) assessments are over the limit of \(CoverHistory.limit); give fewer"
    case .twice(let name): "\(name) is given twice; give it once"
    case .sameDate(let one, let other, let date):
      "\(one) and \(other) are both as at \(date); leave one of them out"
    case .noParty(let party, let likely):
      "party '\(party.shown)' is not in any of the assessments"
        + (likely.map { "; probably meant: \($0.shown)" } ?? "; check the signifier")
    }
  }
}
