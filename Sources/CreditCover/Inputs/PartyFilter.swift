import Files
import Messages
import Tables

/// Leaves out the rows of other Parties where one alone is assessed, and counts them.
final class PartyFilter {
  private let name: String?
  private let wanted: TableKey?
  private var leftOut = 0
  /// Whether no row is the Party's: then all others are, and to count them says nothing.
  private var isMissing = false
  /// Some names of other Parties, to find the one that was meant.
  private var others: Set<String> = []
  /// The most names that are kept.
  private static let othersLimit = 10_000

  /// Makes a filter for the rows of a Party, in whatever case; `nil`: of all.
  init(_ name: String?) {
    self.name = name
    wanted = name.map { TableKey($0) }
  }

  /// A filter for another file of the same run.
  var forAnotherFile: PartyFilter {
    let filter = PartyFilter(name)
    filter.isMissing = isMissing
    return filter
  }

  /// Whether a row counts. One whose Party can't be told counts, so that it is reported.
  func takes(_ row: TableRow, _ column: Int = 0) -> Bool {
    guard let wanted else { return true }
    // The cell is not reported here: whoever reads a row that counts does.
    let text = row.withBytes(column) { bytes in bytes.contains { $0 < 0x20 } ? nil : TableRow.text(of: bytes) }
    guard let text, !text.isEmpty, TableKey(text) != wanted else { return true }
    leftOut += 1
    if others.count < Self.othersLimit { others.insert(text) }
    return false
  }

  /// Says how many rows of a file were left out.
  func tell(of source: any ByteSource, _ findings: TableFindings) {
    guard leftOut > 0, !isMissing else { return }
    let verb = leftOut.plural("was", "were")
    findings.note("\(source.name): \(leftOut.counted("row")) of other Parties \(verb) left out")
    leftOut = 0
  }

  /// Reports that the parties file does not have the Party.
  func reportMissing(from file: String, _ findings: TableFindings) {
    guard let name else { return }
    isMissing = true
    let names = others.sorted()
    let likely = Suggestions(names).nearest(to: name)
    findings.add(
      TableFinding(
        file: file, .unknownParty, "party '\(name.shown)' is not in the file", suggestion: likely))
  }
}
