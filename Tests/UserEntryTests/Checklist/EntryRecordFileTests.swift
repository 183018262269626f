import TestSupport
import Testing
import UserEntry
import WorkingDays

/// The file of entry records: read, changed, written, and refused.
@Suite struct EntryRecordFileTests {
  private func read(_ json: String) -> String {
    do throws(EntryFileError) {
      _ = try EntryFile(json: Array(json.utf8))
      return ""
    } catch {
      return error.description
    }
  }

  private func record(_ fields: String) -> String {
    read("{\"version\":1,\"party\":\"A\",\"roles\":[\"ED\"],\"records\":[{\"role\":\"ED\",\(fields)}]}")
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    var file = try EntryFile(party: "A \"quoted\" é", roles: ["ED", "OU", "ED"])
    #expect(file.roles == ["ED", "OU"])
    let date = try CivilDate(parsing: "2025-06-01")
    try file.put(RequirementRecord(role: "OU", requirement: "uept", state: .met, date: date, evidence: "x\ny"))
    try file.put(RequirementRecord(role: "ED", requirement: "srept", state: .open, due: date))
    try file.put(
      RequirementRecord(role: "ED", requirement: "user-id", state: .open, identifier: "70-B3-D5-1F-30-01-00-00"))
    try file.put(RequirementRecord(role: "OU", requirement: "uept", state: .open))
    // In the order of roles and requirements, one record for each.
    #expect(file.records.map { "\($0.role) \($0.requirement)" } == ["ED user-id", "ED srept", "OU uept"])
    #expect(file.record("uept", for: "OU")?.state == .open && file.record("uept", for: "ED") == nil)
    #expect(try EntryFile(json: Array(file.json.utf8)) == file)
    #expect(try EntryFile(json: [0xEF, 0xBB, 0xBF] + Array(file.json.utf8)) == file)
  }

  @Test func aRecordThatIsRefusedChangesNothing() throws {
    var file = try EntryFile(party: "A", roles: ["ED"])
    try file.put(RequirementRecord(role: "ED", requirement: "uept", state: .open))
    let before = file
    #expect(throws: EntryFileError.self) {
      try file.put(RequirementRecord(role: "ED", requirement: "uept", state: .met))
    }
    #expect(file == before)
  }

  @Test func filesThatAreNoneAreRefused() {
    let end = "; make one with 'seckit entry init'"
    #expect(read("") == "is no file of entry records: line 1, column 1: the text ends where a value should stand" + end)
    #expect(read("[]").hasPrefix("is no file of entry records: "))
    #expect(read("{\"version\":1}") == "is no file of entry records: 'party' is missing" + end)
    #expect(
      read("{\"version\":7,\"new\":1}") == "is of version 7, and this program knows version 1; use a newer seckit")
    #expect(read("{\"version\":1,\"party\":\"A\",\"roles\":[],\"records\":[]}") == "it names no User Role")
    #expect(
      read("{\"version\":1,\"party\":\"\",\"roles\":[\"ED\"],\"records\":[]}")
        == "the party has 1 to 100 characters, and no control characters")
    #expect(
      read("{\"version\":1,\"party\":\"A\",\"roles\":[\"ED\"],\"records\":[{\"role\":\"ED\"}]}").hasPrefix(
        "is no file of entry records: records, item 1: "))
  }

  @Test(
    arguments: [
      (
        "\"requirement\":\"uep\",\"state\":\"open\",\"evidence\":\"\"",
        "there is no requirement 'uep'; they are user-id, "
      ),
      (
        "\"requirement\":\"uept\",\"state\":\"late\",\"evidence\":\"\"", "uept can't be late; it is open or met"
      ),
      ("\"requirement\":\"uept\",\"state\":\"met\",\"evidence\":\"x\"", "uept is met since some day: give its date"),
      (
        "\"requirement\":\"uept\",\"state\":\"met\",\"date\":\"2025-01-01\",\"evidence\":\" \"",
        "what shows that uept is met is its evidence: the DCC's confirmation of Test Completion"
      ),
      (
        "\"requirement\":\"privacy-audit\",\"state\":\"open\",\"evidence\":\"\"", "privacy-audit is not needed for ED"
      ),
      (
        "\"requirement\":\"uept\",\"state\":\"open\",\"evidence\":\"\",\"identifier\":\"x\"",
        "an identifier belongs to user-id, not to uept"
      ),
      (
        "\"requirement\":\"uept\",\"state\":\"open\",\"date\":\"2025-02-30\",\"evidence\":\"\"",
        "is no file of entry records: records, item 1, date: "
      ),
    ])
  func recordsThatCannotBeAreRefused(_ fields: String, _ words: String) {
    #expect(record(fields).hasPrefix(words), "\(record(fields))")
  }

  @Test func recordsOfOtherRolesAndDoubledOnesAreRefused() {
    let one = "{\"role\":\"ED\",\"requirement\":\"uept\",\"state\":\"open\",\"evidence\":\"\"}"
    let other = one.replacing("ED", with: "GT")
    let head = "{\"version\":1,\"party\":\"A\",\"roles\":[\"ED\"],\"records\":["
    #expect(read("\(head)\(one),\(one)]}") == "uept stands there twice for ED")
    #expect(read("\(head)\(other)]}") == "there is a record for GT, and the roles are ED")
    #expect(
      read(head.replacing("ED", with: "EDX") + "]}")
        == "there is no User Role 'EDX'; the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC")
    let long = one.replacing("\"evidence\":\"\"", with: "\"evidence\":\"\(String(repeating: "x", count: 1001))\"")
    #expect(read("\(head)\(long)]}") == "the evidence has at most 1000 characters, an identifier 100")
  }

  @Test func anAssessmentOfCreditCoverIsTaken() throws {
    func result(_ text: String, _ party: String) -> String {
      do {
        let result = try CoverResult(ScriptedSource(text, name: "c.csv", pieces: [3]), party: party)
        return "\(result.state.rawValue): \(result.words)"
      } catch {
        return "\(error)"
      }
    }
    let text = try String(decoding: Fixture.bytes("credit-cover/expected/assess-csv.stdout"), as: UTF8.self)
    #expect(result(text, "ALPHA").hasPrefix("open: £"))
    #expect(result(text, "NOBODY") == "has no Party 'NOBODY'")
    let head = "party,status,requirement,threshold,required,counted,shortfall,action_by\n"
    #expect(result(head + "A,covered,1,2,30.00,40.00,0,\n", "A") == "met: support £40.00 covers £30.00")
    #expect(
      result(head + "\"A\",not-required,1.00,2.00,,,,\n", "A")
        == "met-nil: requirement £1.00, not over the threshold £2.00")
    #expect(result(head + "A,odd,1,2\n", "A") == "has the status 'odd', which is none")
    #expect(result("party,name\n", "A") == "has no column 'status'; give what 'seckit cover assess --format csv' wrote")
    #expect(result("", "A") == "has no Party 'A'")
  }
}
