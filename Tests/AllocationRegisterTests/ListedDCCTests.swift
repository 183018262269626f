import AllocationRegister
import IDAllocation
import Reporting
import Tables
import TestSupport
import Testing
import WorkingDays

/// The DCC, which is in every register, in lists.
@Suite struct ListedDCCTests {
  private static let header = "organisation_number,kind,name,signifier,first,last,state,accession,past_names\n"

  private func list(_ row: String, into test: TestRegister) throws -> AllocationListReader {
    var list = AllocationListReader(try test.register.state(asOf: .last), on: TestRegister.moment("2025-06-01").date)
    try list.addOrganisations(ScriptedSource(Self.header + row + "\n", name: "l.csv"))
    return list
  }

  private func names(_ test: TestRegister) throws -> String {
    let dcc = try #require(try test.register.organisation("0")).organisation
    return "\(dcc.name) < " + PastNamesText.text(dcc.pastNames)
  }

  @Test(
    arguments: [
      "0,dcc,DCC,DCC,,,active,,", "0,,DCC,DCC,,,,,", "0,Dcc,DCC,DCC,70-B3-D5-1F-30-00-00-00,FF-FF,,,",
    ])
  func itIsPassedOver(_ row: String) throws {
    let list = try list(row, into: TestRegister())
    #expect(list.findings == [] && list.actions == [] && list.rowCount == 0)
  }

  @Test func itsNamesComeBack() throws {
    let (test, other) = (try TestRegister(), try TestRegister())
    try test.ask(.rename(party: "DCC", name: "Smart DCC"), at: "2025-05-01")
    try test.ask(.rename(party: "DCC", name: "Data; Communications"), at: "2025-05-03")
    let listing = RegisterListing(try test.register.organisations())
    var list = AllocationListReader(try other.register.state(asOf: .last), on: TestRegister.moment("2025-06-01").date)
    try list.addOrganisations(ScriptedSource(listing.csv(isFull: true), name: "l.csv"))
    #expect(list.findings == [] && list.rowCount == 1)
    _ = try other.register.importing(list, time: TestRegister.moment("2025-06-01"), actor: "t")
    #expect(try names(other) == "Data; Communications < DCC (until 2025-05-01);Smart DCC (until 2025-05-03)")
    #expect(try names(other) == names(test))
    #expect(try other.register.verify().faults == [])
    #expect(
      try RegisterHistory(other.register, parties: ["DCC"], days: .first ... .last).text(.csv).contains(
        ",add-organisation,\"DCC (number 0) was renamed to Data; Communications, by a list\""))
    // The same again changes nothing; a name more goes on from there.
    #expect(try self.list("0,dcc,Data; Communications,DCC,,,,,DCC;Smart DCC", into: other).actions == [])
    let more = try self.list(
      "0,dcc,New,DCC,,,,,\"DCC;Smart DCC;\"\"Data; Communications\"\" (until 2025-05-31)\"", into: other)
    #expect(more.findings == [])
    _ = try other.register.importing(more, time: TestRegister.moment("2025-06-02"), actor: "t")
    #expect(try names(other).hasPrefix("New < DCC (until 2025-05-01);"))
    #expect(try other.register.verify().faults == [])
    // What was renamed in the register itself goes on in a list too, and both are told.
    let both = try self.list(
      "0,dcc,Newer,DCC,,,,,DCC;Smart DCC;\"Data; Communications\" (until 2025-05-31)", into: test)
    _ = try test.register.importing(both, time: TestRegister.moment("2025-06-02"), actor: "t")
    #expect(
      try RegisterHistory(test.register, parties: ["DCC"], days: .first ... .last).text(.csv).contains(
        "renamed to Newer, by a list"))
  }

  @Test func aNameWithoutPastOnesIsTakenFromTheDayOn() throws {
    let test = try TestRegister()
    let list = try list("0,,Smart DCC,DCC,,,,,", into: test)
    _ = try test.register.importing(list, time: TestRegister.moment("2025-06-01"), actor: "t")
    #expect(try names(test) == "Smart DCC < DCC (until 2025-06-01)")
  }

  @Test(
    arguments: [
      ("0,dcc,DCC,SMART,,,,,", "dcc-taken: the DCC's signifier is always DCC; correct it"),
      ("0,dcc,DCC,DCC,,,expelled,,", "dcc-taken: the DCC can't leave; correct the state"),
      (
        "0,dcc,DCC,DCC,,,,2020-01-01,",
        "dcc-taken: the DCC is in every register and has no accession; leave it empty"
      ),
      (
        "0,dcc,DCC,DCC,70-B3-D5-1F-30-05-00-00,FF-FF,,,",
        "range-taken: the DCC's range is always 70-B3-D5-1F-30-00-00-00 to 70-B3-D5-1F-30-00-FF-FF; correct it"
      ),
      (
        "0,dcc,New,DCC,,,,,Old (until 2025-01-01)",
        "invalid-name: the past names of the DCC don't begin with the names in the register; put these first: DCC"
      ),
      (
        "0,dcc,New,DCC,,,,,DCC",
        "invalid-name: the DCC's past name 'DCC' has no date, or one out of order; write 'DCC (until yyyy-mm-dd)'"
      ),
      (
        "0,dcc,New,DCC,,,,,DCC (until 2025-06-02)",
        "invalid-name: the DCC's past name 'DCC' has no date, or one out of order; write 'DCC (until yyyy-mm-dd)'"
      ),
      ("0,party,DCC,SMART,,,,,", "number-taken: number 0 belongs to DCC and is never reassigned"),
      ("1,dcc,DCC,D,,,,,", "dcc-taken: the DCC is organisation 0 in every register"),
    ])
  func whatCannotBeTheDCCsIsTold(_ row: String, _ finding: String) throws {
    #expect(try list(row, into: TestRegister()).findings.first?.text == "l.csv: line 2: \(finding)")
  }

  /// A list that is compared has the DCC as the list itself writes it.
  @Test func aListForItselfHasItsOwnNames() throws {
    var list = AllocationListReader()
    try list.addOrganisations(
      ScriptedSource(Self.header + "0,,Smart DCC,DCC,,,,,Old (until 2024-01-01)\n", name: "l.csv"))
    #expect(list.findings == [])
    let dcc = try #require(list.state.organisation(0))
    #expect(
      dcc.kind == .dcc && dcc.name == "Smart DCC" && PastNamesText.text(dcc.pastNames) == "Old (until 2024-01-01)")
  }
}
