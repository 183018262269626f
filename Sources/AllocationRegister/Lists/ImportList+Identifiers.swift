import EUI64
import IDAllocation
import Reporting
import WorkingDays

extension ImportList {
  /// Adds a row of a list of identifiers.
  mutating func addIdentifier(_ row: inout ListRow, _ places: inout IdentifierPlaces, _ guesses: inout PartyGuesses) {
    let party = party(&row, &guesses)
    let kind = row.choice("kind", among: [IdentifierKind.user, .rdp, .dcc], standard: .user)
    let condition = row.choice("state", among: IdentifierState.allCases, standard: .accepted)
    let (proposed, accepted, withdrawn) = (row.date("proposed"), row.date("accepted"), row.date("withdrawn"))
    for (column, date, isLater) in [
      ("accepted", accepted, condition == .proposed), ("withdrawn", withdrawn, condition != .withdrawn),
    ] where date != nil && isLater && !row.faults.contains("state") {
      row.report(
        .wrongState, "an identifier that is \(condition.rawValue) has no day of what comes after", column: column)
    }
    guard let value = row.identifier("id") else { return }
    let identifier = AllocatedIdentifier(
      value: value, organisation: party?.number ?? 0, kind: kind,
      roles: Set(RegisterRules.roles(row.word("roles"))).sorted(),
      state: condition, proposed: proposed ?? accepted ?? withdrawn ?? day,
      accepted: condition == .accepted ? accepted ?? day : accepted,
      withdrawn: condition == .withdrawn ? withdrawn ?? day : nil)
    if let other = state.identifier(value) {
      if let line = places.line(of: value, before: row.line) {
        row.report(
          other == identifier
            ? .duplicateRow : other.organisation == identifier.organisation ? .alreadyThere : .twoParties,
          other == identifier
            ? "\(value) stands in line \(line) already"
            : "\(value) stands in line \(line)"
              + (other.organisation == identifier.organisation
                ? " with other values" : " with another Party; one identifier has one Party for ever"),
          column: "id")
        return
      }
    }
    if row.problems.isEmpty { check(identifier, &row) }
    if row.problems.isEmpty {
      actions.append(.addIdentifier(identifier: identifier))
      rowCount += 1
    }
    // Kept with a problem too, so that a later row with the same identifier is told.
    if state.identifier(value) == nil { state.apply(.addIdentifier(identifier)) }
  }

  /// The organisation that a row names. One whose own row has a problem is told, and none given.
  private func party(_ row: inout ListRow, _ guesses: inout PartyGuesses) -> Organisation? {
    let party = row.word("party")
    let number = Int(party).map { organisations[$0]?.claim ?? $0 }
    guard let organisation = state.organisation(signifier: party) ?? number.flatMap({ state.organisation($0) }) else {
      let refusal = RegisterRules.unknown(party)
      row.report(refusal.code, refusal.detail, column: "party", meant: guesses.likely(party))
      return nil
    }
    if let line = refusedLines[organisation.number] {
      row.report(
        .partyRefused,
        "the row of '\(party.shown)' in the list of organisations, line \(line), has a problem; mend it first",
        column: "party")
    }
    return organisation
  }

  /// Tells the first rule that speaks against an identifier.
  private func check(_ identifier: AllocatedIdentifier, _ row: inout ListRow) {
    let action = RegisterAction.addIdentifier(identifier: identifier)
    guard let refusal = Self.refusal({ _ = try RegisterRules.changes(for: action, in: state, on: day) }) else { return }
    let column =
      switch refusal.code {
      case .partyClosed: "party"
      case .wrongKind: "kind"
      case .unknownRole, .wrongRoles, .roleShared: "roles"
      default: "id"
      }
    let unknown = refusal.code == .unknownRole ? identifier.roles.first { !state.layout.roles.contains($0) } : nil
    row.report(
      refusal.code, refusal.detail, column: column,
      meant: unknown.flatMap { Suggestion.nearest(to: $0, among: state.layout.roles) })
  }
}

/// The first line of each identifier of a list. Worked out only when an identifier is there twice: a list has a million.
struct IdentifierPlaces {
  private let table: ListTable
  private var lines: [EUI64: Int]?

  init(_ table: ListTable) { self.table = table }

  /// The first line of an identifier, where that is before another.
  mutating func line(of value: EUI64, before line: Int) -> Int? {
    if lines == nil {
      let pairs = table.rows.compactMap { source -> (EUI64, Int)? in
        var row = ListRow(table, source)
        return row.identifier("id").map { ($0, source.line) }
      }
      lines = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    return lines?[value].flatMap { $0 < line ? $0 : nil }
  }
}

/// The signifiers that were probably meant by others, of which a list may have very many.
struct PartyGuesses {
  private let signifiers: [String]
  private var known: [String: String?] = [:]

  /// The most texts for which a signifier is looked for.
  private static let limit = 200

  init(_ state: MemoryRegister) {
    signifiers = state.organisations.values.map(\.signifier).filter(state.layout.isSignifier).sorted()
  }

  /// The signifier that is written nearly like a text.
  mutating func likely(_ party: String) -> String? {
    if let known = known[party] { return known }
    guard known.count < Self.limit else { return nil }
    let likely = Suggestion.nearest(to: party, among: signifiers)
    known[party] = .some(likely)
    return likely
  }
}
