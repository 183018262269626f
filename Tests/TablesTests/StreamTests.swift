import DelimitedText
import Files
import Tables
import TestSupport
import Testing

/// Tables that are read row by row.
@Suite struct StreamTests {
  private static let schema = TableSchema(
    "sample", [TableColumn("date", .date, isRequired: true, synonyms: ["Day"]), TableColumn("days", .number)],
    others: .kept)

  private struct Outcome: Equatable {
    var header: [String] = []
    var rows: [String] = []
    var faults: [String] = []
    var ahead: [String] = []
  }

  private func read(_ text: String, pieces: [Int], limit: Int = 1 << 20, ahead: Int = 0) throws -> Outcome? {
    let findings = TableFindings()
    let source = ScriptedSource(text, name: "t", pieces: pieces)
    let limits = TextLimits(record: limit, field: 1 << 17, fields: 4096)
    guard var stream = try TableStream(source, Self.schema, findings, limits: limits) else { return nil }
    var outcome = Outcome()
    var record = Record()
    try stream.readHeader(&record)
    outcome.header = record.fields.indices.map { record.text(at: $0) ?? "" }
    reading: while true {
      switch try stream.next(&record) {
      case .record:
        if ahead > 0, outcome.rows.isEmpty {
          try stream.lookAhead(rows: ahead) { outcome.ahead.append("\($0.line): \($0.text(at: 0) ?? "")") }
        }
        if TableStream.isBlank(record) { continue }
        if let fault = stream.fault(of: record) {
          outcome.faults.append("\(record.line): \(fault.code.rawValue)")
        } else {
          outcome.rows.append(
            "\(record.line): " + record.fields.indices.map { record.text(at: $0) ?? "" }.joined(separator: "/"))
        }
      case .overlong:
        outcome.faults.append("\(record.line): overlong")
        while try !stream.nextPiece().isLast {}
      case .exhausted: try stream.refill()
      case .end: break reading
      }
    }
    return outcome
  }

  @Test("pieces of any size give the same rows, with and without looking ahead", arguments: [0, 1, 3, 100])
  func piecesGiveTheSame(_ ahead: Int) throws {
    let text =
      "\u{FEFF}A title\r\n\r\nDay;days;Memo\r\n2025-04-17;5;\"x\r\ny\"\r\n;;\r\n2025-04-18;6\r\nshort\r\n1;2;3;4\r\nDAY;Days;memo\r\n2025-04-19;7;z\r\n"
    for size in [1, 2, 3, 7, 64, 4096] {
      let outcome = try read(text, pieces: [size], ahead: ahead)
      #expect(outcome?.header == ["Day", "days", "Memo"])
      #expect(outcome?.rows == ["4: 2025-04-17/5/x\r\ny", "7: 2025-04-18/6", "8: short", "11: 2025-04-19/7/z"])
      #expect(outcome?.faults == ["9: ragged-row", "10: repeated-header"])
      let following = ["6: ", "7: 2025-04-18", "8: short", "9: 1", "10: DAY", "11: 2025-04-19"]
      #expect(outcome?.ahead == Array(following.prefix(ahead)))
    }
  }

  @Test("rows over the limit come in pieces")
  func rowsOverTheLimitComeInPieces() throws {
    let text = "date,days\n2025-04-17,1\n\(String(repeating: "x", count: 100)),1\n2025-04-18,2\n"
    let outcome = try read(text, pieces: [10], limit: 50)
    #expect(outcome?.rows == ["2: 2025-04-17/1", "4: 2025-04-18/2"] && outcome?.faults == ["3: overlong"])
  }

  @Test("what has no header is reported", arguments: ["", "\n\n", "a,b\n", "\u{FEFF}", "\"date"])
  func whatHasNoHeaderIsReported(_ text: String) throws {
    let findings = TableFindings()
    if try TableStream(ScriptedSource(text, name: "t"), Self.schema, findings) != nil { Issue.record("it was read") }
    #expect(findings.all.count == 1)
  }

  @Test("added columns are named with their prefix, and none is there twice")
  func addedColumnsAreChecked() throws {
    let added = AddedColumns(["result", "code"], prefix: "our_")
    #expect(added.names == ["our_result", "our_code"])
    try added.check(["result", "code"], file: "t")
    #expect(throws: AddedColumnsError.self) { try added.check(["date", "our_code"], file: "t") }
  }
}
