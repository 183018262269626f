package import IDAllocation
import Messages

/// Nothing, or not what is required, can be judged by a list.
package struct ListGapError: UserError {
  /// What is missing, and what to do.
  package let description: String
}

/// What an allocation list does not tell, so that rows can't be judged by it.
package enum ListGap {
  /// All that a list leaves open, in words. `identifiers` is the name of the list of identifiers, where one was read.
  package static func all(
    in list: AllocationListReader, _ organisations: String, identifiers: String?,
    requiring requirement: AllocationRequirement?
  ) throws(ListGapError) -> [String] {
    guard list.hasRanges else {
      throw ListGapError(
        description:
          "\(organisations): has no column of ranges (range, or first and last), so that nothing can be judged"
          + " by it")
    }
    var gaps: [String] = []
    if !list.columns.contains("state") {
      gaps.append(
        "\(organisations): has no column state: which organisations have withdrawn or were expelled is not known")
    }
    guard let identifiers else {
      gaps.append(
        "\(organisations): without --identifiers, withdrawals are not known, nor which identifiers were given out or"
          + " accepted")
      return gaps
    }
    let known = list.identifierColumns
    if known.isDisjoint(with: ["state", "withdrawn"]) {
      gaps.append("\(identifiers): has no column state: which identifiers are withdrawn is not known")
    }
    if requirement == .accepted, known.isDisjoint(with: ["state", "accepted"]) {
      throw ListGapError(
        description: "\(identifiers): has no column state, so that nobody knows which identifiers are accepted; give"
          + " --require given-out, or a list with that column")
    }
    return gaps
  }
}
