package import Messages

/// What an ``AllocationIndex`` has to say of claims, as plain memory for the hot path: the findings of which a batch may
/// have one in every row. Valid as long as the index is.
package struct AllocationWords: BitwiseCopyable, Sendable {
  private let table: AllocationTable
  /// The name of the index alone.
  private let name: ByteStrings
  /// By organisation number: who it is, empty for a number that was never given; and where its identifiers are.
  private let organisations: ByteStrings
  private let ranges: ByteStrings

  init(_ table: AllocationTable, name: ByteStrings, organisations: ByteStrings, ranges: ByteStrings) {
    (self.table, self.name, self.organisations, self.ranges) = (table, name, organisations, ranges)
    let longest = (0..<organisations.count).reduce(0) { max($0, organisations[$1].count + ranges[$1].count) }
    room = 256 + name[0].count + longest
  }

  /// The most bytes that are written.
  package let room: Int

  /// Writes what is said of a code on an identifier that a Party claims, by its number as in ``AllocationClaim``. `false`
  /// where it must be said by ``AllocationMessage``, or rests on another claim; then nothing counts that was written.
  package func write(_ code: FindingCode, on value: UInt64, party: Int32, to words: inout WordWriter) -> Bool {
    guard party < Int32(clamping: organisations.count) else { return false }
    let owner = table.owner(of: value)
    switch code {
    case .unallocated:
      let offset = value &- table.first
      guard offset < table.size else { return false }
      words.append("outside all allocated ranges in ")
      words.append(name[0])
      let number = Int(truncatingIfNeeded: offset >> table.rangeBits)
      if organisations[number].isEmpty {
        words.append("; organisation number ")
        words.append(decimal: number)
        words.append(" was never allocated")
      }
      appendRanges(of: party, &words)
    case .otherParty:
      words.append("in the range of ")
      guard appendOrganisation(owner, &words) else { return false }
      appendRanges(of: party, &words)
    case .dccRange:
      words.append("in the range of the DCC, organisation ")
      words.append(decimal: Int(table.dcc))
      appendRanges(of: party, &words)
    case .twoParties:
      guard let owner, party >= 0, owner != party, table.records[value &- table.first] != nil else { return false }
      words.append(name[0])
      words.append(" lists it for ")
      guard appendOrganisation(owner, &words) else { return false }
      words.append("; an identifier is never reassigned")
    case .notGivenOut:
      words.append("in the range of ")
      guard appendOrganisation(owner, &words) else { return false }
      words.append(", but never allocated in ")
      words.append(name[0])
    case .notAccepted:
      words.append(name[0])
      words.append(" lists it for ")
      guard appendOrganisation(owner, &words) else { return false }
      words.append(" as proposed; the DCC has not accepted it")
    default: return false
    }
    return true
  }

  private func appendOrganisation(_ number: Int32?, _ words: inout WordWriter) -> Bool {
    guard let number, (0..<organisations.count).contains(Int(number)), !organisations[Int(number)].isEmpty else {
      return false
    }
    words.append(organisations[Int(number)])
    return true
  }

  private func appendRanges(of party: Int32, _ words: inout WordWriter) {
    if party >= 0 { words.append(ranges[Int(party)]) }
  }
}
