import Testing

/// `seckit workdays`: dates from arguments, by the calendars that are built in.
@Suite struct WorkdaysTests {
  @Test(
    arguments: [
      ("add 2017-12-22 2", "2017-12-28"), ("add 2017-12-22 5", "2018-01-03"), ("add 2018-01-03 2", "2018-01-05"),
      ("add 2017-07-03 60", "2017-09-26"), ("subtract 2018-01-19 60", "2017-10-24"),
      ("subtract 2018-01-19 60 --calendar scotland", "2017-10-20"),
      ("subtract 2018-01-19 60 --calendar gb-union", "2017-10-20"), ("add 2022-08-01 60", "2022-10-26"),
      ("add 2022-08-01 60 --as-of 2022-08-31", "2022-10-25"), ("add 2025-04-17 5", "2025-04-28"),
      ("add 2025-04-29 3", "2025-05-02"), ("subtract 2018-01-21 0", "2018-01-19"),
      ("add 2025-06-07 1", "2025-06-10"), ("add 2025-06-07 1 --event-stays", "2025-06-09"),
      ("subtract 2025-06-07 1", "2025-06-05"), ("subtract 2025-06-07 1 --event-stays", "2025-06-06"),
      ("add 2025-04-17 1 --holiday 2025-04-22", "2025-04-23"),
      ("add 2025-04-17 1 --not-holiday 2025-04-18", "2025-04-18"),
      ("between 2025-04-17 2025-04-28", "5"), ("between 2025-04-28 2025-04-17", "-5"),
      ("list 2025-04-17 2025-04-23", "2025-04-17\n2025-04-22\n2025-04-23"), ("list 2025-04-19 2025-04-20", ""),
      ("notice --start 2018-01-21 --notice 60", "2017-10-24"),
      ("notice --start 2018-01-21 --notice 60 --clear-days", "2017-10-23"),
      ("notice --given 2017-07-03 --notice 60", "2017-09-26"),
      ("notice --given 2017-07-03 --notice 60 --clear-days", "2017-09-27"),
      ("is 2025-04-17", "2025-04-17 Working Day"),
    ])
  func answers(_ words: String, _ answer: String) throws {
    let outcome = try run(["workdays"] + words.split(separator: " ").map(String.init))
    #expect(outcome.text == (answer.isEmpty ? "" : answer + "\n"))
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exit(0))
  }

  @Test func daysThatAreNoneAreFindings() throws {
    let outcome = try run("workdays", "is", "2025-04-17", "2025-04-18", "2025-04-19", "2022-09-19")
    #expect(
      outcome.text == """
        2025-04-17 Working Day
        2025-04-18 no Working Day: Good Friday
        2025-04-19 no Working Day: a Saturday
        2022-09-19 no Working Day: Bank Holiday for the State Funeral of Queen Elizabeth II

        """)
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exit(1))
  }

  @Test func projectedHolidaysAreWarnedOf() throws {
    let outcome = try run("workdays", "add", "2028-11-01", "60")
    #expect(outcome.text == "2029-01-29\n")
    #expect(
      outcome.errors
        == "seckit: warning: 2029-01-29 rests on projected bank holidays; the last of England and Wales that"
        + " was published is 2028-12-26\n")
    #expect(outcome.ending == .exit(0))
  }

  @Test(
    arguments: [
      "add 2035-12-31 1", "add 2011-12-30 1", "subtract 2012-01-03 1", "is 2036-01-01",
      "between 2011-01-01 2025-01-01", "list 2025-01-01 2040-01-01", "notice --start 2012-02-01 --notice 60",
      "add 2025-01-02 10000", "add 2025-01-02 1 --holiday 2036-01-01",
    ])
  func datesOutsideTheCalendarStopTheRun(_ words: String) throws {
    let outcome = try run(["workdays"] + words.split(separator: " ").map(String.init))
    #expect(outcome.text == "")
    #expect(
      outcome.errors
        == "seckit: the bank holidays of England and Wales are known from 2012-01-01 to 2035-12-31 only, and"
        + " the count leaves that time; give dates within it\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func whatIsNoHolidayCannotBeRemoved() throws {
    let outcome = try run("workdays", "add", "2025-04-17", "1", "--not-holiday", "2025-04-22")
    #expect(
      outcome.errors == "seckit: 2025-04-22 is no bank holiday of England and Wales and can't be removed\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test(
    arguments: [
      ("add 17/04/2025 1", "'17/04/2025' is no date; write it as yyyy-mm-dd, for example 2025-04-17"),
      ("add 2025-02-29 1", "'2025-02-29' is no day of the calendar"),
      ("add 2025-04-17 10001", "Working Days are counted from 0 to 10000, not 10001."),
      (
        "notice --notice 60", "Give either --start, to get the day of the notice, or --given, to get that of the start."
      ),
      (
        "notice --start 2025-01-02 --given 2025-01-02 --notice 60",
        "Give either --start, to get the day of the notice, or --given, to get that of the start."
      ),
      ("list 2025-04-23 2025-04-17", "2025-04-17 is before 2025-04-23; give the earlier date first."),
      (
        "is 2025-04-17 --calendar wales",
        "there is no calendar 'wales'; the calendars are england-and-wales, scotland, gb-union"
      ),
      (
        "is 2025-04-17 --calendar scotland --as-of 2025-01-01",
        "--as-of can be given for the calendar england-and-wales only."
      ),
    ])
  func wrongUsage(_ words: String, _ message: String) throws {
    let outcome = try run(["workdays"] + words.split(separator: " ").map(String.init))
    #expect(outcome.text == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.ending == .exit(64))
  }
}
