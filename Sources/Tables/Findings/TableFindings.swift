import Messages
package import Reporting

/// The findings on all files of a run, in the order in which they were found, and what else there is to say.
package final class TableFindings {
  // Asked for each row; nothing here reads it while it changes.
  @exclusivity(unchecked) package private(set) var all: [TableFinding] = []
  /// What was understood and should be said once, on standard error: a delimiter, a header further down, ignored columns.
  package private(set) var notices: [String] = []

  package init() {}

  package var isEmpty: Bool { all.isEmpty }

  package func add(_ finding: TableFinding) { all.append(finding) }

  /// Adds all that another reading has found and understood.
  package func add(_ other: TableFindings) {
    all += other.all
    notices += other.notices
    readings += other.readings
    usedMappings.formUnion(other.usedMappings)
  }

  /// Takes the findings from a place on out of the list: for rows that are answered one by one.
  package func take(from start: Int) -> [TableFinding] {
    let taken = Array(all[start...])
    all.removeSubrange(start...)
    return taken
  }

  package func note(_ notice: String) { notices.append(notice) }

  /// How the values of a file were read where they could be read in another way: what the result rests on.
  package struct Reading: Hashable, Sendable {
    package let file: String
    package let text: String
    /// Whether it was assumed because nothing in the file decides; else the user chose it.
    package let isAssumed: Bool
  }

  /// How values were read; it belongs to the notes of the result.
  package private(set) var readings: [Reading] = []

  /// Adds what was assumed of a file. It is a notice, too.
  package func assume(_ text: String, of file: String) {
    readings.append(Reading(file: file, text: text, isAssumed: true))
    note("\(file): \(text)")
  }

  /// Adds what the user chose for a file, which needs no notice.
  func rest(on text: String, of file: String) {
    readings.append(Reading(file: file, text: text, isAssumed: false))
  }

  /// The mappings that a file has a heading for, by their places in the reading.
  package private(set) var usedMappings: Set<Int> = []

  package func use(_ mappings: Set<Int>) { usedMappings.formUnion(mappings) }

  /// Reports mappings that no file of the run has a heading for. To be called when all files were read.
  package func checkMappings(_ reading: TableReading, files: [String]) {
    // Of a file that can't be read nobody knows the headings.
    let isUnread = all.contains { [.unreadableText, .tooManyRows].contains($0.code) && $0.column == nil }
    guard !isUnread else { return }
    for mapping in reading.unusedMappings(usedMappings) {
      add(
        TableFinding(
          file: files.joined(separator: ", "), .unknownColumn,
          "--map \(mapping.description.shown): no such column or heading; --columns lists the columns"))
    }
    if let notice = reading.unusedFileNotice(usedMappings) { note(notice) }
  }

  // MARK: For people and scripts

  /// The most findings of one code and column that people are shown.
  private static let shownLimit = 3

  /// Findings for people: findings of one code and column together, the first three of each, and how many more there
  /// are.
  package static func lines(_ findings: [TableFinding]) -> [String] {
    struct Group: Hashable {
      let file: String
      let code: TableCode
      let column: TableFinding.Column?
    }
    var groups: [Group: [TableFinding]] = [:]
    var order: [Group] = []
    for finding in findings {
      let group = Group(file: finding.file, code: finding.code, column: finding.column)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(finding)
    }
    return order.flatMap { group -> [String] in
      let all = groups[group] ?? []
      let first = all.prefix(shownLimit).map(\.description)
      guard all.count > shownLimit, let next = all[shownLimit].place, let last = all.last?.place else { return first }
      let column = group.column.map { " in the column '\($0.heading.shown)'" } ?? ""
      let places = next == last ? next.description : "\(next) to \(last)"
      return first + [
        "\(group.file): \(group.code.rawValue): \(all.count - shownLimit) more\(column) (\(places)), \(all.count) in all"
      ]
    }
  }

  package static func layout(notes: [String]) -> WorkbookLayout {
    WorkbookLayout("Findings", further: [.notes(notes)]) { ["line", "item"].contains($0) ? .number : .text }
  }

  /// All findings, each in a row of its own or, for people, grouped.
  package static func text(_ findings: [TableFinding], _ format: TableFormat, _ terminal: Terminal = .none) -> String {
    switch format {
    case .table: lines(findings).flatMap { terminal.sentence($0) }.endedLines
    case .csv:
      CSV.record(["file", "sheet", "line", "item", "column", "letter", "value", "code", "message", "suggestion"])
        + findings.map { finding in
          let number = finding.place.map { String($0.number) } ?? ""
          let isItem = finding.place?.isItem == true
          return CSV.record([
            finding.file, finding.sheet ?? "", isItem ? "" : number, isItem ? number : "",
            finding.column?.heading ?? "", finding.column?.letter ?? "", finding.value ?? "", finding.code.rawValue,
            finding.message, finding.suggestion ?? "",
          ])
        }.joined()
    case .json: JSONDocument.text(of: findings, pretty: true) + "\n"
    case .jsonl: findings.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
    }
  }
}
