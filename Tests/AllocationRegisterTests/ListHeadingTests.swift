import AllocationRegister
import IDAllocation
import Reporting
import Tables
import TestSupport
import Testing
import WorkingDays

/// Headings as the lists of others have them: what is recognisably a column is never passed by.
@Suite struct ListHeadingTests {
  private static let range = "70-B3-D5-1F-30-03-00-00 to 70-B3-D5-1F-30-03-FF-FF"

  private func list(_ text: String) throws -> AllocationListReader {
    var list = AllocationListReader()
    try list.addOrganisations(ScriptedSource(text, name: "l.csv"))
    return list
  }

  private func failure(_ text: String) -> String {
    (try? list(text).findings.first?.heading) ?? ""
  }

  @Test(
    arguments: [
      "EUI-64 Compliant identifier range", "EUI-64 Compliant ID Range", "Allocated range", "Identifier range",
      "  eui-64\u{A0}compliant_Identifier   RANGE. ", "EUI64 Range", "ranges",
    ])
  func theRangeIsFound(_ heading: String) throws {
    let list = try list(
      "Name (SEC Party, DCC or RDP),Organisation Number,\(heading),Party Signifier\nA Ltd,3,\(Self.range),A\n"
        .replacing("Name (SEC Party, DCC or RDP)", with: "\"Name (SEC Party, DCC or RDP)\""))
    #expect(list.findings == [] && list.remarks == [])
    #expect(list.state.ranges(of: 3).map(\.description) == [Self.range])
    #expect(list.state.organisation(3)?.name == "A Ltd")
  }

  @Test func otherColumnsAreFound() throws {
    let list = try list(
      """
      Company Name;Org No;Range from;Range to;SEC Party Signifier;Party type;Status;Accession date;Previous names
      A Ltd;3;70-B3-D5-1F-30-03-00-00;FF-FF;A;rdp;expelled;2020-01-02;Old
      """.replacing(";", with: ",") + "\n")
    #expect(list.findings == [] && list.remarks == [])
    let organisation = try #require(list.state.organisation(3))
    #expect(list.state.ranges(of: 3).map(\.description) == [Self.range])
    #expect(organisation.kind == .rdp && organisation.state == .expelled)
    #expect(organisation.accession?.description == "2020-01-02" && organisation.pastNames.map(\.name) == ["Old"])
  }

  /// A heading that is unknown, but looks like a column that is missing, or has its values, stops the run.
  @Test(
    arguments: [
      ("Block of EUI-64s,kind,state", "", "the column 'Block of EUI-64s' is unknown; probably meant: range"),
      ("Our identifiers,kind,state", "", "the column 'Our identifiers' is unknown; probably meant: range"),
      ("range,kind,Current status", "", "the column 'Current status' is unknown; probably meant: state"),
      ("range,state,Kind of body", "", "the column 'Kind of body' is unknown; probably meant: kind"),
      (
        "Numbers given,kind,state", "\(range),,",
        "the column 'Numbers given' is unknown, but has identifiers of the block ('\(range)'); name it range, or"
          + " first and last, or remove it"
      ),
      (
        "range,state,More,kind", ",,70b3d51f30030000,",
        "the column 'More' is unknown, but has identifiers of the block ('70b3d51f30030000'); name it range, or"
          + " first and last, or remove it"
      ),
      (
        "range,Allocated range", ",",
        "the columns 'range' and 'Allocated range' are both the range; leave one out"
      ),
      ("Name,range", ",", "the columns 'name' and 'Name' are both the name; leave one out"),
      ("Party status,Status", ",", "the columns 'Party status' and 'Status' are both the state; leave one out"),
    ])
  func nothingIsPassedBy(_ headings: String, _ cells: String, _ reason: String) {
    let line = reason.contains("identifiers of the block") ? 2 : 1
    #expect(
      failure("organisation_number,name,signifier,\(headings)\n3,A,A,\(cells)\n") == "l.csv: line \(line): \(reason)")
  }

  @Test func identifiersHaveHeadingsToo() throws {
    var list = try list("organisation_number,name,signifier,range\n3,A,A,\(Self.range)\n")
    try list.addIdentifiers(
      ScriptedSource(
        "EUI-64,Party Signifier,User Role,Status,Date accepted\n70-B3-D5-1F-30-03-00-01,A,ED,Accepted,2020-01-02\n",
        name: "i.csv"))
    #expect(list.findings == [] && list.remarks == [])
    #expect(list.state.identifiers.values.map(\.state) == [.accepted])
    try list.addIdentifiers(ScriptedSource("User ID,EUI-64,party\n", name: "i.csv"))
    #expect(
      list.findings.map(\.heading) == [
        "i.csv: line 1: the columns 'User ID' and 'EUI-64' are both the id; leave one out"
      ])
  }

  /// What a list doesn't have is not compared, but named; what both lists have is compared.
  @Test func whatIsNotComparedIsNamed() throws {
    func listing(_ range: String, _ cell: String) throws -> RegisterListing {
      RegisterListing(try list("organisation_number,name,signifier\(range)\n3,A,A\(cell)\n"))
    }
    let one = try listing(",EUI-64 Compliant identifier range", ",\(Self.range)")
    let other = try listing(",Range", ",70-B3-D5-1F-30-03-00-00 to FF")
    #expect(RegisterDifference.between(one, other).map(\.kind) == [.moved])
    #expect(one.notComparable(with: other) == ["accession", "kind", "past_names", "state"])
    let plain = try listing(",state,kind", ",expelled,rdp")
    #expect(RegisterDifference.between(one, plain).isEmpty && RegisterDifference.between(plain, one).isEmpty)
    #expect(one.notComparable(with: plain) == ["accession", "kind", "past_names", "range", "state"])
    let test = try TestRegister()
    let register = RegisterListing(try test.register.organisations())
    #expect(register.notComparable(with: register) == [])
  }
}
