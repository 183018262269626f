import Files
import Reporting
import Tables
import TestSupport
import Testing

/// Mappings that are kept in a file for every month.
@Suite struct MappingFileTests {
  private static let schema = TableSchema(
    "sample", [TableColumn("party", .key, isRequired: true), TableColumn("gross", .amount, isRequired: true)])

  private func file(_ text: String) throws -> MappingFile {
    try MappingFile(ScriptedSource(text, name: "m.txt")) { _ in }
  }

  /// The rows of a table, and what was said of it.
  private func read(_ table: String, _ reading: TableReading) throws -> (rows: [[String]], TableFindings) {
    let findings = TableFindings()
    var rows: [[String]] = []
    try TableReader(Self.schema, findings, reading).read(ScriptedSource(table, name: "t.csv")) {
      rows.append([$0.plain(0), $0.plain(1)])
    }
    findings.checkMappings(reading, files: ["t.csv"])
    return (rows, findings)
  }

  @Test("a line each, in any encoding and with any line end, with or without quotes")
  func isRead() throws {
    let table = "Account,Amount due,Other\nA,1,2\n"
    for text in [
      "party=Account\ngross=Amount due\n", "# every month\r\n\r\nparty = Account\r\ngross=\"Amount due\"",
      "  party=A\rsample.gross=B\r# gross=C\r", "\u{FEFF}other.gross=C\nparty=Account\ngross=amount_due\nmore=C\n",
    ] {
      var reading = TableReading()
      reading.mappingFile = try file(text)
      let (rows, findings) = try read(table, reading)
      #expect(rows == [["A", "1"]] && findings.isEmpty, "\(text.debugDescription)")
    }
    var notes: [String] = []
    _ = try MappingFile(ScriptedSource(Array("gross=".utf8) + [0xA3, 0x0A], name: "m.txt")) { notes.append($0) }
    #expect(notes == ["m.txt: read as Windows-1252"])
  }

  @Test("what was typed wins, and only that must be used")
  func typedOnesWin() throws {
    let table = "Account,Amount due,Other\nA,1,2\n"
    var reading = TableReading()
    reading.mappingFile = try file("party=Account\ngross=Amount due\n")
    reading.mappings = [try #require(TableMapping("gross=Other"))]
    var (rows, findings) = try read(table, reading)
    #expect(rows == [["A", "2"]] && findings.isEmpty)
    #expect(!findings.notices.contains { $0.contains("none of its mappings") })
    reading.mappings = [try #require(TableMapping("gross=Nothing"))]
    (rows, findings) = try read(table, reading)
    #expect(findings.all.map(\.code) == [.unknownColumn])
    reading.mappings = []
    reading.mappingFile = try file("low=Account\nhigh=Amount due\n")
    (rows, findings) = try read("party,gross\nA,1\n", reading)
    #expect(rows == [["A", "1"]] && findings.isEmpty)
    #expect(findings.notices == ["m.txt: none of its mappings is used; --columns lists the columns"])
  }

  @Test("all lines that are wrong are told, with their places")
  func errorsAreTold() throws {
    let text = "party=Account\nparty\n=x\ngross=\"\"\nGross=A\n#\nsample.gross=B\ngross=C\n"
    do {
      _ = try file(text)
      Issue.record("a file with errors was taken")
    } catch TablesError.findings(let findings, _, _) {
      #expect(
        findings.map(\.description) == [
          "m.txt: line 2: invalid-mapping: 'party' is not a mapping; write it as column=Heading",
          "m.txt: line 3: invalid-mapping: '=x' is not a mapping; write it as column=Heading",
          "m.txt: line 4: invalid-mapping: 'gross=\"\"' is not a mapping; write it as column=Heading",
          "m.txt: line 8: duplicate: 'gross' already has a heading, in line 5; leave one out",
        ])
    }
    let long = String(repeating: "#\n", count: 1 << 19)
    #expect(throws: Never.self) { try file(long) }
    #expect(throws: TablesError.self) { try file(long + "#") }
  }
}
