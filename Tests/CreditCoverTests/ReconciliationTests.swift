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
      ("24600", "no Unsecured Credit Limit"), ("16600.01", "no single input or rule explains it"),
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
