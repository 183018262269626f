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
