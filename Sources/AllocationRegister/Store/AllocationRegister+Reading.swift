public import EUI64
import GRDB
public import IDAllocation
import Messages
public import WorkingDays

extension AllocationRegister {
  /// Does several readings of a copy of the register, after all of it was checked. Throws where anything in it does
  /// not fit. Takes time in proportion to its events.
  public func verified<Value>(
    _ body: (RegisterVerification) throws -> Value
  ) throws(RegisterError) -> Value {
    try readCopy { _ in
      let verification = try verify()
      if let error = verification.error(name) { throw error }
      return try body(verification)
    }
  }

  /// The last event: the head of the chain. Throws where it was changed, or events behind it are gone.
  public func head() throws(RegisterError) -> RegisterEvent { try read { try EventLog.last($0) } }

  /// Gives all events from one on to `body`, in order, in memory that doesn't grow with them. Throws where one was changed
  /// or does not follow the one before it, and where the last is not the head.
  public func events(from sequence: Int = 1, _ body: (RegisterEvent) throws -> Void) throws(RegisterError) {
    // Events stay as they are: they are read some at a time, so that who writes waits for none but these.
    var chain = EventChain(from: sequence)
    var count = 0
    repeat {
      count = 0
      try read { store in
        try EventLog.events(store, from: chain.next, limit: Self.eventsAtATime) { event in
          try chain.add(event)
          try body(event)
          count += 1
        }
      }
    } while count == Self.eventsAtATime
    _ = try head()
  }

  private static let eventsAtATime = 10_000

  /// The organisations in order of their numbers, each with its ranges.
  public func organisations() throws(RegisterError) -> [(organisation: Organisation, ranges: [AllocatedRange])] {
    try read { store in
      _ = try EventLog.last(store)
      try store.checkedRows.checkOrganisations(store)
      var ranges: [Int: [AllocatedRange]] = [:]
      for row in try Row.fetchAll(store.db, sql: "SELECT * FROM range ORDER BY first") {
        let range = try StoredRegister.range(row)
        ranges[range.organisation, default: []].append(range)
      }
      return try Row.fetchAll(store.db, sql: "SELECT * FROM organisation ORDER BY number").map { row in
        let organisation = try StoredRegister.organisation(row)
        return (organisation, ranges[organisation.number] ?? [])
      }
    }
  }

  /// The refusal of a Party that there is none of, with what was probably meant.
  func unknown(_ party: String) throws(RegisterError) -> RegisterRefusal {
    RegisterRules.unknown(party, likely: Suggestion.nearest(to: party, among: try read { try $0.signifiers() }))
  }

  /// The organisation of a signifier or a number, with its ranges; `nil` where there is none.
  public func organisation(
    _ party: String
  ) throws(RegisterError) -> (organisation: Organisation, ranges: [AllocatedRange])? {
    try read { store in
      _ = try EventLog.last(store)
      return try store.checked.organisationIfAny(party).map { ($0, try store.checked.ranges(of: $0.number)) }
    }
  }

  /// An identifier, and whose range it is in.
  public func holder(
    of value: EUI64
  ) throws(RegisterError) -> (identifier: AllocatedIdentifier?, range: AllocatedRange?, organisation: Organisation?) {
    try read { store in
      _ = try EventLog.last(store)
      let range = try store.checked.range(containing: value)
      return (
        try store.checked.identifier(value), range,
        try range.flatMap { try store.checked.organisation($0.organisation) }
      )
    }
  }

  /// The identifiers of an organisation, in order; where no organisation is given, all identifiers. Gives each to
  /// `body`. The identifiers of one organisation are compared with their events; to compare all of them, use
  /// ``verify(checkpoints:)``.
  public func identifiers(
    of organisation: Int? = nil, _ body: (AllocatedIdentifier) throws -> Void
  ) throws(RegisterError) {
    try read { store in
      _ = try EventLog.last(store)
      if let organisation { try store.checkedRows.checkIdentifiers(of: organisation, in: store) }
      let cursor =
        try organisation.map {
          try Row.fetchCursor(
            store.db, sql: "SELECT * FROM identifier WHERE organisation = ? ORDER BY value", arguments: [$0])
        } ?? Row.fetchCursor(store.db, sql: "SELECT * FROM identifier ORDER BY value")
      while let row = try cursor.next() { try body(StoredRegister.identifier(row)) }
    }
  }

  /// All identifiers in order, each with the signifier of its organisation; as they were at the end of a day, if one is
  /// given.
  public func identifiersWithSignifiers(
    asOf day: CivilDate? = nil
  ) throws(RegisterError) -> [(identifier: AllocatedIdentifier, signifier: String)] {
    if let day {
      let state = try state(asOf: day)
      return state.identifiers.values.sorted { $0.value < $1.value }
        .map { ($0, state.organisation($0.organisation)?.signifier ?? "") }
    }
    var signifiers: [Int: String] = [:]
    for (organisation, _) in try organisations() { signifiers[organisation.number] = organisation.signifier }
    var all: [(identifier: AllocatedIdentifier, signifier: String)] = []
    try identifiers { all.append(($0, signifiers[$0.organisation] ?? "")) }
    return all
  }

  /// The numbers of organisations and identifiers.
  public func counts() throws(RegisterError) -> (organisations: Int, identifiers: Int) {
    try read { store in
      _ = try EventLog.last(store)
      return (
        try Int.fetchOne(store.db, sql: "SELECT count(*) FROM organisation") ?? 0,
        try Int.fetchOne(store.db, sql: "SELECT count(*) FROM identifier") ?? 0
      )
    }
  }

  /// The register as it was at the end of a day, worked out from its events.
  public func state(asOf day: CivilDate) throws(RegisterError) -> MemoryRegister {
    var state = MemoryRegister(layout: layout)
    let name = name
    try events { event in
      guard event.sequence > 1 || event.time.date <= day else {
        throw RegisterError.notYet(name, day, made: event.time.date)
      }
      guard event.time.date <= day else { return }
      do {
        for change in try RegisterRules.changes(for: event.decoded(), in: state, on: event.time.date) {
          state.apply(change)
        }
      } catch let refusal as RegisterRefusal {
        throw RegisterError.damaged(name, "event \(event.sequence) can't have happened: \(refusal.detail)")
      }
    }
    return state
  }
}
