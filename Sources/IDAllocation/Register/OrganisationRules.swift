import EUI64
import Reporting

/// The rules on organisations and their ranges.
enum OrganisationRules {
  static func check(_ organisation: Organisation, _ ranges: [AllocatedRange], in view: some RegisterView) throws {
    let layout = view.layout
    guard layout.numbers.contains(organisation.number) else { throw RegisterRules.outside(organisation.number, view) }
    guard organisation.kind != .dcc else {
      throw RegisterRefusal(.dccTaken, "the DCC is organisation \(layout.dccOrganisation), from the beginning")
    }
    try check(name: organisation.name)
    for past in organisation.pastNames { try check(name: past.name) }
    guard layout.isSignifier(organisation.signifier) else {
      throw RegisterRefusal(
        .invalidSignifier,
        "'\(organisation.signifier)' is no Party Signifier: 1 to \(layout.signifierLength) capital letters, digits and"
          + " hyphens, one a letter at least (\(layout.signifierRule.words))")
    }
    if let other = try view.organisation(organisation.number) {
      throw RegisterRefusal(.numberTaken, "number \(organisation.number) is \(other.signifier)'s, for ever")
    }
    if let other = try view.organisation(signifier: organisation.signifier) {
      throw RegisterRefusal(
        .signifierTaken, "the signifier \(organisation.signifier) is that of number \(other.number), for ever")
    }
    try check(ranges, of: organisation.number, in: view)
  }

  /// Ranges that an organisation is to get: they lie in the block, and overlap neither each other nor any other.
  static func check(_ ranges: [AllocatedRange], of organisation: Int, in view: some RegisterView) throws {
    let block = view.layout.block
    for (index, range) in ranges.enumerated() {
      guard range.organisation == organisation, range.first <= range.last, block.contains(range.first),
        block.contains(range.last)
      else {
        throw RegisterRefusal(
          .rangeOutside, "\(range.words) is no range of the block (\(view.layout.layoutRule.words))")
      }
      let other = try view.range(overlapping: range) ?? ranges[..<index].first { $0.overlaps(range) }
      if let other {
        throw RegisterRefusal(.rangeTaken, "\(range.words) overlaps \(other.words), of number \(other.organisation)")
      }
    }
  }

  /// The range of an organisation number that an organisation gets besides what it has. A number that is another's is never
  /// taken: its range, where it is free, may be given to that one.
  static func anotherRange(
    of organisation: Organisation, _ wanted: Int?, in view: some RegisterView
  ) throws -> AllocatedRange {
    guard organisation.state == .active else { throw RegisterRules.closed(organisation) }
    if let wanted {
      guard view.layout.numbers.contains(wanted) else { throw RegisterRules.outside(wanted, view) }
      if let other = try view.organisation(wanted), other.number != organisation.number {
        throw RegisterRefusal(.numberTaken, "number \(wanted) is \(other.signifier)'s, for ever")
      }
    }
    let own = view.layout.range(of: organisation.number)
    let isOwnFree = try wanted == nil && view.range(overlapping: own) == nil
    guard let number = try wanted ?? (isOwnFree ? organisation.number : view.nextFreeNumber()) else {
      throw RegisterRules.blockFull(view)
    }
    let range = view.layout.range(of: number)
    if wanted != nil, try view.ranges(of: organisation.number).contains(where: { $0.first == range.first && $0.last == range.last }) {
      throw RegisterRefusal(.alreadyThere, "\(range.words) is \(organisation.words)'s already")
    }
    return AllocatedRange(organisation: organisation.number, first: range.first, last: range.last)
  }

  /// A Party has one organisation number: a second for the same name is refused where it is asked for.
  static func checkIsNew(
    _ name: String, _ kind: OrganisationKind, in view: some RegisterView, besides number: Int? = nil
  ) throws {
    guard let other = try view.activeOrganisation(named: name, kind: kind), other.number != number else { return }
    throw RegisterRefusal(
      .nameTaken, "\(other.words) has the name '\(other.name)'; a Party has one organisation number")
  }

  static func check(name: String) throws {
    guard RegisterRules.nameLength.contains(name.unicodeScalars.count),
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
      !name.allSatisfy(\.isWhitespace), !name.unicodeScalars.contains("\u{FFFD}")
    else {
      throw RegisterRefusal(
        .invalidName,
        "a name has \(RegisterRules.nameLength.lowerBound) to \(RegisterRules.nameLength.upperBound) characters, and no"
          + " control characters or bytes that are no UTF-8")
    }
  }
}
