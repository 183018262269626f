public import EUI64
public import IDAllocation
public import Reporting
import WorkingDays

/// A register, now or as it was, for the daily questions.
public struct RegisterPicture {
  enum Source {
    case stored(AllocationRegister)
    case memory(MemoryRegister)
  }

  let source: Source
  let layout: RegisterLayout

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

  private func listing() throws(RegisterError) -> RegisterListing {
    switch source {
    case .stored(let register): RegisterListing(try register.organisations())
    case .memory(let state): RegisterListing(state)
    }
  }

  /// All organisations, in the columns of the allocation list.
  public func all(_ format: TableFormat) throws(RegisterError) -> String {
    let listing = try listing()
    guard format == .table else { return Self.text(RegisterListing.columns, listing.rows, format) }
    // For people, in the width of a terminal: a range shows what its last identifier has of its own, and a state is told
    // where it is not the usual one.
    let rows = listing.entries.flatMap { entry in
      let organisation = entry.organisation
      let state = organisation.state == .active ? "" : " (\(organisation.state.rawValue))"
      let ranges = entry.ranges.isEmpty ? ["no range"] : entry.ranges.map { Self.words($0.first, $0.last) }
      return ranges.map {
        [
          String(organisation.number), organisation.kind.rawValue, organisation.signifier, $0,
          organisation.name + state,
        ]
      }
    }
    return Self.text(["organisation_number", "kind", "signifier", "range", "name"], rows, .table)
  }

  /// `70-B3-D5-1F-30-01-00-00 to FF-FF`: of the last identifier what it has of its own; empty without a range.
  static func words(_ first: EUI64?, _ last: EUI64?) -> String {
    guard let first, let last else { return "" }
    let octets = last.description.split(separator: "-")
    let same = zip(first.description.split(separator: "-"), octets).prefix { $0 == $1 }.count
    return "\(first) to \(octets.dropFirst(min(same, octets.count - 1)).joined(separator: "-"))"
  }

  /// Who holds identifiers.
  public func holders(of values: [EUI64], _ format: TableFormat) throws(RegisterError) -> String {
    Self.text(
      [
        "id", "organisation_number", "signifier", "name", "state", "roles", "first", "last", "kind", "proposed",
        "accepted", "withdrawn", "organisation_state", "code", "detail",
      ], try values.map { value throws(RegisterError) in try row(value) }, format, isTall: true)
  }

  /// What is known of an identifier.
  private func row(_ value: EUI64) throws(RegisterError) -> [String] {
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
    let judged = try judgement(of: value, found.identifier, found.range, found.organisation)
    return [
      value.description, found.organisation.map { String($0.number) } ?? "", found.organisation?.signifier ?? "",
      found.organisation?.name ?? "", state, found.identifier?.roles.joined(separator: ";") ?? "",
      found.range?.first.description ?? "", found.range?.last.description ?? "",
      found.identifier?.kind.rawValue ?? "", found.identifier?.proposed.description ?? "",
      found.identifier?.accepted?.description ?? "", found.identifier?.withdrawn?.description ?? "",
      found.organisation?.state.rawValue ?? "", judged.code, judged.detail,
    ]
  }

  /// How full the block is, and what is given out next. A number is free if it was never given and nobody has its range.
  public func free(_ format: TableFormat) throws(RegisterError) -> String {
    let listing = try listing()
    let identifiers: Int
    switch source {
    case .stored(let register): identifiers = try register.counts().identifiers
    case .memory(let state): identifiers = state.identifiers.count
    }
    let ranges = listing.entries.flatMap(\.ranges).sorted { $0.first < $1.first }
    let free = layout.freeNumbers(organisations: listing.entries.map(\.organisation.number), ranges: ranges)
    let numbers = layout.numbers.count
    let room = ranges.reduce(0) { $0 &+ $1.count }
    return Self.text(
      [
        "organisations", "numbers", "free_numbers", "numbers_used_percent", "next_number", "next_first", "identifiers",
        "range_identifiers", "identifiers_used_percent",
      ],
      [
        [
          String(listing.entries.count), String(numbers), String(free.count),
          Self.percent(numbers - free.count, of: numbers), free.first.map(String.init) ?? "",
          free.first.map { layout.range(of: $0).first.description } ?? "", String(identifiers), String(room),
          Self.percent(identifiers, of: room),
        ]
      ], format, isTall: true)
  }

  /// A part of a whole in per cent, down to a tenth; empty of nothing.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "" }
    let tenths = part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Rows in a format; for people each upright where they are few.
  static func text(
    _ columns: [String], _ rows: [[String]], _ format: TableFormat, isTall: Bool = false
  ) -> String {
    switch format {
    case .table where isTall:
      return rows.map { row in
        var table = TextTable([.left, .left])
        for (name, value) in zip(columns, row) where !value.isEmpty { table.add([name, value]) }
        return table.lines().map { $0 + "\n" }.joined()
      }.joined(separator: "\n")
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

  static func objects(_ columns: [String], _ rows: [[String]]) -> [[String: ColumnValue]] {
    rows.map { ColumnValue.object(columns, $0) }
  }
}
