public import EUI64

/// What the rules ask a register. Whoever keeps the rows answers.
public protocol RegisterView {
  /// The rules that were fixed into it.
  var layout: RegisterLayout { get }
  /// The organisation of a number.
  func organisation(_ number: Int) throws -> Organisation?
  /// The organisation of a signifier.
  func organisation(signifier: String) throws -> Organisation?
  /// An active organisation of a kind and a name, capital letters or not.
  func activeOrganisation(named name: String, kind: OrganisationKind) throws -> Organisation?
  /// The ranges of an organisation, in order.
  func ranges(of organisation: Int) throws -> [AllocatedRange]
  /// The first range that has an identifier with another in common.
  func range(overlapping range: AllocatedRange) throws -> AllocatedRange?
  /// An identifier.
  func identifier(_ value: EUI64) throws -> AllocatedIdentifier?
  /// The lowest organisation number that was never given and whose range is free; `nil` where there is none.
  func nextFreeNumber() throws -> Int?
  /// The lowest identifier of a range that was never given; `nil` where there is none.
  func nextFreeIdentifier(in range: AllocatedRange) throws -> EUI64?
}

extension RegisterView {
  /// The range in which an identifier lies.
  public func range(containing identifier: EUI64) throws -> AllocatedRange? {
    try range(overlapping: AllocatedRange(organisation: 0, first: identifier, last: identifier))
  }
}
