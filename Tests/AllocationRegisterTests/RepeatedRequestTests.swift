import AllocationRegister
import EUI64
import IDAllocation
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Requests without an id, which get something else each time they are made.
@Suite struct RepeatedRequestTests {
  private func batch(_ text: String, _ kind: RequestTable.Kind = .identifiers) throws -> [SubmittedRequest] {
    try RequestTable(ScriptedSource(text, name: "r.csv"), kind: kind).requests
  }

  private func answer(_ test: TestRegister, _ requests: [SubmittedRequest], _ day: String) throws -> [RegisterAnswer] {
    try test.register.answerAll(requests, time: TestRegister.moment(day), actor: "t")
  }

  @Test func aBatchThatWasAnsweredBeforeIsKnown() throws {
    let test = try TestRegister()
    try test.fill()
    let rows = try batch(
      "party,roles,id\nALPHA,ED,\nALPHA,IS;GS,\nBRAVO,OU,\nBRAVO,OU,\nBRAVO,OU,70-B3-D5-1F-30-02-01-00\n")
    #expect(rows.map(\.givesMoreEachTime) == [true, true, true, true, false])
    // `fill` has given ALPHA an identifier for ED without an id, and one for IS;GS with an id, which is asked again safely.
    let before = try #require(try test.register.repeated(rows))
    #expect(before.description == "1 row repeats a request that was answered before (event 4, on 2025-04-17)")
    #expect(try answer(test, rows, "2025-06-01").allSatisfy { $0.status == .allocated })
    // The register is opened again, and the rows come in another order and written otherwise.
    let register = try AllocationRegister.open(test.path)
    let again = try batch("Party,Roles\nBRAVO,OU\nBRAVO,OU\nALPHA,GS; IS\nALPHA,ED\nBRAVO,OU\nBRAVO,IS\n")
    let found = try #require(try register.repeated(again))
    #expect(
      found.description == "4 rows repeat requests that were answered before (events 9 to 12, the last on 2025-06-01)")
    #expect(found.count == 4 && found.events == 9...12)
    #expect(try register.repeated(batch("party,roles\nBRAVO,IS\n")) == nil)
    #expect(try register.repeated(batch("request_id,party,roles\nx,ALPHA,ED\n")) == nil)
    #expect(try test.register.verify().faults == [])
  }

  @Test func rangesAreKnownAndOthersGetNothingTwice() throws {
    let test = try TestRegister()
    try test.fill()
    let ranges = try batch("party,number\nALPHA,\nALPHA,9\n", .ranges)
    #expect(ranges.map(\.givesMoreEachTime) == [true, false])
    #expect(try test.register.repeated(ranges) == nil)
    _ = try answer(test, ranges, "2025-06-01")
    #expect(try test.register.repeated(ranges)?.count == 1)
    #expect(try answer(test, ranges, "2025-06-02").map(\.status) == [.allocated, .already])
    let organisations = try batch("name,signifier\nC,C\n", .organisations)
    #expect(organisations.map(\.givesMoreEachTime) == [false])
  }

  /// What `show --id` says of an identifier is what `validate` says.
  @Test(
    arguments: [
      ("70-B3-D5-1F-30-01-00-00", "accepted", "active", "", ""),
      (
        "70-B3-D5-1F-30-01-00-01", "withdrawn", "active", "withdrawn",
        "withdrawn by ALPHA (number 1); withdrawn identifiers can't be reused"
      ),
      (
        "70-B3-D5-1F-30-01-00-09", "not given out", "active", "not-given-out",
        "in the range of ALPHA (number 1), but never allocated in the register"
      ),
      (
        "70-B3-D5-1F-30-02-00-00", "withdrawn", "expelled", "withdrawn",
        "withdrawn when BRAVO (number 2) was expelled; withdrawn identifiers can't be reused"
      ),
      (
        "70-B3-D5-1F-30-02-00-09", "not given out", "expelled", "withdrawn",
        "BRAVO (number 2) is expelled, so its range can't be used"
      ),
      (
        "70-B3-D5-1F-30-77-00-00", "nobody's", "", "unallocated",
        "outside all allocated ranges in the register; organisation number 119 was never allocated"
      ),
      ("00-DB-12-34-56-78-00-01", "outside the block", "", "sample-block", nil),
    ])
  func anIdentifierIsShownAsItIsJudged(
    _ id: String, _ state: String, _ holder: String, _ code: String, _ detail: String?
  ) throws {
    let test = try TestRegister()
    try test.fill()
    try test.ask(.identifier(party: "BRAVO", kind: .user, roles: ["OU"], value: nil))
    try test.ask(.close(party: "BRAVO", state: .expelled), at: "2025-05-04")
    for report in [RegisterReport(test.register), RegisterReport(try test.register.state(asOf: .last))] {
      let rows = try report.holders(of: [EUI64(id)]).text(.csv).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let shown = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
      #expect(shown["state"] == state && shown["organisation_state"] == holder && shown["code"] == code)
      if let detail { #expect(try report.holders(of: [EUI64(id)]).text(.json).contains(detail)) }
    }
  }
}
