import EUI64
package import IDAllocation
import Messages
import Reporting
import Tables
import WorkingDays

extension AllocationListReader {
  /// The columns of a list of identifiers that can be compared and need not be there.
  public static let optionalIdentifierColumns: Set = ["kind", "roles", "state"]

  /// The identifiers in order, each with the signifier of its organisation; `nil` where no list of them was read.
  package var identifiersWithSignifiers: [(identifier: AllocatedIdentifier, signifier: String)]? {
    guard !identifierColumns.isEmpty else { return nil }
    return state.identifiers.values.sorted { $0.value < $1.value }
      .map { ($0, state.organisation($0.organisation)?.signifier ?? "") }
  }

  /// Adds a row of a list of identifiers.
  mutating func addIdentifier(
    _ row: ListRow, _ places: inout IdentifierPlaces, _ signifiers: Suggestions, _ spellings: inout KeySpellings
  ) {
    let party = party(row, signifiers, &spellings)
    let kind = row.choice("kind", among: [IdentifierKind.user, .rdp, .dcc], standard: .user)
    var condition = row.choice("state", among: IdentifierState.allCases, standard: .proposed)
    let (proposed, accepted, withdrawn) = (row.date("proposed"), row.date("accepted"), row.date("withdrawn"))
    if row.word("state").isEmpty { condition = withdrawn != nil ? .withdrawn : accepted != nil ? .accepted : .proposed }
    checkMissingDay(accepted: accepted, withdrawn: withdrawn, condition, row)
    if proposed == nil { undatedCount += 1 }
    checkDays([("proposed", proposed), ("accepted", accepted), ("withdrawn", withdrawn)], of: condition, row)
    let roles = Set(RegisterRules.roles(row.word("roles"), among: state.layout.roles)).sorted()
    check(kind, roles, condition, of: party, row)
    guard let value = row.identifier("id") else { return }
    let identifier = AllocatedIdentifier(
      value: value, organisation: party?.number ?? 0, kind: kind, roles: roles,
      state: condition, proposed: proposed ?? accepted ?? withdrawn ?? day, accepted: accepted,
      withdrawn: condition == .withdrawn ? withdrawn : nil)
    let line = state.identifier(value).flatMap { _ in places.line(of: value, before: row) }
    if let line, let other = state.identifier(value) {
      row.report(
        other == identifier
          ? .duplicateRow : other.organisation == identifier.organisation ? .alreadyThere : .twoParties,
        other == identifier
          ? "\(value) is already in \(row.row.place.at(line))"
          : "\(value) is in \(row.row.place.at(line))"
            + (other.organisation == identifier.organisation
              ? " with other values" : " for another Party; an identifier is never reassigned"),
        column: "id")
    }
    if let party, refusedLines[party.number] == nil {
      var refusal: RegisterRefusal?
      let failure = Self.refusal {
        refusal =
          line == nil
          ? try IdentifierAllocationRules.refusal(of: value, to: party, in: state)
          : try IdentifierAllocationRules.rangeRefusal(of: value, to: party, in: state)
      }
      if let refusal = refusal ?? failure { row.report(refusal.code, refusal.detail, column: "id") }
    }
    if row.isClean {
      actions.append(.addIdentifier(identifier: identifier))
      rowCount += 1
    }
    // Kept with a finding too, so that a later row with the same identifier is told.
    if state.identifier(value) == nil { state.apply(.addIdentifier(identifier)) }
  }

  /// Asks for the day on which an identifier was accepted or withdrawn: a register keeps it, and none is made up. A list
  /// on its own needs none.
  private func checkMissingDay(
    accepted: CivilDate?, withdrawn: CivilDate?, _ condition: IdentifierState, _ row: ListRow
  ) {
    guard !isAlone, condition != .proposed, !row.faults.contains("state") else { return }
    let (column, date) = condition == .accepted ? ("accepted", accepted) : ("withdrawn", withdrawn)
    guard date == nil, !row.faults.contains(column) else { return }
    let advice = condition == .accepted ? ", or leave state empty and use 'seckit register accept' later" : ""
    row.report(
      .wrongState,
      "state is \(condition.rawValue), but its date is missing; write it in the column \(column) as yyyy-mm-dd\(advice)",
      column: column)
  }

