public import EUI64
public import WorkingDays

/// Something that happened to a register: what its events hold, and what its state is made of.
public enum RegisterAction: Codable, Hashable, Sendable {
  /// It was made; the DCC has its number and range from the beginning.
  case initialise(layout: RegisterLayout)
  /// An organisation got its number, its range and its signifier; or came from a list, with ranges of its own. The DCC,
  /// which is there before, comes from a list without ranges and only gets the names that it has had since.
  case addOrganisation(organisation: Organisation, ranges: [AllocatedRange])
  /// An organisation got another range.
  case addRange(range: AllocatedRange)
  /// An identifier was given to an organisation, or came from a list.
  case addIdentifier(identifier: AllocatedIdentifier)
  /// An identifier serves more roles of its organisation.
  case addRoles(value: EUI64, roles: [String])
  /// The DCC accepted an identifier.
  case acceptIdentifier(value: EUI64)
  /// An identifier is no longer used.
  case withdrawIdentifier(value: EUI64)
  /// An organisation has another name.
  case rename(organisation: Int, name: String)
  /// An organisation is no longer allocated to, and its identifiers are withdrawn.
  case close(organisation: Int, state: OrganisationState)
  /// A request asked for an identifier that its organisation has with these roles. Nothing changes, but that the request is
  /// answered.
  case confirmIdentifier(value: EUI64, roles: [String])
  /// A request asked for a range that its organisation has. Nothing changes, but that the request is answered.
  case confirmRange(range: AllocatedRange)

  enum CodingKeys: String, CodingKey {
    case initialise
    case addOrganisation = "add-organisation"
    case addRange = "add-range"
    case addIdentifier = "add-identifier"
    case addRoles = "add-roles"
    case acceptIdentifier = "accept-identifier"
    case withdrawIdentifier = "withdraw-identifier"
    case rename, close
    case confirmIdentifier = "confirm-identifier"
    case confirmRange = "confirm-range"
  }

  /// The name of the kind of action: `add-identifier`.
  public var name: String {
    let key: CodingKeys =
      switch self {
      case .initialise: .initialise
      case .addOrganisation: .addOrganisation
      case .addRange: .addRange
      case .addIdentifier: .addIdentifier
      case .addRoles: .addRoles
      case .acceptIdentifier: .acceptIdentifier
      case .withdrawIdentifier: .withdrawIdentifier
      case .rename: .rename
      case .close: .close
      case .confirmIdentifier: .confirmIdentifier
      case .confirmRange: .confirmRange
      }
    return key.rawValue
  }

  /// Whether it only says what is already so: where no request has to be remembered, it need not happen.
  public var onlyConfirms: Bool {
    switch self {
    case .confirmIdentifier, .confirmRange: true
    default: false
    }
  }
}

/// A change of one row of a register, or of all rows of one organisation. Actions are made of these, whatever keeps the
/// rows.
public enum RegisterChange: Hashable, Sendable {
  /// One more organisation, without a range.
  case addOrganisation(Organisation)
  /// One more range of an organisation that is there.
  case addRange(AllocatedRange)
  /// One more identifier of an organisation that is there.
  case addIdentifier(AllocatedIdentifier)
  /// Another name; the one before is kept as a past name until the day.
  case rename(organisation: Int, name: String, on: CivilDate)
  /// Another state of an organisation.
  case setState(organisation: Int, OrganisationState)
  /// The roles of an identifier.
  case setRoles(EUI64, [String])
  /// An identifier accepted on a day.
  case accept(EUI64, on: CivilDate)
  /// An identifier withdrawn on a day.
  case withdraw(EUI64, on: CivilDate)
  /// All identifiers of an organisation that are not yet withdrawn, withdrawn on a day.
  case withdrawAll(organisation: Int, on: CivilDate)
}
