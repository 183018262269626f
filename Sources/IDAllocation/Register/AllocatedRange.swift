public import EUI64

/// Identifiers that belong to an organisation.
public struct AllocatedRange: Codable, Hashable, Sendable {
  /// Its number.
  public let organisation: Int
  /// The first identifier.
  public let first: EUI64
  /// The last identifier, not before the first.
  public let last: EUI64

  /// Makes a range.
  public init(organisation: Int, first: EUI64, last: EUI64) {
    self.organisation = organisation
    self.first = first
    self.last = last
  }

  /// How many identifiers lie in it.
  public var count: Int {
    first <= last ? Int(clamping: (last.rawValue - first.rawValue).addingReportingOverflow(1).partialValue) : 0
  }

  /// Whether an identifier lies in it.
  public func contains(_ identifier: EUI64) -> Bool { first <= identifier && identifier <= last }

  /// Whether it has an identifier with another range in common.
  public func overlaps(_ other: AllocatedRange) -> Bool { first <= other.last && other.first <= last }

  /// In words: `70-B3-D5-1F-30-01-00-00 to 70-B3-D5-1F-30-01-FF-FF`.
  public var words: String { "\(first) to \(last)" }
}
