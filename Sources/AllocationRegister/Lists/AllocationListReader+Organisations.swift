import EUI64
import IDAllocation
import Messages
import Tables

extension AllocationListReader {
  /// Adds a row of an organisation: its first, or a further one with more ranges.
  mutating func add(_ read: ListedOrganisation, _ row: ListRow) {
    var listed = read
    // Taken out and put back, so that what it holds is not copied for each row.
    var isFurther = false
    if let first = read.number.flatMap({ organisations.removeValue(forKey: $0) }) {
      (listed, isFurther) = (first, true)
      let differences = listed.differences(from: read)
      if !differences.isEmpty {
        row.report(
          .numberTaken,
          "number \(listed.organisation.number) is also in \(place(listed.line)), with another"
            + " \(differences.joined(separator: " and "))", column: "organisation_number")
      } else if read.claims.isEmpty, row.isClean {
        row.report(.duplicateRow, "the row is already in \(place(listed.line))", column: "organisation_number")
      }
    } else {
      listed.holder = state.organisation(listed.organisation.number)?.number
      check(listed, row)
      for date in [listed.organisation.accession].compactMap(\.self) { reportFuture(date, "accession", row) }
      for date in listed.organisation.pastNames.compactMap(\.until) { reportFuture(date, "past_names", row) }
      claim(&listed)
    }
    let cell = row.row.finding(row.index(row.rangeColumn), TableCode(.rangeMismatch), "")
    for range in read.claims { claim(range, &listed, row, cell) }
    rowCount += 1
    if !row.isClean, refusedLines[listed.claim] == nil { refusedLines[listed.claim] = row.line }
    guard let number = read.number else { return }
    organisations[number] = listed
    if !isFurther { order.append(number) }
  }

  /// Reports all that is wrong with an organisation, but for its ranges.
  private func check(_ listed: ListedOrganisation, _ row: ListRow) {
    let organisation = listed.organisation
    let isName = Self.refusal { try OrganisationRules.check(name: organisation.name) } == nil
    var refusals: [RegisterRefusal] = []
    let failure = Self.refusal { refusals = try OrganisationRules.refusals(of: organisation, in: state) }
    for refusal in refusals + [failure].compactMap({ $0 }) {
      switch refusal.code {
      case .numberOutside where listed.number == nil: break
      case .invalidName: row.report(refusal.code, refusal.detail, column: isName ? "past_names" : "name")
      case .invalidSignifier where organisation.signifier.isEmpty:
        row.report(TableCode.missing, "signifier is empty", column: "signifier")
      case .invalidSignifier:
        let capitals = organisation.signifier.uppercased()
        row.report(
          refusal.code, refusal.detail, column: "signifier",
          meant: state.layout.isSignifier(capitals) ? capitals : nil)
      case .signifierTaken:
        let other = state.organisation(signifier: organisation.signifier)
        if let other, other.number == listed.holder { break }
        let line = other.flatMap { lines[$0.number] }
        let detail = line.map { "the signifier \(organisation.signifier) is also in \(place($0)), with another number" }
        row.report(refusal.code, detail ?? refusal.detail, column: "signifier")
      default: row.report(refusal.code, refusal.detail, column: "organisation_number")
      }
    }
    guard organisation.state == .active, isName,
      let other = state.activeOrganisation(named: organisation.name, kind: organisation.kind),
      other.number != listed.holder
    else { return }
    let holder = lines[other.number].map { place($0).description } ?? other.description
    row.report(
      .nameTaken, "\(holder) has the name '\(other.name.shown)'; a Party has one organisation number", column: "name")
  }

  /// Keeps an organisation in the state, so that later rows are checked against it: under another number than its own and
  /// another signifier where these are taken or none.
  private mutating func claim(_ listed: inout ListedOrganisation) {
    let organisation = listed.organisation
    let isFree = state.layout.numbers.contains(organisation.number) && state.organisation(organisation.number) == nil
    let isOwn =
      state.layout.isSignifier(organisation.signifier) && state.organisation(signifier: organisation.signifier) == nil
    listed.claim = isFree ? organisation.number : -listed.line
    lines[listed.claim] = listed.line
    state.apply(
      .addOrganisation(
        Organisation(
          number: listed.claim, kind: organisation.kind, name: organisation.name, pastNames: organisation.pastNames,
          signifier: isOwn ? organisation.signifier : "line \(listed.line)", accession: organisation.accession,
          state: organisation.state)))
  }

  /// Gives an organisation a range, or tells why it can't have it.
  private mutating func claim(
    _ range: ClosedRange<EUI64>, _ listed: inout ListedOrganisation, _ row: ListRow, _ cell: TableFinding
  ) {
    let range = AllocatedRange(organisation: listed.claim, first: range.lowerBound, last: range.upperBound)
    if let other = state.range(overlapping: range), let line = rangeLines[other.first] {
      let isSame = other == range
      row.report(
        isSame ? .duplicateRow : .rangeTaken,
        line == row.line
          ? "\(range) \(isSame ? "appears twice in the row" : "overlaps \(other) in the same row")"
          : isSame
            ? "\(range) of this number is already in \(place(line))"
            : "\(range) overlaps \(other) in \(place(line))", column: row.rangeColumn)
      return
    }
    if let holder = listed.holder, state.hasRange(of: holder, overlapping: range) { return }
    if let refusal = Self.refusal({ try OrganisationRules.check([range], of: listed.claim, in: state) }) {
      row.report(refusal.code, refusal.detail, column: row.rangeColumn)
      return
    }
    state.apply(.addRange(range))
    rangeLines[range.first] = row.line
    if let number = listed.number {
      listedRanges.append(ListedRange(range: range, number: number, cell: cell))
    }
    listed.ranges.append(range)
  }
}
