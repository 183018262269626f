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
          "\(organisations): has no column of ranges (range, or first and last), so nothing can be judged"
          + " by it")
    }
    var gaps: [String] = []
    if !list.columns.contains("state") {
      gaps.append(
        "\(organisations): has no column state, so withdrawn and expelled organisations are not known")
    }
    guard let identifiers else {
      gaps.append(
        "\(organisations): without --identifiers, it is not known which identifiers were withdrawn, given out or"
          + " accepted")
      return gaps
    }
    let known = list.identifierColumns
    if known.isDisjoint(with: ["state", "withdrawn"]) {
      gaps.append("\(identifiers): has no column state, so withdrawn identifiers are not known")
    }
    if requirement == .accepted, known.isDisjoint(with: ["state", "accepted"]) {
      throw ListGapError(
        description: "\(identifiers): has no column state, so accepted identifiers are not known; give"
          + " --require given-out, or a list with that column")
    }
    return gaps
  }
}
