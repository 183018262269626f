import AllocationRegister
import EUI64
import IDAllocation
import Messages
import Reporting
import Tables
import TestSupport
import Testing
import WorkingDays

/// What a list says of numbers and states, and what it does not say.
@Suite struct ListNumberTests {
  private static let header = "organisation_number,name,signifier,range\n"
  private static let five = "70-B3-D5-1F-30-05-00-00 to FF-FF"
  private static let six = "70-B3-D5-1F-30-06-00-00 to FF-FF"
  private static let nine = "70-B3-D5-1F-30-09-00-00 to FF-FF"
  private static let rule = RegisterLayout(.builtIn).layoutRule.description

  private func read(_ rows: String, isAlone: Bool = false, takesAnyRange: Bool = false) throws -> AllocationListReader {
    // The register is a file, which goes with it.
    let test = try TestRegister()
    defer { withExtendedLifetime(test) {} }
    var list =
      try isAlone
      ? AllocationListReader()
      : AllocationListReader(test.register.state(asOf: .last), on: CivilDate(parsing: "2025-06-01"))
    list.takesAnyRange = takesAnyRange
    try list.addOrganisations(ScriptedSource(Self.header + rows, name: "l.csv"))
    return list
  }

  @Test func swappedRangesAreTold() throws {
    let rows = "4,D,D,70-B3-D5-1F-30-04-00-00 to FF-FF\n5,A,A,\(Self.six)\n6,B,B,\(Self.five)\n"
    let list = try read(rows)
    #expect(
      list.findings.map(\.text) == [
        "l.csv: line 3: range-mismatch: number 5 has the range of number 6 (B, line 4); its own range is"
          + " 70-B3-D5-1F-30-05-00-00 to 70-B3-D5-1F-30-05-FF-FF (\(Self.rule)); correct the range, or give --any-range if the list is right",
        "l.csv: line 4: range-mismatch: number 6 has the range of number 5 (A, line 3); its own range is"
          + " 70-B3-D5-1F-30-06-00-00 to 70-B3-D5-1F-30-06-FF-FF (\(Self.rule)); correct the range, or give --any-range if the list is right",
      ])
    #expect(list.findings.map(\.column?.heading) == ["range", "range"])
    #expect(try read(rows, takesAnyRange: true).findings == [])
    // A list that is compared or judged against is taken as it is, and the same is said.
    let alone = try read(rows, isAlone: true)
    #expect(alone.findings == [] && alone.remarks.count == 2)
    #expect(
      alone.remarks[0].hasPrefix(
        "warning: l.csv: line 3, column D: range-mismatch: number 5 has the range of number 6 (B, line 4)"))
  }

  /// The findings on a range, on its row and on later rows come in order of the lines.
  @Test(
    arguments: [
      // The only range belongs to a number that nobody has.
      ("5,A,A,\(nine)\n", ["2 range-mismatch"]),
      // Further ranges may belong to free numbers, as 'allocate range' gives them.
      ("5,A,A,\(five)\n5,A,A,\(nine)\n", []),
      ("5,A,A,\(nine)\n5,A,A,\(five)\n", []),
      ("5,A,A,\(five);\(nine)\n9,B,B,\n", ["2 range-mismatch"]),
      ("5,A,A,\(five);\(nine)\n7,b,B,\n9,C,c,\n", ["2 range-mismatch", "4 invalid-signifier"]),
      // The number in decimal digits, the range in hex digits.
      (
        "10,A,A,70-B3-D5-1F-30-10-00-00 to FF-FF\n11,B,B,70-B3-D5-1F-30-11-00-00 to FF-FF\n",
        ["2 range-mismatch", "3 range-mismatch"]
      ),
      ("10,A,A,70-B3-D5-1F-30-0A-00-00 to FF-FF\n11,B,B,\n", []),
    ])
  func rangesThatDoNotFitTheirNumber(_ rows: String, _ expected: [String]) throws {
    let list = try read(rows)
    #expect(list.findings.map { "\($0.place?.number ?? 0) \($0.code.rawValue)" } == expected)
    #expect(try read(rows, takesAnyRange: true).findings.allSatisfy { $0.code.rawValue != "range-mismatch" })
  }

  @Test func organisationsWithoutARangeAreCounted() throws {
    #expect(try read("5,A,A,\(Self.five)\n6,B,B,\n").remarks == ["l.csv: 1 of 2 organisations without a range"])
    #expect(try read("5,A,A,\(Self.five)\n").remarks == [])
    let test = try TestRegister()
    var list = AllocationListReader(try test.register.state(asOf: .last), on: .first)
    try list.addOrganisations(ScriptedSource("organisation_number,name,signifier\n5,A,A\n", name: "l.csv"))
    #expect(
      list.remarks == ["l.csv: has no column of ranges (range, or first and last): its organisations get none"])
  }

  private func identifiers(_ text: String, isAlone: Bool = false) throws -> AllocationListReader {
    var list = try read("5,A,A,\(Self.five)\n", isAlone: isAlone)
    try list.addIdentifiers(ScriptedSource(text, name: "i.csv"))
    return list
  }

  /// An identifier is proposed unless the list says otherwise, and no day is made up.
  @Test(
    arguments: [
      ("id,party,roles", "", "proposed 2025-06-01 - -"),
      ("id,party,roles,state", ",", "proposed 2025-06-01 - -"),
      ("id,party,roles,state,proposed", ",,2020-01-02", "proposed 2020-01-02 - -"),
      ("id,party,roles,accepted", ",2020-01-02", "accepted 2020-01-02 2020-01-02 -"),
      ("id,party,roles,state,accepted", ",Accepted,2020-01-02", "accepted 2020-01-02 2020-01-02 -"),
      ("id,party,roles,withdrawn", ",2020-01-02", "withdrawn 2020-01-02 - 2020-01-02"),
      ("id,party,roles,accepted,withdrawn", ",2020-01-02,2020-01-03", "withdrawn 2020-01-02 2020-01-02 2020-01-03"),
    ])
  func theStateIsThatOfTheList(_ header: String, _ cells: String, _ expected: String) throws {
    let list = try identifiers("\(header)\n70-B3-D5-1F-30-05-00-01,A,ED\(cells)\n")
    #expect(list.findings == [])
    let identifier = try #require(list.state.identifiers.values.first)
    let days = [identifier.proposed, identifier.accepted, identifier.withdrawn].map { $0?.description ?? "-" }
    #expect(([identifier.state.rawValue] + days).joined(separator: " ") == expected)
    let told = list.remarks.contains {
      $0
        == "i.csv: 1 identifier has no date in proposed; the earliest known date is used, else the date of the import, 2025-06-01"
    }
    #expect(told == !header.contains("proposed"))
  }

  @Test func aDayThatIsMissingIsAskedFor() throws {
    let text = "id,party,roles,state\n70-B3-D5-1F-30-05-00-01,A,ED,accepted\n70-B3-D5-1F-30-05-00-02,A,ED,withdrawn\n"
    #expect(
      try identifiers(text).findings.map(\.text) == [
        "i.csv: line 2: wrong-state: state is accepted, but its date is missing; write it in the column accepted as"
          + " yyyy-mm-dd, or leave state empty and use 'seckit register accept' later",
        "i.csv: line 3: wrong-state: state is withdrawn, but its date is missing; write it in the column withdrawn as"
          + " yyyy-mm-dd",
      ])
    // To judge by a list no day is needed.
    let alone = try identifiers(text, isAlone: true)
    #expect(alone.findings == [] && alone.state.identifiers.count == 2)
  }

  @Test func whatAListDoesNotTellIsNamed() throws {
    func gaps(_ header: String?, _ requirement: AllocationRequirement? = nil) throws -> [String] {
      let list = try header.map { try identifiers($0 + "\n", isAlone: true) } ?? read("", isAlone: true)
      do throws(ListGapError) {
        return try ListGap.all(in: list, "l.csv", identifiers: header.map { _ in "i.csv" }, requiring: requirement)
      } catch {
        return ["failed", error.description]
      }
    }
    let noState = "l.csv: has no column state, so withdrawn and expelled organisations are not known"
    #expect(
      try gaps(nil) == [
        noState,
        "l.csv: without --identifiers, it is not known which identifiers were withdrawn, given out or accepted",
      ])
    #expect(try gaps("id,party,state") == [noState])
    #expect(
      try gaps("id,party", .givenOut) == [
        noState, "i.csv: has no column state, so withdrawn identifiers are not known",
      ])
    #expect(try gaps("id,party", .accepted).first == "failed")
    var plain = AllocationListReader()
    try plain.addOrganisations(ScriptedSource("organisation_number,name,signifier\n5,A,A\n", name: "l.csv"))
    do throws(ListGapError) {
      _ = try ListGap.all(in: plain, "l.csv", identifiers: nil, requiring: nil)
      Issue.record("rows can be judged by it")
    } catch {
      #expect(error.description.hasPrefix("l.csv: has no column of ranges (range, or first and last), so nothing"))
    }
    #expect(try gaps("id,party,accepted,withdrawn", .accepted) == [noState])
  }
}
