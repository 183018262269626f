public import Messages

/// The answer of a register to a request that its rules forbid: nothing was changed. ``RegisterRules`` throws it, and
/// each row of a batch of requests may have one.
public struct RegisterRefusal: UserError, Hashable, Sendable {
  /// What was forbidden. The raw values are stable: scripts read them.
  public enum Code: String, CaseIterable, Sendable {
    /// The organisation number is not in the block.
    case numberOutside = "number-outside"
    /// The organisation number belongs to another organisation, or has belonged to one.
    case numberTaken = "number-taken"
    /// The range is not in the block, or its end is before its beginning.
    case rangeOutside = "range-outside"
    /// The range overlaps one that an organisation has.
    case rangeTaken = "range-taken"
    /// By the layout, the range belongs to another organisation number.
    case rangeMismatch = "range-mismatch"
    /// There is no free organisation number.
    case blockFull = "block-full"
    /// There is a DCC already, and there can be only one.
    case dccTaken = "dcc-taken"
    /// The text can't be a Party Signifier.
    case invalidSignifier = "invalid-signifier"
    /// The signifier belongs to another organisation, or has belonged to one.
    case signifierTaken = "signifier-taken"
    /// A name is empty, too long or has control characters.
    case invalidName = "invalid-name"
    /// Another active organisation of the kind has the name: a Party has one organisation number.
    case nameTaken = "name-taken"
    /// The organisation has this name already.
    case sameName = "same-name"
    /// The Party is unknown.
    case unknownParty = "unknown-party"
    /// The Party is not active.
    case partyClosed = "party-closed"
    /// An identifier of this kind can't belong to an organisation of its kind.
    case wrongKind = "wrong-kind"
    /// A User Role is unknown.
    case unknownRole = "unknown-role"
    /// A User ID has no role, or another identifier has one.
    case wrongRoles = "wrong-roles"
    /// The roles may not share an identifier.
    case roleShared = "role-shared"
    /// The identifier is in no range of the Party.
    case outsideRange = "outside-range"
    /// The identifier belongs to another Party, or has belonged to one.
    case twoParties = "two-parties"
    /// The identifier was withdrawn, and is never given out again.
    case withdrawn
    /// The ranges of the Party have no free identifier.
    case rangeFull = "range-full"
    /// The identifier is unknown.
    case unknownIdentifier = "unknown-identifier"
    /// The identifier was accepted before.
    case accepted
    /// The Party has the identifier already, with these roles.
    case alreadyThere = "already-there"
    /// The new state can't follow the present one.
    case wrongState = "wrong-state"
    /// The request can't be read.
    case invalidRequest = "invalid-request"
    /// An earlier row of a list says the same.
    case duplicateRow = "duplicate-row"
    /// The row of the Party in a list has an error of its own.
    case partyRefused = "party-refused"
    /// A request has the id of another one.
    case requestReused = "request-reused"
    /// The request could be done, but another one of its batch was refused, so none was done.
    case batchRefused = "batch-refused"
  }

  /// The kind, for programs.
  public let code: Code
  /// In words, with what to do.
  public let detail: String

  /// Makes a refusal; `detail` is a sentence without a full stop.
  public init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// The code and the detail: `range-full: the ranges of ALPHA have no free identifier`.
  public var description: String { "\(code.rawValue): \(detail)" }
}
