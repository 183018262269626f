import IDAllocation

/// What differs between two allocation lists, by organisation number.
public struct RegisterDifference: Encodable, Hashable, Sendable {
  /// The kinds of difference, in the order in which they are told. The raw values are stable.
  public enum Kind: String, CaseIterable, Encodable, Sendable {
    /// Only in the second.
    case added
    /// Only in the first.
    case removed
    /// Another name.
    case renamed
    /// Other ranges.
    case moved
    /// Another signifier or kind: what should never change.
    case replaced
    /// Another state.
    case state
  }

  /// Which kind.
  public let kind: Kind
  /// The organisation number.
  public let organisation: Int
  /// The signifier.
  public let signifier: String
  /// In the first list.
  public let before: String
  /// In the second list.
  public let after: String

  enum CodingKeys: String, CodingKey {
    case kind
    case organisation = "organisation_number"
    case signifier, before, after
  }

  /// All differences, grouped by kind, each in order of the numbers.
  public static func between(_ first: RegisterListing, _ second: RegisterListing) -> [RegisterDifference] {
    let old = Dictionary(first.entries.map { ($0.organisation.number, $0) }, uniquingKeysWith: { one, _ in one })
    let new = Dictionary(second.entries.map { ($0.organisation.number, $0) }, uniquingKeysWith: { one, _ in one })
    var found: [RegisterDifference] = []
    for number in Set(old.keys).union(new.keys).sorted() {
      func add(_ kind: Kind, _ before: String, _ after: String) {
        let signifier = (new[number] ?? old[number])?.organisation.signifier ?? ""
        found.append(
          RegisterDifference(kind: kind, organisation: number, signifier: signifier, before: before, after: after))
      }
      switch (old[number], new[number]) {
      case (nil, let entry?): add(.added, "", entry.organisation.name)
      case (let entry?, nil): add(.removed, entry.organisation.name, "")
      case (let before?, let after?):
        let (one, other) = (before.organisation, after.organisation)
        if one.name != other.name { add(.renamed, one.name, other.name) }
        if before.ranges != after.ranges { add(.moved, words(before), words(after)) }
        if one.signifier != other.signifier || one.kind != other.kind {
          add(.replaced, "\(one.kind.rawValue) \(one.signifier)", "\(other.kind.rawValue) \(other.signifier)")
        }
        if one.state != other.state { add(.state, one.state.rawValue, other.state.rawValue) }
      case (nil, nil): break
      }
    }
    return Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
  }

  private static func words(_ entry: RegisterListing.Entry) -> String {
    entry.ranges.map(\.words).joined(separator: "; ")
  }
}
