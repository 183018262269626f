package import EUI64
import Messages
import Reporting
public import WorkingDays

/// The rules of the ID Allocation Procedure: what may happen to a register, and what follows from it. They know nothing of
/// how it is kept.
public enum RegisterRules {
  /// The signifier of the DCC, which every register has from the beginning.
  package static let dccSignifier = "DCC"

  /// What a request comes to: the action that answers it, with the next free number or identifier where none is wanted; for
  /// what is wanted and there already one that only confirms it.
  /// Throws a ``RegisterRefusal``, or what the view throws.
  public static func action(
    for request: RegisterRequest, in view: some RegisterView, on date: CivilDate
  ) throws -> RegisterAction {
    switch request {
    case .organisation(let kind, let name, let signifier, let number, let accession):
      guard let number = try number ?? view.nextFreeNumber() else {
        throw blockFull(view)
      }
      guard view.layout.numbers.contains(number) else { throw outside(number, view) }
      let organisation = Organisation(
        number: number, kind: kind, name: name, signifier: signifier, accession: accession)
      if let accession, accession > date {
        throw RegisterRefusal(
          .invalidRequest, "accession \(accession) is after \(date); a Party gets its number after its accession")
      }
      let ranges = [view.layout.range(of: number)]
      // What can never be comes before what is only refused.
      try OrganisationRules.check(organisation, ranges, in: view)
      try OrganisationRules.checkIsNew(name, kind, in: view)
      return .addOrganisation(organisation: organisation, ranges: ranges)
    case .range(let party, let number):
      return try OrganisationRules.anotherRange(of: try found(party, in: view), number, in: view)
    case .identifier(let party, let kind, let roles, let value):
      let organisation = try found(party, in: view)
      let roles = Set(roles.flatMap { Self.roles($0, among: view.layout.roles) }).sorted()
      if let value, let existing = try view.identifier(value), existing.organisation == organisation.number,
        existing.state != .withdrawn
      {
        try IdentifierAllocationRules.check(kind, roles, of: organisation, in: view)
        let added = Set(roles).subtracting(existing.roles).sorted()
        return added.isEmpty ? .confirmIdentifier(value: value, roles: roles) : .addRoles(value: value, roles: added)
      }
      let wanted = try value ?? nextFree(of: organisation, in: view)
      return .addIdentifier(
        identifier: AllocatedIdentifier(
          value: wanted, organisation: organisation.number, kind: kind, roles: roles, proposed: date))
    case .rename(let party, let name):
      let organisation = try found(party, in: view)
      try OrganisationRules.checkIsNew(name, organisation.kind, in: view, besides: organisation.number)
      return .rename(organisation: organisation.number, name: name)
    case .close(let party, let state): return .close(organisation: try found(party, in: view).number, state: state)
    case .accept(let value): return .acceptIdentifier(value: value)
    case .withdraw(let value): return .withdrawIdentifier(value: value)
    }
  }

  /// The changes that an action makes on a day. Throws a ``RegisterRefusal`` where it may not happen, or what the view
  /// throws.
  public static func changes(
    for action: RegisterAction, in view: some RegisterView, on date: CivilDate
  ) throws -> [RegisterChange] {
    switch action {
    case .initialise(let layout):
      let dcc = Organisation(number: layout.dccOrganisation, kind: .dcc, name: "DCC", signifier: dccSignifier)
      guard try view.organisation(dcc.number) == nil, layout == view.layout, layout.isUsable else {
        throw RegisterRefusal(.wrongState, "the register was made before")
      }
      return [.addOrganisation(dcc), .addRange(layout.range(of: dcc.number))]
    case .addOrganisation(let organisation, let ranges):
      if organisation.kind == .dcc, organisation.number == view.layout.dccOrganisation, ranges.isEmpty {
        return try OrganisationRules.renamings(ofDCC: organisation, in: view, on: date)
      }
      try OrganisationRules.check(organisation, ranges, in: view)
      return [.addOrganisation(organisation)] + ranges.map { .addRange($0) }
    case .addRange(let range):
      guard let organisation = try view.organisation(range.organisation) else { throw unknown("\(range.organisation)") }
      guard organisation.state == .active else { throw closed(organisation) }
      try OrganisationRules.check([range], of: organisation.number, in: view)
      return [.addRange(range)]
    case .addIdentifier(let identifier):
      try IdentifierAllocationRules.check(identifier, in: view)
      return [.addIdentifier(identifier)]
    case .addRoles(let value, let roles):
      return [.setRoles(value, try IdentifierAllocationRules.joined(roles, to: value, in: view))]
    case .acceptIdentifier(let value):
      let identifier = try known(value, in: view)
      switch identifier.state {
      case .proposed: return [.accept(value, on: date)]
      case .accepted: throw RegisterRefusal(.accepted, "\(value) was accepted on \(shown(identifier.accepted))")
      case .withdrawn: throw RegisterRefusal(.withdrawn, "\(value) was withdrawn on \(shown(identifier.withdrawn))")
      }
    case .withdrawIdentifier(let value):
      let identifier = try known(value, in: view)
      guard identifier.state != .withdrawn else {
        throw RegisterRefusal(.withdrawn, "\(value) was withdrawn on \(shown(identifier.withdrawn))")
      }
      return [.withdraw(value, on: date)]
    case .rename(let number, let name):
      guard let organisation = try view.organisation(number) else { throw unknown("\(number)") }
      try OrganisationRules.check(name: name)
      guard organisation.name != name else {
        throw RegisterRefusal(.sameName, "\(organisation) already has the name '\(name.shown)'")
      }
      return [.rename(organisation: number, name: name, on: date)]
    case .close(let number, let state):
      guard let organisation = try view.organisation(number) else { throw unknown("\(number)") }
      guard organisation.kind != .dcc else { throw RegisterRefusal(.dccTaken, "the DCC can't leave") }
      guard organisation.state == .active, state != .active else {
        throw RegisterRefusal(.wrongState, "\(organisation) is \(organisation.state.rawValue)")
      }
      return [.setState(organisation: number, state), .withdrawAll(organisation: number, on: date)]
    case .confirmIdentifier(let value, let roles):
      let identifier = try known(value, in: view)
      guard identifier.state != .withdrawn, Set(identifier.roles).isSuperset(of: roles) else {
        throw RegisterRefusal(.wrongState, "\(value) is not registered with these roles")
      }
      return []
    case .confirmRange(let range):
      guard try view.ranges(of: range.organisation).contains(range) else {
        throw RegisterRefusal(.wrongState, "\(range) is not a range of number \(range.organisation)")
      }
      return []
    }
  }

