import EUI64
public import IDAllocation
package import Reporting
import WorkingDays

/// The allocation list: organisations and their ranges, as they are shown, exported and compared.
public struct RegisterListing: Hashable, Sendable {
  /// An organisation with its ranges.
  public struct Entry: Hashable, Sendable {
    /// Who holds the ranges.
    public let organisation: Organisation
    /// What it holds, in order; empty for an organisation without a range.
    public let ranges: [AllocatedRange]
  }

  /// The organisations, in order of their numbers.
  public let entries: [Entry]

  package static let columns = ["organisation_number", "kind", "name", "signifier", "first", "last", "state"]

  /// Which of the columns that a list need not have there are; a register has all of them.
  public let optionalColumns: Set<String>
  private static let optional: Set = ["kind", "range", "state", "accession", "past_names"]

  /// The list of a register, made of its organisations in any order.
  public init(_ organisations: [(organisation: Organisation, ranges: [AllocatedRange])]) {
    self.init(organisations, optionalColumns: Self.optional)
  }

  private init(
    _ organisations: [(organisation: Organisation, ranges: [AllocatedRange])], optionalColumns: Set<String>
  ) {
    self.optionalColumns = optionalColumns
    entries = organisations.map { Entry(organisation: $0.organisation, ranges: $0.ranges) }
      .sorted { $0.organisation.number < $1.organisation.number }
  }

  /// The list of a register in memory: as it was on a day, or as an import would make it.
  public init(_ state: MemoryRegister) {
    self.init(state.organisations.values.map { ($0, state.ranges(of: $0.number)) })
  }

  /// A list that was read from a file.
  public init(_ list: AllocationListReader) {
    self.init(
      list.state.organisations.values.map { ($0, list.state.ranges(of: $0.number)) },
      optionalColumns: Self.optional.intersection(list.columns).union(list.hasRanges ? ["range"] : []))
  }

  /// The columns that one of two lists lacks, so that they can't be compared; in order of the alphabet.
  public func notComparable(with other: RegisterListing) -> [String] {
    Self.optional.subtracting(optionalColumns.intersection(other.optionalColumns)).sorted()
  }

  /// The list for people, in the width of a terminal: a range shows only the end of its last identifier, and a state is
  /// shown where it is not the usual one.
  package var table: TextTable {
    var table = TextTable(
      [.right, .left, .left, .left, .left], titles: ["number", "kind", "signifier", "range", "name"])
    for entry in entries {
      let organisation = entry.organisation
      let state = organisation.state == .active ? "" : " (\(organisation.state.rawValue))"
      let ranges =
        entry.ranges.isEmpty ? ["no range"] : entry.ranges.map { RegisterReport.rangeText($0.first, $0.last) }
      for range in ranges {
        table.add([
          String(organisation.number), organisation.kind.rawValue, organisation.signifier, range,
          organisation.name + state,
        ])
      }
    }
    return table
  }

  /// A row for each range, and one for an organisation without any.
  package var rows: [[String]] {
    entries.flatMap { entry -> [[String]] in
      let organisation = entry.organisation
      let ranges = entry.ranges.isEmpty ? [("", "")] : entry.ranges.map { ($0.first.description, $0.last.description) }
      return ranges.map { first, last in
        [
          String(organisation.number), organisation.kind.rawValue, organisation.name, organisation.signifier, first,
          last,
          organisation.state.rawValue,
        ]
      }
    }
  }

  /// The columns of ``fullRows``.
  package static let fullColumns = columns + ["accession", "past_names"]

  /// The rows with what an import takes besides: the day of accession and the past names.
  package var fullRows: [[String]] {
    let byNumber = Dictionary(entries.map { (String($0.organisation.number), $0.organisation) }) { one, _ in one }
    return rows.map { row in
      let organisation = byNumber[row[0]]
      return row + [organisation?.accession?.description ?? "", PastNamesText.text(organisation?.pastNames ?? [])]
    }
  }

  /// As CSV.
  package func csv(isFull: Bool = false) -> String {
    CSV.record(isFull ? Self.fullColumns : Self.columns)
      + (isFull ? fullRows : rows).map { CSV.record($0) }.joined()
  }
}

/// The identifiers of a register, as they are exported: in the columns that an import takes.
package enum IdentifierListing {
  /// The columns, in their order.
  package static let columns = ["id", "party", "kind", "roles", "state", "proposed", "accepted", "withdrawn"]

  /// A row of CSV. `signifier` is the signifier of the identifier's organisation.
  package static func record(_ identifier: AllocatedIdentifier, signifier: String) -> String {
    CSV.record([
      identifier.value.description, signifier, identifier.kind.rawValue, identifier.roles.joined(separator: ";"),
      identifier.state.rawValue, identifier.proposed.description, identifier.accepted?.description ?? "",
      identifier.withdrawn?.description ?? "",
    ])
  }

  package static var header: String { CSV.record(columns) }
}
