import CreditCover
import ExactDecimal
import Files
import Reporting
import TestSupport
import Testing

/// What the DCC has notified beside our figure.
@Suite struct ReconciliationTests {
  private func reconciliation(_ cover: CoverCase, _ notified: String) throws -> Reconciliation {
    Reconciliation(of: try cover.assessment, notified: try pounds(notified), rules: try cover.assessor.rules)
  }

  private static let scored = CoverCase(
    parties: ["A,,,12600,12000,50000,,,,,62"],
    invoices: ["A,I1,2025-04-04,2025-04-25,7000,0", "A,I2,2025-04-04,2025-04-25,9000,4000"])
  private static let rated = CoverCase(parties: ["A,,,100000,,50000,BBB+,Baa3,,,"])

  @Test(
    arguments: [
      ("16600", "agrees"), ("8800", "the method uplift instead of itemised"),
      ("16100", "a score of 70 to 79 instead of 62: 17 %"), ("17100", "a score of 50 to 59 instead of 62: 15 %"),
      ("9600", "without Invoice I1"), ("11600", "without Invoice I2"),
      ("20600", "without the payment on Invoice I2"), ("4000", "without the estimate of Charges"),
      ("24600", "no Unsecured Credit Limit"), ("16600.01", "no one or two inputs or rules explain it"),
    ])
  func singleChanges(_ notified: String, _ words: String) throws {
    #expect(try reconciliation(Self.scored, notified).description == words)
    #expect(try reconciliation(Self.scored, notified).difference == pounds(notified) - pounds("16600"))
  }

  @Test(
    arguments: [
      ("90500", "Moody's Baa2 instead of Baa3: 19 %"), ("91500", "Moody's Ba1 instead of Baa3: 17 %"),
      ("91000", "agrees"),
    ])
  func notches(_ notified: String, _ words: String) throws {
    #expect(try reconciliation(Self.rated, notified).description == words)
  }

  @Test func thirds() throws {
    let cover = CoverCase(parties: ["A,,,7500,,45000,,,,,45"])
    let reconciliation = try reconciliation(cover, "1501.50")
    #expect(reconciliation.explanations.map(\.code) == [.roundedFactor])
    #expect(reconciliation.description == "the factor 13.33 % instead of 40/3 %")
  }

  private static let unround = CoverCase(
    parties: ["A,,,12600.40,12000,50000,,,,,62"],
    invoices: ["A,I1,2025-04-04,2025-04-25,7000.01,0", "A,I2,2025-04-04,2025-04-25,9000.02,4000"],
    support: ["A,S1,cash-deposit,1000.10,,,,,,,in-force", "A,S2,bank-guarantee,500.20,Bank,A,,,,2025-05-01,in-force"])

  /// Our figure is 7000.01 + 5000.02 + 12600.40 - 8000 = 16600.43.
  @Test(
    arguments: [
      ("16600", "rounded to the pound"), ("16601", "rounded up to the pound"),
      ("15600.33", "net of the Credit Support that counts, £1,000.10"),
      ("15100.13", "net of all Credit Support held, £1,500.30"),
      // 12000.03 / 1.2 is 10000.025; the Invoices are 5833.34 and 4166.68.
      ("14600.43", "Invoices net of 20 % VAT"), ("14600.42", "Invoices net of 20 % VAT"),
      ("12500.36", "Invoices and estimate net of 20 % VAT"),
      (
        "15600",
        "net of the Credit Support that counts, £1,000.10, and rounded to the pound"
      ),
      ("9600", "without Invoice I1, and rounded to the pound"),
      (
        "24600",
        "no Unsecured Credit Limit, and rounded to the pound"
      ),
      ("13600.42", "without Invoice I1, and without the payment on Invoice I2"),
      ("22600.43", "no Unsecured Credit Limit, and Invoices net of 20 % VAT"),
    ])
  func whatIsMadeOfTheRequirement(_ notified: String, _ words: String) throws {
    #expect(try reconciliation(Self.unround, notified).description == words)
  }

