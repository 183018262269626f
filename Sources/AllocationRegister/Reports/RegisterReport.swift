package import EUI64
package import IDAllocation
package import Reporting
import WorkingDays

/// A register, now or as it was, for the daily questions.
package struct RegisterReport {
  enum Source {
    case stored(AllocationRegister)
    case memory(MemoryRegister)
  }

  let source: Source
  let layout: RegisterLayout

  /// A register as it is.
  package init(_ register: AllocationRegister) {
    source = .stored(register)
    layout = register.layout
  }

  /// A register as it was.
  package init(_ state: MemoryRegister) {
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
  package func all() throws(RegisterError) -> Listing {
    let listing = try listing()
    return Listing(
      [Self.number] + RegisterListing.columns.dropFirst().map { Listing.Column($0) }, listing.rows,
      table: .table(listing.table)
    ).sheet("Organisations")
  }

  /// The column of the organisation numbers.
  static let number = Listing.Column("organisation_number", .number, title: "number")

  /// `70-B3-D5-1F-30-01-00-00 to FF-FF`: of the last identifier what it has of its own; empty without a range.
  static func rangeText(_ first: EUI64?, _ last: EUI64?) -> String {
    guard let first, let last else { return "" }
    let octets = last.description.split(separator: "-")
    let same = zip(first.description.split(separator: "-"), octets).prefix { $0 == $1 }.count
    return "\(first) to \(octets.dropFirst(min(same, octets.count - 1)).joined(separator: "-"))"
  }

  /// Who holds identifiers.
  package func holders(of values: [EUI64]) throws(RegisterError) -> Listing {
    let rows = try values.map { value throws(RegisterError) in try row(value) }
    return Listing(
      [
        "id", Self.number, "signifier", "name", "state", "roles", "first", "last", "kind",
        .date("proposed"), .date("accepted"), .date("withdrawn"), "organisation_state", "code", "detail",
      ], rows, table: .upright
    ).sheet("Holders")
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
  package func free() throws(RegisterError) -> Listing {
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
    func number(_ name: String) -> Listing.Column { Listing.Column(name, .number) }
    return Listing(
      [
        number("organisations"), number("numbers"), number("free_numbers"), .percentage("numbers_used_percent"),
        number("next_number"), "next_first", number("identifiers"), number("range_identifiers"),
        .percentage("identifiers_used_percent"),
      ],
      [
        [
          String(listing.entries.count), String(numbers), String(free.count),
          Self.percent(numbers - free.count, of: numbers), free.first.map(String.init) ?? "",
          free.first.map { layout.range(of: $0).first.description } ?? "", String(identifiers), String(room),
          Self.percent(identifiers, of: room),
        ]
      ], table: .upright
    ).sheet("Free")
  }

  /// A part of a whole in per cent, down to a tenth; empty of nothing.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "" }
    let tenths = part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10)"
  }
}
