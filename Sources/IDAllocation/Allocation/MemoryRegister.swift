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
  /// The ranges of all organisations, in the order of their identifiers.
  public private(set) var ranges: [AllocatedRange] = []
  private var numbers: [String: Int] = [:]
  private var numbersByName: [[UInt8]: Set<Int>] = [:]
  private var rangesByOrganisation: [Int: [AllocatedRange]] = [:]

  /// An empty register; the DCC is not in it yet.
  public init(layout: RegisterLayout) { self.layout = layout }

  /// The organisation of a number; `nil` where it was never given. Takes the same time for any number of organisations.
  public func organisation(_ number: Int) -> Organisation? { organisations[number] }

  /// The organisation of a signifier, which is compared letter by letter; `nil` where it was never given.
  public func organisation(signifier: String) -> Organisation? { numbers[signifier].flatMap { organisations[$0] } }

  /// An active organisation of a kind and a name, capital letters or not.
  public func activeOrganisation(named name: String, kind: OrganisationKind) -> Organisation? {
    (numbersByName[Organisation.nameKey(name)] ?? []).sorted().compactMap { organisations[$0] }
      .first { $0.kind == kind && $0.state == .active }
  }

  /// The ranges of an organisation, in the order of their identifiers; empty where it has none or is not known.
  public func ranges(of organisation: Int) -> [AllocatedRange] { rangesByOrganisation[organisation] ?? [] }

  /// The first range that has an identifier with another in common. Takes time in the logarithm of the ranges.
  public func range(overlapping range: AllocatedRange) -> AllocatedRange? {
    let index = firstRange { $0.last >= range.first }
    return index < ranges.count && ranges[index].overlaps(range) ? ranges[index] : nil
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
      organisations[organisation.number] = organisation
      numbers[organisation.signifier] = organisation.number
      numbersByName[Organisation.nameKey(organisation.name), default: []].insert(organisation.number)
    case .addRange(let range):
      ranges.insert(range, at: firstRange { $0.first > range.first })
      rangesByOrganisation[range.organisation, default: []].append(range)
      rangesByOrganisation[range.organisation]?.sort { $0.first < $1.first }
    case .addIdentifier(let identifier): identifiers[identifier.value] = identifier
    case .rename(let number, let name, let date):
      guard let before = organisations[number]?.name else { return }
      organisations[number]?.pastNames.append(Organisation.PastName(name: before, until: date))
      organisations[number]?.name = name
      numbersByName[Organisation.nameKey(before)]?.remove(number)
      numbersByName[Organisation.nameKey(name), default: []].insert(number)
    case .setState(let number, let state): organisations[number]?.state = state
    case .setRoles(let value, let roles): identifiers[value]?.roles = roles
    case .accept(let value, let date):
      identifiers[value]?.state = .accepted
      identifiers[value]?.accepted = date
    case .withdraw(let value, let date):
      identifiers[value]?.state = .withdrawn
      identifiers[value]?.withdrawn = date
    case .withdrawAll(let number, let date):
      for range in ranges(of: number) {
        for value in identifiers.keys where range.contains(value) && identifiers[value]?.state != .withdrawn {
          identifiers[value]?.state = .withdrawn
          identifiers[value]?.withdrawn = date
        }
      }
    }
  }

  /// The place of the first range for which something holds, where it holds for all behind it.
  private func firstRange(where holds: (AllocatedRange) -> Bool) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(ranges[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
