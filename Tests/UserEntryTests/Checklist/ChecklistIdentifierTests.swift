import EUI64
import IDAllocation
import Messages
import Reporting
import Testing
import UserEntry

@Suite("The User ID of a checklist")
struct ChecklistIdentifierTests {
  /// ALPHA has number 1 and BRAVO 2, of sixteen numbers of sixteen identifiers; DELTA has been expelled.
  private static let layout = RegisterLayout(.builtIn, organisationBits: 4, rangeBits: 4)

  private static func value(_ offset: Int) -> EUI64 { EUI64(rawValue: layout.first.rawValue + UInt64(offset)) }

  private static func index() throws -> AllocationIndex {
    let organisations: [(Int, OrganisationKind, String, OrganisationState)] = [
      (0, .dcc, "DCC", .active), (1, .party, "ALPHA", .active), (2, .party, "BRAVO", .active),
      (4, .party, "DELTA", .expelled),
    ]
    let records: [(offset: Int, roles: [String], isWithdrawn: Bool)] = [
      (17, ["OU"], false), (18, ["ED"], true), (19, ["IS", "GS"], false),
    ]
    return try AllocationIndex(
      name: "r.db", layout: layout,
      organisations: organisations.map {
        Organisation(number: $0.0, kind: $0.1, name: "\($0.2) Ltd", signifier: $0.2, state: $0.3)
      },
      ranges: organisations.map {
        AllocatedRange(organisation: $0.0, first: value($0.0 * 16), last: value($0.0 * 16 + 15))
      },
      count: records.count
    ) { add in
      for record in records {
        try add(
          .init(
            value: value(record.offset), roles: layout.bits(of: record.roles),
            state: record.isWithdrawn ? .withdrawn : .accepted))
      }
    }
  }

  private static func row(
    _ identifier: String?, role: String = "ED", party: String = "ALPHA", _ state: RequirementState = .met,
    allocations: AllocationIndex? = nil
  ) throws -> ChecklistRow {
    let record = try EntryCase.record("user-id", role: role, state, identifier: identifier)
    let checklist = Checklist(
      try EntryCase.file([record], party: party, roles: [role]), today: try EntryCase.date("2017-09-01"),
      allocations: allocations)
    return try #require(checklist.rows.first)
  }

  @Test("It is judged as validate does: text, bits and block")
  func judged() throws {
    let judge = IdentifierJudge(kind: .user, environment: .production)
    let texts = [
      "", "nonsense", "70-B3-D5-1F-30-01-00", "70-b3-d5-1f-30-01-00-07", "70B3D51F30010007", "00-00-00-00-00-00-00-00",
      "90-B3-D5-1F-30-01-00-07", "00-DB-12-34-56-78-00-01", "70-B3-D5-1F-4F-FF-FF-FF", "71-B3-D5-1F-30-01-00-07",
      "70-B3-D5-1F-30-01-00-0\u{661}", "70-B3-D5-1F-30-01-00-0\u{1B}", EntryCase.goodIdentifier,
      "70-B3-D5-FF-FE-01-00-07",
    ]
    var seen: Set<String> = []
    for text in texts {
      let row = try Self.row(text)
      let finding = judge.judge(text).finding.flatMap { $0.severity == .error ? $0 : nil }
      #expect(row.findings.map(\.code) == [finding?.code.name].compactMap(\.self), "\(text)")
      #expect(row.findings.map(\.detail) == [finding?.message].compactMap(\.self), "\(text)")
      #expect(row.state == (finding == nil ? .met : .open), "\(text)")
      let judged = finding == nil ? "; \(Self.formOnly)" : ""
      #expect(row.evidence == (text.isEmpty ? "" : "\(text); ") + "letter of the DCC" + judged)
      if let finding { seen.insert(finding.code.name) }
    }
    #expect(seen.count >= 9, "\(seen)")
  }

  private static let formOnly =
    "checked by its form only; give --register to check its range and allocation"

  @Test("That only its form was judged is said without a register, and not with one")
  func formOnly() throws {
    #expect(try Self.row(EntryCase.goodIdentifier).evidence.hasSuffix(Self.formOnly))
    #expect(try Self.row(EntryCase.goodIdentifier, .open).evidence.hasSuffix(Self.formOnly))
    #expect(try !Self.row(EntryCase.badIdentifier).evidence.contains("form only"))
    #expect(try !Self.row(nil).evidence.contains("form only"))
    let known = try Self.row("\(Self.value(16))", allocations: Self.index())
    #expect(known.evidence == "\(Self.value(16)); letter of the DCC")
  }

