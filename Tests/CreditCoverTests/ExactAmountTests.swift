import CreditCover
import ExactDecimal
import Files
import Foundation
import Reporting
import TestSupport
import Testing

/// Amounts go out exactly to scripts; what is rounded for print says so where it does not add up.
@Suite struct ExactAmountTests {
  /// Two Parties whose Value at Risk is £0.014 each: £0.01 and £0.01 in print, £0.03 together.
  private static let tenths = CoverCase(parties: ["A,,uplift,,0.01,,,,,,", "B,,uplift,,0.01,,,,,,"])
  private static let note =
    "Rounding: rounded to the penny one by one, the rows of Value at Risk add up to £0.02, £0.01 less than the total, which adds the exact amounts."

  private func text(_ cover: CoverCase, _ format: TableFormat) throws -> String {
    let run = AssessmentRun(assessor: try cover.assessor, inputs: try cover.inputs)
    return String(decoding: try written(run, as: format), as: UTF8.self)
  }

  private func page(_ cover: CoverCase) throws -> String {
    let run = AssessmentRun(assessor: try cover.assessor, inputs: try cover.inputs)
    var rows: [AssessmentRun.Row] = []
    let summary = try run.assess { rows.append($0) }
    return ReportPage(run, rows: rows, summary: summary).html
  }

  private func words(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }

  @Test func scriptsGetTheThirdDecimal() throws {
    #expect(try text(Self.tenths, .csv).contains("A,,uplift,0.00,0.00,0.014,0.00,0,0.00,0.01,2689.00,false,"))
    #expect(try text(Self.tenths, .jsonl).contains("\"value_at_risk\":\"0.014\""))
    #expect(try text(Self.tenths, .json).contains("\"value_at_risk\" : \"0.028\""))
  }

  @Test func aDifferenceOfRoundingIsNamed() throws {
    #expect(words(try text(Self.tenths, .table)).contains(Self.note))
    #expect(try page(Self.tenths).contains(Self.note))
    for cover in [
      CoverCase(parties: ["A,,uplift,,10.00,,,,,,"]), CoverCase(parties: ["A,,,0.01,,,,,,,", "B,,,0.02,,,,,,,"]),
    ] {
      #expect(!(try text(cover, .table)).contains("Rounding:"))
      #expect(!(try page(cover)).contains("Rounding:"))
    }
  }

  /// Rules that round to a tenth of a penny: every amount column may differ in print.
  @Test func otherRoundingsAreExactToo() throws {
    let rounding = "\"scale\" : 2"
    let place = try #require(CreditCoverRuleSet.builtIn.json.range(of: "\"requirement_rounding\""))
    var json = CreditCoverRuleSet.builtIn.json
    let scale = try #require(json.range(of: rounding, range: place.upperBound..<json.endIndex))
    json.replaceSubrange(scale, with: "\"scale\" : 3")
    var cover = Self.tenths
    cover.threshold = "0"
    cover.rules = try CreditCoverRuleSet(json: Array(json.utf8))
    #expect(try text(cover, .csv).contains(",0.00,0.014,0.00,true,0.014,0.00,0.014,0.00,shortfall,"))
    let table = words(try text(cover, .table))
    for column in ["Value at Risk", "Requirement", "Status"] {
      #expect(table.contains("the rows of \(column) add up to £0.02, £0.01 less than the total"))
    }
    let run = AssessmentRun(
      assessor: try cover.assessor, inputs: try cover.inputs,
      previous: try PreviousAssessment(
        ScriptedSource(text(CoverCase(parties: ["C,,,1,,,,,,,"]), .json), name: "p.json")))
    let bytes = try written(run, as: .table)
    #expect(
      words(String(decoding: bytes, as: UTF8.self)).contains(
        "the rows of Requirement add up to -£0.98, £0.01 less than the total"))
  }

  @Test func theTotalsOfJSONAreTheSumsOfCSV() throws {
    var random = SeededGenerator(seed: 21)
    let plain = (0..<rounds(300)).map { PlainCover.random($0, &random) }
    let cover = CoverCase(
      parties: plain.map(\.partyRow), invoices: plain.flatMap(\.invoiceRows), support: plain.flatMap(\.supportRows),
      asAt: "2025-01-31")
    struct Document: Decodable { let totals: [String: ExactDecimal] }
    let totals = try JSONDecoder().decode(Document.self, from: Data(text(cover, .json).utf8)).totals
    let lines = try text(cover, .csv).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for (column, name) in lines[0].enumerated() {
      guard let total = totals[name] else { continue }
      // Notes may have commas: columns behind them count from the end.
      let sum = try lines.dropFirst().reduce(ExactDecimal.zero) { sum, line in
        sum + (try ExactDecimal(parsing: line[column < 18 ? column : line.count - (lines[0].count - column)]))
      }
      #expect(sum == total, "\(name)")
    }
    #expect(totals.count == 11)
  }

  private func whatIf(_ party: String, _ change: String, _ format: TableFormat) throws -> String {
    let cover = CoverCase(parties: [party])
    let assessor = try cover.assessor
    let whatIf = try WhatIf(
      [WhatIfChange(parsing: change, rules: assessor.rules)], to: cover.assessment, rules: assessor.rules)
    return words(WhatIfReport(whatIf, assumed: [change], assessor: assessor).text(format, terminal: .none))
  }

  @Test func whatIfIsExactToScriptsAndNamesTheRounding() throws {
    #expect(try whatIf("A,,,0.04,,,,,,,", "charges=+15%", .csv).contains("A,estimate,0.04,0.046,0.006"))
    let good = try whatIf("A,,,0.04,,,,,,,", "charges=+15%", .table)
    #expect(good.contains("Estimated Charges 0.04 0.05 +0.01") && !good.contains("Rounding:"))
    // 0.014 and 0.0014 make 0.0154: 0.01 and 0.00 in print, but 0.02.
    let bad = try whatIf("A,,uplift,,0.01,,,,,,", "charges=+10%", .table)
    #expect(bad.contains("the rows of Value at Risk, Now and Change, add up to £0.01, £0.01 less than the total"))
  }

  /// Every step of an explanation prints exact amounts.
  @Test func explanationsAddUp() throws {
    let assessor = try Self.tenths.assessor
    let inputs = try Self.tenths.inputs
    let derivation = assessor.derivation(of: try assessor.assess(0, of: inputs), inputs: inputs)
    let text = words(DerivationReport(derivation).text(.table))
    #expect(text.contains("= 0.014 3. Unsecured Credit Factor"))
    #expect(text.contains("max(0, 0.014 − 0.00) = 0.014, rounded 0.01"))
  }

  // MARK: Fractions in spreadsheets

  @Test(
    arguments: [
      ("credit_factor", "10/3", "3.3333… (10/3)"), ("credit_factor", "40/3", "13.3333… (40/3)"),
      ("credit_factor", "16", nil), ("name", "10/3", nil), ("now", "20/3", "6.6666… (20/3)"), ("then", "true", nil),
      ("unrounded", "1764/73", "24.1643… (1764/73)"),
    ] as [(String, String, String?)])
  func fractionsAreNoDates(_ column: String, _ cell: String, _ text: String?) {
    #expect(FractionCell.text(column: column, cell: cell) == text)
  }
}
