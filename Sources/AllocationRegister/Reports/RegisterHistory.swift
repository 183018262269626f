package import EUI64
import IDAllocation
import Messages
package import Reporting
package import WorkingDays

/// What happened to a register, or to a part of it, in a time: a line for each event.
package struct RegisterHistory: ListReport {
  private let entries: [(event: RegisterEvent, words: String)]

  /// The events of days that concern organisations or identifiers; all, where none are named.
  package init(
    _ register: AllocationRegister, parties: [String] = [], identifiers: [EUI64] = [], days: ClosedRange<CivilDate>
  ) throws {
    // Events on an identifier name it, not its organisation.
    let organisations = try parties.map { party in
      guard let found = try register.organisation(party) else { throw try register.unknown(party) }
      return (number: found.organisation.number, ranges: found.ranges)
    }
    // Only what was given out goes with its organisation.
    var holders: [EUI64: Int] = [:]
    for identifier in identifiers { holders[identifier] = try register.holder(of: identifier).identifier?.organisation }
    var entries: [(event: RegisterEvent, words: String)] = []
    // Who was there, and had which ranges, when it happened.
    var known = MemoryRegister(layout: register.layout)
    try register.events { event in
      let action = try event.decoded()
      switch action {
      case .initialise, .addOrganisation, .addRange, .rename:
        for change in try RegisterRules.changes(for: action, in: known, on: event.time.date) { known.apply(change) }
      default: break
      }
      let isWanted =
        parties.isEmpty && identifiers.isEmpty
        || organisations.contains { Self.concerns(action, $0.number, $0.ranges) }
        || identifiers.contains { Self.concerns(action, $0, holder: holders[$0]) }
      // What is withdrawn is not withdrawn with its organisation later.
      if case .withdrawIdentifier(let value) = action { holders[value] = nil }
      guard isWanted, days.contains(event.time.date) else { return }
      entries.append((event, Self.text(action, known)))
    }
    self.entries = entries
  }

  private static func concerns(_ action: RegisterAction, _ number: Int, _ ranges: [AllocatedRange]) -> Bool {
    switch action {
    case .initialise(let layout): number == layout.dccOrganisation
    case .addOrganisation(let organisation, _): organisation.number == number
    case .addRange(let range), .confirmRange(let range): range.organisation == number
    case .addIdentifier(let identifier): identifier.organisation == number
    case .addRoles(let value, _), .acceptIdentifier(let value), .withdrawIdentifier(let value),
      .confirmIdentifier(let value, _):
      ranges.contains { $0.contains(value) }
    case .rename(let organisation, _), .close(let organisation, _): organisation == number
    }
  }

  private static func concerns(_ action: RegisterAction, _ identifier: EUI64, holder: Int?) -> Bool {
    switch action {
    case .addIdentifier(let added): added.value == identifier
    case .addRoles(let value, _), .acceptIdentifier(let value), .withdrawIdentifier(let value),
      .confirmIdentifier(let value, _):
      value == identifier
    case .close(let organisation, _): organisation == holder
    case .initialise, .addOrganisation, .addRange, .rename, .confirmRange: false
    }
  }

  /// What happened, as a sentence.
  private static func text(_ action: RegisterAction, _ known: MemoryRegister) -> String {
    func organisation(_ number: Int) -> String { known.organisation(number)?.description ?? "number \(number)" }
    func identifier(_ value: EUI64) -> String {
      let range = try? known.range(containing: value)
      return "\(value)" + (range.map { ", of \(organisation($0.organisation))," } ?? "")
    }
    return switch action {
    case .initialise(let layout):
      "the register was made, with the rules '\(layout.ruleSet.shown)'; number 0 is the DCC's"
    case .addOrganisation(let organisation, _) where organisation.kind == .dcc:
      "\(organisation) was renamed to \(organisation.name), by a list"
    case .addOrganisation(let organisation, let ranges):
      "\(organisation.name) was allocated number \(organisation.number), signifier \(organisation.signifier)"
        + ranges.map { ", \($0)" }.joined()
    case .addRange(let range): "\(organisation(range.organisation)) was allocated another range, \(range)"
    case .addIdentifier(let identifier):
      "\(organisation(identifier.organisation)) got \(identifier.value)"
        + (identifier.roles.isEmpty ? "" : " for \(identifier.roles.joined(separator: ", "))")
        + (identifier.state == .proposed ? "" : ", \(identifier.state.rawValue)")
    case .addRoles(let value, let roles): "\(identifier(value)) now also serves \(roles.joined(separator: ", "))"
    case .acceptIdentifier(let value): "\(identifier(value)) was accepted by the DCC"
    case .withdrawIdentifier(let value): "\(identifier(value)) was withdrawn"
    case .rename(let number, let name): "\(organisation(number)) was renamed to \(name)"
    case .close(let number, let state):
      "\(organisation(number)) \(state == .expelled ? "was expelled" : "has withdrawn"); its identifiers are withdrawn"
    case .confirmIdentifier(let value, let roles):
      "\(identifier(value)) was asked for again"
        + (roles.isEmpty ? "" : ", for \(roles.joined(separator: ", "))")
    case .confirmRange(let range): "\(organisation(range.organisation)) asked again for \(range)"
    }
  }

  /// Whether nothing happened.
  package var isEmpty: Bool { entries.isEmpty }

  package var listing: Listing {
    let columns: [Listing.Column] = [
      Listing.Column("sequence", .number), "time", "actor", "action", "detail", "hash",
    ]
    func rows() -> [[String]] {
      entries.map { event, words in
        [String(event.sequence), event.time.description, event.actor, event.action, words, event.hash.description]
      }
    }
    return Listing(
      columns, rows(), table: .table(table),
      json: .items(zip(entries, rows()).map { Listing.object(columns + ["content"], $1 + [$0.event.content]) })
    ).sheet("Events")
  }

  private var table: TextTable {
    var table = TextTable([.right, .left, .left, .left])
    for (event, words) in entries { table.add(["#\(event.sequence)", event.time.description, event.actor, words]) }
    return table
  }
}
