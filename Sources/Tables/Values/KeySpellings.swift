/// A key by which rows find each other, as it is compared: a Party, an Invoice, an instrument. Case and white space around
/// it don't matter.
package struct TableKey: Hashable, Sendable {
  private let folded: String

  package init(_ text: some StringProtocol) { folded = CellText.trimmed(text).lowercased() }

  /// Whether nothing is there.
  package var isEmpty: Bool { folded.isEmpty }
}

/// Finds keys that a file writes in two ways, such as `ALPHA` and `Alpha`. They count as one, which is reported once.
package struct KeySpellings: Sendable {
  private var first: [TableKey: Witness] = [:]
  /// What was seen already: nearly all keys are written in one way, and need no folding the second time.
  private var seen: Set<String> = []
  private var reported: Set<TableKey> = []
  /// The keys with two spellings, each with the first cell of the first two.
  package private(set) var doubled: [(first: Witness, second: Witness)] = []

  package init() {}

  /// Takes note of a key.
  package mutating func note(_ cell: some StringProtocol, at place: TablePlace) {
    let text = CellText.trimmed(cell)
    guard !text.isEmpty, seen.insert(text).inserted else { return }
    let key = TableKey(text)
    let witness = Witness(place: place, text: text)
    guard let earlier = first[key] else {
      first[key] = witness
      return
    }
    if reported.insert(key).inserted { doubled.append((earlier, witness)) }
  }
}
