import CreditCover
import Files
import Reporting
import Tables
import TestSupport
import Testing

/// How inputs are read; what is wrong in them is tested with the command.
@Suite struct InputTests {
  private func findings(
    parties: String, invoices: String? = nil, limits: TableLimits = .standard
  ) throws -> [TableFinding] {
    do {
      _ = try CoverInputs.read(
        parties: ScriptedSource(parties, name: "p"), invoices: invoices.map { ScriptedSource($0, name: "i") },
        support: nil, rules: CreditCoverRuleSet.builtIn.inForce(on: day("2025-04-17")),
        reading: TableReading(limits: limits))
      return []
    } catch TablesError.findings(let findings, _, _) {
      return findings
    }
  }

  @Test(arguments: [(3, false), (2, true)]) func rowsAreLimited(_ limit: Int, _ isOver: Bool) throws {
    let limits = TableLimits(rows: limit, jsonBytes: 1000)
    for text in ["party\nA\nB\nC\n", "[{\"party\":\"A\"},{\"party\":\"B\"},{\"party\":\"C\"}]"] {
      #expect(try findings(parties: text, limits: limits).map(\.code) == (isOver ? [.tooManyRows] : []))
    }
  }

  @Test(arguments: [(15, false), (14, true)]) func bytesOfJSONAreLimited(_ limit: Int, _ isOver: Bool) throws {
    let text = "[{\"party\":\"A\"}]"
    #expect(text.utf8.count == 15)
    let found = try findings(parties: text, limits: TableLimits(rows: 10, jsonBytes: limit))
    #expect(found.map(\.code) == (isOver ? [.tooManyRows] : []))
  }

  @Test func piecesOfAnySizeGiveTheSame() throws {
    let texts = ["party,name,score\nA,\"x,y\",62\nB,,63\n", "\n [{\"party\":\"A\"},\n{\"party\":\"B\",\"score\":62}]"]
    for text in texts {
      for size in 1...8 {
        let inputs = try CoverInputs.read(
          parties: ScriptedSource(text, pieces: [size]), invoices: nil, support: nil,
          rules: CreditCoverRuleSet.builtIn.inForce(on: day("2025-04-17")))
        #expect(inputs.parties.map(\.signifier) == ["A", "B"])
      }
    }
  }

  @Test func datesThatShowNoOrderAreNotedOnTheirParties() throws {
    var testing = CoverCase(parties: ["A,,,,,,,,,,62", "B,,,,,,,,,,62"], invoices: ["A,1,01/03/2025,07/03/2025,10,0"])
    let run = AssessmentRun(assessor: try testing.assessor, inputs: try testing.inputs)
    let words = "invoices.csv: dates such as '01/03/2025' (line 2) are read day first"
    func notes() throws -> [[String]] {
      try testing.assessments.map { $0.notes.filter { $0.code == .datesDayFirst }.map(\.text) }
    }
    #expect(try notes().map(\.count) == [1, 0] && notes()[0][0].hasPrefix(words))
    for format in [TableFormat.csv, .json, .jsonl] {
      #expect(String(decoding: try written(run, as: format), as: UTF8.self).contains("are read day first"))
    }
    #expect(
      String(decoding: try written(run, as: .table), as: UTF8.self).contains(#/  All +invoices\.csv: dates such as/#))
    testing.invoices = ["A,1,01/03/2025,17/03/2025,10,0"]
    #expect(try notes() == [[], []])
  }

  @Test func aSourceThatFailsStopsTheRun() throws {
    let failing = ScriptedSource("party\nA\n", failure: FileError(.read, "p", errorNumber: 5))
    #expect {
      _ = try CoverInputs.read(
        parties: failing, invoices: nil, support: nil, rules: CreditCoverRuleSet.builtIn.inForce(on: day("2025-04-17")))
    } throws: { error in
      if case TablesError.file(let error) = error { error.errorNumber == 5 } else { false }
    }
  }

  @Test func linesAreThoseOfTheFile() throws {
    let found = try findings(
      parties: "party,name,score\r\nA,x,62\r\n\r\n\r\nB,,163\r\n",
      invoices: "party,invoice,issued,due,gross,paid\n")
    #expect(
      found.map(\.description) == ["p: line 5, column C: not-a-number: score '163' is not a whole number from 0 to 100"]
    )
  }

  /// A text with up to three changes.
  private func changed(_ text: String, _ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      ",", "\"", "\n", "\r\n", "-", "0", "9", "£", "é", "{", "]", ":", "\u{FEFF}", "party", "2025-02-29",
    ]
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where bytes.count > 1: bytes.remove(at: place)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
      default: bytes.removeLast(bytes.count - max(1, place))
      }
    }
    return bytes
  }

  /// The number of findings on inputs.
  private func count(_ parties: [UInt8], _ invoices: [UInt8], _ support: [UInt8], _ rules: CreditCoverRules) -> Int? {
    let result = Result { () throws(TablesError) in
      try CoverInputs.read(
        parties: ScriptedSource(parties), invoices: ScriptedSource(invoices), support: ScriptedSource(support),
        rules: rules)
    }
    switch result {
    case .success(let inputs): return inputs.parties.isEmpty ? nil : 0
    case .failure(.findings(let findings, _, _)): return findings.isEmpty ? nil : findings.count
    case .failure(.file): return nil
    }
  }

  @Test func whateverIsChangedInAFileIsReadOrReported() throws {
    let rules = try CreditCoverRuleSet.builtIn.inForce(on: day("2025-04-17"))
    let parties = [
      CoverCase.partiesHeader + "A,Name,,1.50,2,3,A-,A3,A,A (low),62\nB,,uplift,,2,,,,,,\n",
      "[{\"party\":\"A\",\"score\":62,\"estimate\":\"1.5\"},{\"party\":\"B\",\"name\":null}]",
    ]
    let invoices =
      CoverCase.invoicesHeader + "A,I1,2025-01-01,2025-01-08,\"1,000.00\",£5\nB,I2,2025-01-01,2025-01-08,-7,0\n"
    let support =
      CoverCase.supportHeader + "A,C,cash-deposit,10,,,,,,,\nB,L,letter-of-credit,20,Bank,A,,,,2025-05-20,breached\n"
    var random = SeededGenerator(seed: 10)
    var outcomes = (read: 0, reported: 0)
    for round in 0..<rounds(3_000, of: 20_000) {
      let found = count(
        changed(parties[round % 2], &random), changed(invoices, &random), changed(support, &random), rules)
      let number = try #require(found)
      if number == 0 { outcomes.read += 1 } else { outcomes.reported += 1 }
    }
    #expect(outcomes.read > 0 && outcomes.reported > 0)
  }
}
