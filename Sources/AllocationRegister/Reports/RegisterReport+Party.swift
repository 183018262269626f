import EUI64
package import IDAllocation
import Messages
package import Reporting
import WorkingDays

extension RegisterReport {
  /// What is known of one organisation.
  private struct Party {
    let organisation: Organisation
    let ranges: [AllocatedRange]
    var identifiers: [AllocatedIdentifier] = []
    /// What it would be given next.
    var next: EUI64?

    /// The identifiers that its ranges have room for.
    var room: Int { ranges.reduce(0) { $0 &+ $1.count } }

    static let columns: [Listing.Column] = [
      "id", "kind", "roles", "state", .date("proposed"), .date("accepted"), .date("withdrawn"),
    ]

    /// The identifiers in the columns.
    var rows: [[String]] {
      identifiers.map { identifier in
        [
          identifier.value.description, identifier.kind.rawValue, identifier.roles.joined(separator: ";"),
          identifier.state.rawValue, identifier.proposed.description, identifier.accepted?.description ?? "",
          identifier.withdrawn?.description ?? "",
        ]
      }
    }
  }

  /// Organisations by their signifiers or numbers, how full their ranges are, and their identifiers; or the refusal of the
  /// first that there is none of.
  package func parties(_ names: [String]) throws(RegisterError) -> Result<Listing, RegisterRefusal> {
    var parties: [Party] = []
    for name in names {
      guard let party = try found(name) else { return .failure(try unknown(name)) }
      parties.append(party)
    }
    return .success(listing(parties))
  }

  private func listing(_ parties: [Party]) -> Listing {
    let columns = [Self.number, "signifier"] + Party.columns
    func rows() -> [[String]] {
      parties.flatMap { party in
        party.rows.map { [String(party.organisation.number), party.organisation.signifier] + $0 }
      }
    }
    return Listing(
      columns, rows(), table: .lines { lines(parties, $0.width) },
      json: .oneOrMore(parties.map(Document.init)).lined(as: .items(rows().map { Listing.object(columns, $0) }))
    ).sheet("Identifiers")
  }

  private func lines(_ parties: [Party], _ width: Int) -> [ShownText] {
    Array(
      parties.map { party -> [ShownText] in
        // All identifiers of an organisation are of one kind, which is told above.
        var table = TextTable(
          [.left, .left, .left, .left, .left, .left],
          titles: (Party.columns[..<1] + Party.columns[2...]).map(\.title))
        for row in party.rows { table.add(Array(row[..<1] + row[2...])) }
        return facts(party).lines(width: width) + (party.identifiers.isEmpty ? [] : [""] + table.lines(width: width))
      }.joined(separator: [""]))
  }

  private func unknown(_ party: String) throws(RegisterError) -> RegisterRefusal {
    switch source {
    case .stored(let register): return try register.unknown(party)
    case .memory(let state):
      let signifiers = state.organisations.values.map(\.signifier).sorted()
      return RegisterRules.unknown(party, likely: Suggestion.nearest(to: party, among: signifiers))
    }
  }

  private func found(_ party: String) throws(RegisterError) -> Party? {
    switch source {
    case .stored(let register):
      return try register.read { store in
        guard let (organisation, ranges) = try register.organisation(party) else { return nil }
        var found = Party(organisation: organisation, ranges: ranges)
        try register.identifiers(of: organisation.number) { found.identifiers.append($0) }
        found.next = try RegisterRules.nextFreeIdentifier(of: organisation, in: store.checked)
        return found
      }
    case .memory(let state):
      guard let organisation = try? RegisterRules.found(party, in: state) else { return nil }
      var found = Party(organisation: organisation, ranges: state.ranges(of: organisation.number))
      found.identifiers = state.identifiers.values.filter { $0.organisation == organisation.number }
        .sorted { $0.value < $1.value }
      found.next = try? RegisterRules.nextFreeIdentifier(of: organisation, in: state)
      return found
    }
  }

  private func facts(_ party: Party) -> TextTable {
    let organisation = party.organisation
    var facts = TextTable([.left, .left])
    facts.add(["organisation", "\(organisation.number), \(organisation.kind.rawValue), \(organisation.state.rawValue)"])
    facts.add(["name", organisation.name])
    for past in organisation.pastNames {
      facts.add(["past name", past.name + (past.until.map { ", until \($0)" } ?? "")])
    }
    facts.add(["signifier", organisation.signifier])
    if let accession = organisation.accession { facts.add(["accession", accession.description]) }
    for range in party.ranges { facts.add(["range", range.description]) }
    let count = party.identifiers.count
    let fill = party.room > 0 ? " of \(party.room.grouped) (\(Self.percent(count, of: party.room)) %)" : ""
    facts.add(["identifiers", count.grouped + fill])
    if organisation.state == .active {
      facts.add([
        "next free",
        party.next?.description ?? "none; 'seckit allocate range' allocates another range if the block has one",
      ])
    }
    return facts
  }

  private struct Document: Encodable {
    let organisation: Organisation
    let ranges: [[String: String]]
    let rangeIdentifiers: Int
    let nextId: EUI64?
    let identifiers: [[String: JSONCell]]

    init(_ party: Party) {
      organisation = party.organisation
      ranges = party.ranges.map { ["first": "\($0.first)", "last": "\($0.last)"] }
      rangeIdentifiers = party.room
      nextId = party.next
      identifiers = party.rows.map { Listing.object(Party.columns, $0) }
    }
  }
}
