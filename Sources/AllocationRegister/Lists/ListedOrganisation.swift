import EUI64
import IDAllocation
import Messages
import Reporting
import WorkingDays

/// An organisation as a row of a list tells it, and what further rows add to it.
struct ListedOrganisation: Sendable {
  /// The line.
  let line: Int
  /// Its number; `nil` where that can't be read. `organisation` then has one that nothing else has.
  let number: Int?
  /// What the row says.
  let organisation: Organisation
  /// The ranges of the row.
  let claims: [ClosedRange<EUI64>]
  /// The columns that can't be read, of which `organisation` has what an empty cell would say.
  let faults: Set<String>
  /// The number under which it is kept while the list is read: its own, unless that is taken or none.
  var claim = 0
  /// The number, where the register has given it before: whatever else is that organisation's is not told again.
  var holder: Int?
  /// The ranges that it gets.
  var ranges: [AllocatedRange] = []

  /// Reads a row, and tells it what is wrong.
  init(_ row: ListRow) {
    line = row.line
    number = row.number("organisation_number")
    organisation = Organisation(
      number: number ?? -row.line, kind: row.choice("kind", among: OrganisationKind.allCases, standard: .party),
      name: Organisation.tidy(row.text("name")), pastNames: row.pastNames(), signifier: row.word("signifier"),
      accession: row.date("accession"),
      state: row.choice("state", among: OrganisationState.allCases, standard: .active))
    claims = row.ranges()
    faults = row.faults
  }

  /// In what a further row of the number says something else, each with what is said here.
  func differences(from other: ListedOrganisation) -> [String] {
    let (one, two) = (organisation, other.organisation)
    let all = [
      ("kind", one.kind == two.kind, one.kind.rawValue), ("name", one.name == two.name, one.name),
      ("signifier", one.signifier == two.signifier, one.signifier),
      ("state", one.state == two.state, one.state.rawValue),
      ("accession", one.accession == two.accession, one.accession?.description ?? ""),
      ("past_names", one.pastNames == two.pastNames, PastNamesText.text(one.pastNames)),
    ]
    return all.filter { column, isSame, _ in !isSame && !faults.contains(column) && !other.faults.contains(column) }
      .map { column, _, value in "\(column) '\(value.shown)'" }
  }
}
