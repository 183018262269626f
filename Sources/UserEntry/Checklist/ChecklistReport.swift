import Messages
package import Reporting
import WorkingDays

/// A checklist in the formats that people and scripts read.
package struct ChecklistReport: Sendable {
  let checklist: Checklist

  package init(_ checklist: Checklist) { self.checklist = checklist }

  func findings(_ row: ChecklistRow) -> String {
    row.findings.map { "\($0.code): \($0.detail)" }.joined(separator: "; ")
  }

  /// For people: the requirements of each role, what meets them, the two totals, and what comes back.
  package func table(_ terminal: Terminal) -> String {
    var lines = wrapped("\(title), as at \(checklist.today.displayText)", width: terminal.width).map {
      terminal.paint($0, .bold)
    }
    for role in checklist.roles {
      lines += ["", terminal.paint(heading(role), .bold)]
      let rows = checklist.rows.filter { $0.role == role }
      var table = TextTable([.left, .left, .left])
      for row in rows { table.add([mark(row.state), row.requirement.name, state(row)]) }
      for (line, row) in zip(table.lines(indent: 2, width: 200), rows) {
        lines += fitted(line, row, terminal.width)
        let notes =
          row.findings.map { ("\($0.code): \($0.detail)", Terminal.Colour.red) } + [
            (note(row), .dim), (time(row), .dim),
          ]
        for (note, colour) in notes where !note.isEmpty {
          lines += wrapped(clean(note), width: terminal.width - 7).map { "       " + terminal.paint($0, colour) }
        }
      }
      lines += [
        "  User Entry Process complete: \(word(checklist.isUserEntryProcessComplete(role)))",
        "  operationally ready:         \(word(checklist.isOperationallyReady(role)))",
      ]
      for line in duties(role) + notes(role) { lines += wrapped(line, width: terminal.width - 2).map { "  " + $0 } }
    }
    lines += [""] + wrapped(checklist.rules.reservation, width: terminal.width)
    return lines.endedLines
  }

  /// A line of the table or, where the terminal is too narrow for it, the requirement with its state below.
  private func fitted(_ line: ShownText, _ row: ChecklistRow, _ width: Int) -> [ShownText] {
    guard line.description.count > width else { return [line] }
    return hanging("\(mark(row.state)) \(row.requirement.name)", first: "  ", rest: 7, width: width)
      + hanging(state(row), first: "       ", rest: 7, width: width)
  }

  private var title: String {
    let isOfUser = checklist.roles.contains { $0 != EntryRole.rdp.code }
    return "\(isOfUser ? "Becoming a DCC User" : "Entry requirements of an RDP"): \(checklist.party)"
  }

  private func heading(_ role: String) -> String {
    let name = checklist.roleNames.name(role)
    if role == EntryRole.rdp.code { return "\(name) (\(role)), no User Role" }
    return name == role ? "User Role \(role)" : "User Role \(role), \(name)"
  }

  /// What a total comes to, in a word.
  private func word(_ total: Bool?) -> String { total.map { $0 ? "yes" : "no" } ?? "not applicable" }

  private func mark(_ state: RequirementState) -> String {
    switch state {
    case .met, .metWithoutSupport: "[x]"
    case .notApplicable: "[-]"
    case .open: "[ ]"
    case .late: "[!]"
    }
  }

  /// The state, and the day on which a requirement was met or by which it must be met.
  private func state(_ row: ChecklistRow) -> String {
    let day = row.state.isSettled ? row.date.map { " \($0)" } : row.due.map { ", due \($0)" }
    return row.state.rawValue + (day ?? "")
  }

  /// What shows that a requirement is met, or what it needs and what there is of it.
  private func note(_ row: ChecklistRow) -> String {
    let reference = " [SEC \(row.requirement.reference)]"
    guard !row.state.isSettled else { return row.evidence + reference }
    let parts = [
      "needs \(row.requirement.metBy)", row.evidence.isEmpty ? "" : "recorded: \(row.evidence)",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "; ") + reference
  }

  /// How long what is not met takes.
  private func time(_ row: ChecklistRow) -> String {
    row.state.isSettled || row.requirement.leadTime == nil ? "" : "time: \(row.requirement.leadTimeText)"
  }

  /// A text on one line, without what a terminal would obey.
  private func clean(_ text: String) -> String {
    var clean = ""
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      clean.unicodeScalars.append(
        properties.isWhitespace ? " " : properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return clean
  }

  /// As one JSON object.
  package func json(pretty: Bool) -> String { JSONDocument.text(of: document, pretty: pretty) + "\n" }

  /// As Markdown.
  package var markdown: String {
    var parts = [
      "# \(Markdown.escaped(title))", "As at \(checklist.today.displayText).",
      "> \(Markdown.escaped(checklist.rules.reservation))",
    ]
    for role in checklist.roles {
      parts.append("## \(heading(role))")
      let rows = checklist.rows.filter { $0.role == role }
      parts.append(
        Markdown.table(
          head: ["Requirement", "SEC", "State", "Date", "Due", "Evidence", "What meets it", "Lead time", "Source"],
          rows: rows.map { cells($0) }))
      parts.append(totals(role).map { "- \(Markdown.escaped($0))" }.joined(separator: "\n"))
    }
    parts.append("Rules: \(Markdown.escaped(checklist.rules.ruleSet)).")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func cells(_ row: ChecklistRow) -> [String] {
    [
      row.requirement.name, row.requirement.reference, row.state.rawValue, row.date?.description ?? "",
      row.due?.description ?? "", shown(row), row.requirement.metBy, row.requirement.leadTimeText,
      row.requirement.rule.description,
    ]
  }

  /// What conflicts with a record, and what shows it.
  private func shown(_ row: ChecklistRow) -> String {
    [findings(row), row.evidence].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private func totals(_ role: String) -> [String] {
    [
      "User Entry Process complete: \(word(checklist.isUserEntryProcessComplete(role)))",
      "Operationally ready: \(word(checklist.isOperationallyReady(role)))",
    ]
      + duties(role) + notes(role)
  }

  /// The duties whose next day is known, or would be if the end of the fieldwork was recorded.
  private func duties(_ role: String) -> [String] {
    checklist.duties.filter { $0.role == role }.compactMap { _, duty, next in
      guard let next else {
        return checklist.lacksFieldwork(duty, role) ? "\(duty.name): \(Self.noFieldwork) (\(duty.rule))" : nil
      }
      let time = checklist.isOverdue(next) ? "overdue since \(next); record the new one," : "by \(next), then"
      return "\(duty.name): \(time) \(duty.interval) (\(duty.rule))"
    }
  }

  /// What is said of a duty without a day.
  static let noFieldwork =
    "within 12 months of the end of the last fieldwork, which is not recorded; record it with --fieldwork"

  private func notes(_ role: String) -> [String] { checklist.notes.filter { $0.role == role }.map(\.note.sentence) }

  /// As a page that needs nothing else.
  package var html: String {
    let sections = checklist.roles.map { role in
      let rows = checklist.rows.filter { $0.role == role }
      let table = HTML.table(
        "role-\(role)",
        head: ["Requirement", "SEC", "State", "Evidence", "What meets it", "Lead time", "Source"].map { .text($0) },
        rows: rows.map { row in
          // One column for the state and its days: the page is read on small screens too.
          let state = [row.state.rawValue, row.date?.description, row.due.map { "due \($0)" }].compactMap(\.self)
          return [
            .text(row.requirement.name), .text(row.requirement.reference), .text(state.joined(separator: ", ")),
            .wide(shown(row)), .wide(row.requirement.metBy), .wide(row.requirement.leadTimeText),
            .wide(row.requirement.rule.description),
          ]
        }, styles: rows.map { $0.state == .late || !$0.findings.isEmpty ? "late" : "" })
      return HTML.section(
        "user-role-\(role)", heading(role),
        table + totals(role).map { HTML.paragraph($0) }.joined())
    }
    return HTML.page(
      title: title, style: PlanPageStyle.css,
      head: HTML.paragraph("As at \(checklist.today.displayText).")
        + HTML.paragraph(checklist.rules.reservation, style: "quiet"),
      body: sections.joined() + HTML.paragraph("Rules: \(checklist.rules.ruleSet)."))
  }
}