  /// The organisation of a signifier, in any case, or, where no signifier is so, of a number in digits. Throws a
  /// ``RegisterRefusal`` (`unknown-party`), or what the view throws.
  public static func found(_ party: String, in view: some RegisterView) throws -> Organisation {
    if let organisation = try organisation(party, in: view) { return organisation }
    if let number = Int(party), let organisation = try view.organisation(number) { return organisation }
    throw unknown(party)
  }

  /// The organisation of a signifier in any case: a register has signifiers in capitals only.
  package static func organisation(_ signifier: String, in view: some RegisterView) throws -> Organisation? {
    if let organisation = try view.organisation(signifier: signifier) { return organisation }
    let capitals = signifier.uppercased()
    return capitals == signifier ? nil : try view.organisation(signifier: capitals)
  }

  /// User Roles as they are written in one cell: with commas, semicolons or slashes between them, in any case, white space
  /// around them left out. Roles that are known come in capitals.
  public static func roles(_ text: String, among known: [String] = builtInRoles) -> [String] {
    text.roleWords.map { role in
      let capitals = role.uppercased()
      return known.contains(capitals) ? capitals : role
    }
  }

  /// The codes of the User Roles that the built-in rules know.
  public static let builtInRoles = IdentifierRules.builtIn.roles.map(\.code)

  /// The lowest identifier of an organisation's ranges that was never given; `nil` where there is none.
  package static func nextFreeIdentifier(of organisation: Organisation, in view: some RegisterView) throws -> EUI64? {
    for range in try view.ranges(of: organisation.number) {
      if let value = try view.nextFreeIdentifier(in: range) { return value }
    }
    return nil
  }

  private static func nextFree(of organisation: Organisation, in view: some RegisterView) throws -> EUI64 {
    guard organisation.state == .active else { throw closed(organisation) }
    if let value = try nextFreeIdentifier(of: organisation, in: view) { return value }
    let ranges = try view.ranges(of: organisation.number)
    throw RegisterRefusal(
      .rangeFull,
      (ranges.isEmpty
        ? "\(organisation) has no range" : "the ranges of \(organisation) have no free identifier")
        + "; 'seckit allocate range' allocates \(ranges.isEmpty ? "one" : "one more"), if the block has one")
  }

  private static func known(_ value: EUI64, in view: some RegisterView) throws -> AllocatedIdentifier {
    guard let identifier = try view.identifier(value) else {
      throw RegisterRefusal(.unknownIdentifier, "\(value) is not in the register; check the identifier")
    }
    return identifier
  }

  /// The refusal of a Party that there is none of, with the signifier that was `likely` meant.
  package static func unknown(_ party: String, likely: String? = nil) -> RegisterRefusal {
    RegisterRefusal(
      .unknownParty,
      "no organisation has the signifier or the number '\(party.shown)'"
        + (likely.map { "; probably meant: \($0)" } ?? ""))
  }

  static func blockFull(_ view: some RegisterView) -> RegisterRefusal {
    RegisterRefusal(
      .blockFull, "all organisation numbers up to \(view.layout.numbers.upperBound) are in use, or their ranges are")
  }

  package static func closed(_ organisation: Organisation) -> RegisterRefusal {
    RegisterRefusal(.partyClosed, "\(organisation) is \(organisation.state.rawValue)")
  }

  static func outside(_ number: Int, _ view: some RegisterView) -> RegisterRefusal {
    let numbers = view.layout.numbers
    return RegisterRefusal(
      .numberOutside,
      "organisation numbers go from \(numbers.lowerBound) to \(numbers.upperBound), not \(number)"
        + " (\(view.layout.layoutRule))")
  }

  private static func shown(_ date: CivilDate?) -> String { date?.description ?? "an unknown day" }
}
