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
  /// The ranges of an organisation, in the order of their identifiers; empty where it has none or is not known.
  func ranges(of organisation: Int) throws -> [AllocatedRange]
  /// The first range that has an identifier with another in common.
  func range(overlapping range: AllocatedRange) throws -> AllocatedRange?
  /// The record of an identifier; `nil` where it was never given out.
  func identifier(_ value: EUI64) throws -> AllocatedIdentifier?
  /// The lowest organisation number that was never given and whose range is free; `nil` where there is none.
  func nextFreeNumber() throws -> Int?
  /// The lowest identifier of a range that was never given; `nil` where there is none.
  func nextFreeIdentifier(in range: AllocatedRange) throws -> EUI64?
}

extension RegisterView {
  /// The range in which an identifier lies, whosever it is; `nil` where it is in none.
  public func range(containing identifier: EUI64) throws -> AllocatedRange? {
    try range(overlapping: AllocatedRange(organisation: 0, first: identifier, last: identifier))
  }
}

/// A register in memory: what its events add up to. Small ones are what the rules are tested on; of any other it is what the
/// stored tables are compared with.
public struct MemoryRegister: RegisterView, Hashable, Sendable {
  /// The rules that were fixed into it.
  public let layout: RegisterLayout
  /// All organisations by number, also those that have left.
  public private(set) var organisations: [Int: Organisation] = [:]
  /// All identifiers that were given out, also those that were withdrawn.
  public private(set) var identifiers: [EUI64: AllocatedIdentifier] = [:]
  private var sortedRanges = SortedRanges()
  private var numbers: [String: Int] = [:]
  /// The active organisations of each kind and name.
  private var active: [ActiveName: ActiveNumbers] = [:]
  private var rangesByOrganisation: [Int: SortedRanges] = [:]
  private var identifiersByOrganisation: [Int: Set<EUI64>] = [:]

  /// An empty register; the DCC is not in it yet.
  public init(layout: RegisterLayout) { self.layout = layout }

  /// The organisation of a number; `nil` where it was never given. Takes the same time for any number of organisations.
  public func organisation(_ number: Int) -> Organisation? { organisations[number] }

  /// The organisation of a signifier, which is compared letter by letter; `nil` where it was never given.
  public func organisation(signifier: String) -> Organisation? { numbers[signifier].flatMap { organisations[$0] } }

  /// An active organisation of a kind and a name, capital letters or not.
  public func activeOrganisation(named name: String, kind: OrganisationKind) -> Organisation? {
    active[ActiveName(kind: kind, key: Organisation.nameKey(name))]?.least.flatMap { organisations[$0] }
  }

  /// The ranges of an organisation, in the order of their identifiers; empty where it has none or is not known.
  public func ranges(of organisation: Int) -> [AllocatedRange] { rangesByOrganisation[organisation]?.all ?? [] }

  /// The ranges of all organisations, in the order of their identifiers. Takes time in proportion to their number.
  public var ranges: [AllocatedRange] { sortedRanges.all }

  /// Whether a range of an organisation has an identifier with another in common.
  package func hasRange(of organisation: Int, overlapping range: AllocatedRange) -> Bool {
    rangesByOrganisation[organisation]?.first(overlapping: range) != nil
  }

  /// The first range that has an identifier with another in common. Takes time in the logarithm of the ranges.
  public func range(overlapping range: AllocatedRange) -> AllocatedRange? {
    sortedRanges.first(overlapping: range)
  }

  /// The record of an identifier; `nil` where it was never given out.
  public func identifier(_ value: EUI64) -> AllocatedIdentifier? { identifiers[value] }

  /// The lowest organisation number that was never given and whose range is free.
  public func nextFreeNumber() -> Int? {
    layout.numbers.first { organisations[$0] == nil && range(overlapping: layout.range(of: $0)) == nil }
  }

  /// The lowest identifier of a range that was never given; `nil` where there is none. Takes time in proportion to
  /// those that were given from the beginning of the range.
  public func nextFreeIdentifier(in range: AllocatedRange) -> EUI64? {
    var value = range.first.rawValue
    while identifiers[EUI64(rawValue: value)] != nil {
      guard value < range.last.rawValue else { return nil }
      value += 1
    }
    return EUI64(rawValue: value)
  }

  /// Makes a change, which ``RegisterRules`` allowed: nothing is checked here.
  public mutating func apply(_ change: RegisterChange) {
    switch change {
    case .addOrganisation(let organisation):
      setActive(organisation.number, false)
      organisations[organisation.number] = organisation
      numbers[organisation.signifier] = organisation.number
      setActive(organisation.number, true)
    case .addRange(let range):
      sortedRanges.insert(range)
      rangesByOrganisation[range.organisation, default: SortedRanges()].insert(range)
    case .addIdentifier(let identifier):
      identifiers[identifier.value] = identifier
      identifiersByOrganisation[identifier.organisation, default: []].insert(identifier.value)
    case .rename(let number, let name, let date):
      guard let before = organisations[number]?.name else { return }
      setActive(number, false)
      organisations[number]?.pastNames.append(Organisation.PastName(name: before, until: date))
      organisations[number]?.name = name
      setActive(number, true)
    case .setState(let number, let state):
      setActive(number, false)
      organisations[number]?.state = state
      setActive(number, true)
    case .setRoles(let value, let roles): identifiers[value]?.roles = roles
    case .accept(let value, let date):
      identifiers[value]?.state = .accepted
      identifiers[value]?.accepted = date
    case .withdraw(let value, let date):
      identifiers[value]?.state = .withdrawn
      identifiers[value]?.withdrawn = date
    case .withdrawAll(let number, let date):
      for value in identifiersByOrganisation[number] ?? [] where identifiers[value]?.state != .withdrawn {
        identifiers[value]?.state = .withdrawn
        identifiers[value]?.withdrawn = date
      }
    }
  }

  /// Adds an organisation to the active ones, if it is one, or removes it.
  private mutating func setActive(_ number: Int, _ isThere: Bool) {
    guard let organisation = organisations[number], organisation.state == .active else { return }
    let name = ActiveName(kind: organisation.kind, key: Organisation.nameKey(organisation.name))
    if isThere { active[name, default: ActiveNumbers()].insert(number) } else { active[name]?.remove(number) }
  }
}

/// By what the name of an organisation is looked up.
private struct ActiveName: Hashable {
  let kind: OrganisationKind
  let key: [UInt8]
}

/// The numbers of the organisations of one name: one, but in lists with errors.
private struct ActiveNumbers: Hashable {
  private var all: Set<Int> = []
  private(set) var least: Int?

  mutating func insert(_ number: Int) {
    all.insert(number)
    least = min(number, least ?? number)
  }

  mutating func remove(_ number: Int) {
    all.remove(number)
    if number == least { least = all.min() }
  }
}
