import EUI64
import IDAllocation
import Messages
import Tables

/// A range that a list gives an organisation, and where it says so.
struct ListedRange: Sendable {
  let range: AllocatedRange
  /// The organisation number as the list has it.
  let number: Int
  /// The cell that says so, to report it when the whole list was read.
  let cell: TableFinding
}

extension AllocationListReader {
  /// Whether the list of organisations has a column of ranges.
  public var hasRanges: Bool { columns.contains("range") || columns.contains("first") }

  /// The most ranges that a list on its own is told about.
  private static let toldLimit = 5

  /// Tells ranges that, by the layout of the block, belong to another organisation number: of another organisation, or, for
  /// one that has nothing of its own range, of nobody. A list on its own may have them; that is said.
  mutating func checkNumbers() {
    let layout = state.layout
    let settled = Set(
      listedRanges.filter { layout.numbers.contains($0.number) && $0.range.overlaps(layout.range(of: $0.number)) }
        .map(\.number))
    var late: [TableFinding] = []
    for listed in listedRanges where layout.numbers.contains(listed.number) {
      let pages = layout.number(of: listed.range.first)...layout.number(of: listed.range.last)
      let other = pages.first { $0 != listed.number && holder(of: $0) != nil }
      guard other != nil || !settled.contains(listed.number) else { continue }
      let number = other ?? pages.lowerBound
      let whose = holder(of: number).map { "\(number) (\($0))" } ?? "\(number), which nobody has"
      let own = layout.range(of: listed.number)
      let detail =
        "number \(listed.number) has the range of number \(whose); its own range is \(own)"
        + " (\(layout.layoutRule))" + (isAlone ? "" : "; correct the range, or give --any-range if the list is right")
      late.append(listed.cell.saying(TableCode(.rangeMismatch), detail))
      if !isAlone, refusedLines[listed.range.organisation] == nil {
        refusedLines[listed.range.organisation] = listed.cell.place?.number
      }
    }
    guard isAlone else { return add(late) }
    for finding in late.prefix(Self.toldLimit) { note("warning: \(finding)") }
    if late.count > Self.toldLimit {
      note(
        "warning: \((late.count - Self.toldLimit).counted("more range does", "more ranges do")) not match their number")
    }
  }

  /// In words, who has an organisation number: in the list, else in the register.
  private func holder(of number: Int) -> String? {
    if let listed = organisations[number] { return "\(listed.organisation.signifier), \(place(listed.line))" }
    return state.organisation(number)?.signifier
  }

  /// Says that organisations have no range.
  mutating func noteMissingRanges(_ name: String) {
    guard !isAlone, !order.isEmpty, findings.isEmpty else { return }
    let count = order.count { number in organisations[number].map { $0.claims.isEmpty && $0.ranges.isEmpty } ?? false }
    if !hasRanges {
      note("\(name): has no column of ranges (range, or first and last): its organisations get none")
    } else if count > 0 {
      note("\(name): \(count) of \(order.count) \(order.count.plural("organisation", "organisations")) without a range")
    }
  }
}
