import AllocationRegister
import EUI64
import IDAllocation
import Reporting
import Tables
import TestSupport
import Testing
import WorkingDays

/// Lists that go into a register and come out of it.
@Suite struct ListTests {
  private static let list = """
    organisation_number,kind,name,past_names,signifier,range,state,accession
    0,dcc,Data Communications Company,,DCC,,active,
    7,party,"Seven, Ltd",Old Seven;Older Seven,SEVEN,70:b3:d5:1f:30:07:00:00 to 70B3D51F3007FFFF,active,2019-02-28
    9,rdp,Nine,,NINE,70-B3-D5-1F-30-09-00-00 TO 70-B3-D5-1F-30-09-FF-FF,withdrawn,
    7,party,"Seven, Ltd",Old Seven;Older Seven,SEVEN,70-b3-d5-1f-30-20-00-00 to 70-b3-d5-1f-30-21-ff-ff,active,2019-02-28
    12,party,=Twelve(),,12E5,,active,

    """

  private func read(
    _ list: String, _ identifiers: String? = nil, _ test: TestRegister, on day: String = "2025-04-17"
  ) throws -> AllocationListReader {
    var read = AllocationListReader(try test.register.state(asOf: .last), on: TestRegister.moment(day).date)
    try read.addOrganisations(ScriptedSource(list, name: "list.csv"))
    if let identifiers { try read.addIdentifiers(ScriptedSource(identifiers, name: "ids.csv")) }
    return read
  }

