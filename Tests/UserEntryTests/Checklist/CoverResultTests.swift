import Files
import Tables
import TestSupport
import Testing
import UserEntry

@Suite("What an assessment of Credit Cover says of a Party")
struct CoverResultTests {
  private static let header = EntryCase.header

  private static func result(_ text: String, party: String = "ALPHA", pieces: [Int] = []) throws -> CoverResult {
    try CoverResult(ScriptedSource(text, name: "c.csv", pieces: pieces), party: party)
  }

  @Test("What the assessor has written", arguments: [[], [1], [7, 3]]) func assessment(_ pieces: [Int]) throws {
    let transcript = Transcript(String(decoding: try Fixture.bytes("credit-cover/assess.console"), as: UTF8.self))
    let text = try #require(transcript.steps.first { $0.command.hasSuffix(" --format csv") }).text
    for (party, state, words) in [
      (
        "ALPHA", RequirementState.open,
        "£6,600.00 of £16,600.00 required is missing; increase the support by 2025-04-28"
      ),
      ("BRAVO", .met, "support £9,000.00 covers £8,800.00 until 2025-05-10"),
      ("CHARLIE", .metWithoutSupport, "requirement £0.00, not over the threshold £2,689.00"),
      ("DELTA", .metWithoutSupport, "requirement £1,500.00, not over the threshold £2,689.00"),
      ("ECHO", .met, "support £17,000.01 covers £17,000.01 until 2025-04-17"),
      ("FOXTROT", .metWithoutSupport, "requirement £2,689.00, not over the threshold £2,689.00"),
    ] {
      let result = try Self.result(text, party: party, pieces: pieces)
      #expect(result.state == state, "\(party)")
      #expect(result.summary == words)
    }
    #expect(try Self.result(text, party: "alpha").state == .open)
  }

  @Test("Names in quotes, other orders of columns, line ends and a byte order mark")
  func forms() throws {
    let row = #""A, ""B"" & Co",covered,1.00,2.00,3.00,4.00,0.00,"#
    #expect(
      try Self.result("\(Self.header)\n\(row)\n", party: #"A, "B" & Co"#).summary == "support £4.00 covers £3.00")
    #expect(try Self.result("\u{FEFF}\(Self.header)\r\n\(row)", party: #"A, "B" & Co"#).state == .met)
    let turned = "action_by,shortfall,status,counted,required,threshold,requirement,x,party\n"
    #expect(
      try Self.result("\(turned)2025-04-28,5.00,\"shortfall\",1.00,6.00,2.00,6.00,,\"ALPHA\"\n").summary
        == "£5.00 of £6.00 required is missing; increase the support by 2025-04-28")
  }

  @Test("The Party that is not there")
  func noParty() throws {
    #expect(Self.findings("\(Self.header)\n").map(\.suggestion) == [nil])
    let rows = "\(Self.header)\nBRAVO,covered,1,2,3,4,0,\nP99,covered,1,2,3,4,0,\n"
    #expect(Self.findings(rows, party: "\u{1B}c").map(\.code.rawValue) == ["unknown-party"])
    #expect(Self.findings(rows, party: "BRAVVO").map(\.suggestion) == ["BRAVO"])
    #expect(Self.findings(rows, party: "P90").map(\.suggestion) == [nil])
  }

  private static func findings(_ text: String, party: String = "ALPHA") -> [TableFinding] {
    let error = #expect(throws: TablesError.self) { try result(text, party: party) }
    guard case .findings(let findings, _, _) = error else { return [] }
    return findings
  }

  /// The codes of what is wrong.
  private static func codes(_ text: String) -> Set<String> { Set(findings(text).map(\.code.rawValue)) }

  @Test("What is not an assessment")
  func wrongFile() {
    for text in ["", "\n"] { #expect(Self.codes(text) == ["empty-file"]) }
    #expect(Self.codes("id,verdict\n70-B3-D5-1F-30-01-00-07,valid\n") == ["missing-column"])
    for column in ["party", "status", "requirement", "threshold", "required", "counted", "shortfall", "action_by"] {
      let header = Self.header.split(separator: ",").filter { $0 != column }.joined(separator: ",")
      #expect(Self.codes("\(header)\n") == ["missing-column"], "\(column)")
    }
  }

  @Test("All that is wrong with an assessment is told")
  func wrongRows() {
    #expect(Self.codes("\(Self.header)\nALPHA\nBRAVO,covered,1,2,3,4,0,,,\n") == ["ragged-row"])
    #expect(Self.codes("\(Self.header)\nALPHA,covered,x,2,y,4,0,\n") == ["not-an-amount"])
    #expect(Self.codes("\(Self.header)\nALPHA,shortfall,1,2,3,4,5,soon\n") == ["not-a-date"])
    #expect(Self.codes("\(Self.header)\nALPHA,shortfall,1,2,3,4,5,\n") == ["missing"])
    for (status, code) in [("", "missing"), ("coverd", "unknown-word"), ("\u{1B}[2J", "control-character")] {
      #expect(Self.codes("\(Self.header)\nALPHA,\(status),1,2,3,4,5,\n") == [code])
    }
    #expect(Self.codes("\(Self.header)\n\"ALPHA,covered\n") == ["unreadable-text"])
    #expect(Self.codes("\(Self.header)\n\(String(repeating: "x", count: 1 << 20))\n") == ["overlong-row"])
  }

  @Test("A file that can't be read")
  func unreadable() {
    let failure = FileError(.read, "c.csv", errorNumber: 5)
    #expect(throws: TablesError.file(failure)) {
      try CoverResult(ScriptedSource(Self.header, failure: failure), party: "ALPHA")
    }
  }
}
