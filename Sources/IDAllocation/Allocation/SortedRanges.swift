import EUI64

/// Ranges in the order of their identifiers, in rows of a bounded length: to put one before a hundred thousand others moves
/// a few hundred of them, not all.
struct SortedRanges: Hashable, Sendable {
  /// None is empty.
  private var rows: [[AllocatedRange]] = []

  private static let longest = 512

  /// All of them in one array; takes time in proportion to their number.
  var all: [AllocatedRange] { rows.count == 1 ? rows[0] : rows.flatMap(\.self) }

  /// The first range that has an identifier with another in common, of ranges that don't overlap each other. Takes time in
  /// the logarithm of their number.
  func first(overlapping range: AllocatedRange) -> AllocatedRange? {
    let row = Self.place(in: rows) { $0[$0.count - 1].last >= range.first }
    guard row < rows.count else { return nil }
    let found = rows[row][Self.place(in: rows[row]) { $0.last >= range.first }]
    return found.overlaps(range) ? found : nil
  }

  /// Puts a range behind those that begin before it or with it.
  mutating func insert(_ range: AllocatedRange) {
    guard !rows.isEmpty else {
      rows = [[range]]
      return
    }
    let row = min(Self.place(in: rows) { $0[$0.count - 1].first > range.first }, rows.count - 1)
    rows[row].insert(range, at: Self.place(in: rows[row]) { $0.first > range.first })
    guard rows[row].count > Self.longest else { return }
    let half = rows[row].count / 2
    rows.insert(Array(rows[row][half...]), at: row + 1)
    rows[row].removeSubrange(half...)
  }

  /// The place of the first element for which something holds, where it holds for all behind it.
  private static func place<Element>(in elements: [Element], where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(elements[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  static func == (one: SortedRanges, other: SortedRanges) -> Bool { one.all == other.all }

  func hash(into hasher: inout Hasher) { hasher.combine(all) }
}
