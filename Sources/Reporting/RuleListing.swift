package import Messages

/// Rule data with its sources, for people and scripts.
package struct RuleListing: ListReport {
  private let title: String
  private let rows: [RuleRow]

  /// Of a rule set, by its name.
  package init(_ title: String, _ rows: [RuleRow]) {
    (self.title, self.rows) = (title, rows)
  }

  package var listing: Listing {
    Listing(
      ["rule", "value", "status", .date("effective_from"), "source"],
      rows.map { row in
        [
          row.name, row.value, row.reference.status.rawValue, row.reference.effectiveFrom ?? "", row.reference.source,
        ]
      }, table: .lines(lines)
    ).sheet("Rules", notes: [title])
  }

  private func lines(_ terminal: Terminal) -> [ShownText] {
    var lines = wrapped(title, width: terminal.width)
    for row in rows {
      let from = row.reference.effectiveFrom.map { ", from \($0)" } ?? ""
      let status = row.reference.status
      lines += Self.lines(
        "\(row.name) [\(status.rawValue)\(from)]", row.value, row.reference.source, isUnverified: status == .unverified,
        terminal)
    }
    let unverified = rows.count { $0.reference.status == .unverified }
    return lines + wrapped("\(rows.count.counted("rule")), \(unverified) of them unverified", width: terminal.width)
  }

  /// A rule on a terminal: its name, and below it its value and its source.
  package static func lines(
    _ head: String, _ value: String, _ source: String, isUnverified: Bool, _ terminal: Terminal
  ) -> [ShownText] {
    wrapped(head, width: terminal.width).map { terminal.paint($0, isUnverified ? .yellow : .bold) }
      + wrapped(value, width: terminal.width - 4).map { "    " + $0 }
      + wrapped("Source: \(source)", width: terminal.width - 4).map { "    " + terminal.paint($0, .dim) }
  }
}
