import TestSupport
import Testing
import UserEntry

@Suite("Putting records into a file")
struct RecordPutTests {
  @Test("Records are in the order of roles and requirements, however they were put in")
  func order() throws {
    let roles = ["OU", "ED", "GS"]
    let records = try roles.flatMap { try EntryCase.everything(for: $0) }
    #expect(records.count == 9 + 8 + 8)
    var random = SeededGenerator(seed: 1)
    for _ in 0..<rounds(20) {
      let file = try EntryCase.file(records.shuffled(using: &random), roles: roles)
      #expect(file.records == records)
    }
  }

  @Test("A record replaces the earlier one, and no other")
  func replaced() throws {
    var file = try EntryCase.file([
      EntryCase.record("uept", .open, date: nil), EntryCase.record("uept", role: "OU", .open, date: nil),
      EntryCase.record("srept"),
    ])
    let record = try EntryCase.record("uept", date: "2017-08-01")
    try file.put(record)
    try file.put(record)
    #expect(
      file.records.map { "\($0.role) \($0.requirement) \($0.state)" } == [
        "ED srept met", "ED uept met", "OU uept open",
      ])
    #expect(file.record("uept", for: "ED") == record)
    #expect(file.record("uept", for: "OU")?.state == .open)
    #expect(file.record("uept", for: "GS") == nil)
  }

  @Test("A record that is taken back is open again; its due date and User ID stay, and a record that says nothing goes")
  func takenBack() throws {
    var file = try EntryCase.file([
      EntryCase.record("user-id", identifier: EntryCase.goodIdentifier), EntryCase.record("uept", due: "2018-01-05"),
      EntryCase.record("srept", .notApplicable),
    ])
    for before in file.records {
      var record = before
      record.reopen()
      try file.put(record)
    }
    #expect(
      file.records == [
        try EntryCase.record("user-id", .open, date: nil, evidence: "", identifier: EntryCase.goodIdentifier),
        try EntryCase.record("uept", .open, date: nil, due: "2018-01-05", evidence: ""),
      ])
    #expect(throws: EntryFileError.self) { try file.put(EntryCase.record("nothing", .open, date: nil, evidence: "")) }
  }

  @Test("A refused record leaves the earlier one where it was")
  func refused() throws {
    var file = try EntryCase.file([EntryCase.record("uept"), EntryCase.record("srept")])
    let before = file
    for record in [
      try EntryCase.record("uept", .metWithoutSupport), try EntryCase.record("uept", date: nil),
      try EntryCase.record("uept", evidence: ""), try EntryCase.record("privacy-audit"),
      try EntryCase.record("uept", role: "GS"), try EntryCase.record("nothing"),
    ] {
      #expect(throws: EntryFileError.self) { try file.put(record) }
      #expect(file == before)
    }
  }
}
