public import ExactDecimal
import Messages
import Tables

/// The Credit Cover Requirements that the DCC has notified, by Party.
public struct NotifiedAmounts: Sendable {
  /// By the place of the Party among the parties.
  var amounts: [Int: ExactDecimal] = [:]
  /// The notified amounts of Parties that are not in the parties file.
  var others: [UnmatchedParties.NotifiedOnly] = []

  /// The requirement notified to a Party, in pounds; `nil` where none was.
  public subscript(party: Int) -> ExactDecimal? { amounts[party] }
}

/// Makes notified amounts of the rows of their file.
struct NotifiedRows {
  let parties: PartyIndex
  private(set) var amounts = NotifiedAmounts()
  /// The Parties that are not in the parties file.
  private var others: Set<TableKey> = []

  init(parties: PartyIndex) { self.parties = parties }

  mutating func add(_ row: TableRow) {
    let name = row.requiredText(0)
    let requirement = row.requiredAmount(1)
    guard let name, let requirement else { return }
    // A Party that one side of a comparison does not have is a finding, not an error of the file.
    guard let party = parties.place(of: name, row) else {
      if !others.insert(TableKey(name)).inserted {
        row.report(0, .duplicate, "party '\(row.shown(0))' appears twice")
      } else {
        amounts.others.append(
          UnmatchedParties.NotifiedOnly(
            party: name, notified: requirement, place: row.place.description(in: row.file), meant: parties.likely(name))
        )
      }
      return
    }
    if amounts.amounts[party] != nil {
      row.report(0, .duplicate, "party '\(row.shown(0))' appears twice")
    }
    amounts.amounts[party] = requirement
  }
}
