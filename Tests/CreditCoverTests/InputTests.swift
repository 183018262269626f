import CreditCover
import Files
import TestSupport
import Testing

/// How inputs are read; what is wrong in them is tested with the command.
@Suite struct InputTests {
  private func findings(
    parties: String, invoices: String? = nil, limits: InputLimits = .standard
  ) throws -> [InputFinding] {
    do {
      _ = try CoverInputs.read(
        parties: ScriptedSource(parties, name: "p"), invoices: invoices.map { ScriptedSource($0, name: "i") },
        support: nil, rules: CreditCoverRuleSet.builtIn.inForce(on: day("2025-04-17")), limits: limits)
      return []
    } catch InputsError.findings(let findings) {
      return findings
    }
  }

  @Test(arguments: [(3, false), (2, true)]) func rowsAreLimited(_ limit: Int, _ isOver: Bool) throws {
    let limits = InputLimits(rows: limit, jsonBytes: 1000)
    for text in ["party\nA\nB\nC\n", "[{\"party\":\"A\"},{\"party\":\"B\"},{\"party\":\"C\"}]"] {
      #expect(try findings(parties: text, limits: limits).map(\.code) == (isOver ? [.tooManyRows] : []))
    }
  }

  @Test(arguments: [(15, false), (14, true)]) func bytesOfJSONAreLimited(_ limit: Int, _ isOver: Bool) throws {
    let text = "[{\"party\":\"A\"}]"
    #expect(text.utf8.count == 15)
    let found = try findings(parties: text, limits: InputLimits(rows: 10, jsonBytes: limit))
    #expect(found.map(\.code) == (isOver ? [.tooManyRows] : []))
  }

  @Test func piecesOfAnySizeGiveTheSame() throws {
    let texts = ["party,name,score\nA,\"x\ny\",62\nB,,63\n", "\n [{\"party\":\"A\"},\n{\"party\":\"B\",\"score\":62}]"]
    for text in texts {
      for size in 1...8 {
        let inputs = try CoverInputs.read(
          parties: ScriptedSource(text, pieces: [size]), invoices: nil, support: nil,
          rules: CreditCoverRuleSet.builtIn.inForce(on: day("2025-04-17")))
        #expect(inputs.parties.map(\.signifier) == ["A", "B"])
      }
    }
  }

  @Test func aSourceThatFailsStopsTheRun() throws {
    let failing = ScriptedSource("party\nA\n", failure: FileError(.read, "p", errorNumber: 5))
    #expect {
      _ = try CoverInputs.read(
        parties: failing, invoices: nil, support: nil, rules: CreditCoverRuleSet.builtIn.inForce(on: day("2025-04-17")))
    } throws: { error in
      if case InputsError.file(let error) = error { error.errorNumber == 5 } else { false }
    }
  }

  @Test func linesAreThoseOfTheFile() throws {
    let found = try findings(
      parties: "party,name,score\r\nA,\"x\r\ny\",62\r\n\r\nB,,163\r\n",
      invoices: "party,invoice,issued,due,gross,paid\n")
    #expect(
      found.map(\.description) == ["p: line 5, column 4: invalid-score: score '163' is no whole number from 0 to 100"])
  }

  @Test(
    arguments: [
      ("", "line 1, column 1: the text ends where a value should stand"),
      ("[1,]", "line 1, column 4: a value should stand here"),
      ("[1 2]", "line 1, column 4: a comma or ] should stand here"),
      ("{\"a\" 1}", "line 1, column 6: a colon should stand here"),
      ("{\"a\":1,}", "line 1, column 8: a name in quotes should stand here"),
      ("{\"a\":1 \"b\":2}", "line 1, column 8: a comma or } should stand here"),
      ("{\"a\":1,\n \"a\":2}", "line 2, column 2: the name is there twice in one object"),
      ("[\n\"abc", "line 2, column 1: the string that begins here has no end"),
      ("\"a\nb\"", "line 1, column 3: a control character stands in a string"),
      ("[] []", "line 1, column 4: something follows the end of the document"),
      ("nul", "line 1, column 1: a value should stand here"),
      (String(repeating: "[", count: 33), "line 1, column 33: it is nested deeper than 32 levels"),
    ])
  func whatIsNoJSONIsFound(_ text: String, _ words: String) {
    #expect(JSONSyntax.fault(in: Array(text.utf8))?.description == words)
  }

  @Test(
    arguments: [
      "[]", "{}", " [ 1 , -2.5e+3 , \"a\\\"b\\\\\" , null , true , false , { \"a\" : { } } ] \n",
      String(repeating: "[", count: 32) + String(repeating: "]", count: 32),
    ])
  func jsonIsJSON(_ text: String) {
    #expect(JSONSyntax.fault(in: Array(text.utf8)) == nil)
  }

  @Test func whateverIsChangedInAFileIsReadOrReported() throws {
    let rules = try CreditCoverRuleSet.builtIn.inForce(on: day("2025-04-17"))
    let files = [
      CoverCase.partiesHeader + "A,Name,,1.50,2,3,A-,A3,A,A (low),62\nB,,uplift,,2,,,,,,\n",
      CoverCase.invoicesHeader + "A,I1,2025-01-01,2025-01-08,\"1,000.00\",£5\nB,I2,2025-01-01,2025-01-08,-7,0\n",
      CoverCase.supportHeader + "A,C,cash-deposit,10,,,,,,,\nB,L,letter-of-credit,20,Bank,A,,,,2025-05-20,breached\n",
    ]
    let json = [
      "[{\"party\":\"A\",\"score\":62,\"estimate\":\"1.5\"},{\"party\":\"B\",\"name\":null}]", files[1], files[2],
    ]
    let pieces = [",", "\"", "\n", "\r\n", "-", "0", "9", "£", "é", "{", "]", ":", "\u{FEFF}", "party", "2025-02-29"]
      .map { Array($0.utf8) }
    var random = SeededGenerator(seed: 10)
    var outcomes = (read: 0, reported: 0)
    for round in 0..<rounds(20_000) {
      var inputs = (round.isMultiple(of: 4) ? json : files).map { Array($0.utf8) }
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let file = Int.random(in: 0..<3, using: &random)
        let place = Int.random(in: 0..<inputs[file].count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: inputs[file].remove(at: place)
        case 1: inputs[file][place] = UInt8.random(in: 0...255, using: &random)
        case 2: inputs[file].insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        default: inputs[file].removeLast(inputs[file].count - max(1, place))
        }
      }
      do {
        let read = try CoverInputs.read(
          parties: ScriptedSource(inputs[0], name: "p"), invoices: ScriptedSource(inputs[1], name: "i"),
          support: ScriptedSource(inputs[2], name: "s"), rules: rules)
        #expect(!read.parties.isEmpty)
        outcomes.read += 1
      } catch InputsError.findings(let findings) {
        #expect(!findings.isEmpty)
        outcomes.reported += 1
      }
    }
    #expect(outcomes.read > 0 && outcomes.reported > 0)
  }
}
