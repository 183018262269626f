import CreditCover
import ExactDecimal
import Files
import Foundation
import Messages
import Reporting
import TestSupport
import Testing

/// Rule sets of files: what a result says of them.
@Suite struct RulesFileTests {
  private static let builtIn = CreditCoverRuleSet.builtIn.json

  private func ruleSet(_ changes: [(String, String)]) throws -> CreditCoverRuleSet {
    let text = changes.reduce(Self.builtIn) { text, change in
      #expect(text.contains(change.0), "\(change.0)")
      return text.replacing(change.0, with: change.1)
    }
    return try CreditCoverRuleSet(json: Array(text.utf8), from: RulesFile(file: "r.json", sha256: "ab12"))
  }

  private static let uplift = ("\"value\" : \"40\"", "\"value\" : \"50\"")
  private static let published = (
    "\"published_thresholds\" : [",
    "\"published_thresholds\" : [{\"value\": {\"regulatory_year\": \"2025-26\", \"amount\": \"2689\"}, \"clause\": \"J3\","
      + " \"rule\": {\"source\": \"letter\", \"status\": \"sourced\"}}"
  )

  @Test func theBuiltInSetDiffersInNothing() throws {
    let set = try ruleSet([])
    let file = try #require(set.file)
    #expect(file.differences == "")
    let rules = try set.inForce(on: day("2025-04-17"))
    #expect(rules.ruleSet == "seckit Credit Cover, 2026-12-01")
    #expect(
      rules.ruleSetText
        == "seckit Credit Cover, 2026-12-01, from r.json (SHA-256 ab12), which has the same rules as the built-in set")
    #expect(rules.cited.allSatisfy { $0.differs == nil })
    #expect(CreditCoverRuleSet.builtIn.file == nil)
  }

  @Test func whatDiffersIsNamed() throws {
    let returned = try Regex("\"support_return_days\" : \\[[^\\]]*\\]")
    let removed = String(Self.builtIn[try #require(Self.builtIn.firstRange(of: returned))])
    let set = try ruleSet([Self.uplift, Self.published, (removed, "\"support_return_days\" : []")])
    let file = try #require(set.file)
    #expect(
      file.differences == "uplift (changed), published_thresholds (added), support_return_days (removed)")
    let rules = try set.inForce(on: day("2025-04-17"))
    #expect(rules.ruleSet == "seckit Credit Cover, 2026-12-01, changed by r.json")
    #expect(
      rules.cited.compactMap { rule in rule.differs.map { "\(rule.name) \($0)" } } == [
        "uplift changed", "published_thresholds added",
      ])
  }

  /// The source of a value is not the source of another one.
  @Test func aChangedValueIsNotOfTheOldSource() throws {
    func uplift(_ changes: [(String, String)]) throws -> CitedRule {
      let cited = try ruleSet(changes).inForce(on: day("2025-04-17")).cited
      return try #require(cited.first { $0.name == "uplift" })
    }
    let source = "SECAS news, 5 June 2019: monthly Invoice + 40 %"
    let left = try uplift([Self.uplift])
    #expect(left.isUnverified)
    #expect(left.reference.source == "r.json, which leaves the source of the built-in value: \(source)")
    let own = try uplift([Self.uplift, (source, "a letter of the DCC")])
    #expect(own.reference.status == .sourced)
    #expect(own.reference.source == "r.json: a letter of the DCC")
    // Another rule of the file was changed: this one is what it was.
    let same = try uplift([Self.published])
    #expect(same.reference.source == source && same.differs == nil)
  }

  @Test func everyFormNamesTheFile() throws {
    let cover = CoverCase(parties: ["A,,uplift,,10000,,,,,,"], rules: try ruleSet([Self.uplift]))
    let run = AssessmentRun(assessor: try cover.assessor, inputs: try cover.inputs)
    func text(_ format: TableFormat) throws -> String {
      String(decoding: try written(run, as: format), as: UTF8.self)
    }
    let summary = try run.assess()
    let words = AssessmentSummaryReport(run, summary, isToday: false).text().split { $0 == "\n" || $0 == " " }.joined(
      separator: " ")
    #expect(words.contains("from r.json (SHA-256 ab12), which differs from the built-in set in: uplift (changed)"))
    #expect(words.contains("Unverified: uplift"))
    #expect(
      ReportPage(run, rows: [try run.row(0)], summary: summary).html.contains(
        "from r.json (SHA-256 ab12), which differs from the built-in set in: uplift (changed)."))
    for format in [TableFormat.json, .jsonl] {
      let json = try text(format).filter { !$0.isWhitespace }
      #expect(
        json.contains(
          "\"rules_file\":{\"added\":[],\"changed\":[\"uplift\"],\"file\":\"r.json\",\"removed\":[],\"sha256\":\"ab12\"}"
        ))
    }
    let derivation = run.assessor.derivation(of: try cover.assessment, inputs: run.inputs)
    let csv = DerivationReport(derivation).text(.csv)
    #expect(csv.contains(",statuses,rules_file,rules_sha256,rules_differ\n"))
    #expect(csv.contains(",r.json,ab12,uplift (changed)\n"))
    let rules = RulesReport(run.assessor.rules, onlyUnverified: false)
    #expect(rules.text(.csv, terminal: .none).contains(",changed,r.json,ab12,uplift (changed)\n"))
    #expect(rules.text(.table, terminal: .none).contains("uplift [J3.3, unverified, changed]\n"))
    #expect(rules.text(.jsonl, terminal: .none).contains("\"differs\":\"changed\""))
  }

  // MARK: Since the last assessment

  private func movement(_ old: CoverCase, _ now: CoverCase) throws -> [String] {
    let before = AssessmentRun(assessor: try old.assessor, inputs: try old.inputs)
    let json = try written(before, as: .json)
    let run = AssessmentRun(
      assessor: try now.assessor, inputs: try now.inputs,
      previous: try PreviousAssessment(ScriptedSource(json, name: "p.json")))
    let row = try run.row(0)
    let movement = try #require(row.movement)
    #expect(
      movement.total.shortfall == row.assessment.result.shortfall - (try old.assessment.result.shortfall))
    return movement.steps.map { "\($0.cause.rawValue): \($0.detail): \($0.change.requirement) \($0.change.counted)" }
  }

  /// A case by the built-in rules and by changed ones.
  private func movement(
    _ party: String, support: [String] = [], _ changes: [(String, String)], date: String = "2025-04-17"
  ) throws -> [String] {
    let old = CoverCase(parties: [party], support: support)
    return try movement(
      old, CoverCase(parties: [party], support: support, asAt: date, rules: try ruleSet(changes)))
  }

  @Test func aChangedRuleIsACauseOfItsOwn() throws {
    #expect(
      try movement("A,,uplift,,10000,,,,,,", [Self.uplift]) == ["rules: uplift: 40 % to 50 %: 1000.00 0.00"])
    #expect(
      try movement("A,,,9000,,10000,BBB,,,,", [("\"factor\" : \"19\"", "\"factor\" : \"29\"")])
        == ["rules: rating_factors: factor of S&P BBB 19 % to 29 %: -1000.00 0.00"])
    #expect(
      try movement("A,,,9000,,10000,,,,,62", [("\"factor\" : \"16\"", "\"factor\" : \"6\"")])
        == ["rules: score_factors: factor of score 62 16 % to 6 %: 1000.00 0.00"])
  }

  @Test func aRuleThatChangesWhatCountsIsTheCause() throws {
    let support = ["A,L,letter-of-credit,500,Bank,A,,,,2025-05-20,in-force"]
    #expect(
      try movement("A,,,9000,,,,,,,", support: support, [("\"sp\" : \"A-\"", "\"sp\" : \"AA\"")])
        == ["rules: issuer_minimum: Letter of Credit L does not count: 0.00 -500.00"])
    let tests = try Regex("\"letter-of-credit\" : \\[[^\\]]*\\]")
    let range = try #require(Self.builtIn.firstRange(of: tests))
    #expect(
      try movement(
        "A,,,9000,,,,,,,", support: ["A,L,letter-of-credit,500,Bank,,,,,2025-05-20,in-force"],
        [(String(Self.builtIn[range]), "\"letter-of-credit\" : [\"amount\"]")])
        == ["rules: instrument_tests: Letter of Credit L counts: 0.00 500.00"])
    // A day later the same instrument lapses by itself: no rule causes that.
    #expect(
      try movement("A,,,9000,,,,,,,", support: support, [], date: "2025-04-21")
        == ["instrument-lapsed: Letter of Credit L: expiry: 0.00 -500.00"])
  }

  /// Whatever part of rules and inputs changes, the parts add up, and only rules are called rules.
  @Test func inputsAndRulesAreToldApart() throws {
    let old = CoverCase(parties: ["A,,,9000,,10000,BBB,,,,"])
    var now = CoverCase(
      parties: ["A,,,9000,,20000,BBB+,,,,"], rules: try ruleSet([("\"factor\" : \"19\"", "\"factor\" : \"29\"")]))
    #expect(
      try movement(old, now) == [
        "rules: rating_factors: factor of S&P BBB 19 % to 29 %: -1000.00 0.00",
        "limit: Maximum Credit Value 10,000.00 to 20,000.00, factor 29 % (S&P BBB) to 20 % (S&P BBB+): -1100.00 0.00",
      ])
    now.rules = .builtIn
    #expect(
      try movement(old, now) == [
        "limit: Maximum Credit Value 10,000.00 to 20,000.00, factor 19 % (S&P BBB) to 20 % (S&P BBB+): -2100.00 0.00"
      ])
  }

  @Test func rulesThatChangedAreNamed() throws {
    let old = CoverCase(parties: ["A,,,9000,,,,,,,"])
    let run = AssessmentRun(assessor: try old.assessor, inputs: try old.inputs)
    let json = try written(run, as: .json)
    let previous = try PreviousAssessment(ScriptedSource(json, name: "p.json"))
    #expect(previous.changedRules(now: try old.assessor.rules) == [])
    let set = try ruleSet([Self.uplift, Self.published])
    #expect(
      previous.changedRules(now: try set.inForce(on: day("2025-04-17"))) == ["uplift", "published_thresholds"])
  }
}
