public import EUI64
public import IDAllocation
public import Reporting
import WorkingDays

/// A register, now or as it was, for the daily questions.
public struct RegisterPicture {
  private enum Source {
    case stored(AllocationRegister)
    case memory(MemoryRegister)
  }

  private let source: Source
  private let layout: RegisterLayout

  /// A register as it is.
  public init(_ register: AllocationRegister) {
    source = .stored(register)
    layout = register.layout
  }

  /// A register as it was.
  public init(_ state: MemoryRegister) {
    source = .memory(state)
    layout = state.layout
  }

  /// All organisations, in the columns of the allocation list.
  public func all(_ format: TableFormat) throws(RegisterError) -> String {
    let listing: RegisterListing
    switch source {
    case .stored(let register): listing = RegisterListing(try register.organisations())
    case .memory(let state): listing = RegisterListing(state)
    }
    guard format == .table else { return Self.text(RegisterListing.columns, listing.rows, format) }
    // For people, in the width of a terminal: a range shows what its last identifier has of its own, and a state is told
    // where it is not the usual one.
    let rows = listing.entries.flatMap { entry in
      let organisation = entry.organisation
      let state = organisation.state == .active ? "" : " (\(organisation.state.rawValue))"
      let ranges = entry.ranges.isEmpty ? ["no range"] : entry.ranges.map(Self.shortened)
      return ranges.map {
        [
          String(organisation.number), organisation.kind.rawValue, organisation.signifier, $0,
          organisation.name + state,
        ]
      }
    }
    return Self.text(["organisation_number", "kind", "signifier", "range", "name"], rows, .table)
  }

  /// `70-B3-D5-1F-30-01-00-00 to FF-FF`.
  private static func shortened(_ range: AllocatedRange) -> String {
    let (first, last) = (range.first.description, range.last.description)
    let same = zip(first.split(separator: "-"), last.split(separator: "-")).prefix { $0 == $1 }.count
    return "\(first) to \(last.dropFirst(3 * min(same, 7)))"
  }

  /// One organisation and its identifiers; `nil` where there is none of the signifier or number.
  public func party(_ party: String, _ format: TableFormat) throws(RegisterError) -> String? {
    var found: (organisation: Organisation, ranges: [AllocatedRange])?
    var identifiers: [AllocatedIdentifier] = []
    switch source {
    case .stored(let register):
      found = try register.organisation(party)
      if let number = found?.organisation.number { try register.identifiers(of: number) { identifiers.append($0) } }
    case .memory(let state):
      if let organisation = try? RegisterRules.found(party, in: state) {
        found = (organisation, state.ranges(of: organisation.number))
        identifiers = state.identifiers.values.filter { $0.organisation == organisation.number }
          .sorted { $0.value < $1.value }
      }
    }
    guard let found else { return nil }
    let rows = identifiers.map { identifier in
      [
        identifier.value.description, identifier.kind.rawValue, identifier.roles.joined(separator: ";"),
        identifier.state.rawValue, identifier.proposed.description, identifier.accepted?.description ?? "",
        identifier.withdrawn?.description ?? "",
      ]
    }
    let columns = ["id", "kind", "roles", "state", "proposed", "accepted", "withdrawn"]
    guard format == .table else { return Self.text(columns, rows, format) }
    let organisation = found.organisation
    var facts = TextTable([.left, .left])
    facts.add(["organisation", "\(organisation.number), \(organisation.kind.rawValue), \(organisation.state.rawValue)"])
    facts.add(["name", organisation.name])
    for past in organisation.pastNames {
      facts.add(["past name", past.name + (past.until.map { ", until \($0)" } ?? "")])
    }
    facts.add(["signifier", organisation.signifier])
    if let accession = organisation.accession { facts.add(["accession", accession.description]) }
    for range in found.ranges { facts.add(["range", range.words]) }
    facts.add(["identifiers", identifiers.count.grouped])
    // All identifiers of an organisation are of one kind, which is told above.
    let shown = rows.map { [$0[0]] + $0[2...] }
    return facts.lines().map { $0 + "\n" }.joined()
      + (rows.isEmpty ? "" : "\n" + Self.text([columns[0]] + columns[2...], shown, .table))
  }

  /// Who holds an identifier.
  public func holder(of value: EUI64, _ format: TableFormat) throws(RegisterError) -> String {
    let found: (identifier: AllocatedIdentifier?, range: AllocatedRange?, organisation: Organisation?)
    switch source {
    case .stored(let register): found = try register.holder(of: value)
    case .memory(let state):
      let range = (try? state.range(containing: value)) ?? nil
      found = (state.identifier(value), range, range.flatMap { state.organisation($0.organisation) })
    }
    let state =
      found.identifier?.state.rawValue
      ?? (found.range == nil ? (layout.block.contains(value) ? "nobody's" : "outside the block") : "not given out")
    return Self.text(
      ["id", "organisation_number", "signifier", "name", "state", "roles", "first", "last"],
      [
        [
          value.description, found.organisation.map { String($0.number) } ?? "", found.organisation?.signifier ?? "",
          found.organisation?.name ?? "", state, found.identifier?.roles.joined(separator: ";") ?? "",
          found.range?.first.description ?? "", found.range?.last.description ?? "",
        ]
      ], format, isTall: true)
  }

  /// How full the block is, and what is given out next.
  public func free(_ format: TableFormat) throws(RegisterError) -> String {
    let next: Int?
    let counts: (organisations: Int, identifiers: Int)
    switch source {
    case .stored(let register):
      next = try register.read { try $0.nextFreeNumber() }
      counts = try register.counts()
    case .memory(let state):
      next = state.nextFreeNumber()
      counts = (state.organisations.count, state.identifiers.count)
    }
    let numbers = layout.numbers.count
    return Self.text(
      ["organisations", "numbers", "free_numbers", "next_number", "next_first", "identifiers"],
      [
        [
          String(counts.organisations), String(numbers), String(numbers - counts.organisations),
          next.map(String.init) ?? "", next.map { layout.range(of: $0).first.description } ?? "",
          String(counts.identifiers),
        ]
      ], format, isTall: true)
  }

  /// Rows in a format; a single row for people stands upright.
  private static func text(
    _ columns: [String], _ rows: [[String]], _ format: TableFormat, isTall: Bool = false
  ) -> String {
    switch format {
    case .table where isTall:
      var table = TextTable([.left, .left])
      for row in rows { for (name, value) in zip(columns, row) where !value.isEmpty { table.add([name, value]) } }
      return table.lines().map { $0 + "\n" }.joined()
    case .table:
      var table = TextTable(columns.map { $0 == "organisation_number" ? .right : .left })
      table.add(columns.map { $0 == "organisation_number" ? "number" : $0 })
      for row in rows { table.add(row) }
      return table.lines().map { $0 + "\n" }.joined()
    case .csv: return CSVText.record(columns) + rows.map(CSVText.record).joined()
    case .json: return JSONDocument.text(of: objects(columns, rows), pretty: true) + "\n"
    case .jsonl: return objects(columns, rows).map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
    }
  }

  private static func objects(_ columns: [String], _ rows: [[String]]) -> [[String: String]] {
    rows.map { Dictionary(zip(columns, $0), uniquingKeysWith: { one, _ in one }) }
  }
}
