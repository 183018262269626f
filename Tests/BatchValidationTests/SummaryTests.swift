import BatchValidation
import DelimitedText
import Foundation
import IDAllocation
import Reporting
import TestSupport
import Testing

@Suite("Summary")
struct SummaryTests {
  private static let id = "70-B3-D5-1F-30-01-00-00"

  private func report(_ policy: DuplicatePolicy = .warning) throws -> (BatchSummary, SummaryReport) {
    var options = BatchOptions()
    options.isLines = true
    options.duplicates = policy
    let judge = IdentifierJudge()
    let run = try BatchRun("\(Self.id)\n\(Self.id)\nx\ny\n00-11-22\n\n", options: options)
    return (run.summary, SummaryReport(run.summary, judge: judge, options: options))
  }

  @Test func theCountsOfTheCodesAddUp() throws {
    let (summary, _) = try report()
    let totals: [Int] = [summary.rows, summary.valid, summary.warnings, summary.invalid]
    #expect(totals == [5, 1, 1, 3])
    #expect(summary.codes.map(\.code) == [.identifier(.badCharacter), .identifier(.wrongLength), .duplicate])
    #expect(summary.codes.map(\.rows) == [2, 1, 1])
    #expect(BatchSummary().codes.isEmpty)
    #expect(BatchSummary().rows == 0)
  }

  @Test func theTextNamesTotalsAndCodesWithTheirSources() throws {
    let (_, report) = try report()
    #expect(
      report.text(.table) == """
        5 rows: 1 valid, 1 warning, 3 invalid; 1 blank
        judged as user, production, form duis
          bad-character  2  error    DUIS Schema V5.4, type EUI (sourced)
          wrong-length   1  error    DUIS Schema V5.4, type EUI (sourced)
          duplicate      1  warning  seckit: one row per Party, role and identifier in a
                                     batch (convention)

        """)
    let strict = try self.report(.error).1.text(.table)
    #expect(strict.hasPrefix("5 rows: 1 valid, 0 warnings, 4 invalid; 1 blank\n"))
    #expect(strict.contains("duplicate      1  error  seckit"))
    let empty = SummaryReport(BatchSummary(), judge: IdentifierJudge(), options: BatchOptions())
    #expect(
      empty.text(.table) == "0 rows: 0 valid, 0 warnings, 0 invalid\njudged as user, production, form duis\n")
  }

  @Test func theTotalsAreInTheColourOfTheWorst() throws {
    let terminal = Terminal(hasColour: true, width: 80)
    #expect(try report().1.text(.table, terminal: terminal).hasPrefix("\u{1B}[31m5 rows"))
    for (text, number) in [("\(Self.id)\n", "32"), ("\(Self.id)\n\(Self.id)\n", "33")] {
      var options = BatchOptions()
      options.isLines = true
      let summary = try BatchRun(text, options: options).summary
      let report = SummaryReport(summary, judge: IdentifierJudge(), options: BatchOptions())
      #expect(report.text(.table, terminal: terminal).hasPrefix("\u{1B}[\(number)m"))
    }
  }

  @Test func theCSVHasAnItemARow() throws {
    #expect(
      try report().1.text(.csv)
        == "item,rows\nrows,5\nvalid,1\nwarnings,1\ninvalid,3\nblank,1\nbad-character,2\nwrong-length,1\nduplicate,1\n")
  }

  @Test(arguments: [false, true]) func theJSONHasTheSameCounts(_ pretty: Bool) throws {
    let json = try report(.error).1.text(pretty ? .json : .jsonl)
    #expect(json.dropLast().contains("\n") == pretty)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(["rows", "valid", "warnings", "invalid", "blank"].map { object[$0] as? Int } == [5, 1, 0, 4, 1])
    #expect(["kind", "environment", "form"].map { object[$0] as? String } == ["user", "production", "duis"])
    #expect(object["rules"] as? String == IdentifierRules.builtIn.name)
    let codes = try #require(object["codes"] as? [[String: Any]])
    #expect(codes.map { $0["code"] as? String } == ["bad-character", "wrong-length", "duplicate"])
    #expect(codes.map { $0["rows"] as? Int } == [2, 1, 1])
    #expect(codes.map { $0["severity"] as? String } == ["error", "error", "error"])
    #expect(codes.allSatisfy { ($0["source"] as? String)?.isEmpty == false })
    #expect(codes.map { $0["status"] as? String } == ["sourced", "sourced", "convention"])
  }

  @Test func progressIsToldWithBytesAndRows() throws {
    var told: [(bytes: Int, rows: Int)] = []
    var options = BatchOptions()
    options.isLines = true
    var validator = try BatchValidator(judge: IdentifierJudge(), options: options) { told.append(($0, $1)) }
    let text = String(repeating: "\(Self.id)\n", count: 100)
    try validator.validate(ScriptedSource(text, pieces: [240]))
    let first = told.last
    #expect(first?.bytes == 2_400 && first?.rows == 100)
    // The second input is counted on top of the first.
    try validator.validate(ScriptedSource(text, pieces: [240]))
    #expect(told.last?.bytes == 4_800 && told.last?.rows == 200)
    #expect(zip(told, told.dropFirst()).allSatisfy { $0.bytes <= $1.bytes && $0.rows <= $1.rows })
  }
}
