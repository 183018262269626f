import EUI64
import IDAllocation
import TestSupport
import Testing
import WorkingDays

/// The rules of the register, on all short histories of small registers, against a plain model of what they promise.
@Suite struct RegisterHistoryTests {
  /// Two bits of organisation and one of range: four organisations, the DCC among them, of two identifiers.
  static let layout = RegisterLayout(.builtIn, organisationBits: 2, rangeBits: 1)

  private static func value(_ offset: UInt64) -> EUI64 { EUI64(rawValue: layout.first.rawValue + offset) }

  /// What may be asked: of everything something that is right, something that is wrong, and something that is right only
  /// after something else.
  static let requests: [RegisterRequest] = [
    .organisation(kind: .party, name: "A", signifier: "A", number: nil, accession: nil),
    .organisation(kind: .party, name: "B", signifier: "B", number: 3, accession: nil),
    .organisation(kind: .rdp, name: "A", signifier: "A", number: 1, accession: nil),
    .identifier(party: "A", kind: .user, roles: ["IS"], value: nil),
    .identifier(party: "A", kind: .user, roles: ["GS", "ES"], value: value(2)),
    .identifier(party: "B", kind: .user, roles: ["ED"], value: value(2)),
    .identifier(party: "B", kind: .user, roles: ["ED"], value: value(7)),
    .identifier(party: "1", kind: .rdp, roles: [], value: value(3)),
    .range(party: "A", number: nil), .range(party: "3", number: 2), .range(party: "3", number: 3),
    .rename(party: "A", name: "Z"), .close(party: "A", state: .expelled), .close(party: "3", state: .withdrawn),
    .accept(value: value(2)), .withdraw(value: value(2)), .withdraw(value: value(7)),
  ]

  /// What was given out for good, as a reader of the answers would write it down.
  private struct Notebook {
    var numbers: [Int: String] = [0: "DCC"]
    /// Whose each pair of identifiers is.
    var pairs: [Int: Int] = [0: 0]
    var holders: [EUI64: Int] = [:]
    var withdrawn: Set<EUI64> = []
    var closed: Set<Int> = []
  }

  private static func started() throws -> MemoryRegister {
    var state = MemoryRegister(layout: layout)
    for change in try RegisterRules.changes(for: .initialise(layout: layout), in: state, on: .first) {
      state.apply(change)
    }
    return state
  }

  @Test func allHistoriesOfFourRequestsKeepThePromises() throws {
    var checked = 0
    var allowed = 0
    func follow(_ state: MemoryRegister, _ notebook: Notebook, depth: Int) throws {
      guard depth > 0 else { return }
      for request in Self.requests {
        checked += 1
        let changes: [RegisterChange]
        let action: RegisterAction
        do {
          action = try RegisterRules.action(for: request, in: state, on: .first)
          changes = try RegisterRules.changes(for: action, in: state, on: .first)
        } catch is RegisterRefusal {
          continue
        }
        allowed += 1
        var next = state
        for change in changes { next.apply(change) }
        var notes = notebook
        try note(action, &notes)
        try check(next, notes)
        try follow(next, notes, depth: depth - 1)
      }
    }
    try follow(try Self.started(), Notebook(), depth: 4)
    #expect(checked > 1_000 && allowed > 200)
  }

