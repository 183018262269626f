import EUI64
import IDAllocation

/// The rows of a register inside a transaction, as they may be answered from: each is compared with the events that it
/// follows from before anybody sees it, and the events are searched for a row that is missing. A row that somebody has
/// changed behind the register's back is thrown as a fault.
struct CheckedRegister: RegisterView {
  let store: StoredRegister

  private var rows: CheckedRows { store.checkedRows }
  var layout: RegisterLayout { store.layout }

  func organisation(_ number: Int) throws -> Organisation? {
    try rows.checkOrganisation(number, in: store)
    return try store.organisation(number)
  }

  func organisation(signifier: String) throws -> Organisation? {
    let found = try store.organisation(signifier: signifier)
    // Organisations are asked for by their numbers in the same words; nobody has one as its signifier.
    guard found != nil || layout.isSignifier(signifier) else { return nil }
    try check(found?.number)
    return found
  }

  func activeOrganisation(named name: String, kind: OrganisationKind) throws -> Organisation? {
    let found = try store.activeOrganisation(named: name, kind: kind)
    try check(found?.number)
    return found
  }

  func ranges(of organisation: Int) throws -> [AllocatedRange] {
    try rows.checkOrganisation(organisation, in: store)
    return try store.ranges(of: organisation)
  }

  func range(overlapping range: AllocatedRange) throws -> AllocatedRange? {
    let found = try store.range(overlapping: range)
    try check(found?.organisation)
    return found
  }

  func identifier(_ value: EUI64) throws -> AllocatedIdentifier? {
    try rows.checkIdentifier(value, in: store)
    return try store.identifier(value)
  }

  func nextFreeNumber() throws -> Int? {
    try rows.checkOrganisations(store)
    return try store.nextFreeNumber()
  }

  func nextFreeIdentifier(in range: AllocatedRange) throws -> EUI64? {
    let next = try store.nextFreeIdentifier(in: range)
    if let next { try rows.checkIdentifier(next, in: store) }
    return next
  }

  /// The organisation of a signifier or a number; `nil` where there is none.
  func organisationIfAny(_ party: String) throws -> Organisation? {
    do {
      return try RegisterRules.found(party, in: self)
    } catch is RegisterRefusal {
      return nil
    }
  }

  /// Checks the organisation of a number; all, where none was found: its row may be gone.
  private func check(_ number: Int?) throws {
    if let number { try rows.checkOrganisation(number, in: store) } else { try rows.checkOrganisations(store) }
  }
}

extension StoredRegister {
  /// The same rows, each compared with its events.
  var checked: CheckedRegister { CheckedRegister(store: self) }
}
