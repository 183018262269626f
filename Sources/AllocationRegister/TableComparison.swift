import EUI64
import GRDB
import IDAllocation

/// Compares the rows of a register with what its events add up to.
struct TableComparison {
  let store: StoredRegister
  let state: MemoryRegister

  /// Faults that are told one by one; of more it is said that there are more.
  private static let limit = 20

  func faults() throws -> [RegisterVerification.Fault] {
    var found: [(subject: Subject?, detail: String)] = []
    var organisations = 0
    let organisationRows = try Row.fetchCursor(store.db, sql: "SELECT * FROM organisation ORDER BY number")
    while let row = try organisationRows.next() {
      organisations += 1
      let number = row["number"] as Int
      let organisation = try? StoredRegister.organisation(row)
      let expected = state.organisations[number]
      // Texts are the same if they read the same; rows only if their bytes are.
      let isSame =
        organisation == expected && (row["name"] as String).utf8.elementsEqual(expected?.name.utf8 ?? "".utf8)
        && (row["past_names"] as String) == expected.map { StoredRegister.text(of: $0.pastNames) }
      if !isSame {
        found.append((.organisation(number), "the row of organisation \(number) is not what the events add up to"))
      }
    }
    if organisations != state.organisations.count {
      found.append((nil, "there are \(organisations) organisations, but by the events \(state.organisations.count)"))
    }
    let ranges = try Row.fetchAll(store.db, sql: "SELECT * FROM range ORDER BY first").map(StoredRegister.range)
    if ranges != state.ranges {
      let wrong = zip(ranges, state.ranges).first { $0 != $1 }?.1
      let place = wrong.map { ", from \($0.words) on" } ?? ""
      found.append(
        (wrong.map { .organisation($0.organisation) }, "the ranges are not what the events add up to\(place)"))
    }
    var identifiers = 0
    let identifierRows = try Row.fetchCursor(store.db, sql: "SELECT * FROM identifier ORDER BY value")
    while let row = try identifierRows.next() {
      identifiers += 1
      let value = StoredRegister.value(row["value"])
      let identifier = try? StoredRegister.identifier(row)
      if identifier == nil || identifier != state.identifiers[value] {
        found.append((.identifier(value), "the row of \(value) is not what the events add up to"))
      }
      if found.count > Self.limit { break }
    }
    if found.count <= Self.limit, identifiers != state.identifiers.count {
      found.append((nil, "there are \(identifiers) identifiers, but by the events \(state.identifiers.count)"))
    }
    let shown = try found.prefix(Self.limit).map { subject, detail in
      RegisterVerification.Fault(sequence: try subject.flatMap { try lastEvent(on: $0) }, detail: detail)
    }
    return shown + (found.count > Self.limit ? [RegisterVerification.Fault(sequence: nil, detail: "and more")] : [])
  }

  /// What a row is of.
  private enum Subject {
    case organisation(Int)
    case identifier(EUI64)
  }

  /// The last event that a row follows from. Takes time in proportion to the events.
  private func lastEvent(on subject: Subject) throws -> Int? {
    var last: Int?
    try EventLog.events(store) { event in
      let isOn =
        switch (try event.decoded(), subject) {
        case (.addOrganisation(let organisation, _), .organisation(let number)): organisation.number == number
        case (.rename(let changed, _), .organisation(let number)), (.close(let changed, _), .organisation(let number)):
          changed == number
        case (.addIdentifier(let identifier), .identifier(let value)): identifier.value == value
        case (.addRoles(let changed, _), .identifier(let value)),
          (.acceptIdentifier(let changed), .identifier(let value)),
          (.withdrawIdentifier(let changed), .identifier(let value)):
          changed == value
        case (.close(let number, _), .identifier(let value)): state.identifiers[value]?.organisation == number
        case (.initialise(let layout), .organisation(let number)): layout.dccOrganisation == number
        default: false
        }
      if isOn { last = event.sequence }
    }
    return last
  }
}