  @Test func theEarlierFigure() throws {
    let cover = Self.scored
    let march = CoverCase(parties: ["a,,,12345.67,,,,,,,"], asAt: "2025-03-17")
    let earlier = try written(AssessmentRun(assessor: march.assessor, inputs: march.inputs), as: .json)
    let previous = try PreviousAssessment(ScriptedSource(String(decoding: earlier, as: UTF8.self), name: "march.json"))
    let reconciliation = Reconciliation(
      of: try cover.assessment, notified: try pounds("12345.67"), rules: try cover.assessor.rules, previous: previous)
    #expect(reconciliation.description == "the requirement of Monday 17 March 2025")
    #expect(reconciliation.explanations.map(\.code) == [.earlierFigure])
  }

  /// Of many pairs that would do three are told.
  @Test func pairsAreCut() throws {
    let cover = CoverCase(
      parties: ["A,,,100,,,,,,,"], invoices: (1...5).map { "A,I\($0),2025-04-04,2025-04-25,1000,0" })
    let reconciliation = try reconciliation(cover, "3100")
    #expect(reconciliation.explanations.map(\.code) == [.twoCauses, .twoCauses, .twoCauses] && reconciliation.hasMore)
    #expect(reconciliation.explanations.allSatisfy { $0.causes == [.invoiceLeftOut, .invoiceLeftOut] })
    #expect(
      reconciliation.description
        == "without Invoice I1, and without Invoice I2; or without Invoice I1, and without Invoice I3; or without Invoice I2, and without Invoice I3; or other pairs of causes"
    )
  }

  @Test func nothingBelowTheThreshold() throws {
    let cover = CoverCase(parties: ["A,,,2689,,,,,,,"])
    #expect(try reconciliation(cover, "0").explanations.map(\.code) == [.estimateLeftOut, .belowThreshold])
  }

  @Test func theOtherMethodOfAnUplift() throws {
    let cover = CoverCase(
      parties: ["A,,uplift,12600,12000,50000,,,,,62"], invoices: ["A,I1,2025-04-04,2025-04-25,12000,0"])
    #expect(try reconciliation(cover, "16600").explanations.map(\.code) == [.otherMethod])
  }

  /// A Party that one side doesn't have is a row, and stops nothing.
  @Test func partiesOnOneSideAreFindings() throws {
    let cover = CoverCase(parties: ["P099,,,12600,,,,,,,", "BRAVO,,,1,,,,,,,"])
    let rules = try cover.assessor.rules
    let header = CoverCase.partiesHeader
    let read = try CoverInputs.readWithNotified(
      parties: ScriptedSource(header + cover.parties.joined(separator: "\n") + "\n", name: "parties.csv"),
      invoices: nil,
      support: nil,
      notified: ScriptedSource("party,requirement\nP999,10.00\nbrawo,1.00\nP099,12600.00\n", name: "n.csv"),
      rules: rules)
    let run = AssessmentRun(assessor: try cover.assessor, inputs: read.inputs, notified: read.notified)
    func text(_ format: TableFormat) throws -> String {
      String(decoding: try written(run, as: format), as: UTF8.self)
    }
    let table = try text(.table)
    #expect(table.contains("not notified\n"))
    #expect(table.contains("not in the parties file\n"))
    #expect(table.split { $0.isWhitespace }.joined(separator: " ").contains("file; probably meant: BRAVO"))
    let json = try text(.json).filter { !$0.isWhitespace }
    #expect(
      json.contains(
        "\"notified_only\":[{\"notified\":\"10.00\",\"party\":\"P999\",\"place\":\"n.csv:line2\"},"
          + "{\"meant\":\"BRAVO\",\"notified\":\"1.00\",\"party\":\"brawo\",\"place\":\"n.csv:line3\"}]"))
    #expect(json.contains("\"not_notified\":[\"BRAVO\"]"))
    #expect(try text(.csv).contains(",not notified,"))
  }

  /// Whatever two changes are made to the inputs of a random Party, they are among the explanations if one is not enough.
  @Test func twoCausesAreFound() throws {
    var random = SeededGenerator(seed: 20_261_203)
    var (pairs, cut) = (0, 0)
    for number in 0..<rounds(1_500) {
      var plain = PlainCover.random(number, &random)
      plain.method = "itemised"
      let before = CoverCase(parties: [plain.partyRow], invoices: plain.invoiceRows, asAt: "2025-01-31")
      let assessment = try before.assessment
      let known = assessment.invoices.filter { !$0.atRisk.isZero }
      guard known.count > 1 else { continue }
      let places = known.indices.shuffled(using: &random).prefix(2).sorted()
      let (first, second) = (known[places[0]], known[places[1]])
      var rows = plain.invoiceRows.filter { !$0.contains(",\(first.number),") }
      var words = "without Invoice \(first.number), and without the estimate of Charges"
      var parties = plain
      if Bool.random(using: &random), plain.estimate ?? 0 > 0 {
        parties.estimate = 0
      } else {
        rows.removeAll { $0.contains(",\(second.number),") }
        words = "without Invoice \(first.number), and without Invoice \(second.number)"
      }
      let after = CoverCase(parties: [parties.partyRow], invoices: rows, asAt: "2025-01-31")
      let notified = try after.assessment.result.requirement
      guard notified.signum > 0 else { continue }
      let reconciliation = try reconciliation(before, notified.plainText)
      let single = reconciliation.difference.isZero || reconciliation.explanations.contains { $0.code != .twoCauses }
      guard !single else { continue }
      pairs += 1
      if reconciliation.hasMore { cut += 1 }
      #expect(
        reconciliation.hasMore || reconciliation.explanations.contains { $0.text == words },
        "\(words): \(reconciliation)")
    }
    #expect(pairs > rounds(1_500) / 10 && cut < pairs / 2)
  }

  /// The differences of all Parties by what explains them.
  @Test func causesAreAddedUp() throws {
    let cover = CoverCase(parties: ["A,,,100.40,,,,,,,", "B,,,200.40,,,,,,,", "C,,,50,,,,,,,", "D,,,9000.70,,,,,,,"])
    let notified = "party,requirement\nA,100\nB,200\nC,77\nD,9000.70\n"
    let read = try CoverInputs.readWithNotified(
      parties: ScriptedSource(
        CoverCase.partiesHeader + cover.parties.joined(separator: "\n") + "\n", name: "parties.csv"),
      invoices: nil, support: nil, notified: ScriptedSource(notified, name: "n.csv"), rules: cover.assessor.rules)
    let run = AssessmentRun(assessor: try cover.assessor, inputs: read.inputs, notified: read.notified)
    let summary = try run.assess()
    #expect(
      summary.causes.rows.map { "\($0.cause) \($0.parties) \($0.difference)" }
        == ["whole-pounds 2 -0.80", "unexplained 1 27.00"])
    let json = try String(decoding: written(run, as: .json), as: UTF8.self).filter { !$0.isWhitespace }
    #expect(
      json.contains(
        "\"differences\":[{\"cause\":\"whole-pounds\",\"difference\":\"-0.80\",\"parties\":2},"
          + "{\"cause\":\"unexplained\",\"difference\":\"27.00\",\"parties\":1}]"))
  }

  @Test func explanationsGiveWhatWasNotified() throws {
    // Whatever single change is made to the inputs of a random Party is among the explanations.
    var random = SeededGenerator(seed: 8)
    for number in 0..<rounds(500) {
      var plain = PlainCover.random(number, &random)
      plain.method = "itemised"
      let before = CoverCase(parties: [plain.partyRow], invoices: plain.invoiceRows, asAt: "2025-01-31")
      guard let left = plain.invoices.indices.randomElement(using: &random) else { continue }
      var rows = plain.invoiceRows
      rows.remove(at: left)
      let after = CoverCase(parties: [plain.partyRow], invoices: rows, asAt: "2025-01-31")
      let reconciliation = try reconciliation(before, after.assessment.result.requirement.plainText)
      guard !reconciliation.difference.isZero else { continue }
      #expect(reconciliation.explanations.contains { $0.text == "without Invoice I\(left)" })
    }
  }
}
