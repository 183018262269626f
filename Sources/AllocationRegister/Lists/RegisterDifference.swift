public import EUI64
public import IDAllocation
import WorkingDays

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
    /// Other past names, or other days of them.
    case pastNames = "past-names"
    /// Another day of accession.
    case accession
    /// Other ranges.
    case moved
    /// Another signifier or kind: what should never change.
    case replaced
    /// Another state.
    case state
    /// An identifier only in the second.
    case identifierAdded = "identifier-added"
    /// An identifier only in the first.
    case identifierRemoved = "identifier-removed"
    /// An identifier of another organisation: what should never be.
    case identifierMoved = "identifier-moved"
    /// An identifier with another kind, other roles or another state.
    case identifierChanged = "identifier-changed"
  }

  /// What differs.
  public let kind: Kind
  /// The number of the organisation that it is about.
  public let organisation: Int
  /// The signifier of that organisation.
  public let signifier: String
  /// The identifier, for what differs in one.
  public let identifier: EUI64?
  /// In the first list.
  public let before: String
  /// In the second list.
  public let after: String

  enum CodingKeys: String, CodingKey {
    case kind
    case organisation = "organisation_number"
    case identifier = "id"
    case signifier, before, after
  }

  /// All differences, grouped by kind, each in order of the numbers. Past names and accession are compared where both lists
  /// have them.
  public static func between(_ first: RegisterListing, _ second: RegisterListing) -> [RegisterDifference] {
    let old = Dictionary(first.entries.map { ($0.organisation.number, $0) }, uniquingKeysWith: { one, _ in one })
    let new = Dictionary(second.entries.map { ($0.organisation.number, $0) }, uniquingKeysWith: { one, _ in one })
    let common = first.optionalColumns.intersection(second.optionalColumns)
    var found: [RegisterDifference] = []
    for number in Set(old.keys).union(new.keys).sorted() {
      func add(_ kind: Kind, _ before: String, _ after: String) {
        let signifier = (new[number] ?? old[number])?.organisation.signifier ?? ""
        found.append(
          RegisterDifference(
            kind: kind, organisation: number, signifier: signifier, identifier: nil, before: before, after: after))
      }
      switch (old[number], new[number]) {
      case (nil, let entry?): add(.added, "", entry.organisation.name)
      case (let entry?, nil): add(.removed, entry.organisation.name, "")
      case (let before?, let after?):
        let (one, other) = (before.organisation, after.organisation)
        if one.name != other.name { add(.renamed, one.name, other.name) }
        if one.pastNames != other.pastNames, common.contains("past_names") {
          add(.pastNames, PastNamesText.text(one.pastNames), PastNamesText.text(other.pastNames))
        }
        if one.accession != other.accession, common.contains("accession") {
          add(.accession, one.accession?.description ?? "", other.accession?.description ?? "")
        }
        if before.ranges != after.ranges, common.contains("range") { add(.moved, text(before), text(after)) }
        if one.signifier != other.signifier || one.kind != other.kind && common.contains("kind") {
          add(.replaced, "\(one.kind.rawValue) \(one.signifier)", "\(other.kind.rawValue) \(other.signifier)")
        }
        if one.state != other.state, common.contains("state") { add(.state, one.state.rawValue, other.state.rawValue) }
      case (nil, nil): break
      }
    }
    return Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
  }

  /// All differences of identifiers, which come in order; grouped by kind. Only some of `kind`, `roles` and `state` are
  /// compared where a list of identifiers does not have all of them.
  public static func between(
    _ first: [(identifier: AllocatedIdentifier, signifier: String)],
    _ second: [(identifier: AllocatedIdentifier, signifier: String)],
    columns: Set<String> = AllocationListReader.optionalIdentifierColumns
  ) -> [RegisterDifference] {
    func text(_ identifier: AllocatedIdentifier) -> String { Self.text(identifier, columns) }
    var found: [RegisterDifference] = []
    func add(
      _ kind: Kind, _ one: (identifier: AllocatedIdentifier, signifier: String), _ before: String, _ after: String
    ) {
      found.append(
        RegisterDifference(
          kind: kind, organisation: one.identifier.organisation, signifier: one.signifier,
          identifier: one.identifier.value, before: before, after: after))
    }
    var (left, right) = (0, 0)
    while left < first.count || right < second.count {
      let before = left < first.count ? first[left] : nil
      let after = right < second.count ? second[right] : nil
      if let before, after.map({ before.identifier.value < $0.identifier.value }) ?? true {
        add(.identifierRemoved, before, text(before.identifier), "")
        left += 1
      } else if let after, before.map({ after.identifier.value < $0.identifier.value }) ?? true {
        add(.identifierAdded, after, "", text(after.identifier))
        right += 1
      } else if let before, let after {
        if before.identifier.organisation != after.identifier.organisation {
          add(.identifierMoved, after, before.signifier, after.signifier)
        }
        if text(before.identifier) != text(after.identifier) {
          add(.identifierChanged, after, text(before.identifier), text(after.identifier))
        }
        (left, right) = (left + 1, right + 1)
      }
    }
    return Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
  }

  private static func text(_ identifier: AllocatedIdentifier, _ columns: Set<String>) -> String {
    let all = [
      ("kind", identifier.kind.rawValue), ("roles", identifier.roles.joined(separator: ";")),
      ("state", identifier.state.rawValue),
    ]
    return all.filter { columns.contains($0.0) && !$0.1.isEmpty }.map(\.1).joined(separator: " ")
  }

  private static func text(_ entry: RegisterListing.Entry) -> String {
    entry.ranges.map(\.description).joined(separator: "; ")
  }
}
