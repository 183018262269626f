import ExactDecimal
public import Files
import Messages
public import Tables
public import WorkingDays

/// What `seckit cover assess` says of a Party: read from its CSV.
public struct CoverResult: Hashable, Sendable {
  /// `met`, `met-nil`, or `open` for a shortfall.
  public let state: RequirementState
  /// The figures that it rests on, as a sentence; and how the date was read, where that was assumed.
  public private(set) var summary: String
  /// The day by which a shortfall must be covered; `nil` where there is none.
  public let due: CivilDate?
  /// The last day on which the support is enough; `nil` where the assessment knows of none.
  public private(set) var coveredUntil: CivilDate?
  /// The date of the assessment; `nil` of a file from before it had one.
  public private(set) var asAt: CivilDate?
  /// What was understood of the file and should be said once: a delimiter, a header further down.
  public private(set) var notices: [String] = []

  private enum Column {
    static let party = 0, status = 1, requirement = 2, threshold = 3, required = 4, counted = 5, shortfall = 6
    static let actionBy = 7, coveredUntil = 8, asAt = 9
  }

  private enum Status: String, CaseIterable {
    case notRequired = "not-required"
    case covered, lapsing, shortfall
  }

  private static let statuses = WordList<Status>()

  /// The columns of an assessment that a checklist needs. It has others, which are of no use here.
  package static let schema = TableSchema(
    "cover",
    [
      TableColumn(
        "party", .key, isRequired: true, meaning: "The Party.",
        synonyms: ["Party Signifier", "SEC Party Signifier", "SEC Party", "Signifier", "Party ID"]),
      TableColumn("status", .word, isRequired: true, meaning: "The result of the assessment.", words: statuses.words),
      TableColumn(
        "requirement", .amount, isRequired: true, meaning: "The Credit Cover Requirement before the threshold.",
        synonyms: ["Credit Cover Requirement"]),
      TableColumn(
        "threshold", .amount, isRequired: true, meaning: "The Credit Cover Threshold.",
        synonyms: ["Credit Cover Threshold"]),
      TableColumn(
        "required", .amount, isRequired: true, meaning: "The amount to provide; 0 if it is not over the threshold."),
      TableColumn(
        "counted", .amount, isRequired: true, meaning: "The Credit Support that counts.", synonyms: ["Credit Support"]),
      TableColumn("shortfall", .amount, isRequired: true, meaning: "The shortfall."),
      TableColumn(
        "action_by", .date, isRequired: true, meaning: "The date by which the Credit Support must be increased."),
      TableColumn("covered_until", .date, meaning: "The last day on which the Credit Support is enough."),
      TableColumn("as_at", .date, meaning: "The date of the assessment."),
    ], others: .kept)

  /// Finds a Party in an assessment. Where it is not there, that is a finding, with the Party that was probably meant.
  public init(
    _ source: any ByteSource, party: String, reading: TableReading = .standard
  ) throws(TablesError) {
    let wanted = TableKey(party)
    var (found, isThere): (CoverResult?, Bool) = (nil, false)
    var others: [String] = []
    let understood = try reading.readAll([source], ending: ", or give the output of 'seckit cover assess --format csv'")
    {
      findings throws(FileError) in
      try TableReader(Self.schema, findings, reading).read(source) { row in
        guard let name = row.requiredText(Column.party) else { return }
        guard TableKey(name) == wanted else { return others.append(name) }
        guard !isThere else { return }
        isThere = true
        found = CoverResult(row)
      }
      guard !isThere, findings.isEmpty else { return }
      findings.add(
        TableFinding(
          file: source.name, .unknownParty, "has no Party '\(party.shown)'",
          suggestion: Suggestion.nearest(to: party, among: others)))
    }
    guard var found else { preconditionFailure("a row that can't be read has no finding") }
    found.notices = understood.notices
    if found.due != nil { found.summary += understood.readings.map { " (\($0.text))" }.joined() }
    self = found
  }

  private init?(_ row: TableRow) {
    // All figures of the row are read, also those that its status does not rest on: the row is trusted as a whole.
    let amounts = [Column.requirement, Column.threshold, Column.required, Column.counted, Column.shortfall].map {
      ($0, row.requiredAmount($0, mayBeNegative: true))
    }
    let status = row.word(Column.status, Self.statuses)
    coveredUntil = row.date(Column.coveredUntil)
    asAt = row.date(Column.asAt)
    let actionBy = status == .shortfall || !row.isEmpty(Column.actionBy) ? row.requiredDate(Column.actionBy) : nil
    guard let status, amounts.allSatisfy({ $0.1 != nil }) else { return nil }
    func pounds(_ column: Int) -> String {
      amounts.first { $0.0 == column }?.1?.rounded(scale: 2, .halfUp).groupedText ?? ""
    }
    switch status {
    case .notRequired:
      state = .metWithoutSupport
      summary = "requirement £\(pounds(Column.requirement)), not over the threshold £\(pounds(Column.threshold))"
      due = nil
    case .covered, .lapsing:
      state = .met
      summary =
        "support £\(pounds(Column.counted)) covers £\(pounds(Column.required))"
        + (coveredUntil.map { " until \($0)" } ?? "")
      due = nil
    case .shortfall:
      state = .open
      due = actionBy
      summary =
        "£\(pounds(Column.shortfall)) of £\(pounds(Column.required)) required is missing; increase the support by "
        + (due?.description ?? "")
    }
  }
}
