import EUI64
import Foundation
import IDAllocation
import Reporting
import Testing

@Suite("Inspection")
struct InspectionTests {
  private func inspect(_ text: String, _ kind: IdentifierKind = .user) -> Inspection {
    Inspection(text, judge: IdentifierJudge(kind: kind))
  }

  @Test func aValidIdentifierHasItsBlockAndAllocation() {
    let inspection = inspect("70-B3-D5-1F-3A-BC-12-34")
    #expect(inspection.verdict == .valid)
    #expect(inspection.findings.isEmpty)
    #expect(inspection.identifier?.rawValue == 0x70B3_D51F_3ABC_1234)
    #expect(inspection.block?.block.prefixText == "70-B3-D5-1F-3")
    #expect(inspection.allocation?.organisation == 0xABC)
    #expect(inspection.allocation?.offset == 0x1234)
  }

  @Test func aRefusedFormHidesNoFindingOnTheBits() {
    let inspection = inspect("72b3d51f30010000")
    #expect(inspection.judgement.identifier == nil)
    #expect(inspection.identifier?.description == "72-B3-D5-1F-30-01-00-00")
    #expect(inspection.findings.map(\.code) == [.formNotAccepted, .localBit])
    #expect(inspection.verdict == .invalid)
  }

  @Test func aRefusedFormWithoutAnotherFindingHasOne() {
    #expect(inspect("70b3d51f30010000").findings.map(\.code) == [.formNotAccepted])
    #expect(inspect("70b3d51f30010000", .device).findings.map(\.code) == [.formNotAccepted, .productionBlock])
  }

  @Test func aTextThatIsNoIdentifierHasNothingButItsFinding() {
    let inspection = inspect("70-B3-D5-1G-30-01-00-00")
    #expect(inspection.identifier == nil)
    #expect(inspection.block == nil)
    #expect(inspection.allocation == nil)
    #expect(inspection.findings.map(\.code) == [.badCharacter])
  }

  @Test func theTableHasARowForEachAndQuotesWhatNeedsThem() {
    let table = InspectionTable(
      ["70-B3-D5-1F-30-01-00-2A", "72b3d51f30010000", "a,b\"", "90-B3-D5-1F-30-00-00-00"].map { inspect($0) })
    let detail =
      "\"written with no separators, which the chosen form does not accept: as 72-B3-D5-1F-30-01-00-00 it would be\""
    #expect(
      table.text(.csv) == """
        id,canonical,verdict,code,detail,meant,colons,dots,bare,group_bit,local_bit,block,organisation,offset
        70-B3-D5-1F-30-01-00-2A,70-B3-D5-1F-30-01-00-2A,valid,,,,70:B3:D5:1F:30:01:00:2A,70B3.D51F.3001.002A,\
        70B3D51F3001002A,false,false,70-B3-D5-1F-3,1,42
        72b3d51f30010000,,invalid,form-not-accepted,\(detail),72-B3-D5-1F-30-01-00-00,72:B3:D5:1F:30:01:00:00,\
        72B3.D51F.3001.0000,72B3D51F30010000,false,true,,,
        "a,b""\",,invalid,bad-character,""\","" at character 2 is not a hex digit",,,,,,,,,
        90-B3-D5-1F-30-00-00-00,90-B3-D5-1F-30-00-00-00,invalid,test-block,"in the test block 90-B3-D5-1F-3, which \
        nobody holds: for test environments only",,90:B3:D5:1F:30:00:00:00,90B3.D51F.3000.0000,90B3D51F30000000,false,\
        false,90-B3-D5-1F-3,,

        """)
  }

  @Test(arguments: [false, true])
  func theJSONCarriesAllFindings(_ pretty: Bool) throws {
    let json = inspect("72b3d51f30010000").json(pretty: pretty)
    #expect(json.contains("\n") == pretty)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "text", "kind", "environment", "form", "rules", "verdict", "findings", "identifier", "fault",
      ])
    #expect(object["text"] as? String == "72b3d51f30010000")
    #expect(object["kind"] as? String == "user")
    #expect(object["environment"] as? String == "production")
    #expect(object["form"] as? String == "duis")
    #expect(object["verdict"] as? String == "invalid")
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.map { $0["code"] as? String } == ["form-not-accepted", "local-bit"])
    #expect(findings.map { $0["meant"] as? String } == ["72-B3-D5-1F-30-01-00-00", "70-B3-D5-1F-30-01-00-00"])
    #expect(findings.map { $0["severity"] as? String } == ["error", "error"])
    let identifier = try #require(object["identifier"] as? [String: Any])
    #expect(identifier["canonical"] as? String == "72-B3-D5-1F-30-01-00-00")
    // As text: a number of JSON has 53 bits for sure.
    #expect(identifier["integer"] as? String == "8265184071081066496")
    #expect(identifier["group_bit"] as? Bool == false)
    #expect(identifier["local_bit"] as? Bool == true)
    let fault = try #require(object["fault"] as? [String: Int])
    #expect(fault == ["first_byte": 1, "length": 16])
  }

  @Test func theJSONOfAPanelIdentifierHasBlockAndAllocation() throws {
    let json = inspect("70-B3-D5-1F-30-01-00-2A").json(pretty: false)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["fault"] == nil)
    #expect((object["findings"] as? [Any])?.isEmpty == true)
    let block = try #require(object["block"] as? [String: Any])
    #expect(block["prefix"] as? String == "70-B3-D5-1F-3")
    #expect(block["first"] as? String == "70-B3-D5-1F-30-00-00-00")
    #expect(block["last"] as? String == "70-B3-D5-1F-3F-FF-FF-FF")
    #expect(block["holder"] as? String == "Smart Energy Code Company Limited")
    let allocation = try #require(object["allocation"] as? [String: Any])
    #expect(allocation["organisation"] as? Int == 1)
    #expect(allocation["offset"] as? Int == 42)
    #expect((allocation["rule"] as? [String: Any])?["status"] as? String == "inferred")
  }
}
