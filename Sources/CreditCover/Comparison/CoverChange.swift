public import ExactDecimal

/// By how much figures changed, in pounds.
public struct CoverChange: Encodable, Hashable, Sendable {
  /// The Credit Cover Requirement.
  public var requirement = ExactDecimal.zero
  /// The Credit Support required.
  public var required = ExactDecimal.zero
  /// The Credit Support counted.
  public var counted = ExactDecimal.zero
  /// The shortfall.
  public var shortfall = ExactDecimal.zero

  /// No change.
  public init() {}

  private enum CodingKeys: String, CodingKey { case requirement, required, counted, shortfall }

  /// Writes the amounts exactly, with two decimals or as many as they have.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Money.exactly(requirement), forKey: .requirement)
    try container.encode(Money.exactly(required), forKey: .required)
    try container.encode(Money.exactly(counted), forKey: .counted)
    try container.encode(Money.exactly(shortfall), forKey: .shortfall)
  }

  init(from old: CreditCoverFigures, to new: CreditCoverFigures) {
    let (before, after) = (CreditCoverResult(old), CreditCoverResult(new))
    requirement = after.requirement - before.requirement
    required = after.required - before.required
    counted = new.counted - old.counted
    shortfall = after.shortfall - before.shortfall
  }

  /// Both changes, one after the other.
  public static func + (one: CoverChange, other: CoverChange) -> CoverChange {
    var sum = one
    sum.requirement += other.requirement
    sum.required += other.required
    sum.counted += other.counted
    sum.shortfall += other.shortfall
    return sum
  }
}
