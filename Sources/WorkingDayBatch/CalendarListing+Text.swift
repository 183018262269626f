import Messages
package import Reporting
package import WorkingDays

extension CalendarListing: ListReport {
  package var listing: Listing {
    Listing(
      [
        "calendar", "name", .date("first"), .date("last"), .date("first_official"), .date("last_official"),
        .date("last_projected"), .date("list_date"),
        "source", "projected_source",
      ],
      rows.map { row in
        let dates = [row.first, row.last, row.firstOfficial, row.lastOfficial, row.lastProjected, row.listDate]
        return [row.calendar, row.name] + dates.map { $0?.description ?? "" } + [row.source, row.projectedSource]
      }, table: .lines(lines), json: .items(rows)
    ).sheet("Calendars", notes: ["Working Day: \(definition)"])
  }

  private func lines(_ terminal: Terminal) -> [ShownText] {
    func put(_ noun: String, _ text: String) -> [ShownText] {
      let first = "  " + noun.padded(to: 11)
      return hanging(text, first: first, rest: first.count, width: terminal.width)
    }
    func days(_ first: CivilDate?, _ last: CivilDate?) -> String {
      [first, last].compactMap { $0?.description }.joined(separator: " to ")
    }
    var lines: [ShownText] = []
    for row in rows {
      let name = row.name == row.calendar ? "" : row.name
      let head = terminal.paint(row.calendar, .bold)
      lines +=
        row.calendar.count + 2 + name.count <= terminal.width
        ? [head + (name.isEmpty ? "" : "  \(name)")]
        : [head] + wrapped(name, width: terminal.width - 2).map { "  " + $0 }
      lines += put("counts", days(row.first, row.last))
      lines += put("official", days(row.firstOfficial, row.lastOfficial))
      lines += put("list of", row.listDate?.description ?? "unknown")
      lines += put("source", row.source)
      if let last = row.lastProjected { lines += put("projected", "to \(last): \(row.projectedSource)") }
      lines.append("")
    }
    return lines + wrapped("Working Day: \(definition)", width: terminal.width)
  }
}
