import CreditCover
import ExactDecimal
import Reporting
import TestSupport
import Testing

/// A history says what its assessments say, and its changes lead from one to the next.
struct HistoryTests {
  private static let days = ["2025-01-16", "2025-02-17", "2025-03-17", "2025-04-17", "2025-05-16"]
  private static let parties = ["ALPHA", "BRAVO", "CHARLIE", "DELTA"]

  /// Months in which Parties come, go and come back; what each was assessed to, by day and Party.
  private static func months(seed: UInt64) throws -> (months: [HistoryMonth], expected: [[String: PartyAssessment]]) {
    var random = SeededGenerator(seed: seed)
    var months: [HistoryMonth] = []
    var expected: [[String: PartyAssessment]] = []
    for day in days {
      let present = parties.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      guard !present.isEmpty else { continue }
      // Few amounts, so that some stay the same.
      let amounts = ["0", "2000.50", "4000", "9000.25"]
      func amount() -> String { amounts.randomElement(using: &random) ?? "" }
      let month = CoverCase(
        parties: present.map { "\($0),,itemised,\(amount()),,,,,,," },
        support: present.map { "\($0),D,cash-deposit,\(amount()),,,,,,," }, asAt: day)
      let run = AssessmentRun(assessor: try month.assessor, inputs: try month.inputs)
      let json = String(decoding: try written(run, as: .json), as: UTF8.self)
      months.append(HistoryMonth(try PreviousAssessment(ScriptedSource(json, name: day)), name: "\(day).json"))
      expected.append(Dictionary(uniqueKeysWithValues: zip(present, try month.assessments)))
    }
    return (months, expected)
  }

