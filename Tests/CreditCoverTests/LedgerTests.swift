import CreditCover
import DelimitedText
import ExactDecimal
import Reporting
import Tables
import TestSupport
import Testing
import WorkingDays

/// Interest and due dates for each Invoice of a ledger, against a plain count of days.
struct LedgerTests {
  private static let asAt = "2025-12-15"
  /// The base rates of the time in hundredths of a percent.
  private static let rates = [("2024-11-07", 475), ("2025-02-06", 450), ("2025-05-08", 425), ("2025-08-07", 400)]
  private static let holidays = [
    "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
    "2026-01-01",
  ]

  private static let rules = Result { try CreditCoverRuleSet.builtIn.inForce(on: CivilDate(parsing: "2025-01-01")) }

  /// What a ledger gives, without its header.
  private func cells(_ ledger: InvoiceLedger) -> [[String]] {
    PlainCSV(delimiter: ",").records(of: Array(ledger.text(.csv, terminal: .none).utf8)).records.dropFirst()
      .map { $0.fields.map { String(decoding: $0.value, as: UTF8.self) } }
  }

  /// Pence times hundredths of a percent, a day at a time.
  private func interest(_ pence: Int, due: String, to last: String) throws -> Int {
    var (sum, date) = (0, try day(due))
    while try date < day(last) {
      date = try #require(date.adding(days: 1))
      sum += pence * (800 + (Self.rates.last { $0.0 <= date.description }?.1 ?? 0))
    }
    return sum
  }

  @Test func interestIsCountedADayAtATime() throws {
    var random = SeededGenerator(seed: 20_261_202)
    let (first, end) = (try day("2024-12-01"), try day("2025-12-31"))
    func randomDay() throws -> String {
      try #require(first.adding(days: Int.random(in: 0...(end - first), using: &random))).description
    }
    var (text, expected): (String, [[String]]) = ("note,due,gross,paid,paid_on\n", [])
    var total = 0
    for index in 0..<rounds(3_000) {
      let due = try randomDay()
      let gross = Int.random(in: -200_000...5_000_000, using: &random)
      let paid = [0, gross, gross / 2, gross + 1].randomElement(using: &random) ?? 0
      let paidOn = Bool.random(using: &random) ? try randomDay() : ""
      let row = ["n\(index)", due, PlainCover.text(gross), PlainCover.text(paid), paidOn]
      text += row.joined(separator: ",") + "\n"
      let settled = paidOn > Self.asAt ? 0 : max(0, min(paid, gross))
      var (sum, on, days, last) = (0, 0, 0, "")
      if gross > 0 {
        for (pence, to) in [(settled, paidOn), (gross - settled, Self.asAt)] where pence > 0 && to > due {
          sum += try interest(pence, due: due, to: to)
          on += pence
          days = max(days, try day(to) - day(due))
          last = max(last, to)
        }
      }
      let unit = 10_000 * 365
      let rounded = (2 * sum + unit) / (2 * unit)
      total += rounded
      let exact = try #require(ExactFraction(sum, over: 100 * unit)).description
      expected.append(
        row + [last, String(days), PlainCover.text(on), exact, PlainCover.text(rounded)])
    }
    let ledger = try InterestLedger.read(
      ScriptedSource(text, name: "ledger.csv"), asAt: day(Self.asAt), rates: .ruleSet, baseRates: nil,
      reading: .standard, prefix: "", rules: { _ in try Self.rules.get() })
    let cells = cells(ledger)
    #expect(ledger.findingCount == 0 && cells.count == expected.count)
    for (found, expected) in zip(cells, expected) { #expect(Array(found.prefix(10)) == expected) }
    let note = try #require(ledger.notes.first).replacing(",", with: "")
    #expect(note.hasPrefix("Interest £\(PlainCover.text(total)) in all as at Monday 15 December 2025"))
  }

  @Test func eachDayAndMonthIsDueByThePlainCount() throws {
    func isWorking(_ date: CivilDate) -> Bool {
      ![.saturday, .sunday].contains(date.weekday) && !Self.holidays.contains(date.description)
    }
    func adding(_ count: Int, to start: CivilDate) throws -> CivilDate {
      var (date, left) = (start, count)
      while left > 0 {
        date = try #require(date.adding(days: 1))
        if isWorking(date) { left -= 1 }
      }
      return date
    }
    var (text, expected): (String, [[String]]) = ("month,received\n", [])
    let first = try day("2025-01-01")
    for offset in 0..<340 {
      let received = try #require(first.adding(days: offset))
      for months in [-1, 0] {
        let month = try #require(day(received.description.prefix(8) + "01").adding(months: months))
        let isAssumed = months == -1 && offset % 2 == 0
        let name = isAssumed ? "" : String(month.description.prefix(7))
        text += "\(name),\(received)\n"
        var moved = received
        while !isWorking(moved) { moved = try #require(moved.adding(days: 1)) }
        let monthEnd = try #require(month.adding(months: 1)?.adding(days: -1))
        let (one, other) = (try adding(5, to: moved), try adding(8, to: monthEnd))
        expected.append([name, received.description] + [one, other, max(one, other)].map(\.description) + ["", ""])
      }
    }
    let ledger = try DueLedger.read(
      ScriptedSource(text, name: "ledger.csv"), calendar: BankHolidays.builtIn.calendar("england-and-wales"),
      reading: .standard, prefix: "", rules: { _ in try Self.rules.get() })
    #expect(cells(ledger) == expected)
    #expect(ledger.notes.contains("Month: the one before the receipt is taken in 170 rows without month."))
  }

  /// A column that already exists is not written a second time.
  @Test func namesOfColumnsAreTakenOnce() throws {
    func read(_ prefix: String) throws -> InvoiceLedger {
      try DueLedger.read(
        ScriptedSource("received,detail\n2025-06-05,x\n", name: "l.csv"),
        calendar: BankHolidays.builtIn.calendar("england-and-wales"), reading: .standard, prefix: prefix,
        rules: { _ in try Self.rules.get() })
    }
    #expect {
      _ = try read("")
    } throws: {
      "\($0)" == "l.csv: already has a column \"detail\"; choose a prefix for the added columns with --prefix seckit_"
    }
    #expect(try cells(read("s_")) == [["2025-06-05", "x", "2025-06-12", "2025-06-11", "2025-06-12", "", ""]])
  }
}
