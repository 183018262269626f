import ExactDecimal
package import Messages
package import Reporting
import WorkingDays

/// An outlook for people and scripts.
package struct OutlookReport {
  private let outlook: CoverOutlook

  package init(_ outlook: CoverOutlook) { self.outlook = outlook }

  /// A row for each change; for people by day, with how many are short after 30, 60 and 90 days.
  package var listing: Listing {
    Listing(
      Self.columns, outlook.changes.map(cells), table: .lines(lines),
      json: .object(document).lined(as: .items(outlook.changes.map { Listing.object(Self.columns, cells($0)) }))
    ).sheet("Outlook", notes: notes)
  }

  /// The calendar of what stops counting, what must be provided, and the reviews.
  package var calendar: String { OutlookCalendar(outlook, notes).text }

  /// What a reader is told beside rows for scripts.
  package var words: ShownText { ShownText(lines: notes.endedLines) }

  /// The columns of CSV, in their order. Stable: scripts read them.
  private static let columns: [Listing.Column] = [
    .date("date"), .number("days"), "party", "name", "event", "item", .amount("amount"), .amount("requirement"),
    .amount("threshold"), .amount("required"), .amount("counted"), .amount("shortfall"), .amount("shortfall_change"),
    "status", "becomes_short", "action", .date("action_by"), .date("as_at"),
  ]

  private func cells(_ change: OutlookChange) -> [String] {
    func plain(_ amount: ExactDecimal?) -> String { amount.map(Money.plain) ?? "" }
    let (figures, result) = (change.figures, change.result)
    return [
      change.day.description, String(change.day - outlook.assessor.asAt), change.party?.signifier ?? "",
      change.party?.name ?? "", change.event.rawValue, change.item, plain(change.amount), plain(result?.requirement),
      plain(figures?.threshold), plain(result?.required), plain(figures?.counted), plain(result?.shortfall),
      figures == nil ? "" : plain(change.shortfallChange), change.status?.rawValue ?? "",
      figures == nil ? "" : String(change.becomesShort), change.action, change.actionBy?.description ?? "",
      outlook.assessor.asAt.description,
    ]
  }

  // MARK: For people

  private func lines(_ terminal: Terminal) -> [ShownText] {
    let asAt = outlook.assessor.asAt
    var table = TextTable(
      [.left, .left, .right, .left, .left], titles: ["Party", "What changes", "Shortfall", "What to do", "By"])
    var day: CivilDate?
    for change in outlook.changes {
      if change.day != day { table.add([change.day.description, "", "", "", ""]) }
      day = change.day
      table.add([
        "  \(change.party?.signifier ?? "all")", Self.words(change),
        change.figures == nil ? "" : Money.grouped(change.shortfall), change.action,
        change.actionBy?.description ?? "",
      ])
    }
    var summary = TextTable(
      [.left, .right, .right, .right], titles: ["In", "Short", "of them new", "Shortfall"])
    for days in days {
      let short = outlook.shortfalls(after: days)
      summary.add([
        days == 0 ? "now" : days.counted("day"), String(short.parties), String(short.new), Money.grouped(short.amount),
      ])
    }
    let title = "From \(asAt.displayText) to \(outlook.options.until.displayText)"
    let rows =
      outlook.changes.isEmpty
      ? wrapped("Nothing changes.", width: terminal.width) : table.lines(width: terminal.width)
    return wrapped(title, width: terminal.width) + [""] + rows + [""] + summary.lines(width: terminal.width) + [""]
      + notes.flatMap { hanging($0, rest: 2, width: terminal.width) }
  }

  /// The days after which it is told how many are short: today, 30, 60 and 90, and the last.
  private var days: [Int] {
    let last = outlook.options.until - outlook.assessor.asAt
    return [0, 30, 60, 90].filter { $0 < last } + [last]
  }

  /// What changes, in words.
  static func words(_ change: OutlookChange) -> String {
    let amount = change.amount.map { Money.pounds($0) } ?? ""
    switch change.event {
    case .short: return "is short of Credit Support"
    case .threshold:
      guard change.party == nil else { return "the threshold of \(change.item) applies" }
      return "Regulatory Year \(change.item)" + (amount.isEmpty ? " begins" : ", threshold \(amount)")
    case .review: return "review, \(change.item), \(amount)"
    case .invoicesDue:
      return "\(change.item) falls due, \(amount)".replacing(#/(Invoices) falls/#) { "\($0.1) fall" }
    case .supportEnds:
      return "\(change.instrument?.kind.name ?? "") \(change.item), \(amount), no longer counts"
    }
  }

  /// What the rows rest on.
  private var notes: [String] {
    let (assessor, options) = (outlook.assessor, outlook.options)
    var notes = [
      options.paysWhenDue
        ? "Each Invoice is taken to be paid on its due date; those overdue on \(assessor.asAt) stay unpaid. No other Invoice is issued or paid; estimates, ratings and states of instruments stay."
        : "Nothing else is taken to change: no Invoice is issued or paid; estimates, ratings and states of instruments stay.",
      "Reviews: on Working Day \(options.reviewDay) of each month, a convention of seckit; --review-day changes it.",
      "Credit Cover Threshold \(Money.pounds(assessor.threshold.amount)) (\(assessor.threshold.rule.reference.source)), Regulatory Year \(assessor.rules.regulatoryYear.name).",
    ]
    for year in outlook.years {
      notes.append(
        year.threshold.map {
          "From \(year.begins) the threshold of \(year.name): \(Money.pounds($0.amount)) (\($0.rule.reference.source))."
        } ?? "From \(year.begins), in \(year.name), the same threshold is taken: none is recorded.")
    }
    notes.append("Rules of \(assessor.asAt) throughout: \(assessor.rules.ruleSetText).")
    if let unverified = CitedRule.unverifiedText(outlook.unverified) { notes.append(unverified) }
    if let last = outlook.changes.last, let warning = assessor.calendar.warning(for: last.day) {
      notes.append("Warning: \(warning)")
    }
    return notes
  }

  // MARK: JSON

  private var document: Document {
    let assessor = outlook.assessor
    return Document(
      asAt: assessor.asAt, until: outlook.options.until, ruleSet: assessor.rules.ruleSet,
      rulesFile: assessor.rules.file, threshold: assessor.threshold.rule, unverified: outlook.unverified, notes: notes,
      shortfalls: days.map { days in
        let short = outlook.shortfalls(after: days)
        return Document.Shortfalls(
          days: days, parties: short.parties, newParties: short.new, shortfall: Money.plain(short.amount))
      }, changes: outlook.changes.map { Listing.object(Self.columns, cells($0)) })
  }

  private struct Document: Encodable {
    let asAt, until: CivilDate
    let ruleSet: String
    let rulesFile: RulesFile?
    let threshold: CitedRule
    let unverified: [CitedRule]
    let notes: [String]
    let shortfalls: [Shortfalls]
    let changes: [[String: JSONCell]]

    struct Shortfalls: Encodable {
      let days, parties, newParties: Int
      let shortfall: String
    }
  }
}
