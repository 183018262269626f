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
