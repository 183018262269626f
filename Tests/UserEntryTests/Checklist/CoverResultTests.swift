import DelimitedText
import Files
import TestSupport
import Testing
import UserEntry

@Suite("What an assessment of Credit Cover says of a Party")
struct CoverResultTests {
  private static let header = EntryCase.header

  private static func result(_ text: String, party: String = "ALPHA", pieces: [Int] = []) throws -> CoverResult {
    try CoverResult(ScriptedSource(text, pieces: pieces), party: party)
  }

  private static func unusable(_ text: String, party: String = "ALPHA") -> String? {
    #expect(throws: CoverResult.Unusable.self) { try result(text, party: party) }?.description
  }

  @Test("What the assessor has written", arguments: [[], [1], [7, 3]]) func assessment(_ pieces: [Int]) throws {
    let transcript = Transcript(String(decoding: try Fixture.bytes("credit-cover/assess.console"), as: UTF8.self))
    let text = try #require(transcript.steps.first { $0.command.hasSuffix(" --format csv") }).text
    for (party, state, words) in [
      ("ALPHA", RequirementState.open, "£6600.00 are missing of £16600.00, to be increased by 2025-04-28"),
      ("BRAVO", .met, "support £9000.00 covers £8800.00"),
      ("CHARLIE", .metNil, "requirement £0.00, not over the threshold £2689.00"),
      ("DELTA", .metNil, "requirement £1500.00, not over the threshold £2689.00"),
      ("ECHO", .met, "support £17000.01 covers £17000.01"),
      ("FOXTROT", .metNil, "requirement £2689.00, not over the threshold £2689.00"),
    ] {
      let result = try Self.result(text, party: party, pieces: pieces)
      #expect(result.state == state, "\(party)")
      #expect(result.words == words)
    }
    #expect(Self.unusable(text, party: "alpha") == "has no Party 'alpha'")
    #expect(Self.unusable(text, party: "Alpha Networks") == "has no Party 'Alpha Networks'")
  }

  @Test("Names in quotes, other orders of columns, line ends and a byte order mark")
  func forms() throws {
    let row = #""A, ""B"" & Co",covered,1.00,2.00,3.00,4.00,0.00,"#
    #expect(try Self.result("\(Self.header)\n\(row)\n", party: #"A, "B" & Co"#).words == "support £4.00 covers £3.00")
    #expect(try Self.result("\u{FEFF}\(Self.header)\r\n\(row)", party: #"A, "B" & Co"#).state == .met)
    let turned = "action_by,shortfall,status,counted,required,threshold,requirement,x,party\n"
    #expect(
      try Self.result("\(turned)2025-04-28,5.00,\"shortfall\",1.00,6.00,2.00,6.00,,\"ALPHA\"\n").words
        == "£5.00 are missing of £6.00, to be increased by 2025-04-28")
  }

  @Test("The Party that is not there")
  func noParty() {
    #expect(Self.unusable("\(Self.header)\n") == "has no Party 'ALPHA'")
    #expect(Self.unusable("\(Self.header)\nBRAVO,covered,1,2,3,4,0,\n", party: "\u{1B}c") == "has no Party '\u{FFFD}c'")
  }

  @Test("What is no assessment")
  func wrongFile() {
    func missing(_ column: String) -> String {
      "has no column '\(column)'; give what 'seckit cover assess --format csv' wrote"
    }
    for text in ["", "\n", "{\"version\": 1}\n", "id,verdict\n70-B3-D5-1F-30-01-00-07,valid\n", "\u{0}"] {
      #expect(Self.unusable(text) == missing("party"), "\(text)")
    }
    for column in ["party", "status", "requirement", "threshold", "required", "counted", "shortfall", "action_by"] {
      let header = Self.header.split(separator: ",").filter { $0 != column }.joined(separator: ",")
      #expect(Self.unusable("\(header)\n") == missing(column))
    }
  }

  @Test("A row with fields too few or too many is no assessment of its Party")
  func ragged() throws {
    func words(_ count: Int) -> String {
      "has a row for 'ALPHA' that does not fit its header: fields \(count), columns 8"
    }
    #expect(Self.unusable("\(Self.header)\nALPHA\n") == words(1))
    #expect(Self.unusable("\(Self.header)\nALPHA,shortfall,1,2,3,4,5\n") == words(7))
    #expect(Self.unusable("\(Self.header)\nALPHA,covered,1,200.00,1,200.00,4,0.00,\n") == words(9))
    // Others' rows don't matter.
    #expect(try Self.result("\(Self.header)\n\nBRAVO,x\nALPHA,covered,1,2,3,4,0,\n").state == .met)
  }

  @Test("A status that is none")
  func status() {
    for (status, shown) in [("", ""), ("Covered", "Covered"), ("\u{1B}[2J", "\u{FFFD}[2J")] {
      #expect(
        Self.unusable("\(Self.header)\nALPHA,\(status),1,2,3,4,5,\n") == "has the status '\(shown)', which is none")
    }
  }

  @Test("A text that can't be read")
  func unreadable() {
    let long = "\(Self.header)\n\(String(repeating: "x", count: 1 << 20))\n"
    #expect(Self.unusable(long) == "has a row over the limit of a record")
    #expect(throws: TextError.self) { try Self.result("\(Self.header)\n\"ALPHA,covered\n") }
    let failure = FileError(.read, "c.csv", errorNumber: 5)
    #expect(throws: TextError.file(failure)) {
      try CoverResult(ScriptedSource(Self.header, failure: failure), party: "ALPHA")
    }
  }
}
