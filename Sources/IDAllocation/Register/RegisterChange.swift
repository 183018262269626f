public import EUI64
public import WorkingDays

/// A change of one row of a register, or of all rows of one organisation. Actions are made of these, whatever keeps the
/// rows.
public enum RegisterChange: Hashable, Sendable {
  /// A new organisation.
  case addOrganisation(Organisation)
  /// A new range.
  case addRange(AllocatedRange)
  /// A new identifier.
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
