import EUI64
import GRDB
import IDAllocation

/// Compares the rows of a register with what its events add up to.
struct TableComparison {
  let store: StoredRegister
  let state: MemoryRegister

  /// Faults that are told one by one; of more it is said that there are more.
  private static let limit = 20

  /// What a row is of.
  private enum Subject: Hashable {
    case organisation(Int)
    case range(AllocatedRange)
    case identifier(EUI64)

    /// In words, to stand before what is wrong.
    var words: String {
      switch self {
      case .organisation(let number): "the row of organisation \(number)"
      case .range(let range): "the row of the range \(range.words), of organisation \(range.organisation),"
      case .identifier(let value): "the row of \(value)"
      }
    }
  }

  /// What is wrong with rows. Takes time in proportion to the rows, and once more to the events where something is.
  func faults() throws -> [RegisterVerification.Fault] {
    var found: [(subject: Subject?, detail: String)] = []
    for subject in try organisations() + ranges() + identifiers() + cutTexts() {
      guard found.count <= Self.limit else { break }
      found.append(subject)
    }
    let shown = found.prefix(Self.limit)
    let events = try lastEvents(on: Set(shown.compactMap(\.subject)))
    let faults = shown.map { subject, detail in
      RegisterVerification.Fault(sequence: subject.flatMap { events[$0] }, detail: detail)
    }
    let sorted = faults.enumerated().sorted {
      ($0.element.sequence ?? .max, $0.offset) < ($1.element.sequence ?? .max, $1.offset)
    }.map(\.element)
    return sorted + (found.count > Self.limit ? [RegisterVerification.Fault(sequence: nil, detail: "and more")] : [])
  }

  private typealias Finding = (subject: Subject?, detail: String)

  /// Rows that read as they should, since what stands behind a NUL byte is not read.
  private func cutTexts() throws -> [Finding] {
    let search = NulSearch(db: store.db)
    let subjects =
      try search.organisations().map(Subject.organisation) + search.identifiers().map(Subject.identifier)
    return subjects.map { ($0, "\($0.words) has a NUL byte") }
  }

  private func isChanged(_ subject: Subject) -> Finding {
    (subject, "\(subject.words) is not what the events add up to")
  }
  private func isGone(_ subject: Subject) -> Finding { (subject, "\(subject.words) is gone") }
  private func isNew(_ subject: Subject) -> Finding { (subject, "\(subject.words) follows from no event") }
  private func isUnreadable(_ table: String) -> Finding { (nil, "a row of \(table) can't be read") }

  private func organisations() throws -> [Finding] {
    var findings: [Finding] = []
    var seen: Set<Int> = []
    for row in try Row.fetchAll(store.db, sql: "SELECT * FROM organisation ORDER BY number") {
      let values = StoredRow(row: row, table: "organisation")
      guard let number = try? values.integer("number") else {
        findings.append(isUnreadable("organisation"))
        continue
      }
      seen.insert(number)
      let subject = Subject.organisation(number)
      guard let expected = state.organisations[number] else {
        findings.append(isNew(subject))
        continue
      }
      // Texts are the same if they read the same; rows only if their bytes are.
      let isSame =
        (try? StoredRegister.organisation(row)) == expected
        && (try? values.text("name").utf8.elementsEqual(expected.name.utf8)) ?? false
        && (try? values.text("past_names")) == StoredRegister.text(of: expected.pastNames)
      if !isSame { findings.append(isChanged(subject)) }
    }
    return findings
      + state.organisations.keys.filter { !seen.contains($0) }.sorted().map { isGone(.organisation($0)) }
  }

  private func ranges() throws -> [Finding] {
    let expected = Set(state.ranges)
    var findings: [Finding] = []
    var seen: Set<AllocatedRange> = []
    for row in try Row.fetchAll(store.db, sql: "SELECT * FROM range ORDER BY first") {
      guard let range = try? StoredRegister.range(row) else {
        findings.append(isUnreadable("range"))
        continue
      }
      seen.insert(range)
      if !expected.contains(range) { findings.append(isNew(.range(range))) }
    }
    // What is gone names an event, so it is told first.
    return state.ranges.filter { !seen.contains($0) }.map { isGone(.range($0)) } + findings
  }

  private func identifiers() throws -> [Finding] {
    var findings: [Finding] = []
    var count = 0
    let rows = try Row.fetchCursor(store.db, sql: "SELECT * FROM identifier ORDER BY value")
    while let row = try rows.next(), findings.count <= Self.limit {
      guard let value = try? StoredRow(row: row, table: "identifier").identifier("value") else {
        findings.append(isUnreadable("identifier"))
        continue
      }
      guard let expected = state.identifiers[value] else {
        findings.append(isNew(.identifier(value)))
        continue
      }
      count += 1
      if (try? StoredRegister.identifier(row)) != expected { findings.append(isChanged(.identifier(value))) }
    }
    guard findings.count <= Self.limit, count != state.identifiers.count else { return findings }
    var gone = Set(state.identifiers.keys)
    let values = try Row.fetchCursor(store.db, sql: "SELECT value FROM identifier")
    while let row = try values.next() {
      if let value = try? StoredRow(row: row, table: "identifier").identifier("value") { gone.remove(value) }
    }
    return gone.sorted().prefix(Self.limit + 1).map { isGone(.identifier($0)) } + findings
  }

  /// The last events that rows follow from.
  private func lastEvents(on subjects: Set<Subject>) throws -> [Subject: Int] {
    guard !subjects.isEmpty else { return [:] }
    var last: [Subject: Int] = [:]
    try EventLog.events(store) { event in
      let action = try event.decoded()
      for subject in subjects where concerns(action, subject) { last[subject] = event.sequence }
    }
    return last
  }

  private func concerns(_ action: RegisterAction, _ subject: Subject) -> Bool {
    switch (action, subject) {
    case (.addOrganisation(let organisation, _), .organisation(let number)): organisation.number == number
    case (.addOrganisation(_, let ranges), .range(let range)): ranges.contains(range)
    case (.addRange(let added), .range(let range)): added == range
    case (.rename(let changed, _), .organisation(let number)), (.close(let changed, _), .organisation(let number)):
      changed == number
    case (.addIdentifier(let identifier), .identifier(let value)): identifier.value == value
    case (.addRoles(let changed, _), .identifier(let value)),
      (.acceptIdentifier(let changed), .identifier(let value)),
      (.withdrawIdentifier(let changed), .identifier(let value)):
      changed == value
    case (.close(let number, _), .identifier(let value)): state.identifiers[value]?.organisation == number
    case (.initialise(let layout), .organisation(let number)): layout.dccOrganisation == number
    case (.initialise(let layout), .range(let range)): range == layout.range(of: layout.dccOrganisation)
    default: false
    }
  }
}
