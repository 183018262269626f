import EUI64
import IDAllocation
import Testing
import UserEntry

@Suite("The checklist of a Registration Data Provider, with an RDP ID for a User ID")
struct RDPChecklistTests {
  private static let layout = RegisterLayout(.builtIn, organisationBits: 4, rangeBits: 4)

  private static func value(_ offset: Int) -> EUI64 { EUI64(rawValue: layout.first.rawValue + UInt64(offset)) }

  /// ALPHA, number 1, is a Party, CHARLIE, number 2, an RDP with an identifier in use and one that was withdrawn.
  private static func index() throws -> AllocationIndex {
    let organisations: [(Int, OrganisationKind, String)] = [
      (0, .dcc, "DCC"), (1, .party, "ALPHA"), (2, .rdp, "CHARLIE"),
    ]
    return try AllocationIndex(
      name: "r.db", layout: layout,
      organisations: organisations.map { Organisation(number: $0.0, kind: $0.1, name: $0.2, signifier: $0.2) },
      ranges: organisations.map {
        AllocatedRange(organisation: $0.0, first: value($0.0 * 16), last: value($0.0 * 16 + 15))
      }, count: 2
    ) { add in
      try add(.init(value: value(32), roles: 0, state: .accepted))
      try add(.init(value: value(33), roles: 0, state: .withdrawn))
    }
  }

  private static func checklist(
    _ identifier: String?, party: String = "CHARLIE", state: RequirementState = .met,
    allocations: AllocationIndex? = nil, registered: [EUI64: IdentifierState]? = nil
  ) throws -> Checklist {
    let record = try EntryCase.record("user-id", role: "RDP", state, identifier: identifier)
    return Checklist(
      try EntryCase.file([record], party: party, roles: ["RDP"]), today: try EntryCase.date("2017-09-01"),
      allocations: allocations, registered: registered)
  }

  @Test("Its first row is the RDP ID, and what is for Users alone is not applicable")
  func rows() throws {
    let checklist = try EntryCase.checklist(party: "CHARLIE", roles: ["RDP"])
    #expect(
      checklist.rows.map { "\($0.requirement.id) \($0.state.rawValue)" } == [
        "user-id open", "credit-cover not-applicable", "srept open", "uept not-applicable",
        "security-assessment not-applicable", "privacy-audit not-applicable", "smki-certificates open",
        "gateway-connection open", "anomaly-thresholds not-applicable",
      ])
    let first = try #require(checklist.rows.first?.requirement)
    #expect(first.name == "RDP ID" && first.metBy.contains("RDP") && first.reference == "B2; E2-E4")
    #expect(checklist.rows.allSatisfy { $0.requirement.group == .readiness })
    for row in checklist.rows where row.state == .notApplicable {
      #expect(row.evidence.hasPrefix("for User Roles") && row.evidence.contains("unverified"))
    }
    #expect(checklist.isUserEntryProcessComplete("RDP") == nil && !checklist.isOperationallyReady("RDP"))
    #expect(checklist.duties.isEmpty && !checklist.hasFindings)
    // The other roles have the rows that they had.
    let both = try EntryCase.checklist(roles: ["ED", "RDP"])
    let alone = try EntryCase.checklist(roles: ["ED"])
    #expect(both.rows.filter { $0.role == "ED" } == alone.rows && both.duties.count == alone.duties.count)
  }

  @Test("All that it needs makes it ready; the User Entry Process is not its own")
  func ready() throws {
    let records = try EntryCase.everything(for: "RDP")
    #expect(records.map(\.requirement) == ["user-id", "srept", "smki-certificates", "gateway-connection"])
    for missing in records.indices {
      var some = records
      some.remove(at: missing)
      let checklist = try EntryCase.checklist(some, roles: ["RDP"])
      #expect(!checklist.isOperationallyReady("RDP") && checklist.isUserEntryProcessComplete("RDP") == nil)
    }
    #expect(try EntryCase.checklist(records, roles: ["RDP"]).isOperationallyReady("RDP"))
  }

  @Test("Nothing is recorded of what it does not need", arguments: ["credit-cover", "uept", "privacy-audit"])
  func notNeeded(_ requirement: String) throws {
    #expect(throws: EntryFileError.invalid("\(requirement) is not needed for RDP")) {
      try EntryCase.file([EntryCase.record(requirement, role: "RDP")], roles: ["RDP"])
    }
  }

  @Test("The RDP ID is judged as validate --kind rdp does, and named in what is missing")
  func judged() throws {
    let judge = IdentifierJudge(kind: .rdp)
    for text in ["x", "90-B3-D5-1F-30-01-00-07", "00-00-00-00-00-00-00-00", EntryCase.goodIdentifier] {
      let row = try #require(try Self.checklist(text).rows.first)
      let finding = judge.judge(text).finding
      #expect(row.findings.map(\.code) == [finding?.code.name].compactMap(\.self))
      #expect(row.findings.map(\.detail) == [finding?.message].compactMap(\.self))
      #expect(row.state == (finding == nil ? .met : .open))
    }
    let missing = try Self.checklist(nil).rows.first?.findings.map(\.detail)
    #expect(missing == ["the RDP ID is not recorded; add it with --identifier"])
  }

  @Test(
    "Against a register: the RDP's own range, and an organisation that is one",
    arguments: [
      (32, "CHARLIE", []), (34, "CHARLIE", []), (33, "CHARLIE", ["withdrawn"]), (16, "CHARLIE", ["other-party"]),
      (3, "CHARLIE", ["dcc-range"]), (48, "CHARLIE", ["unallocated"]), (16, "ALPHA", ["wrong-kind"]),
      (32, "ALPHA", ["other-party", "two-parties", "wrong-kind"]), (32, "NOBODY", ["unknown-party"]),
    ] as [(Int, String, [String])])
  func register(_ offset: Int, _ party: String, _ codes: [String]) throws {
    let identifier = Self.value(offset)
    let accepted = [identifier: IdentifierState.accepted]
    let checklist = try Self.checklist(
      "\(identifier)", party: party, allocations: Self.index(), registered: accepted)
    let row = try #require(checklist.rows.first)
    #expect(row.findings.map(\.code) == codes)
    #expect(row.state == (codes.isEmpty ? .met : .open))
  }

  @Test("It is met only once the DCC has accepted it")
  func accepted() throws {
    for state in [nil, IdentifierState.proposed, .accepted] {
      let registered = state.map { [Self.value(32): $0] } ?? [:]
      let row = try #require(
        try Self.checklist("\(Self.value(32))", allocations: Self.index(), registered: registered).rows.first)
      #expect(row.findings.map(\.code) == (state == .accepted ? [] : ["not-accepted"]))
    }
  }

  @Test("It is not a User Role: no plan is made for it")
  func noPlan() throws {
    #expect(!EntryRoles.builtIn.all.contains(.rdp) && EntryRoles.builtIn.name("RDP") == "Registration Data Provider")
    #expect("\(EntryPlanError.unknownRole("RDP", known: ["ED"]))".hasPrefix("RDP is not a User Role"))
  }
}
