import AllocationRegister
import DelimitedText
import IDAllocation
import Reporting
import Tables
import TestSupport
import Testing

/// How the columns of lists and requests are found.
@Suite struct ListColumnTests {
  private func table(
    _ header: String, _ kind: RequestTable.Kind = .identifiers, delimiter: Delimiter? = nil
  ) throws(TablesError) -> RequestTable {
    try RequestTable(
      ScriptedSource(header + "\n", name: "r.csv"), kind: kind, reading: TableReading(delimiter: delimiter))
  }

  private func failure(_ header: String, _ kind: RequestTable.Kind = .identifiers) -> String {
    do throws(TablesError) {
      _ = try table(header, kind)
    } catch {
      if case .findings(let findings, _, _) = error { return findings.first?.heading ?? "" }
    }
    return ""
  }

  @Test(
    arguments: [
      "request_id,party", "Request ID,PARTY", " request-id , Party ", "\u{FEFF}request_id,party", "Request  Id,party",
    ])
  func namesAreFoundHoweverTheyAreWritten(_ header: String) throws {
    let table = try table(header)
    #expect(table.header.has(0) && table.header.has(1) && table.remarks == ["r.csv: has a header, but no rows"])
    #expect(table.header.written.joined(separator: ",") == header.replacing("\u{FEFF}", with: ""))
  }

  @Test(
    arguments: [
      ("party,user_ids", "user_ids", "id"), ("party,EUI 64 no", "EUI 64 no", "id"),
      ("party,identifer", "identifer", "id"), ("party,Req ID", "Req ID", "request_id"),
      ("organisation,roles", "organisation", "party"), ("party_signifer", "party_signifer", "party"),
      ("party,User Rol", "User Rol", "roles"), ("party,rolse", "rolse", "roles"), ("party,type", "type", "kind"),
      ("party,Wanted identifier", "Wanted identifier", "id"), ("party,Role (SEC)", "Role (SEC)", "roles"),
    ])
  func otherNamesOfAnAbsentColumnAreAskedAbout(_ header: String, _ name: String, _ meant: String) {
    #expect(failure(header) == "r.csv: line 1: the column '\(name)' is unknown; probably meant: \(meant)")
  }

  @Test(
    arguments: [
      ("name,signifier,org_numbr", "org_numbr", "number"), ("name,signifier,acceeded", "acceeded", "accession"),
      ("name,signifier,organization_number", "organization_number", "number"), ("company,signifier", "company", "name"),
    ])
  func theSameOfRequestsForOrganisations(_ header: String, _ name: String, _ meant: String) {
    #expect(
      failure(header, .organisations) == "r.csv: line 1: the column '\(name)' is unknown; probably meant: \(meant)")
  }

  @Test func columnsThatAreNotUsedAreNamed() throws {
    #expect(
      try table("party,id,shade,colour,request_id,roles,").remarks
        == [
          "r.csv: not used: shade, colour (the columns are request_id, party, kind, roles, id)",
          "r.csv: has a header, but no rows",
        ])
    #expect(
      failure("party,Party")
        == "r.csv: line 1: the columns 'party' and 'Party' are both the party; leave one out")
    #expect(try table("party,,").remarks == ["r.csv: has a header, but no rows"])
  }

  /// A range is in one column or in two: if one form gives the range, the other form's columns are not missed.
  @Test func aRangeIsNotMissedTwice() throws {
    var list = AllocationListReader()
    try list.addOrganisations(ScriptedSource("organisation_number,name,signifier,range,from\n", name: "l.csv"))
    #expect(list.remarks.count == 2 && list.remarks[0].hasPrefix("l.csv: not used: from (the columns are "))
  }

  @Test func anotherDelimiterIsTakenAndAskedAbout() throws {
    for (name, character) in [("semicolon", ";"), ("tab", "\t"), ("pipe", "|")] {
      let header = "party\(character)colour"
      let delimiter = try #require(Delimiter(name))
      let table = try table(header)
      #expect(table.header.headings == ["party", "colour"] && table.delimiter == delimiter)
    }
  }

  @Test func answersHaveTheHeaderAndTheDelimiterOfTheRequests() throws {
    let delimiter = try #require(Delimiter("semicolon"))
    let requests = try RequestTable(
      ScriptedSource("Name;SIGNIFIER\n\"A;B\";A\n", name: "r.csv"), kind: .organisations,
      reading: TableReading(delimiter: delimiter))
    let answers = AnswerTable(requests, kind: .organisations, format: .csv, prefix: "")
    #expect(answers.header == "Name;SIGNIFIER;organisation_number;first;last;status;code;detail\n")
    let test = try TestRegister()
    let answer = try test.register.answer(requests.requests[0], time: TestRegister.moment("2025-04-17"), actor: "t")
    #expect(answers.row(0, answer).hasPrefix("\"A;B\";A;1;70-B3-D5-1F-30-01-00-00;"))
    let identifiers = try table("Party,ID,Roles")
    #expect(
      AnswerTable(identifiers, kind: .identifiers, format: .csv, prefix: "").header
        == "Party,ID,Roles,allocated_id,status,code,detail\n")
  }

  @Test func kindsAreReadInCapitalLettersToo() throws {
    let requests = try RequestTable(
      ScriptedSource("name,signifier,kind\nA,A,RDP\nB,B,Dcc\n", name: "r.csv"), kind: .organisations)
    guard case .success(.organisation(.rdp, "A", "A", nil, nil)) = requests.requests[0].request else {
      Issue.record("RDP was not read")
      return
    }
    guard case .failure(let refusal) = requests.requests[1].request else {
      Issue.record("the DCC can be asked for")
      return
    }
    #expect(refusal.detail == "unknown kind 'Dcc'; use party or rdp")
  }
}
