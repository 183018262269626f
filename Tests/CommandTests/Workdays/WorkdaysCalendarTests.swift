import TestSupport
import Testing

/// What is said of dates that a list of bank holidays is too old for.
@Suite struct WorkdaysCalendarTests {
  private static func old(_ date: String, _ name: String = "England and Wales", list: String = "2026-02-25") -> String {
    "seckit: warning: \(date) is more than a year after \(list), the date of the bank holiday list of \(name);"
      + " check GOV.UK for bank holidays announced since\n"
  }

  @Test func everyCountThatGoesTooFarSaysSo() throws {
    for (words, result, errors) in [
      ("add 2027-02-24 1", "2027-02-25", ""), ("add 2027-02-25 1", "2027-02-26", Self.old("2027-02-26")),
      ("subtract 2027-03-01 60", "2026-12-02", Self.old("2027-03-01")),
      ("between 2027-03-01 2026-03-02", "-252", Self.old("2027-03-01")),
      ("notice --start 2027-06-01 --notice 5", "2027-05-24", Self.old("2027-06-01")),
      (
        "add 2027-02-25 1 --calendar gb-union", "2027-02-26",
        Self.old("2027-02-26", "Great Britain: England and Wales, and Scotland")
      ),
    ] {
      let outcome = try run(["workdays"] + words.split(separator: " ").map(String.init))
      #expect(outcome.text == result + "\n", "\(words)")
      #expect(outcome.errors == errors && outcome.ending == .exit(0), "\(words): \(outcome.errors)")
    }
    let rows = Array("date\n2027-02-25\n2027-02-26\n2029-01-02\n".utf8)
    let many = try run(["workdays", "check", "--csv", "-"], input: rows)
    #expect(
      many.lines.map { $0.split(separator: ",").dropFirst(2).first ?? "" } == ["code", "", "old-list", "projected"])
    #expect(
      many.errors == """
        seckit: warning: 1 of 3 answers rest on projected bank holidays
        seckit: warning: 1 of 3 answers are more than a year after the date of the bank holiday list

        """)
    let due = try run("cover", "due", "--received", "2027-03-01", "--month", "2027-02")
    #expect(due.errors.contains(Self.old("2027-03-10")), "\(due.errors)")
    let plan = try run(
      "entry", "plan", "--role", "ED", "--already-party", "--go-live", "2027-03-05", "--as-at", "2026-11-29",
      "--format", "csv")
    #expect(
      plan.errors.contains(
        " tasks have a date that is more than a year after 2026-02-25, the date of the bank holiday list of"),
      "\(plan.errors)")
  }

  @Test func scotlandHasItsBankHolidayOfJune2026() throws {
    let outcome = try run("workdays", "check", "2026-06-15", "--calendar", "scotland")
    #expect(outcome.text == "2026-06-15 not a Working Day: World Cup bank holiday\n" && outcome.ending == .exit(1))
  }
}
