import AllocationRegister
import IDAllocation
import Messages
import Reporting
import Tables
import TestSupport
import Testing
import WorkingDays

/// Everything that is wrong in a list is told, with its place and what was probably meant.
@Suite struct ImportFindingTests {
  private static let header = "organisation_number,kind,name,signifier,range,state,accession,past_names\n"

  private func findings(_ rows: String, _ identifiers: String? = nil) throws -> [String] {
    var list = AllocationListReader()
    try list.addOrganisations(ScriptedSource(Self.header + rows + "\n", name: "l.csv"))
    if let identifiers {
      try list.addIdentifiers(ScriptedSource("id,party,roles,state\n" + identifiers + "\n", name: "i.csv"))
    }
    return list.findings.map(\.text)
  }

  @Test(
    arguments: [
      ("7.0,,A,A,,,,", "not-a-number: organisation_number '7.0' is not a whole number; probably meant: 7"),
      ("no 7,,A,A,,,,", "not-a-number: organisation_number 'no 7' is not a whole number; probably meant: 7"),
      ("-7,,A,A,,,,", "not-a-number: organisation_number '-7' is not a whole number; probably meant: 7"),
      (",,A,A,,,,", "missing: organisation_number is empty"),
      ("7,partie,A,A,,,,", "unknown-word: kind 'partie' is unknown; use party, rdp or dcc; probably meant: party"),
      ("7,,A,A,,gone,,", "unknown-word: state 'gone' is unknown; use active, withdrawn or expelled"),
      (
        "7,,A,A,,,31/2/2024,",
        "not-a-date: accession '31/2/2024' is not a day of the calendar; check the day and the month"
      ),
      (
        "7,,A,A,70-B3-D5-1F-30-07-00-0O to FF,,,",
        "not-a-range: range '70-B3-D5-1F-30-07-00-0O to FF': '70-B3-D5-1F-30-07-00-0O' is not an EUI-64; 'seckit inspect' says why; probably meant: 70-B3-D5-1F-30-07-00-00"
      ),
      (
        "7,,A,A,,,,B (until x)",
        "not-past-names: past_names: 'x' is not a date; write (until yyyy-mm-dd), or put the name in quotes"
      ),
    ])
  func aValueThatCannotBeReadIsTold(_ row: String, _ detail: String) throws {
    #expect(try findings(row) == ["l.csv: line 2: \(detail)"])
  }

