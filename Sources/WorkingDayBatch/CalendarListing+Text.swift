import Messages
public import Reporting
public import WorkingDays

/// How the calendars are printed.
extension CalendarListing {
  /// The columns of CSV, in their order. Stable: scripts read them.
  public static let columns = [
    "calendar", "name", "first", "last", "first_official", "last_official", "last_projected", "list_date", "source",
    "projected_source",
  ]

  /// The calendars in a format.
  public func text(_ format: TableFormat, _ terminal: Terminal) -> String {
    switch format {
    case .table: lines(terminal).map { $0 + "\n" }.joined()
    case .csv: CSVText.record(Self.columns) + rows.map { CSVText.record(fields($0)) }.joined()
    case .json: JSONDocument.text(of: rows, pretty: true) + "\n"
    case .jsonl: rows.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
    }
  }

  private func fields(_ row: CalendarListing.Row) -> [String] {
    let dates = [row.first, row.last, row.firstOfficial, row.lastOfficial, row.lastProjected, row.listDate]
    return [row.calendar, row.name] + dates.map { $0?.description ?? "" } + [row.source, row.projectedSource]
  }

  private func lines(_ terminal: Terminal) -> [String] {
    func put(_ noun: String, _ text: String) -> [String] {
      let margin = 2 + 11
      let pieces = wrapped(text, width: terminal.width - margin)
      return pieces.enumerated().map { number, piece in
        "  " + (number == 0 ? noun : "").padding(to: 11) + piece
      }
    }
    func days(_ first: CivilDate?, _ last: CivilDate?) -> String {
      [first, last].compactMap { $0?.description }.joined(separator: " to ")
    }
    var lines: [String] = []
    for row in rows {
      lines += [terminal.paint(row.calendar, .bold) + (row.name == row.calendar ? "" : "  \(row.name)")]
      lines += put("counts", days(row.first, row.last))
      lines += put("official", days(row.firstOfficial, row.lastOfficial))
      lines += put("list of", row.listDate?.description ?? "unknown")
      lines += put("source", row.source)
      if let last = row.lastProjected { lines += put("projected", "to \(last): \(row.projectedSource)") }
      lines.append("")
    }
    return lines + wrapped("Working Day: \(definition.words)", width: terminal.width)
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
