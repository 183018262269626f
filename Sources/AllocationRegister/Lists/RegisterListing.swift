import EUI64
public import IDAllocation
import Reporting

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

  /// The list of a register.
  public init(_ organisations: [(organisation: Organisation, ranges: [AllocatedRange])]) {
    entries = organisations.map { Entry(organisation: $0.organisation, ranges: $0.ranges) }
      .sorted { $0.organisation.number < $1.organisation.number }
  }

  /// The list of a register as it was.
  public init(_ state: MemoryRegister) {
    self.init(state.organisations.values.map { ($0, state.ranges(of: $0.number)) })
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

  /// As CSV. With `isSpreadsheetSafe` an apostrophe stands before every cell that a spreadsheet would run as a formula or
  /// turn into a number or a date.
  public func csv(isSpreadsheetSafe: Bool = false) -> String {
    CSVText.record(Self.columns)
      + rows.map { row in CSVText.record(isSpreadsheetSafe ? row.map(SpreadsheetText.guarded) : row) }.joined()
  }
}

/// Cells that a spreadsheet would change.
public enum SpreadsheetText {
  /// A cell that a spreadsheet leaves as it is: with an apostrophe before it where it begins as a formula does, or as
  /// digits and letters that may be taken for a number or a date.
  public static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    if "=+-@\t\r'".unicodeScalars.contains(first) { return "'" + text }
    // 007, 1E5, 1-2: not the whole number that the organisation's is.
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) } && (first != "0" || text.utf8.count == 1)
    let isDigit = (0x30...0x39).contains(first.value)
    return isDigit && !isPlain ? "'" + text : text
  }

  /// A cell as it was before it was guarded.
  public static func unguarded(_ text: String) -> String { text.hasPrefix("'") ? String(text.dropFirst()) : text }
}
