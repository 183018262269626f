import TestSupport
import Testing
import UserEntry

@Suite("What a file of entry records can't have")
struct RecordCheckTests {
  private static let states = EntryRules.builtIn.requirements.map(\.id).joined(separator: ", ")
  private static let roles =
    "the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC, and RDP means a Registration Data Provider"

  private static func refusal(party: String = "ALPHA", roles: [String] = ["ED"]) -> EntryFileError? {
    #expect(throws: EntryFileError.self) { try EntryFile(party: party, roles: roles) }
  }

  /// What is said of a record that is put into a file of ED and OU.
  private static func refusal(_ record: RequirementRecord) throws -> EntryFileError? {
    var file = try EntryCase.file([EntryCase.record("srept")])
    let before = file
    let error = #expect(throws: EntryFileError.self) { try file.put(record) }
    #expect(file == before)
    return error
  }

  /// What is said of a file that a person has written with these records.
  private static func refusal(roles: String = #"["ED", "OU"]"#, records: [String]) -> EntryFileError? {
    let text = #"{"version": 1, "party": "A", "roles": \#(roles), "records": [\#(records.joined(separator: ","))]}"#
    return #expect(throws: EntryFileError.self) { try EntryFile(json: Array(text.utf8)) }
  }

  private static func open(_ requirement: String, role: String = "ED") -> String {
    #"{"role": "\#(role)", "requirement": "\#(requirement)", "state": "open", "evidence": ""}"#
  }

  @Test("The Party")
  func party() throws {
    let words = EntryFileError.invalid("the Party's name must have 1 to 100 characters, without control characters")
    for party in ["", String(repeating: "x", count: 101), "A\u{1B}[2J", "A\nB", "\u{7F}", "\u{85}"] {
      #expect(Self.refusal(party: party) == words)
    }
    for party in ["A", String(repeating: "電", count: 100), "Größe & <Söhne>"] {
      #expect(try EntryFile(party: party, roles: ["ED"]).party == party)
    }
  }

