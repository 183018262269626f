import EUI64
public import IDAllocation
import Reporting
import WorkingDays

/// The allocation list: organisations and their ranges, as they are shown, exported and compared.
public struct RegisterListing: Hashable, Sendable {
  /// An organisation with its ranges.
  public struct Entry: Hashable, Sendable {
    /// The organisation.
    public let organisation: Organisation
    /// Its ranges, in order.
    public let ranges: [AllocatedRange]
  }

  /// The organisations, in order of their numbers.
  public let entries: [Entry]

  /// The columns, in their order.
  public static let columns = ["organisation_number", "kind", "name", "signifier", "first", "last", "state"]

  /// Which of the columns that a list need not have there are; a register has all of them.
  public let optionalColumns: Set<String>
  private static let optional: Set = ["kind", "range", "state", "accession", "past_names"]

  /// The list of a register.
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

  /// The list of a register as it was.
  public init(_ state: MemoryRegister) {
    self.init(state.organisations.values.map { ($0, state.ranges(of: $0.number)) })
  }

  /// A list that was read from a file.
  public init(_ list: AllocationListReader) {
    self.init(
      list.state.organisations.values.map { ($0, list.state.ranges(of: $0.number)) },
      optionalColumns: Self.optional.intersection(list.columns).union(list.hasRanges ? ["range"] : []))
  }

  /// The columns that this list or another has not got, so that they can't be compared.
  public func notComparable(with other: RegisterListing) -> [String] {
    Self.optional.subtracting(optionalColumns.intersection(other.optionalColumns)).sorted()
  }

  /// A row for each range, and one for an organisation without any.
  public var rows: [[String]] {
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
  public static let fullColumns = columns + ["accession", "past_names"]

  /// The rows with what an import takes besides: the day of accession and the past names.
  public var fullRows: [[String]] {
    let byNumber = Dictionary(entries.map { (String($0.organisation.number), $0.organisation) }) { one, _ in one }
    return rows.map { row in
      let organisation = byNumber[row[0]]
      return row + [organisation?.accession?.description ?? "", PastNamesText.text(organisation?.pastNames ?? [])]
    }
  }

  /// As CSV.
  public func csv(isFull: Bool = false) -> String {
    CSV.record(isFull ? Self.fullColumns : Self.columns)
      + (isFull ? fullRows : rows).map { CSV.record($0) }.joined()
  }
}
