import EUI64
import Messages
import Reporting
import WorkingDays

package enum OrganisationRules {
  static func check(_ organisation: Organisation, _ ranges: [AllocatedRange], in view: some RegisterView) throws {
    for refusal in try refusals(of: organisation, in: view) { throw refusal }
    try check(ranges, of: organisation.number, in: view)
  }

  /// All reasons against an organisation, but for its ranges.
  package static func refusals(of organisation: Organisation, in view: some RegisterView) throws -> [RegisterRefusal] {
    let layout = view.layout
    var refusals: [RegisterRefusal] = []
    func refuse(_ code: RegisterRefusal.Code, _ detail: String) { refusals.append(RegisterRefusal(code, detail)) }
    if !layout.numbers.contains(organisation.number) {
      refusals.append(RegisterRules.outside(organisation.number, view))
    } else if organisation.kind == .dcc {
      refuse(.dccTaken, "the DCC is organisation \(layout.dccOrganisation) in every register")
    }
    do throws(RegisterRefusal) {
      for name in [organisation.name] + organisation.pastNames.map(\.name) { try check(name: name) }
    } catch {
      refusals.append(error)
    }
    if !layout.isSignifier(organisation.signifier) {
      refuse(
        .invalidSignifier,
        "'\(organisation.signifier.shown)' is not a Party Signifier; use 1 to \(layout.signifierLength) capital letters, digits and"
          + " hyphens, with at least one letter (\(layout.signifierRule))")
    }
    if organisation.kind != .dcc, let other = try view.organisation(organisation.number) {
      refuse(.numberTaken, "number \(organisation.number) belongs to \(other.signifier) and is never reassigned")
    }
    if let other = try view.organisation(signifier: organisation.signifier) {
      refuse(
        .signifierTaken,
        "the signifier \(organisation.signifier) belongs to number \(other.number) and is never reassigned")
    }
    return refusals
  }

  /// Checks ranges that an organisation will get: they must lie in the block, and overlap neither each other nor any
  /// other.
  package static func check(_ ranges: [AllocatedRange], of organisation: Int, in view: some RegisterView) throws {
    let block = view.layout.block
    let sorted = ranges.sorted { $0.first < $1.first }
    let overlapEachOther = zip(sorted, sorted.dropFirst()).contains { $0.overlaps($1) }
    for (index, range) in ranges.enumerated() {
      guard range.organisation == organisation, range.first <= range.last, block.contains(range.first),
        block.contains(range.last)
      else {
        let layout = view.layout
        throw RegisterRefusal(
          .rangeOutside,
          "\(range) is not a range of the block \(layout.block.prefixText)"
            + " (\((layout.blockRule ?? layout.layoutRule).description))")
      }
      let other =
        try view.range(overlapping: range) ?? (overlapEachOther ? ranges[..<index].first { $0.overlaps(range) } : nil)
      if let other {
        throw RegisterRefusal(.rangeTaken, "\(range) overlaps \(other), of number \(other.organisation)")
      }
    }
  }

  /// The names that the DCC, which is in every register from the beginning, has had since: those that a list has behind
  /// the ones of the register, each from the day until which the one before it was in use.
  static func renamings(
    ofDCC listed: Organisation, in view: some RegisterView, on date: CivilDate
  ) throws -> [RegisterChange] {
    guard let dcc = try view.organisation(listed.number), dcc.signifier == listed.signifier, listed.accession == nil,
      listed.state == .active
    else {
      throw RegisterRefusal(
        .dccTaken, "the DCC's signifier, accession and state are the same in every register; change only its names")
    }
    let names = listed.pastNames.map(\.name) + [listed.name]
    let known = dcc.pastNames + [Organisation.PastName(name: dcc.name, until: nil)]
    guard names.count > known.count,
      zip(known, listed.pastNames).allSatisfy({ one, other in
        one.name == other.name && (one.until == nil || other.until == nil || one.until == other.until)
      })
    else {
      throw RegisterRefusal(
        .invalidName,
        "the past names of the DCC don't begin with the names in the register; put these first:"
          + " \(known.map(\.name).joined(separator: "; "))")
    }
    var earliest = dcc.pastNames.last?.until ?? .first
    return try (known.count..<names.count).map { index in
      let past = listed.pastNames[index - 1]
      guard let until = past.until, until >= earliest, until <= date else {
        throw RegisterRefusal(
          .invalidName,
          "the DCC's past name '\(past.name.shown)' has no date, or one out of order; write '\(past.name.shown) (until yyyy-mm-dd)'"
        )
      }
      earliest = until
      try check(name: names[index])
      return .rename(organisation: listed.number, name: names[index], on: until)
    }
  }

  /// The range of an organisation number that an organisation gets besides what it has. A number that is another's is never
  /// taken: its range, where it is free, may be given to that one.
  static func anotherRange(
    of organisation: Organisation, _ wanted: Int?, in view: some RegisterView
  ) throws -> RegisterAction {
    guard organisation.state == .active else { throw RegisterRules.closed(organisation) }
    if let wanted {
      guard view.layout.numbers.contains(wanted) else { throw RegisterRules.outside(wanted, view) }
      if let other = try view.organisation(wanted), other.number != organisation.number {
        throw RegisterRefusal(.numberTaken, "number \(wanted) belongs to \(other.signifier) and is never reassigned")
      }
    }
    let own = view.layout.range(of: organisation.number)
    let isOwnFree = try wanted == nil && view.range(overlapping: own) == nil
    guard let number = try wanted ?? (isOwnFree ? organisation.number : view.nextFreeNumber()) else {
      throw RegisterRules.blockFull(view)
    }
    let page = view.layout.range(of: number)
    let range = AllocatedRange(organisation: organisation.number, first: page.first, last: page.last)
    let isHeld = try wanted != nil && view.ranges(of: organisation.number).contains(range)
    return isHeld ? .confirmRange(range: range) : .addRange(range: range)
  }

  /// A Party has one organisation number: a second for the same name is refused where it is asked for.
  static func checkIsNew(
    _ name: String, _ kind: OrganisationKind, in view: some RegisterView, besides number: Int? = nil
  ) throws {
    guard let other = try view.activeOrganisation(named: name, kind: kind), other.number != number else { return }
    throw RegisterRefusal(
      .nameTaken, "\(other) has the name '\(other.name.shown)'; a Party has one organisation number")
  }

  package static func check(name: String) throws(RegisterRefusal) {
    try RegisterText.check(name, "a name", .invalidName)
  }
}
