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

  @Test func whatMakesNoHistoryIsTold() throws {
    #expect(throws: HistoryError.empty) { try CoverHistory([]) }
    let (months, _) = try Self.months(seed: 3)
    #expect(throws: HistoryError.noParty("BRAVOO", likely: "BRAVO")) { try CoverHistory(months, only: "BRAVOO") }
    #expect(throws: HistoryError.sameDate("2025-01-16.json", "2025-01-16.json", try day("2025-01-16"))) {
      try CoverHistory([months[0], months[0]])
    }
    let many = Array(repeating: months[0], count: CoverHistory.limit + 1)
    let error = #expect(throws: HistoryError.tooMany(many.count)) { try CoverHistory(many) }
    #expect(error?.description == "1001 assessments are over the limit of 1000; give fewer")
    #expect(
      HistoryError.empty.description == "there is no assessment; write one with 'seckit cover assess --format json'")
  }
}