  @Test func aRowTellsAllOfItsProblems() throws {
    let layout = RegisterLayout(.builtIn)
    #expect(
      try findings("5000,x,,beta,nothing,y,z,") == [
        "l.csv: line 2: unknown-word: kind 'x' is unknown; use party, rdp or dcc",
        "l.csv: line 2: not-a-date: accession 'z' is not a date; write it as yyyy-mm-dd, for example 2025-04-17",
        "l.csv: line 2: unknown-word: state 'y' is unknown; use active, withdrawn or expelled",
        "l.csv: line 2: not-a-range: range 'nothing': 'nothing' is not a range; write 'first to last', with semicolons between ranges",
        "l.csv: line 2: number-outside: organisation numbers go from 0 to 4095, not 5000 (\(layout.layoutRule))",
        "l.csv: line 2: invalid-name: a name must have 1 to 200 characters, without control characters, invisible characters, combining marks or bytes that are not UTF-8",
        "l.csv: line 2: invalid-signifier: 'beta' is not a Party Signifier; use 1 to 20 capital letters, digits and hyphens, with at least one letter (\(layout.signifierRule)); probably meant: BETA",
      ])
  }

  /// What a row with a finding claims is still its own.
  @Test(
    arguments: [
      ("3,,B,B,,,,", "number-taken: number 3 is also in line 2, with another name 'A' and signifier 'A'"),
      ("4,,B,A,,,,", "signifier-taken: the signifier A is also in line 2, with another number"),
      ("4,,a,B,,,,", "name-taken: line 2 has the name 'A'; a Party has one organisation number"),
      (
        "4,,B,B,70-B3-D5-1F-30-03-00-05 to 70-B3-D5-1F-30-03-00-06,,,",
        "range-taken: 70-B3-D5-1F-30-03-00-05 to 70-B3-D5-1F-30-03-00-06 overlaps 70-B3-D5-1F-30-03-00-00 to 70-B3-D5-1F-30-03-FF-FF in line 2"
      ),
    ])
  func aRowWithAFindingCountsForLaterRows(_ row: String, _ finding: String) throws {
    let first = "3,,A,A,70-B3-D5-1F-30-03-00-00 to FF-FF,,soon,"
    #expect(try findings(first + "\n" + row).dropFirst() == ["l.csv: line 3: \(finding)"])
    // Also where not even its number can be read.
    guard !finding.hasPrefix("number-taken") else { return }
    #expect(try findings("x" + first.dropFirst() + "\n" + row).last == "l.csv: line 3: \(finding)")
  }

  @Test(
    arguments: [
      (
        "3,,A,A,70-B3-D5-1F-30-03-00-00 to FF-FF,,,",
        "70-B3-D5-1F-30-03-00-00 to 70-B3-D5-1F-30-03-FF-FF of this number is already in line 2"
      ),
      ("3,,A,A,,,,", "the row is already in line 2"),
      ("0,,DCC,DCC,,,,\n0,dcc,DCC,DCC,,,,", "the DCC is already in line 3"),
    ])
  func aDoubledRowIsOne(_ row: String, _ detail: String) throws {
    let line = row.hasPrefix("0") ? 4 : 3
    #expect(
      try findings("3,,A,A,70-B3-D5-1F-30-03-00-00 to FF-FF,,,\n" + row) == [
        "l.csv: line \(line): duplicate-row: \(detail)"
      ]
    )
  }

  /// If a range is in two columns, a finding on one end names that end's column.
  @Test(
    arguments: [
      ("70-B3-D5-1F-30-03-00-00,,", "last", "the last identifier is missing after '70-B3-D5-1F-30-03-00-00'"),
      (",70-B3-D5-1F-30-03-00-00,", "first", "the first identifier is missing before '70-B3-D5-1F-30-03-00-00'"),
      ("zz,FF,", "first", "'zz' is not an EUI-64; 'seckit inspect' says why"),
      ("70-B3-D5-1F-30-03-00-00,zz,", "last", "'zz' is neither an EUI-64 nor its last octets, as FF-FF"),
      (
        "70-B3-D5-1F-30-03-00-01,00,", "last",
        "70-B3-D5-1F-30-03-00-01 to 70-B3-D5-1F-30-03-00-00 ends before it begins; swap the ends"
      ),
      (
        "70-B3-D5-1F-30-03-00-00,FF,70-B3-D5-1F-30-03-00-00 to FF", "range",
        "range, first and last are all filled; leave range empty, or first and last"
      ),
    ])
  func anEndIsToldWhereItStands(_ cells: String, _ column: String, _ detail: String) throws {
    var list = AllocationListReader()
    try list.addOrganisations(
      ScriptedSource("organisation_number,name,signifier,first,last,range\n3,A,A,\(cells)\n", name: "l.csv"))
    #expect(list.findings.map(\.message) == [detail] && list.findings.map(\.column?.heading) == [column])
  }

  @Test func aRangeIsInARowOnce() throws {
    #expect(
      try findings(
        "3,,A,A,70-B3-D5-1F-30-03-00-00 to FF; 70-B3-D5-1F-30-03-00-00 to FF; 70-B3-D5-1F-30-03-00-01 to 02,,,") == [
          "l.csv: line 2: duplicate-row: 70-B3-D5-1F-30-03-00-00 to 70-B3-D5-1F-30-03-00-FF appears twice in the row",
          "l.csv: line 2: range-taken: 70-B3-D5-1F-30-03-00-01 to 70-B3-D5-1F-30-03-00-02 overlaps 70-B3-D5-1F-30-03-00-00 to 70-B3-D5-1F-30-03-00-FF in the same row",
        ])
  }

  @Test func identifiersAreToldWithTheirLines() throws {
    #expect(
      try findings(
        "3,,Alpha,ALPHA,70-B3-D5-1F-30-03-00-00 to FF-FF,,,\n4,,B,B,70-B3-D5-1F-30-04-00-00 to FF-FF,,soon,\nx,,C,C,,,,",
        """
        70-B3-D5-1F-30-03-00-01,ALPHA,IS,
        70b3d51f30030001,3,IS,Proposed
        70-B3-D5-1F-30-03-00-01,ALPHA,ED,
        70-B3-D5-1F-30-03-00-01,DCC,ED,
        70-B3-D5-1F-30-04-00-01,B,IS,
        70-B3-D5-1F-30-04-00-01,4,IS,
        70-B3-D5-1F-30-04-00-02,C,IS,
        70-B3-D5-1F-30-03-00-02,alfa,IS,
        70-B3-D5-1F-30-03-00-03,3,mdrr,
        70-B3-D5-1F-30-03-00-0O,3,IS,lost
        70-B3-D5-1F-30-04-00-05,3,IS,
        """
      ).filter { $0.hasPrefix("i.csv") } == [
        "i.csv: line 3: duplicate-row: 70-B3-D5-1F-30-03-00-01 is already in line 2",
        "i.csv: line 4: already-there: 70-B3-D5-1F-30-03-00-01 is in line 2 with other values",
        "i.csv: line 5: wrong-kind: DCC (number 0) is of kind dcc, so it gets identifiers of kind dcc, not user",
        "i.csv: line 5: two-parties: 70-B3-D5-1F-30-03-00-01 is in line 2 for another Party; an identifier is never reassigned",
        "i.csv: line 5: outside-range: 70-B3-D5-1F-30-03-00-01 is in the range of ALPHA (number 3)",
        "i.csv: line 6: party-refused: the row of 'B' in the list of organisations, line 3, has an error; correct that first",
        "i.csv: line 7: party-refused: the row of '4' in the list of organisations, line 3, has an error; correct that first",
        "i.csv: line 7: duplicate-row: 70-B3-D5-1F-30-04-00-01 is already in line 6",
        "i.csv: line 8: party-refused: the row of 'C' in the list of organisations, line 4, has an error; correct that first",
        "i.csv: line 9: unknown-party: no organisation has the signifier or the number 'alfa'; probably meant: ALPHA",
        "i.csv: line 10: unknown-role: unknown User Role 'mdrr'; the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC; probably meant: MDR",
        "i.csv: line 11: unknown-word: state 'lost' is unknown; use proposed, accepted or withdrawn",
        "i.csv: line 11: not-an-identifier: '70-B3-D5-1F-30-03-00-0O' is not an EUI-64; 'seckit inspect' says why; probably meant: 70-B3-D5-1F-30-03-00-00",
        "i.csv: line 12: outside-range: 70-B3-D5-1F-30-04-00-05 is in the range of B (number 4)",
      ])
  }

  /// Of a row of an identifier all that is wrong is told, not only the first of it.
  @Test func allThatIsWrongWithAnIdentifierIsTold() throws {
    var list = AllocationListReader()
    try list.addOrganisations(
      ScriptedSource(
        "organisation_number,name,signifier,range,state,kind\n3,A,ALPHA,70-B3-D5-1F-30-03-00-00 to FF-FF,,\n4,B,B,,expelled,\n5,C,C,,,rdp\n",
        name: "l.csv"))
    #expect(list.findings == [])
    try list.addIdentifiers(
      ScriptedSource(
        """
        id,party,kind,roles,state,proposed,accepted,withdrawn
        70-B3-D5-1F-30-03-00-00,ALPHA,,zz,gone,,x,
        70-B3-D5-1F-30-77-00-00,ALPHA,,IS;ED,accepted,,soon,
        70-B3-D5-1F-30-77-00-00,ALPHA,,IS;ED;yy,accepted,,,
        q,B,bank,IS,,,,
        70-B3-D5-1F-30-77-00-01,C,user,,,,,
        70-B3-D5-1F-30-77-00-02,nobody,rdp,ED,,,,

        """, name: "i.csv"))
    let roles = "the roles are IS, ES, GS, ED, GT, RSA, OU, MDR, LC"
    let shared = "may not share an identifier; only ES, GS, IS may share one (SEC H1 (unverified))"
    #expect(
      list.findings.map(\.text) == [
        "i.csv: line 2: unknown-word: state 'gone' is unknown; use proposed, accepted or withdrawn",
        "i.csv: line 2: not-a-date: accepted 'x' is not a date; write it as yyyy-mm-dd, for example 2025-04-17",
        "i.csv: line 2: unknown-role: unknown User Role 'zz'; \(roles)",
        "i.csv: line 3: not-a-date: accepted 'soon' is not a date; write it as yyyy-mm-dd, for example 2025-04-17",
        "i.csv: line 3: role-shared: ED and IS \(shared)",
        "i.csv: line 3: outside-range: 70-B3-D5-1F-30-77-00-00 is outside all allocated ranges",
        "i.csv: line 4: unknown-role: unknown User Role 'yy'; \(roles)",
        "i.csv: line 4: role-shared: ED and IS \(shared)",
        "i.csv: line 4: already-there: 70-B3-D5-1F-30-77-00-00 is in line 3 with other values",
        "i.csv: line 4: outside-range: 70-B3-D5-1F-30-77-00-00 is outside all allocated ranges",
        "i.csv: line 5: unknown-word: kind 'bank' is unknown; use user, rdp or dcc",
        "i.csv: line 5: not-an-identifier: 'q' is not an EUI-64; 'seckit inspect' says why",
        "i.csv: line 6: wrong-kind: C (number 5) is of kind rdp, so it gets identifiers of kind rdp, not user",
        "i.csv: line 6: wrong-roles: a User ID needs a User Role; give it",
        "i.csv: line 6: outside-range: 70-B3-D5-1F-30-77-00-01 is outside all allocated ranges",
        "i.csv: line 7: unknown-party: no organisation has the signifier or the number 'nobody'",
        "i.csv: line 7: wrong-roles: an identifier of kind rdp has no User Role; leave it out",
      ])
  }

  /// Days that have not come, or are out of order. A list that is only compared is of no day.
  @Test func daysThatCannotBeAreTold() throws {
    let organisations =
      "organisation_number,name,signifier,range,accession,past_names\n3,A,ALPHA,70-B3-D5-1F-30-03-00-00 to FF-FF,2031-01-01,Old (until 2032-01-01)\n4,B,B,,2025-02-01,Older (until 2025-02-01)\n"
    let identifiers = """
      id,party,roles,state,proposed,accepted,withdrawn
      70-B3-D5-1F-30-03-00-01,ALPHA,ED,withdrawn,2024-01-02,,2023-01-01
      70-B3-D5-1F-30-03-00-02,ALPHA,ED,proposed,2030-01-01,,
      70-B3-D5-1F-30-03-00-03,ALPHA,ED,withdrawn,2024-01-02,2023-12-31,2024-01-01
      70-B3-D5-1F-30-03-00-04,ALPHA,ED,withdrawn,2025-02-01,2025-02-01,2025-02-01

      """
    let test = try TestRegister()
    defer { withExtendedLifetime(test) {} }
    func findings(of list: AllocationListReader) throws -> [String] {
      var list = list
      try list.addOrganisations(ScriptedSource(organisations, name: "l.csv"))
      let first = list.findings
      list = try AllocationListReader(test.register.state(asOf: .last), on: CivilDate(parsing: "2025-02-01"))
      try list.addOrganisations(
        ScriptedSource(
          "organisation_number,name,signifier,range\n3,A,ALPHA,70-B3-D5-1F-30-03-00-00 to FF-FF\n", name: "l.csv"))
      try list.addIdentifiers(ScriptedSource(identifiers, name: "i.csv"))
      return (first + list.findings).map(\.text)
    }
    let register = try AllocationListReader(test.register.state(asOf: .last), on: CivilDate(parsing: "2025-02-01"))
    let ofIdentifiers = [
      "i.csv: line 2: wrong-state: withdrawn 2023-01-01 is before proposed 2024-01-02",
      "i.csv: line 3: in-future: proposed 2030-01-01 is after the date of the import, 2025-02-01",
      "i.csv: line 4: wrong-state: accepted 2023-12-31 is before proposed 2024-01-02",
      "i.csv: line 4: wrong-state: withdrawn 2024-01-01 is before proposed 2024-01-02",
    ]
    #expect(
      try findings(of: register) == [
        "l.csv: line 2: in-future: accession 2031-01-01 is after the date of the import, 2025-02-01",
        "l.csv: line 2: in-future: past_names 2032-01-01 is after the date of the import, 2025-02-01",
      ] + ofIdentifiers)
    #expect(try findings(of: AllocationListReader()) == ofIdentifiers)
  }

  /// What the register has given before is told once a row, whatever else in it is the same organisation's.
  @Test func whatTheRegisterHasIsToldOnce() throws {
    let test = try TestRegister()
    try test.fill()
    var list = AllocationListReader(try test.register.state(asOf: .last), on: TestRegister.moment("2025-06-01").date)
    let rows = RegisterListing(try test.register.organisations()).csv()
    try list.addOrganisations(ScriptedSource(rows + "9,party,N,ALPHA,70-B3-D5-1F-30-02-00-00,FF-FF,\n", name: "l.csv"))
    #expect(
      list.findings.map(\.text) == [
        "l.csv: line 3: number-taken: number 1 belongs to ALPHA and is never reassigned",
        "l.csv: line 4: number-taken: number 2 belongs to BRAVO and is never reassigned",
        "l.csv: line 5: signifier-taken: the signifier ALPHA belongs to number 1 and is never reassigned",
        "l.csv: line 5: range-taken: 70-B3-D5-1F-30-02-00-00 to 70-B3-D5-1F-30-02-FF-FF overlaps 70-B3-D5-1F-30-02-00-00 to 70-B3-D5-1F-30-02-FF-FF, of number 2",
      ])
  }

  @Test func findingsAreDataToo() throws {
    var list = AllocationListReader()
    try list.addOrganisations(
      ScriptedSource("Number of it,name,Organisation Number,signifier\n,A,\"x,y\",A\n1,B\n", name: "l.csv"))
    #expect(
      TableFindings.text(list.findings, .csv) == """
        file,sheet,line,item,column,letter,value,code,message,suggestion
        l.csv,,2,,Organisation Number,C,"x,y",not-a-number,"organisation_number 'x,y' is not a whole number",
        l.csv,,3,,,,,ragged-row,"the row has 2 fields, the header 4; check for a missing field, or a line end in a field without quotes",

        """)
    #expect(
      TableFindings.text(list.findings, .jsonl) == """
        {"code":"not-a-number","column":"Organisation Number","file":"l.csv","letter":"C","line":2,"message":"organisation_number 'x,y' is not a whole number","value":"x,y"}
        {"code":"ragged-row","file":"l.csv","line":3,"message":"the row has 2 fields, the header 4; check for a missing field, or a line end in a field without quotes"}

        """)
    #expect(
      TableFindings.text(list.findings, .table).hasPrefix("l.csv: line 2, column C: not-a-number: organisation_number"))
    #expect(TableFindings.text([], .json) == "[\n\n]\n" && TableFindings.text([], .table) == "")
  }
}