  /// Says that days of proposal are missing, and what counts for them.
  mutating func noteMissingDays(_ name: String) {
    guard !isAlone, undatedCount > 0, findings.isEmpty else { return }
    let what = undatedCount.counted("identifier has", "identifiers have")
    note(
      "\(name): \(what) no date in proposed; the earliest known date is used, else the date of the import, \(day)")
  }

  /// Tells days that can't be: of what has not happened, after the import, or before what goes before them.
  private func checkDays(
    _ days: [(column: String, day: CivilDate?)], of condition: IdentifierState, _ row: ListRow
  ) {
    var latest: (column: String, day: CivilDate)?
    for (column, date) in days {
      guard let date else { continue }
      let isLater = column == "accepted" ? condition == .proposed : column == "withdrawn" && condition != .withdrawn
      if isLater, !row.faults.contains("state") {
        row.report(
          .wrongState, "an identifier that is \(condition.rawValue) can't have the date of a later state",
          column: column)
      }
      if let latest, date < latest.day {
        row.report(.wrongState, "\(column) \(date) is before \(latest.column) \(latest.day)", column: column)
      }
      reportFuture(date, column, row)
      if latest.map({ $0.day <= date }) ?? true { latest = (column, date) }
    }
  }

  /// The organisation that a row names. One whose own row has a finding is told, and none given.
  private func party(_ row: ListRow, _ signifiers: Suggestions, _ spellings: inout KeySpellings) -> Organisation? {
    let party = row.word("party")
    if !party.isEmpty { spellings.note(party, row.row) }
    // One that the register has is that, whatever the list says of it.
    let number = Int(party).map { organisations[$0].map { $0.holder ?? $0.claim } ?? $0 }
    let named = state.organisation(signifier: party) ?? state.organisation(signifier: party.uppercased())
    guard let organisation = named ?? number.flatMap({ state.organisation($0) }) else {
      let refusal = RegisterRules.unknown(party)
      row.report(refusal.code, refusal.detail, column: "party", meant: signifiers.nearest(to: party))
      return nil
    }
    if let line = refusedLines[organisation.number] {
      row.report(
        .partyRefused,
        "the row of '\(party.shown)' in the list of organisations, \(place(line)), has an error; correct that first",
        column: "party")
    }
    return organisation
  }

  /// Reports all that is wrong with the kind, the roles and the state of an identifier, as far as they can be read.
  private func check(
    _ kind: IdentifierKind, _ roles: [String], _ condition: IdentifierState, of party: Organisation?,
    _ row: ListRow
  ) {
    var refusals = IdentifierAllocationRules.refusals(of: kind, roles, to: party, in: state)
    if row.faults.contains("kind") { refusals.removeAll { [.wrongKind, .wrongRoles].contains($0.code) } }
    // A list on its own need not tell the state of an identifier: its organisation's says enough.
    let isTold = !isAlone || !row.word("state").isEmpty
    if let party, party.state != .active, condition != .withdrawn, isTold, !row.faults.contains("state") {
      refusals.append(RegisterRules.closed(party))
    }
    for refusal in refusals {
      let column =
        switch refusal.code {
        case .partyClosed: "party"
        case .wrongKind: "kind"
        default: "roles"
        }
      let unknown = refusal.code == .unknownRole ? roles.first { !state.layout.roles.contains($0) } : nil
      row.report(
        refusal.code, refusal.detail, column: column,
        meant: unknown.flatMap { Suggestion.nearest(to: $0, among: state.layout.roles) })
    }
  }
}