  @Test func aListWithItsOdditiesIsImported() throws {
    let test = try TestRegister()
    let ids = """
      id,party,roles,state,accepted,withdrawn
      70b3d51f30070001,SEVEN,IS; GS,accepted,2024-01-02,
      70-B3-D5-1F-30-20-00-00,7,ED,withdrawn,,2024-01-03

      """
    let list = try read(Self.list, ids, test)
    #expect(list.findings == [])
    #expect(try test.register.importing(list, time: TestRegister.moment("2025-04-17"), actor: "t") == 6)
    #expect(
      RegisterListing(try test.register.organisations()).csv() == """
        organisation_number,kind,name,signifier,first,last,state
        0,dcc,Data Communications Company,DCC,70-B3-D5-1F-30-00-00-00,70-B3-D5-1F-30-00-FF-FF,active
        7,party,"Seven, Ltd",SEVEN,70-B3-D5-1F-30-07-00-00,70-B3-D5-1F-30-07-FF-FF,active
        7,party,"Seven, Ltd",SEVEN,70-B3-D5-1F-30-20-00-00,70-B3-D5-1F-30-21-FF-FF,active
        9,rdp,Nine,NINE,70-B3-D5-1F-30-09-00-00,70-B3-D5-1F-30-09-FF-FF,withdrawn
        12,party,=Twelve(),12E5,,,active

        """)
    #expect(try test.register.verify().faults == [])
    // The next free number is the first gap; 32 and 33 are taken by a range.
    #expect(try test.register.state(asOf: .last).nextFreeNumber() == 1)
    let answer = try test.ask(.organisation(kind: .party, name: "X", signifier: "X", number: 32, accession: nil))
    #expect(answer.code == "range-taken")
  }

  /// An apostrophe is taken off where it guards a cell of CSV for spreadsheets, not where a name begins with it.
  @Test func namesWithAnApostropheComeBack() throws {
    let test = try TestRegister()
    let names = ["'70s Ltd", "'=1", "=1", "''x", "+Power", "-1", "a;=b", "＝1", "Plain", "7", "10/3"]
    for (index, name) in names.enumerated() {
      try test.ask(.organisation(kind: .party, name: name, signifier: "P\(index)", number: nil, accession: nil))
      try test.ask(.rename(party: "P\(index)", name: name + " \(index)"))
    }
    let listing = RegisterListing(try test.register.organisations())
    let csv = listing.csv(isFull: true)
    for text in [csv, SpreadsheetFilter.text(csv)] {
      let list = try read(text, nil, TestRegister())
      #expect(list.findings == [] && RegisterListing(list.state).entries == listing.entries)
    }
  }

  /// Names of all that the rule for spreadsheets looks at go out and come back, with the flag and without.
  @Test func anyNameComesBack() throws {
    var random = SeededGenerator(seed: 24)
    let pieces = ["'", "=", "+", "-", "@", ";", ",", "\"", "1", "2.5", "a", "＝", "＠", "é"]
    let names = (1...rounds(300)).map { index in
      (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        + " \(index)"
    }
    let header = "organisation_number,name,signifier\n"
    let csv = header + names.enumerated().map { CSV.record([String($0 + 1), $1, "P-\($0)"]) }.joined()
    for text in [csv, SpreadsheetFilter.text(csv)] {
      let state = try read(text, nil, TestRegister()).state
      for (index, name) in names.enumerated() { #expect(state.organisation(index + 1)?.name == name) }
    }
  }

  @Test func whatWasExportedIsImportedAgain() throws {
    let test = try TestRegister()
    _ = try test.register.importing(read(Self.list, nil, test), time: TestRegister.moment("2025-04-17"), actor: "t")
    let listing = RegisterListing(try test.register.organisations())
    for isSafe in [false, true] {
      let other = try TestRegister()
      let list = try read(isSafe ? SpreadsheetFilter.text(listing.csv()) : listing.csv(), nil, other)
      #expect(list.findings == [])
      _ = try other.register.importing(list, time: TestRegister.moment("2025-04-17"), actor: "t")
      #expect(RegisterListing(try other.register.organisations()).csv() == listing.csv())
    }
  }

  /// All that a register holds goes out and in again: past names, accessions, identifiers with their days.
  @Test func aRegisterComesBackFromItsExports() throws {
    let (test, other) = (try TestRegister(), try TestRegister())
    try test.fill()
    let listing = RegisterListing(try test.register.organisations())
    let identifiers =
      IdentifierListing.header
      + (try test.register.identifiersWithSignifiers()).map {
        IdentifierListing.record($0.identifier, signifier: $0.signifier)
      }.joined()
    let list = try read(
      SpreadsheetFilter.text(listing.csv(isFull: true)), SpreadsheetFilter.text(identifiers), other, on: "2025-06-01")
    #expect(list.findings == [])
    _ = try other.register.importing(list, time: TestRegister.moment("2025-06-01"), actor: "t")
    let copy = RegisterListing(try other.register.organisations())
    #expect(copy.csv(isFull: true) == listing.csv(isFull: true))
    #expect(listing.csv(isFull: true).contains("2025-03-01,Alpha (until 2025-05-01)\n"))
    let (before, after) = (
      try test.register.identifiersWithSignifiers(), try other.register.identifiersWithSignifiers()
    )
    #expect(before.map(\.identifier) == after.map(\.identifier) && before.count == 2)
    #expect(RegisterDifference.between(before, after).isEmpty && RegisterDifference.between(listing, copy).isEmpty)
    #expect(
      try test.register.identifiersWithSignifiers(asOf: CivilDate(parsing: "2025-05-02"))[1].identifier.state
        == .proposed)
  }

  @Test func differencesOfIdentifiersAreTold() throws {
    func list(_ rows: [(Int, UInt64, [String], IdentifierState)]) -> [(
      identifier: AllocatedIdentifier, signifier: String
    )] {
      rows.map { organisation, offset, roles, state in
        let value = EUI64(rawValue: RegisterLayout(.builtIn).first.rawValue + offset)
        return (
          AllocatedIdentifier(
            value: value, organisation: organisation, kind: .user, roles: roles, state: state, proposed: .first),
          "P\(organisation)"
        )
      }
    }
    let one = list([
      (1, 1, ["IS"], .proposed), (1, 2, ["ED"], .accepted), (1, 5, ["ED"], .accepted), (1, 7, ["OU"], .proposed),
    ])
    let other = list([
      (1, 2, ["ED"], .withdrawn), (1, 3, ["ED"], .proposed), (2, 5, ["ED"], .accepted), (1, 7, ["OU"], .proposed),
    ])
    #expect(
      RegisterDifference.between(one, other).map {
        "\($0.kind.rawValue) \($0.organisation) \($0.signifier) \($0.before)>\($0.after)"
      } == [
        "identifier-added 1 P1 >user ED proposed", "identifier-removed 1 P1 user IS proposed>",
        "identifier-moved 2 P2 P1>P2", "identifier-changed 1 P1 user ED accepted>user ED withdrawn",
      ])
    #expect(
      DifferenceReport(RegisterDifference.between(one, other)).text(.table).contains(
        "  1  P1  70-B3-D5-1F-30-00-00-03 user ED proposed\n"))
  }

  @Test func everyProblemIsReportedBeforeAnythingIsWritten() throws {
    let test = try TestRegister()
    let list = try read(
      """
      organisation_number,name,signifier,first,last,state
      x,A,A,,,active
      1,A,a,,,active
      2,,B,,,active
      5000,C,C,,,active
      3,D,D,70-B3-D5-1F-30-03-00-00,zz,active
      4,E,E,70-B3-D5-1F-30-00-00-00,70-B3-D5-1F-30-04-00-00,active
      6,F,F,70-B3-D5-1F-30-06-00-01,70-B3-D5-1F-30-06-00-00,active
      8,G,G,,,lost
      10,H,H,,,active
      11,I,H,,,active
      10,J,H,,,active
      12,short
      13,h,THIRTEEN,,,active

      """,
      """
      id,party,roles,state,accepted
      70-B3-D5-1F-30-0A-00-00,H,IS,,
      zz,H,IS,,
      70-B3-D5-1F-30-0A-00-00,Q,IS,,
      70-B3-D5-1F-30-0A-00-00,H
      70-B3-D5-1F-30-0A-00-00,H,IS,proposed,2025-01-01
      70-B3-D5-1F-30-0A-00-00,H,IS,accepted,yesterday

      """, test)
    #expect(
      list.findings.map { "\($0.file) \($0.place?.number ?? 0) \($0.code.rawValue)" } == [
        "list.csv 2 not-a-number", "list.csv 3 invalid-signifier", "list.csv 3 name-taken",
        "list.csv 4 invalid-name",
        "list.csv 5 number-outside", "list.csv 6 not-a-range", "list.csv 7 range-taken", "list.csv 8 range-outside",
        "list.csv 9 unknown-word", "list.csv 11 signifier-taken", "list.csv 12 number-taken",
        "list.csv 13 ragged-row", "list.csv 14 name-taken", "ids.csv 2 party-refused", "ids.csv 3 party-refused",
        "ids.csv 3 not-an-identifier", "ids.csv 4 unknown-party", "ids.csv 4 two-parties", "ids.csv 5 party-refused",
        "ids.csv 5 wrong-roles", "ids.csv 5 already-there", "ids.csv 6 party-refused", "ids.csv 6 wrong-state",
        "ids.csv 6 already-there", "ids.csv 7 party-refused",
        "ids.csv 7 not-a-date", "ids.csv 7 already-there",
      ])
    #expect(try test.register.head().sequence == 1)
  }

  @Test func differencesAreGrouped() throws {
    let (one, other) = (try TestRegister(), try TestRegister())
    for (test, names) in [(one, ["A", "B", "C"]), (other, ["A", "X", "C", "D"])] {
      for (index, name) in names.enumerated() {
        try test.ask(
          .organisation(kind: .party, name: name, signifier: ["A", "B", "C", "D"][index], number: nil, accession: nil))
      }
    }
    try other.ask(.close(party: "C", state: .expelled))
    let (first, second) = (
      RegisterListing(try one.register.organisations()), RegisterListing(try other.register.organisations())
    )
    let found = RegisterDifference.between(first, second)
    #expect(
      found.map { "\($0.kind.rawValue) \($0.organisation) \($0.before)>\($0.after)" } == [
        "added 4 >D", "renamed 2 B>X", "state 3 active>expelled",
      ])
    #expect(RegisterDifference.between(second, first).map(\.kind) == [.removed, .renamed, .state])
    #expect(RegisterDifference.between(first, first).isEmpty)
  }
}