  @Test func allThatTheAssessmentsSayIsThere() throws {
    for seed in 0..<UInt64(rounds(200)) {
      let (months, expected) = try Self.months(seed: seed)
      guard !months.isEmpty else { continue }
      var random = SeededGenerator(seed: seed + 1)
      let history = try CoverHistory(months.shuffled(using: &random))
      #expect(history.months.map(\.name) == months.map(\.name))
      for (place, assessments) in expected.enumerated() {
        let rows = history.rows.filter { $0.month == place && $0.figures != nil }
        #expect(Set(rows.map(\.party)) == Set(assessments.keys) && rows.count == assessments.count)
        for row in rows {
          let (figures, assessment) = (try #require(row.figures), try #require(assessments[row.party]))
          let result = assessment.result
          #expect(figures.requirement == result.requirement && figures.required == result.required)
          #expect(figures.counted == assessment.figures.counted && figures.shortfall == result.shortfall)
          #expect(figures.excess == result.excess && figures.status == assessment.status)
          let before = place > 0 ? expected[place - 1][row.party] : nil
          let isSame = before?.result == result && before?.figures.counted == assessment.figures.counted
          #expect(row.movement == (place == 0 ? .first : before == nil ? .joined : isSame ? .unchanged : .changed))
        }
        let total = history.totals[place]
        #expect(total.parties == assessments.count)
        #expect(total.figures.requirement == assessments.values.reduce(.zero) { $0 + $1.result.requirement })
        #expect(total.figures.shortfall == assessments.values.reduce(.zero) { $0 + $1.result.shortfall })
      }
    }
  }

  @Test func changesLeadFromTheFirstToTheLast() throws {
    for seed in 0..<UInt64(rounds(200)) {
      let (months, _) = try Self.months(seed: seed)
      guard !months.isEmpty else { continue }
      let history = try CoverHistory(months)
      for party in Self.parties {
        let rows = history.rows.filter { $0.party == party }
        #expect(rows.map(\.month) == rows.map(\.month).sorted())
        var sum = (rows.first?.movement == .first ? rows.first?.figures?.requirement : nil) ?? .zero
        for row in rows {
          sum += row.change.requirement
          #expect(sum == row.figures?.requirement ?? .zero)
          #expect((row.movement == .departed) == (row.figures == nil))
        }
      }
    }
  }

  @Test func onePartyIsFoundInAnyCase() throws {
    let (months, expected) = try Self.months(seed: 3)
    let history = try CoverHistory(months, only: "bravo")
    #expect(history.rows.allSatisfy { $0.party == "BRAVO" } && history.months.count == months.count)
    #expect(history.rows.count { $0.figures != nil } == expected.count { $0["BRAVO"] != nil })
  }

  @Test func aPartyIsTheSameInAnyCase() throws {
    let months = try [("2025-01-16", "Alpha"), ("2025-02-17", "ALPHA"), ("2025-03-17", "alpha")].map { day, party in
      let month = CoverCase(parties: ["\(party),,itemised,3000,,,,,,,"], asAt: day)
      let run = AssessmentRun(assessor: try month.assessor, inputs: try month.inputs)
      let json = String(decoding: try written(run, as: .json), as: UTF8.self)
      return HistoryMonth(try PreviousAssessment(ScriptedSource(json, name: day)), name: day)
    }
    let history = try CoverHistory(months)
    #expect(history.rows.map(\.party) == ["alpha", "alpha", "alpha"])
    #expect(history.rows.map(\.movement) == [.first, .unchanged, .unchanged])
    #expect(try CoverHistory(months, only: " ALPHA").rows.count == 3)
  }

  /// The lines of the axis and where the highest bar begins, in percent.
  @Test(
    "the axis has round amounts, and the highest bar most of the height",
    arguments: [
      ("0", ["£0"], "0.00"), ("0.01", ["£0", "£1"], "1.00"), ("5", ["£0", "£1", "£2", "£3", "£4", "£5"], "100.00"),
      ("5.01", ["£0", "£2", "£4", "£6"], "83.50"), ("10000.01", ["£0", "£5,000", "£10,000", "£15,000"], "66.67"),
      ("44000", ["£0", "£10,000", "£20,000", "£30,000", "£40,000", "£50,000"], "88.00"),
      (
        "900000000000",
        ["£0", "£200,000,000,000", "£400,000,000,000", "£600,000,000,000", "£800,000,000,000", "£1,000,000,000,000"],
        "90.00"
      ),
    ])
  func axis(_ amount: String, _ labels: [String], _ height: String) throws {
    let month = CoverCase(
      parties: ["A,,itemised,0,,,,,,,"], support: ["A,D,cash-deposit,\(amount),,,,,,,"], asAt: "2025-01-16")
    let run = AssessmentRun(assessor: try month.assessor, inputs: try month.inputs)
    let json = String(decoding: try written(run, as: .json), as: UTF8.self)
    let history = try CoverHistory([HistoryMonth(try PreviousAssessment(ScriptedSource(json, name: "a")), name: "a")])
    let svg = HistoryReport(history).svg
    #expect(svg.matches(of: #/>(£[0-9,]+)</#).map { String($0.1) } == labels)
    let bars = svg.matches(of: #/height="([0-9.]+)%" fill="#f0b84a"/#).map { String($0.1) }
    #expect(bars == [height])
    // The longest label fits beside the bars.
    let left = try #require(svg.firstMatch(of: #/<line x1="([0-9]+)"/#).flatMap { Int($0.1) })
    #expect(left >= 15 + 7 * (labels.last ?? "").count)
  }

  @Test func whatMakesNoHistoryIsTold() throws {
    #expect(throws: HistoryError.empty) { try CoverHistory([]) }
    let (months, _) = try Self.months(seed: 3)
    #expect(throws: HistoryError.noParty("BRAVOO", likely: "BRAVO")) { try CoverHistory(months, only: "BRAVOO") }
    #expect(throws: HistoryError.twice(months[0].name)) { try CoverHistory([months[0], months[0]]) }
    let many = Array(repeating: months[0], count: CoverHistory.limit + 1)
    let error = #expect(throws: HistoryError.tooMany(many.count)) { try CoverHistory(many) }
    #expect(error?.description == "1001 assessments are over the limit of 1000; give fewer")
    #expect(
      HistoryError.empty.description == "there is no assessment; write one with 'seckit cover assess --format json'")
  }
}
