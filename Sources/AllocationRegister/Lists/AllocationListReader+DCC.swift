import IDAllocation

extension AllocationListReader {
  /// Whether a row is the DCC's: it says so, or says nothing else of the DCC's number and signifier.
  func isDCC(_ read: ListedOrganisation, _ row: ListRow) -> Bool {
    guard read.number == state.layout.dccOrganisation, let dcc = state.organisation(state.layout.dccOrganisation) else {
      return false
    }
    return read.organisation.kind == .dcc || row.word("kind").isEmpty && read.organisation.signifier == dcc.signifier
  }

  /// Takes the names of the DCC, where they are others than the register's. The rest of it is the same in every register.
  mutating func addDCC(_ read: ListedOrganisation, _ row: ListRow) {
    guard var dcc = state.organisation(state.layout.dccOrganisation) else { return }
    let listed = read.organisation
    if let line = lines[dcc.number] {
      row.report(.duplicateRow, "the DCC is already in \(place(line))", column: "organisation_number")
    }
    lines[dcc.number] = lines[dcc.number] ?? row.line
    let own = state.ranges(of: dcc.number)
    if !read.claims.allSatisfy({ claim in own.contains { $0.first...$0.last == claim } }) {
      row.report(
        .rangeTaken, "the DCC's range is always \(own.map(\.description).joined(separator: "; ")); correct it",
        column: row.rangeColumn)
    }
    if listed.signifier != dcc.signifier {
      row.report(.dccTaken, "the DCC's signifier is always \(dcc.signifier); correct it", column: "signifier")
    }
    if listed.accession != nil {
      row.report(.dccTaken, "the DCC is in every register and has no accession; leave it empty", column: "accession")
    }
    if listed.state != .active { row.report(.dccTaken, "the DCC can't leave; correct the state", column: "state") }
    guard row.isClean, !Self.hasNames(dcc, of: listed) else { return }
    // A list that doesn't tell past names has the DCC's name of today.
    dcc.pastNames =
      isAlone || !listed.pastNames.isEmpty
      ? listed.pastNames : dcc.pastNames + [Organisation.PastName(name: dcc.name, until: day)]
    dcc.name = listed.name
    if isAlone {
      state.apply(.addOrganisation(dcc))
    } else {
      addNames(of: dcc, row)
    }
  }

  private mutating func addNames(of dcc: Organisation, _ row: ListRow) {
    let action = RegisterAction.addOrganisation(organisation: dcc, ranges: [])
    let refusal = Self.refusal {
      for change in try RegisterRules.changes(for: action, in: state, on: day) { state.apply(change) }
    }
    if let refusal {
      row.report(refusal.code, refusal.detail, column: row.word("past_names").isEmpty ? "name" : "past_names")
    } else {
      actions.append(action)
      rowCount += 1
    }
  }

  /// Whether the DCC has the names that a list tells, as far as it tells them.
  private static func hasNames(_ dcc: Organisation, of listed: Organisation) -> Bool {
    listed.name == dcc.name
      && (listed.pastNames.isEmpty
        || listed.pastNames.count == dcc.pastNames.count
          && zip(listed.pastNames, dcc.pastNames).allSatisfy {
            $0.name == $1.name && ($0.until == nil || $0.until == $1.until)
          })
  }
}
