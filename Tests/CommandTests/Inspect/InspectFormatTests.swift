import Testing

/// `seckit inspect --format`: CSV, JSON and JSON Lines.
@Suite struct InspectFormatTests {
  @Test func tableIsTheDefault() throws {
    #expect(try run("inspect", Sample.panel).lines.count > 10)
    #expect(
      try run("inspect", Sample.panel).output == run("inspect", "--format", "table", Sample.panel).output)
  }

  @Test func csvIsARowAnIdentifier() throws {
    let outcome = try run("inspect", "--format", "csv", "70B3D51F3ABC1234", "x,\"y", "--form", "any")
    #expect(
      outcome.text == """
        id,canonical,verdict,code,detail,meant,colons,dots,bare,group_bit,local_bit,block,organisation,offset
        70B3D51F3ABC1234,70-B3-D5-1F-3A-BC-12-34,valid,,,,70:B3:D5:1F:3A:BC:12:34,70B3.D51F.3ABC.1234,\
        70B3D51F3ABC1234,false,false,70-B3-D5-1F-3,2748,4660
        "x,""y",,invalid,bad-character,"\""x"" at character 1 is not a hex digit",,,,,,,,,

        """)
    #expect(outcome.ending == .exit(1))
  }

  @Test func jsonAndJSONLinesHoldTheSame() throws {
    let identifiers = [Sample.panel, "72b3d51f30010000", "70-B3-D5-1F\u{2013}30-01-00-00", ""]
    let array = try run(["inspect", "--format", "json"] + identifiers)
    let lines = try run(["inspect", "--format", "jsonl"] + identifiers)
    #expect(try JSON(array).elements == lines.lines.map { try JSON($0) })
    #expect(lines.lines.count == 4)
    #expect(array.ending == .exit(1))
    #expect(lines.ending == .exit(1))
  }

  @Test func jsonOfAValidIdentifierIsWhole() throws {
    let object = try JSON(run("inspect", "--format", "jsonl", "70-B3-D5-1F-3A-BC-12-34"))
    #expect(
      object.keys == [
        "allocation", "block", "environment", "findings", "form", "identifier", "kind", "rules", "text", "verdict",
      ])
    #expect(object["text"] == "70-B3-D5-1F-3A-BC-12-34")
    #expect(object["verdict"] == "valid")
    #expect(object["findings"]?.elements.isEmpty == true)
    #expect(object["allocation"]?["organisation"] == 2748)
    #expect(object["allocation"]?["offset"] == 4660)
    #expect(object["allocation"]?["rule"]?["status"] == "inferred")
    #expect(object["block"]?["holder"] == "Smart Energy Code Company Limited")
    #expect(object["identifier"]?["bare"] == "70B3D51F3ABC1234")
    // As text: not every reader of JSON keeps 64 bits.
    #expect(object["identifier"]?["integer"] == "8121068883185242676")
    #expect(object["identifier"]?["group_bit"] == false)
    #expect(object["identifier"]?["local_bit"] == false)
  }

  @Test func jsonOfATextAtFaultNamesItsBytes() throws {
    let object = try JSON(run("inspect", "--format", "jsonl", "70-B3-D5-1F\u{2013}30-01-00-00"))
    #expect(object["identifier"] == nil)
    #expect(object["fault"]?["first_byte"] == 12)
    #expect(object["fault"]?["length"] == 3)
    #expect(object["findings"]?[0]?["meant"]?.text == Sample.panel)
  }

  @Test func jsonCarriesAllFindings() throws {
    let object = try JSON(run("inspect", "--format", "jsonl", "72b3d51f30010000"))
    #expect(object["findings"]?.elements.map { $0["code"]?.text } == ["form-not-accepted", "local-bit"])
    #expect(object["identifier"]?["canonical"] == "72-B3-D5-1F-30-01-00-00")
    #expect(object["identifier"]?["local_bit"] == true)
  }
}
