import ExactDecimal
import Messages
package import Reporting
package import Tables
import WorkingDays

/// A history for people and scripts.
package struct HistoryReport {
  private let history: CoverHistory

  package init(_ history: CoverHistory) { self.history = history }

  /// A row for each Party and assessment; for people also the totals.
  package var listing: Listing {
    Listing(
      Self.columns, history.rows.map(cells), table: .lines(lines),
      json: .object(document).lined(as: .items(history.rows.map { Listing.object(Self.columns, cells($0)) }))
    ).sheet("History", notes: notes)
  }

  /// The same as a workbook, with the totals in a sheet of their own.
  package var layout: WorkbookLayout {
    let kinds = Dictionary(Self.columns.map { ($0.name, $0.kind) }) { first, _ in first }
    return WorkbookLayout(
      "History", further: [.init("Totals", Self.totalColumns, totalCells), .notes(notes)]
    ) { kinds[$0] ?? .text }
  }

  /// A picture of the totals.
  package var svg: String { HistoryChart(history).svg }

  /// The columns of CSV, in their order. Stable: scripts read them.
  private static let columns: [Listing.Column] =
    [
      "party", "name", .date("as_at"), .amount("requirement"), .amount("threshold"), .amount("required"),
      .amount("counted"), .amount("shortfall"), .amount("excess"), "status", "movement",
    ] + changeColumns + ["file"]

  private static let changeColumns: [Listing.Column] = [
    .amount("requirement_change"), .amount("required_change"), .amount("counted_change"), .amount("shortfall_change"),
  ]

  private static let totalColumns: [Listing.Column] =
    [
      .date("as_at"), .number("parties"), .amount("requirement"), .amount("required"), .amount("counted"),
      .amount("shortfall"), .amount("excess"),
    ] + changeColumns + ["rule_set", "file"]

  private func cells(_ row: CoverHistory.Row) -> [String] {
    func plain(_ amount: ExactDecimal?) -> String { amount.map(Money.plain) ?? "" }
    let (figures, month) = (row.figures, history.months[row.month])
    return [
      row.party, row.name, month.asAt.description, plain(figures?.requirement), plain(figures?.threshold),
      plain(figures?.required), plain(figures?.counted), plain(figures?.shortfall), plain(figures?.excess),
      figures?.status?.rawValue ?? "", row.movement.rawValue,
    ] + Self.cells(row.movement == .first ? nil : row.change) + [month.name]
  }

  private static func cells(_ change: CoverChange?) -> [String] {
    guard let change else { return changeColumns.map { _ in "" } }
    return [change.requirement, change.required, change.counted, change.shortfall].map(Money.plain)
  }

  private var totalCells: [[String]] {
    zip(history.months, history.totals).map { month, total in
      let figures = total.figures
      return [month.asAt.description, String(total.parties)]
        + [figures.requirement, figures.required, figures.counted, figures.shortfall, figures.excess].map(Money.plain)
        + Self.cells(total.change) + [month.ruleSet, month.name]
    }
  }

  // MARK: For people

  private func lines(_ terminal: Terminal) -> [ShownText] {
    var table = TextTable(
      [.left, .right, .right, .right, .right, .left],
      titles: ["Party", "Requirement", "Change", "Counted", "Shortfall", "Status"])
    func add(_ date: CivilDate, _ figures: HistoryFigures?, _ change: String, _ status: String) {
      table.add(
        ["  \(date)", figures.map { Money.grouped($0.requirement) } ?? "", change]
          + [figures?.counted, figures?.shortfall].map { $0.map { Money.grouped($0) } ?? "" } + [status])
    }
    func head(_ name: String) { table.add([name, "", "", "", "", ""]) }
    var party: String?
    for row in history.rows {
      if row.party != party { head(Self.short(row.party)) }
      party = row.party
      let change =
        switch row.movement {
        case .first: ""
        case .joined, .departed: row.movement.rawValue
        case .changed, .unchanged: Money.change(row.change.requirement)
        }
      add(history.months[row.month].asAt, row.figures, change, row.figures?.status?.rawValue ?? "")
    }
    // The total of one Party is the Party.
    if Set(history.rows.map(\.party)).count > 1 {
      head("All Parties")
      for (month, total) in zip(history.months, history.totals) {
        add(
          month.asAt, total.figures, total.change.map { Money.change($0.requirement) } ?? "",
          total.parties.counted("Party", "Parties"))
      }
    }
    let rows = history.rows.isEmpty ? [] : table.lines(width: terminal.width) + [""]
    return rows + notes.flatMap { wrapped($0, width: terminal.width) }
  }

  private static func short(_ party: String) -> String { party.count > 20 ? party.prefix(19) + "…" : party }

  /// What the rows rest on.
  private var notes: [String] {
    let (months, count) = (history.months, Set(history.rows.map(\.party)).count)
    guard let first = months.first, let last = months.last else { return [] }
    let period = months.count == 1 ? "of \(first.asAt)" : "from \(first.asAt) to \(last.asAt)"
    let changes = zip(months, months.dropFirst()).filter { $0.ruleSet != $1.ruleSet }.map { earlier, later in
      "\(later.asAt) rests on other rules than \(earlier.asAt): \(later.ruleSet), before \(earlier.ruleSet)."
    }
    let meaning =
      months.count == 1
      ? ""
      : " Change is the difference of the requirement from the earlier assessment; 'seckit cover assess --previous' says why."
    return [
      "\(months.count.counted("assessment")) \(period), \(count.counted("Party", "Parties")).\(meaning)",
      "Rules: \(first.ruleSet).",
    ] + changes
  }

  // MARK: JSON

  private var document: Document {
    Document(
      months: totalCells.map { Listing.object(Self.totalColumns, $0) },
      rows: history.rows.map { Listing.object(Self.columns, cells($0)) })
  }

  private struct Document: Encodable {
    let months: [[String: JSONCell]]
    let rows: [[String: JSONCell]]
  }
}
