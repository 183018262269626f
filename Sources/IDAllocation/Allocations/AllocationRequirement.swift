/// What a register must have of each identifier that a batch names.
public enum AllocationRequirement: String, CaseIterable, Sendable {
  /// It was given out.
  case givenOut = "given-out"
  /// It was given out, and the DCC has accepted it.
  case accepted

  /// The codes that say that it is not so.
  var codes: [FindingCode] {
    switch self {
    case .givenOut: [.notGivenOut]
    case .accepted: [.notGivenOut, .notAccepted]
    }
  }
}
