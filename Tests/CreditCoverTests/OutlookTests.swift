import CreditCover
import ExactDecimal
import Reporting
import TestSupport
import Testing
import WorkingDays

/// An outlook says on each day what an assessment of that day would, if nothing else changed.
struct OutlookTests {
  /// Days on which something may change, and those beside them.
  private static let days = [
    "2025-01-31", "2025-02-01", "2025-02-02", "2025-02-28", "2025-03-01", "2025-03-31", "2025-04-01", "2025-12-31",
    "2026-01-01", "2026-01-31",
  ]

  @Test(arguments: [false, true]) func eachDayIsAsAssessedPlainly(_ paysWhenDue: Bool) throws {
    var random = SeededGenerator(seed: 20_261_201)
    let plain = (0..<rounds(4_000)).map { PlainCover.random($0, &random) }
    let cover = CoverCase(
      parties: plain.map(\.partyRow), invoices: plain.flatMap(\.invoiceRows), support: plain.flatMap(\.supportRows),
      asAt: "2025-01-31")
    // From April on another threshold.
    let next = PlainCover.threshold + Int.random(in: -200_000...200_000, using: &random)
    let outlook = try CoverOutlook(
      cover.assessor, cover.inputs, .init(until: day("2026-01-31"), paysWhenDue: paysWhenDue),
      threshold: { _ in Threshold(given: try pounds(PlainCover.text(next))) })
    #expect(outlook.changes.map(\.day) == outlook.changes.map(\.day).sorted())
    let byParty = Dictionary(grouping: outlook.changes.filter { $0.party != nil }) { $0.party?.signifier ?? "" }
    var becoming = 0
    for expected in plain {
      let changes = byParty[expected.party] ?? []
      func shortfall(_ day: String) -> Int {
        expected.shortfall(
          on: day, threshold: day < "2025-04-01" ? PlainCover.threshold : next, paysWhenDue: paysWhenDue)
      }
      // On the first day nothing is paid yet.
      let first = expected.shortfall(on: "2025-01-31", threshold: PlainCover.threshold, paysWhenDue: false)
      #expect(changes.contains { $0.event == .short } == (first > 0))
      for day in Self.days.dropFirst() {
        let last = changes.last { $0.day.description <= day }
        #expect(
          last.map { Money.text($0.shortfall) } ?? PlainCover.text(first) == PlainCover.text(shortfall(day)),
          "\(expected) on \(day)")
      }
      let sum = changes.reduce(ExactDecimal.zero) { $0 + $1.shortfallChange }
      #expect(Money.text(sum) == PlainCover.text(shortfall("2026-01-31") - first))
      for change in changes where change.becomesShort {
        becoming += 1
        // It must be there before the first day on which it is missing.
        let by = try #require(change.actionBy)
        #expect(try by < change.day || by == cover.assessor.asAt)
        #expect(try cover.assessor.calendar.isWorkingDay(by))
      }
    }
    #expect(becoming > 0)
    for days in [0, 30, 59, 60, 365] {
      let last = try #require(try day("2025-01-31").adding(days: days)).description
      let short = plain.map { expected in
        days == 0 && !paysWhenDue
          ? expected.shortfall(on: last, threshold: PlainCover.threshold, paysWhenDue: false)
          : expected.shortfall(
            on: last, threshold: last < "2025-04-01" ? PlainCover.threshold : next, paysWhenDue: paysWhenDue)
      }
      let found = outlook.shortfalls(after: days)
      #expect(found.parties == short.count { $0 > 0 }, "\(days) days")
      #expect(Money.text(found.amount) == PlainCover.text(short.reduce(0, +)))
    }
  }

  @Test func reviewsAreOnTheirWorkingDayOfEachMonth() throws {
    let cover = CoverCase(
      parties: ["A,,itemised,100,,,,,,,", "B,,uplift,100,10,,,,,,", "C,,,,,,,,,,"], asAt: "2025-04-01")
    for number in 1...20 {
      let assessor = try cover.assessor
      let outlook = try CoverOutlook(
        assessor, cover.inputs, .init(until: day("2026-03-31"), reviewDay: number), threshold: { _ in nil })
      let days = outlook.changes.filter { $0.event == .review }.map(\.day)
      // Counted one by one; the first of April itself is the day of the assessment.
      var expected: [CivilDate] = []
      var (date, count) = (try day("2025-04-01"), 0)
      while date <= (try day("2026-03-31")) {
        if date.parts.day == 1 { count = 0 }
        if try assessor.calendar.isWorkingDay(date) { count += 1 }
        if try count == number && assessor.calendar.isWorkingDay(date) && date > assessor.asAt { expected.append(date) }
        date = try #require(date.adding(days: 1))
      }
      #expect(days == expected, "Working Day \(number)")
      #expect(outlook.changes.filter { $0.event == .review }.allSatisfy { $0.item == "1 estimate" })
    }
  }
}

private enum Money {
  /// Pence, as the plain implementation writes them.
  static func text(_ amount: ExactDecimal) -> String { amount.rounded(scale: 2, .halfUp).plainText }
}