  @Test("Without the identifier itself it is not met")
  func missing() throws {
    let row = try Self.row(nil)
    #expect(row.state == .open)
    #expect(
      row.findings.map { "\($0.code): \($0.detail)" } == [
        "missing: the User ID is not recorded; add it with --identifier"
      ])
    #expect(try Self.row(nil, .open).findings == [])
  }

  @Test("A wrong one is told while the requirement is still open")
  func open() throws {
    #expect(try Self.row(EntryCase.badIdentifier, .open).findings.map(\.code) == ["sample-block"])
    #expect(try Self.row(EntryCase.goodIdentifier, .open).findings == [])
  }

  @Test("Against a register: the Party's own range, its roles, what was withdrawn, whom it knows")
  func register() throws {
    let index = try Self.index()
    for (offset, party, role, codes) in [
      (16, "ALPHA", "ED", []), (17, "ALPHA", "OU", []), (17, "ALPHA", "ED", ["role-shared"]),
      (19, "ALPHA", "ES", []), (19, "ALPHA", "ED", ["role-shared"]), (32, "ALPHA", "ED", ["other-party"]),
      (32, "BRAVO", "ED", []), (48, "ALPHA", "ED", ["unallocated"]), (3, "ALPHA", "ED", ["dcc-range"]),
      (16, "ECHO", "ED", ["unknown-party"]), (18, "ALPHA", "ED", ["withdrawn"]), (64, "DELTA", "ED", ["withdrawn"]),
    ] as [(Int, String, String, [String])] {
      let row = try Self.row("\(Self.value(offset))", role: role, party: party, allocations: index)
      #expect(row.findings.map(\.code) == codes, "\(offset) \(party) \(role)")
      #expect(row.state == (codes.isEmpty ? .met : .open))
      #expect(row.findings.allSatisfy { $0.detail.count > 10 })
    }
  }

  @Test("It says what validate says of the same Party and role")
  func sameWords() throws {
    let index = try Self.index()
    for offset in 0..<80 {
      for role in ["ED", "OU", "GS"] {
        // An identifier that is not given out blocks no open requirement; once it is met, not-accepted says it.
        let found = index.findings(on: Self.value(offset), party: "ALPHA", role: role)
          .filter { $0.code != .notGivenOut }
        let row = try Self.row("\(Self.value(offset))", role: role, allocations: index)
        #expect(row.findings.map(\.code) == found.map(\.code.name))
        #expect(row.findings.map(\.detail) == found.map(\.detail))
      }
    }
  }

  @Test("A register is not asked about a text that is not a User ID at all")
  func wrongAndUnknown() throws {
    let row = try Self.row(EntryCase.badIdentifier, party: "ECHO", allocations: Self.index())
    #expect(row.findings.map(\.code) == ["sample-block"])
  }

  /// What a pair of roles says of one identifier, by the words of the contract: only the three Suppliers may share.
  private static func mayShare(_ one: String, _ other: String) -> Bool {
    let suppliers = ["IS", "ES", "GS"]
    return one == other || (suppliers.contains(one) && suppliers.contains(other))
  }

  @Test("One identifier for every pair of roles, RDP too: a finding for both unless they may share it")
  func shared() throws {
    let roles = ["IS", "ES", "GS", "ED", "GT", "RSA", "OU", "MDR", "LC", "RDP"]
    for one in roles {
      for other in roles where one != other {
        // The same identifier however it is written.
        let file = try EntryCase.file(
          [
            EntryCase.record("user-id", role: one, identifier: EntryCase.goodIdentifier),
            EntryCase.record("user-id", role: other, .open, identifier: EntryCase.goodIdentifier.lowercased()),
          ], roles: [one, other])
        let checklist = Checklist(file, today: try EntryCase.date("2017-09-01"))
        let rows = checklist.rows.filter { $0.requirement.id == "user-id" }
        let codes = Self.mayShare(one, other) ? [] : ["role-shared"]
        #expect(rows.map { $0.findings.map(\.code) } == [codes, codes], "\(one) \(other)")
        #expect(rows.first?.state == (codes.isEmpty ? .met : .open))
        #expect(checklist.hasFindings == !codes.isEmpty)
        #expect(file.sharedIdentifiers().map(\.role) == (codes.isEmpty ? [] : [one, other]))
        // The other role is judged though it is not shown, and a register's own finding is not told twice.
        let alone = Checklist(file, roles: [one], today: try EntryCase.date("2017-09-01"))
        #expect(alone.rows.first?.findings.map(\.code) == codes)
      }
    }
  }

  @Test("What is said of a shared identifier, with a register once")
  func sharedWords() throws {
    let identifier = "\(Self.value(17))"
    let file = try EntryCase.file(
      [
        EntryCase.record("user-id", role: "ED", identifier: identifier),
        EntryCase.record("user-id", role: "OU", identifier: identifier),
      ])
    let details = try [nil, Self.index()].map { index in
      Checklist(file, today: try EntryCase.date("2017-09-01"), allocations: index).rows
        .filter { $0.requirement.id == "user-id" }.map { $0.findings.map(\.detail) }
    }
    let rule = "only ES, GS, IS may share one (SEC H1"
    #expect(details[0].allSatisfy { $0.count == 1 && $0[0].contains(rule) }, "\(details[0])")
    #expect(details[0][0][0].hasPrefix("the records also use it for OU; "))
    #expect(details[1][0] == ["r.db lists it for OU of the same Party; only ES, GS, IS may share one"])
    #expect(details[1][1] == [details[0][1][0]])
  }

  @Test("What a requirement can't be met by is refused when it is recorded; in a file it is judged")
  func refused() throws {
    for text in ["garbage", "", "70-B3-D5-1F-30-01-00", "8121068883005210000"] {
      for isMet in [true, false] {
        let error = #expect(throws: EntryFileError.self) { try EntryFile.check(identifier: text, isMet: isMet) }
        #expect(error?.description.contains("' is not an identifier (") == true)
      }
    }
    for text in ["90-B3-D5-1F-30-01-00-07", EntryCase.badIdentifier, "00-00-00-00-00-00-00-00"] {
      let error = #expect(throws: EntryFileError.self) { try EntryFile.check(identifier: text, isMet: true) }
      let code = try #require(IdentifierJudge().judge(text).finding?.code.name)
      #expect(error?.description.hasPrefix("user-id is not met by '\(text)' (\(code): ") == true)
      try EntryFile.check(identifier: text, isMet: false)
    }
    try EntryFile.check(identifier: EntryCase.goodIdentifier, isMet: true)
    let row = try Self.row("garbage")
    #expect(row.state == .open && row.findings.map(\.code) == ["bad-character"])
  }
}