  @Test("User Roles")
  func userRoles() {
    #expect(Self.refusal(roles: []) == .invalid("it has no User Role; add one"))
    #expect(Self.refusal(roles: ["DNO"]) == .invalid("unknown User Role 'DNO'; \(Self.roles)"))
    #expect(
      Self.refusal(roles: ["ED", "RSAA"])
        == .invalid("unknown User Role 'RSAA'; \(Self.roles); probably meant: RSA"))
    #expect(
      Self.refusal(roles: ["rsa"]) == .invalid("unknown User Role 'rsa'; \(Self.roles); probably meant: RSA"))
    #expect(Self.refusal(roles: [""]) == .invalid("unknown User Role ''; \(Self.roles)"))
    #expect(Self.refusal(roles: ["\u{1B}c"]) == .invalid("unknown User Role '\u{FFFD}c'; \(Self.roles)"))
  }

  @Test("A role by itself")
  func singleRole() throws {
    for role in ["IS", "ES", "GS", "ED", "GT", "RSA", "OU", "MDR", "LC"] { try EntryFile.check(role: role) }
    let error = #expect(throws: EntryFileError.self) { try EntryFile.check(role: "MDX") }
    #expect(error == .invalid("unknown User Role 'MDX'; \(Self.roles); probably meant: MDR"))
  }

  @Test("Requirements")
  func requirements() throws {
    #expect(
      try Self.refusal(EntryCase.record("uetp"))
        == .invalid("unknown requirement 'uetp'; use one of \(Self.states)"))
    #expect(
      try Self.refusal(EntryCase.record("credit-covr"))
        == .invalid("unknown requirement 'credit-covr'; use one of \(Self.states); probably meant: credit-cover"))
    #expect(
      try Self.refusal(EntryCase.record("security"))
        == .invalid("unknown requirement 'security'; use one of \(Self.states); probably meant: security-assessment"))
    #expect(
      try Self.refusal(EntryCase.record("\u{1B}[2J"))
        == .invalid("unknown requirement '\u{FFFD}[2J'; use one of \(Self.states)"))
  }

  @Test("A role that the file hasn't got")
  func otherRole() throws {
    let words = EntryFileError.invalid("there is a record for GS, but the roles are ED, OU")
    #expect(try Self.refusal(EntryCase.record("uept", role: "GS")) == words)
    #expect(Self.refusal(records: [Self.open("uept", role: "GS")]) == words)
    #expect(
      Self.refusal(records: [Self.open("uept", role: #"\u001bc"#)])
        == .invalid("there is a record for \u{FFFD}c, but the roles are ED, OU"))
  }

  @Test("What appears twice")
  func doubled() {
    let record = Self.open("uept")
    #expect(
      Self.refusal(records: [record, Self.open("uept", role: "OU"), record])
        == .invalid("uept appears twice for ED"))
    #expect(Self.refusal(roles: #"["ED", "OU", "ED"]"#, records: []) == .invalid("the User Role ED appears twice"))
    // An unknown name is never shown as it is, even where it appears twice.
    let hostile = Self.open(#"\u001b[2J"#)
    #expect(
      Self.refusal(records: [hostile, hostile])
        == .invalid("unknown requirement '\u{FFFD}[2J'; use one of \(Self.states)"))
  }

  @Test("States that a requirement doesn't have")
  func states() throws {
    for (requirement, state, words) in [
      ("user-id", RequirementState.metWithoutSupport, "user-id can't be met-nil; use open or met"),
      ("uept", .notApplicable, "uept can't be not-applicable; use open or met"),
      ("credit-cover", .late, "credit-cover can't be late; use open or met or met-nil"),
      ("srept", .metWithoutSupport, "srept can't be met-nil; use open or met or not-applicable"),
    ] {
      #expect(try Self.refusal(EntryCase.record(requirement, state)) == .invalid(words))
    }
  }

  @Test("A role that doesn't need it")
  func notNeeded() throws {
    let words = EntryFileError.invalid("privacy-audit is not needed for ED")
    #expect(try Self.refusal(EntryCase.record("privacy-audit")) == words)
    #expect(try Self.refusal(EntryCase.record("privacy-audit", .open, date: nil)) == words)
    #expect(Self.refusal(records: [Self.open("privacy-audit")]) == words)
  }

  @Test("What is met has a date and evidence")
  func dateAndEvidence() throws {
    #expect(
      try Self.refusal(EntryCase.record("uept", date: nil))
        == .invalid("uept is met: its date is required; give --date"))
    #expect(
      try Self.refusal(EntryCase.record("credit-cover", .metWithoutSupport, date: nil))
        == .invalid("credit-cover is met-nil: its date is required; give --date"))
    for evidence in ["", "  ", "\n\t\u{A0}"] {
      #expect(
        try Self.refusal(EntryCase.record("gateway-connection", evidence: evidence))
          == .invalid(
            "gateway-connection is met: its evidence is required; give --evidence (a connection that is installed and accepted)"
          ))
    }
    // What is open needs neither.
    _ = try EntryCase.file([EntryCase.record("uept", .open, date: nil, evidence: "")])
  }

  @Test("An identifier on another requirement")
  func identifier() throws {
    for requirement in EntryRules.builtIn.requirements where requirement.id != "user-id" {
      let record = try EntryCase.record(requirement.id, role: "OU", identifier: EntryCase.goodIdentifier)
      #expect(
        try Self.refusal(record) == .invalid("an identifier belongs to user-id, not to \(requirement.id)"))
    }
  }

  @Test("Too much")
  func limits() throws {
    let words = EntryFileError.invalid("the evidence is limited to 1000 characters, an identifier to 100")
    func evidence(_ count: Int) throws -> RequirementRecord {
      try EntryCase.record("uept", evidence: String(repeating: "é", count: count))
    }
    func identifier(_ count: Int) throws -> RequirementRecord {
      try EntryCase.record("user-id", identifier: String(repeating: "7", count: count))
    }
    #expect(try Self.refusal(evidence(1001)) == words)
    #expect(try Self.refusal(identifier(101)) == words)
    #expect(try EntryCase.file([evidence(1000), identifier(100)]).records.count == 2)
  }

  @Test("The largest file is within the limit on files")
  func size() throws {
    let roles = ["IS", "ES", "GS", "ED", "GT", "RSA", "OU", "MDR", "LC"]
    let evidence = String(repeating: "\u{1}", count: 999) + "x"
    var file = try EntryFile(party: String(repeating: "\u{1F4DC}", count: 100), roles: roles)
    for role in roles {
      for requirement in EntryRules.builtIn.requirements where requirement.isNeeded(for: role) {
        try file.put(EntryCase.record(requirement.id, role: role, due: "2018-01-01", evidence: evidence))
      }
    }
    #expect(file.records.count == 9 * 8 + 1)
    #expect(file.json.utf8.count < EntryFile.sizeLimit)
    #expect(try EntryFile(json: Array(file.json.utf8)) == file)
  }
}