  /// Writes an answer down; what contradicts what is written is a broken promise.
  private func note(_ action: RegisterAction, _ notes: inout Notebook) throws {
    switch action {
    case .addOrganisation(let organisation, let ranges):
      #expect(notes.numbers[organisation.number] == nil && !notes.numbers.values.contains(organisation.signifier))
      #expect(ranges == [Self.layout.range(of: organisation.number)])
      notes.numbers[organisation.number] = organisation.signifier
      #expect(notes.pairs.updateValue(organisation.number, forKey: organisation.number) == nil)
    case .addRange(let range):
      #expect(notes.numbers[range.organisation] != nil && !notes.closed.contains(range.organisation))
      let pair = Int((range.first.rawValue - Self.layout.first.rawValue) >> 1)
      #expect(range.first == Self.layout.range(of: pair).first && range.last == Self.layout.range(of: pair).last)
      #expect(notes.pairs.updateValue(range.organisation, forKey: pair) == nil && notes.numbers[pair] == nil)
    case .addIdentifier(let identifier):
      #expect(notes.holders[identifier.value] == nil && !notes.withdrawn.contains(identifier.value))
      #expect(!notes.closed.contains(identifier.organisation))
      // The range of number n is 2n and 2n + 1, in a register of two identifiers each.
      #expect(
        notes.pairs[Int((identifier.value.rawValue - Self.layout.first.rawValue) >> 1)] == identifier.organisation)
      notes.holders[identifier.value] = identifier.organisation
    case .addRoles(let value, _), .acceptIdentifier(let value):
      #expect(notes.holders[value] != nil && !notes.withdrawn.contains(value))
    case .withdrawIdentifier(let value):
      #expect(notes.holders[value] != nil && !notes.withdrawn.contains(value))
      notes.withdrawn.insert(value)
    case .rename(let number, _): #expect(notes.numbers[number] != nil)
    case .close(let number, _):
      #expect(notes.closed.insert(number).inserted && number != 0)
      for (value, holder) in notes.holders where holder == number { notes.withdrawn.insert(value) }
    case .confirmIdentifier(let value, _): #expect(notes.holders[value] != nil && !notes.withdrawn.contains(value))
    case .confirmRange(let range): #expect(notes.pairs.values.contains(range.organisation))
    case .initialise: Issue.record("a register is made once")
    }
  }

  private func check(_ state: MemoryRegister, _ notes: Notebook) throws {
    #expect(state.organisations.mapValues(\.signifier) == notes.numbers)
    #expect(state.identifiers.mapValues(\.organisation) == notes.holders)
    #expect(Set(state.identifiers.values.filter { $0.state == .withdrawn }.map(\.value)) == notes.withdrawn)
    #expect(Set(state.organisations.values.filter { $0.state != .active }.map(\.number)) == notes.closed)
    for identifier in state.identifiers.values { #expect(Self.layout.canShare(Set(identifier.roles))) }
    for (index, range) in state.ranges.enumerated() {
      #expect(!state.ranges[..<index].contains { $0.overlaps(range) })
    }
  }

  @Test func exhaustionIsSaid() throws {
    var state = try Self.started()
    func ask(_ request: RegisterRequest) throws {
      let action = try RegisterRules.action(for: request, in: state, on: .first)
      for change in try RegisterRules.changes(for: action, in: state, on: .first) { state.apply(change) }
    }
    for name in ["A", "B", "C"] {
      try ask(.organisation(kind: .party, name: name, signifier: name, number: nil, accession: nil))
    }
    #expect(throws: RegisterRefusal(.blockFull, "all organisation numbers up to 3 are in use, or their ranges are")) {
      try ask(.organisation(kind: .party, name: "D", signifier: "D", number: nil, accession: nil))
    }
    for _ in 0..<2 { try ask(.identifier(party: "A", kind: .user, roles: ["IS"], value: nil)) }
    #expect(
      throws: RegisterRefusal(
        .rangeFull,
        "the ranges of A (number 1) have no free identifier; 'seckit allocate range' allocates one more, if the block has one"
      )
    ) {
      try ask(.identifier(party: "A", kind: .user, roles: ["IS"], value: nil))
    }
    #expect(throws: RegisterRefusal(.blockFull, "all organisation numbers up to 3 are in use, or their ranges are")) {
      try ask(.range(party: "A", number: nil))
    }
  }

  /// What is there is confirmed, and nothing changes; what is not there can't be.
  @Test func whatIsThereIsConfirmed() throws {
    var state = try Self.started()
    for request in [
      RegisterRequest.organisation(kind: .party, name: "A", signifier: "A", number: 1, accession: nil),
      .identifier(party: "A", kind: .user, roles: ["ES", "IS"], value: Self.value(2)),
    ] {
      let action = try RegisterRules.action(for: request, in: state, on: .first)
      for change in try RegisterRules.changes(for: action, in: state, on: .first) { state.apply(change) }
    }
    for request in [
      RegisterRequest.identifier(party: "A", kind: .user, roles: ["IS"], value: Self.value(2)),
      .identifier(party: "1", kind: .user, roles: ["IS", "ES"], value: Self.value(2)), .range(party: "A", number: 1),
    ] {
      let action = try RegisterRules.action(for: request, in: state, on: .first)
      #expect(action.onlyConfirms)
      #expect(try RegisterRules.changes(for: action, in: state, on: .first) == [])
    }
    for action in [
      RegisterAction.confirmIdentifier(value: Self.value(2), roles: ["GS"]),
      .confirmIdentifier(value: Self.value(3), roles: []),
      .confirmRange(range: AllocatedRange(organisation: 1, first: Self.value(4), last: Self.value(5))),
    ] {
      #expect(throws: RegisterRefusal.self) { try RegisterRules.changes(for: action, in: state, on: .first) }
    }
    for change in try RegisterRules.changes(for: .withdrawIdentifier(value: Self.value(2)), in: state, on: .first) {
      state.apply(change)
    }
    #expect(throws: RegisterRefusal.self) {
      try RegisterRules.changes(for: .confirmIdentifier(value: Self.value(2), roles: ["IS"]), in: state, on: .first)
    }
  }

  /// An organisation of a list without a range, and one whose range is full, go on with another.
  @Test func anOrganisationGetsAnotherRange() throws {
    var state = try Self.started()
    func ask(_ request: RegisterRequest) throws -> RegisterAction {
      let action = try RegisterRules.action(for: request, in: state, on: .first)
      for change in try RegisterRules.changes(for: action, in: state, on: .first) { state.apply(change) }
      return action
    }
    let listed = RegisterAction.addOrganisation(
      organisation: Organisation(number: 2, kind: .party, name: "L", signifier: "L"), ranges: [])
    for change in try RegisterRules.changes(for: listed, in: state, on: .first) { state.apply(change) }
    let next = RegisterRequest.identifier(party: "L", kind: .user, roles: ["IS"], value: nil)
    #expect(
      throws: RegisterRefusal(
        .rangeFull, "L (number 2) has no range; 'seckit allocate range' allocates one, if the block has one")
    ) { try ask(next) }
    func range(_ page: UInt64) -> RegisterAction {
      .addRange(range: AllocatedRange(organisation: 2, first: Self.value(2 * page), last: Self.value(2 * page + 1)))
    }
    // Its own first, then the lowest that nobody has.
    #expect(try ask(.range(party: "L", number: nil)) == range(2))
    #expect(try ask(.range(party: "2", number: nil)) == range(1))
    for offset in [2, 3, 4, 5] as [UInt64] {
      guard case .addIdentifier(let identifier) = try ask(next) else { return }
      #expect(identifier.value == Self.value(offset))
    }
    // A number whose range is given to another is not given out any more.
    guard
      case .addOrganisation(let other, _) = try ask(
        .organisation(kind: .party, name: "M", signifier: "M", number: nil, accession: nil))
    else { return }
    #expect(other.number == 3)
    _ = try ask(.close(party: "M", state: .withdrawn))
    #expect(throws: RegisterRefusal(.partyClosed, "M (number 3) is withdrawn")) {
      try ask(.range(party: "M", number: nil))
    }
  }

  @Test(
    arguments: [
      (
        RegisterRequest.organisation(kind: .party, name: "", signifier: "X", number: nil, accession: nil),
        "invalid-name"
      ),
      (.organisation(kind: .party, name: "a\u{1B}b", signifier: "X", number: nil, accession: nil), "invalid-name"),
      (.organisation(kind: .party, name: "X", signifier: "x", number: nil, accession: nil), "invalid-signifier"),
      (.organisation(kind: .party, name: "X", signifier: "12", number: nil, accession: nil), "invalid-signifier"),
      (.organisation(kind: .party, name: "a\u{200B}b", signifier: "X", number: nil, accession: nil), "invalid-name"),
      (.organisation(kind: .party, name: "a\u{202E}b", signifier: "X", number: nil, accession: nil), "invalid-name"),
      (.organisation(kind: .party, name: "Cafe\u{301}", signifier: "X", number: nil, accession: nil), "invalid-name"),
      (.organisation(kind: .party, name: "a  b", signifier: "X", number: nil, accession: nil), "invalid-name"),
      (.organisation(kind: .party, name: "a\u{A0}b", signifier: "X", number: nil, accession: nil), "invalid-name"),
      (.organisation(kind: .party, name: " a", signifier: "X", number: nil, accession: nil), "invalid-name"),
      (
        RegisterRequest.organisation(kind: .party, name: " a ", signifier: "X", number: nil, accession: nil).normal,
        "name-taken"
      ),
      (.organisation(kind: .party, name: "a\u{FFFD}", signifier: "X", number: nil, accession: nil), "invalid-name"),
      (.organisation(kind: .party, name: "X", signifier: "DCC", number: nil, accession: nil), "signifier-taken"),
      (.organisation(kind: .party, name: "X", signifier: "X", number: 4, accession: nil), "number-outside"),
      (.organisation(kind: .party, name: "X", signifier: "X", number: 0, accession: nil), "number-taken"),
      (.organisation(kind: .dcc, name: "X", signifier: "X", number: nil, accession: nil), "dcc-taken"),
      (.identifier(party: "X", kind: .user, roles: ["IS"], value: nil), "unknown-party"),
      (.identifier(party: "DCC", kind: .user, roles: ["IS"], value: nil), "wrong-kind"),
      (.identifier(party: "DCC", kind: .dcc, roles: ["IS"], value: nil), "wrong-roles"),
      (.identifier(party: "A", kind: .user, roles: [], value: nil), "wrong-roles"),
      (.identifier(party: "A", kind: .user, roles: ["XX"], value: nil), "unknown-role"),
      (.identifier(party: "A", kind: .user, roles: ["IS", "ED"], value: nil), "role-shared"),
      (.identifier(party: "A", kind: .user, roles: ["IS"], value: value(0)), "outside-range"),
      (.identifier(party: "A", kind: .user, roles: ["IS"], value: value(6)), "outside-range"),
      (.identifier(party: "A", kind: .user, roles: ["ED"], value: value(2)), "role-shared"),
      (.identifier(party: "A", kind: .rdp, roles: [], value: value(2)), "wrong-kind"),
      (.identifier(party: "A", kind: .user, roles: [], value: value(2)), "wrong-roles"),
      (.range(party: "X", number: nil), "unknown-party"), (.range(party: "A", number: 4), "number-outside"),
      (.range(party: "A", number: 0), "number-taken"),
      (.accept(value: value(3)), "unknown-identifier"), (.withdraw(value: value(3)), "unknown-identifier"),
      (.close(party: "DCC", state: .withdrawn), "dcc-taken"), (.rename(party: "A", name: "A"), "same-name"),
    ])
  func refusalsHaveTheirCodes(_ request: RegisterRequest, _ code: String) throws {
    var state = try Self.started()
    for request in [
      RegisterRequest.organisation(kind: .party, name: "A", signifier: "A", number: 1, accession: nil),
      .identifier(party: "A", kind: .user, roles: ["IS"], value: Self.value(2)),
    ] {
      let action = try RegisterRules.action(for: request, in: state, on: .first)
      for change in try RegisterRules.changes(for: action, in: state, on: .first) { state.apply(change) }
    }
    #expect {
      let action = try RegisterRules.action(for: request, in: state, on: .first)
      _ = try RegisterRules.changes(for: action, in: state, on: .first)
    } throws: {
      ($0 as? RegisterRefusal)?.code.rawValue == code
    }
  }
}
