import TestSupport
import Testing

/// JSON and JSON Lines as another parser reads them: all findings of every row, whatever bytes are in it.
@Suite struct JSONOutputTests {
  static let input: [UInt8] =
    Array("id,Näme\n".utf8)
    + Array("\(Sample.panel),\"a \"\"b\"\" \\ \u{1} é\"\n".utf8)
    // Text after a quote, a field too many, a NUL and a byte that is not UTF-8, and an error on the identifier.
    + Array("\(Sample.test),\"x\"y\0".utf8) + [0xFF] + Array(",z\n".utf8)
    + Array("\"7\u{7F}\n\t\\\"\"é\",x\n".utf8)
    + Array("\(Sample.panel),\n".utf8)

  private func objects(_ format: String) throws -> [JSON] {
    let outcome = try run(["validate", "--format", format], input: Self.input)
    #expect(outcome.ending == .exit(1))
    let objects = format == "json" ? try JSON(outcome).elements : try outcome.lines.map { try JSON($0) }
    return try #require(objects.count == 4 ? objects : nil)
  }

  @Test func bothFormatsHoldTheSame() throws {
    let lines = try objects("jsonl")
    #expect(lines == (try objects("json")))
  }

  @Test(arguments: ["json", "jsonl"]) func rowsCarryAllFindings(_ format: String) throws {
    let rows = try objects(format)
    #expect(rows.map { $0["line"]?.number } == [2, 3, 4, 6])
    #expect(rows.map { $0["verdict"]?.text } == ["valid", "invalid", "invalid", "warning"])
    #expect(rows.map { $0["canonical"]?.text } == [Sample.panel, Sample.test, "", Sample.panel])
    #expect(
      rows.map { $0["findings"]?.elements.map { $0["code"]?.text } } == [
        [], ["text-after-quote", "ragged-row", "nul-byte", "not-utf-8", "test-block"], ["not-ascii"], ["duplicate"],
      ])
    #expect(
      rows[1]["findings"]?.elements.map { $0["severity"]?.text } == ["error", "error", "warning", "warning", "error"])
    for row in rows {
      #expect(row.keys == ["canonical", "column", "file", "findings", "id", "letter", "line", "verdict"])
      #expect(row["file"] == "standard input")
      #expect(row["column"] == "id")
      #expect(row["letter"] == "A")
      for finding in row["findings"]?.elements ?? [] {
        #expect(finding["detail"]?.text?.isEmpty == false)
        let isOfRow = ["text-after-quote", "ragged-row", "nul-byte", "not-utf-8"].contains(finding["code"]?.text)
        #expect(finding["value"] == (isOfRow ? nil : row["id"]))
        #expect(finding["source"]?.text?.isEmpty == false)
        #expect(["sourced", "convention"].contains(finding["status"]?.text))
      }
    }
  }

  @Test func identifiersStandAsTheyWere() throws {
    let rows = try objects("jsonl")
    #expect(rows[0]["id"]?.text == Sample.panel)
    #expect(rows[2]["id"] == "7\u{7F}\n\t\\\"é")
  }

  @Test func meantIdentifierIsNamed() throws {
    let outcome = try run("validate", "--lines", "--format", "jsonl", input: "70B3D51F30010000\n")
    #expect(try JSON(outcome)["findings"]?[0]?["meant"]?.text == Sample.panel)
    #expect(try JSON(outcome)["findings"]?[0]?["suggestion"]?.text == Sample.panel)
    #expect(try JSON(outcome)["letter"] == nil)
    #expect(try JSON(outcome)["column"] == "1")
  }

  @Test func nameWithEveryCharacterIsEscaped() throws {
    let folder = try TemporaryFolder()
    let name = "a \"b\"\\\n\t\u{1}é.csv"
    try folder.write(name, "i\"d\n\(Sample.panel)\n")
    let outcome = try run("validate", "--column", "1", "--format", "jsonl", name, folder: folder.path)
    #expect(try JSON(outcome)["file"]?.text == name)
    #expect(try JSON(outcome)["column"] == "i\"d")
  }

  @Test func documentIsWholeAlsoWhereTheInputIsNot() throws {
    let outcome = try run("validate", "--format", "json", input: "id\n\(Sample.panel)\n\"")
    #expect(try JSON(outcome).elements.count == 1)
    #expect(outcome.ending == .exit(2))
  }
}
