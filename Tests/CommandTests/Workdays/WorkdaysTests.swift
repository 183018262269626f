import TestSupport
import Testing

/// `seckit workdays`: dates from arguments, by the calendars that are built in.
@Suite struct WorkdaysTests {
  @Test(
    arguments: [
      ("add 2017-12-22 2", "2017-12-28"), ("add 2017-12-22 5", "2018-01-03"), ("add 2018-01-03 2", "2018-01-05"),
      ("add 2017-07-03 60", "2017-09-26"), ("subtract 2018-01-19 60", "2017-10-24"),
      ("subtract 2018-01-19 60 --calendar scotland", "2017-10-20"),
      ("subtract 2018-01-19 60 --calendar gb-union", "2017-10-20"), ("add 2022-08-01 60", "2022-10-26"),
      ("add 2022-08-01 60 --published-by 2022-08-31", "2022-10-25"), ("add 2025-04-17 5", "2025-04-28"),
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
      ("check 2025-04-17", "2025-04-17 Working Day"),
    ])
  func answers(_ words: String, _ answer: String) throws {
    let outcome = try run(["workdays"] + words.split(separator: " ").map(String.init))
    #expect(outcome.text == (answer.isEmpty ? "" : answer + "\n"))
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exit(0))
  }

  @Test func aListIsWrittenToAFile() throws {
    let folder = try TemporaryFolder()
    let outcome = try run("workdays", "list", "2025-04-17", "2025-04-22", "--output", folder["days.txt"])
    #expect(outcome.text == "" && outcome.errors == "" && outcome.ending == .exit(0))
    #expect(try folder.text("days.txt") == "2025-04-17\n2025-04-22\n")
    let wrong = try run("workdays", "list", "2025-04-17", "2025-04-22", "--output", "")
    #expect(wrong.errors.contains("The name of the file for --output is empty.") && wrong.ending == .exit(64))
  }

  @Test func daysThatAreNoneAreFindings() throws {
    let outcome = try run("workdays", "check", "2025-04-17", "2025-04-18", "2025-04-19", "2022-09-19")
    #expect(
      outcome.text == """
        2025-04-17 Working Day
        2025-04-18 not a Working Day: Good Friday
        2025-04-19 not a Working Day: a Saturday
        2022-09-19 not a Working Day: Bank Holiday for the State Funeral of Queen Elizabeth II

        """)
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exit(1))
  }

  @Test func projectedHolidaysAreWarnedOf() throws {
    for (format, answer) in [
      ("csv", "date,days,result,code\n2028-11-01,60,2029-01-29,projected\n"),
      ("jsonl", "{\"code\":\"projected\",\"date\":\"2028-11-01\",\"days\":60,\"result\":\"2029-01-29\"}\n"),
    ] {
      #expect(try run("workdays", "add", "2028-11-01", "60", "--format", format).text == answer)
    }
    let listed = try run("workdays", "list", "2028-12-22", "2028-12-28", "--format", "csv")
    #expect(
      listed.text == "date,code\n2028-12-22,old-list\n2028-12-27,projected\n2028-12-28,projected\n", "\(listed.text)")
    let outcome = try run("workdays", "add", "2028-11-01", "60")
    #expect(outcome.text == "2029-01-29\n")
    #expect(
      outcome.errors
        == "seckit: warning: 2029-01-29 rests on projected bank holidays; the last of England and Wales that"
        + " was published is 2028-12-26, and the list is dated 2026-02-25, more than a year earlier\n")
    #expect(outcome.ending == .exit(0))
  }

  @Test(
    arguments: [
      "add 2035-12-31 1", "add 2011-12-30 1", "subtract 2012-01-03 1", "check 2036-01-01",
      "between 2011-01-01 2025-01-01", "list 2025-01-01 2040-01-01", "notice --start 2012-02-01 --notice 60",
      "add 2025-01-02 10000", "add 2025-01-02 1 --holiday 2036-01-01",
    ])
  func datesOutsideTheCalendarStopTheRun(_ words: String) throws {
    let outcome = try run(["workdays"] + words.split(separator: " ").map(String.init))
    #expect(outcome.text == "")
    #expect(
      outcome.errors
        == "seckit: the bank holidays of England and Wales are known from 2012-01-01 to 2035-12-31 only, and the count leaves that period; give dates within it\n"
    )
    #expect(outcome.ending == .exit(2))
  }

  @Test func whatIsNoHolidayCannotBeRemoved() throws {
    let outcome = try run("workdays", "add", "2025-04-17", "1", "--not-holiday", "2025-04-22")
    #expect(
      outcome.errors
        == "seckit: 2025-04-22 is not a bank holiday of England and Wales, so it can't be removed; check the date\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test(
    arguments: [
      ("add 17/04/2025 1", "'17/04/2025' is not a date; write it as yyyy-mm-dd, for example 2025-04-17"),
      ("add 2025-02-29 1", "'2025-02-29' is not a day of the calendar; check the day and the month"),
      ("add 2025-04-17 10001", "The number of Working Days must be from 0 to 10000, not 10001."),
      (
        "notice --notice 60",
        "Give either --start, to get the last notice day, or --given, to get the earliest start, or"
      ),
      (
        "notice --start 2025-01-02 --given 2025-01-02 --notice 60",
        "Give either --start, to get the last notice day, or --given, to get the earliest start, or a file as --csv."
      ),
      (
        "add 2025-04-17 5 --calender scotland",
        "Unknown option '--calender'. Did you mean '--calendar'?"
      ),
      (
        "between 2025-04-17 2025-04-28 2025-05-01",
        "'2025-05-01' is one word too many; check the spelling of the option before it"
      ),
      (
        "add 2025-04-17", "Give the event date and the number of Working Days, for example 2025-04-17 5. The number has"
      ),
      ("subtract 2025-04-17 -5", "The number has no sign: 'add' counts forward and 'subtract' back."),
      ("list 2025-04-17", "Give two dates, for example 2025-04-17 2025-04-28."),
      ("list --csv -", "With --csv, give only the last date, or its column as --to-column."),
      ("add 2025-04-17 x", "'x' is not a number of Working Days; give a whole number."),
      ("add 2025-04-17 1 --days-column n", "--days-column requires --csv."),
      ("add 2025-04-17 1 --csv -", "With --csv, give the number of Working Days as --days, or its column as"),
      ("add --csv -", "With --csv, give the number of Working Days as --days, or its column as"),
      ("add --csv - --days 1 --days-column n", "With --csv, give the number of Working Days as --days, or its column"),
      ("add --csv - --days x", "'x' is not a number of Working Days; give a whole number."),
      ("add 2025-04-17 1 --days 1", "--days requires --csv; give the number behind the date."),
      ("check 2025-04-17 --csv -", "Give days, or a file with days as --csv."),
      ("check", "Give days, or a file with days as --csv."),
      ("check 2025-04-17 --column 1", "--column requires --csv."),
      ("check 2025-04-17 --output ", "The name of the file for --output is empty."),
      ("between 2025-04-17", "Give two dates, for example 2025-04-17 2025-04-28."),
      ("between 2025-04-17 2025-04-28 --to-column x", "--to-column requires --csv."),
      ("between --csv -", "With --csv, give only the last date, or its column as --to-column."),
      ("notice --start 2025-01-02 --notice 1 --from-given", "--from-given requires --csv."),
      ("list 2025-04-23 2025-04-17", "2025-04-17 is before 2025-04-23; give the earlier date first."),
      (
        "check 2025-04-17 --calendar wales",
        "unknown calendar 'wales'; use one of england-and-wales, scotland, gb-union"
      ),
      (
        "check 2025-04-17 --calendar scotland --published-by 2025-01-01",
        "--published-by works with the calendar england-and-wales only; leave it out or change --calendar."
      ),
    ])
  func wrongUsage(_ words: String, _ message: String) throws {
    let words = words.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let outcome = try run(["workdays"] + words)
    #expect(outcome.text == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.ending == .exit(64))
  }

  @Test(
    arguments: [
      ("add 2025-04-17 5 --format csv", "date,days,result,code\n2025-04-17,5,2025-04-28,\n"),
      (
        "subtract 2018-01-19 60 --format jsonl",
        "{\"code\":\"\",\"date\":\"2018-01-19\",\"days\":60,\"result\":\"2017-10-24\"}\n"
      ),
      ("between 2025-04-17 2025-04-28 --format csv", "date,to,result,code\n2025-04-17,2025-04-28,5,\n"),
      ("check 2025-04-17 --format csv", "date,result,detail,code\n2025-04-17,yes,,\n"),
      ("list 2025-04-17 2025-04-22 --format csv", "date,code\n2025-04-17,\n2025-04-22,\n"),
      (
        "notice --start 2018-01-21 --notice 60 --format json",
        "[\n  {\n    \"code\" : \"\",\n    \"date\" : \"2018-01-21\",\n    \"days\" : 60,\n    \"result\" : \"2017-10-24\"\n  }\n]\n"
      ),
    ])
  func formats(_ words: String, _ answer: String) throws {
    let outcome = try run(["workdays"] + words.split(separator: " ").map(String.init))
    #expect(outcome.text == answer && outcome.errors == "" && outcome.ending == .exit(0))
  }

  @Test func datesOfAColumnAreAnsweredInAPipe() throws {
    let rows = "id,date,to\n1,2025-04-17,2025-04-28\n2,2028-11-01,2028-11-02\n"
    func piped(_ words: String) throws -> Outcome {
      try run(["workdays"] + words.split(separator: " ").map(String.init), input: Array(rows.utf8))
    }
    let added = try piped("add --csv - --days 60")
    #expect(
      added.text == """
        id,date,to,result,code,detail
        1,2025-04-17,2025-04-28,2025-07-16,,
        2,2028-11-01,2028-11-02,2029-01-29,projected,"2029-01-29 rests on projected bank holidays; the last of England \
        and Wales that was published is 2028-12-26, and the list is dated 2026-02-25, more than a year earlier"

        """)
    #expect(added.errors == "seckit: warning: 1 of 2 answers rest on projected bank holidays\n")
    #expect(added.ending == .exit(0))
    #expect(
      try piped("between --csv - --to-column to").lines == [
        "id,date,to,result,code,detail", "1,2025-04-17,2025-04-28,5,,",
        #"2,2028-11-01,2028-11-02,1,old-list,"2028-11-02 is more than a year after 2026-02-25, the date of the bank "#
          + #"holiday list of England and Wales; check GOV.UK for bank holidays announced since""#,
      ])
    #expect(try piped("subtract --days 0 --csv - --column 3").lines[1] == "1,2025-04-17,2025-04-28,2025-04-28,,")
    #expect(try piped("notice --notice 60 --csv -").lines[1] == "1,2025-04-17,2025-04-28,2025-01-23,,")
    #expect(try piped("notice --notice 60 --csv - --from-given").lines[1] == "1,2025-04-17,2025-04-28,2025-07-16,,")
    let bad = try run(["workdays", "check", "--csv", "-"], input: Array("date\n2025-04-18\nx\n".utf8))
    #expect(
      bad.text
        == "date,result,code,detail\n2025-04-18,no,not-a-working-day,Good Friday\n"
        + "x,,not-a-date,\"'x' is not a date; write it as yyyy-mm-dd, for example 2025-04-17\"\n"
    )
    #expect(bad.errors == "seckit: 2 of 2 rows have a finding\n" && bad.ending == .exit(1))
  }

  @Test func aFileIsWrittenWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", "date\n2025-04-17\n\"x\n")
    try folder.write("out.csv", "before")
    let failed = try run("workdays", "add", "--days", "5", "--csv", folder["in.csv"], "--output", folder["out.csv"])
    #expect(failed.ending == .exit(2) && failed.errors.contains("the quote opened here is never closed"))
    #expect(try folder.text("out.csv") == "before")
    #expect(try folder.names == ["in.csv", "out.csv"])
    let missing = try run("workdays", "add", "--days", "5", "--csv", folder["nowhere.csv"])
    #expect(missing.errors == "seckit: \(folder["nowhere.csv"]): no such file; check the path\n")
    #expect(missing.ending == .exit(2))
    var launch = Launch(["workdays", "add", "--days", "5", "--csv", folder["in.csv"]])
    launch.output = .file("/dev/full")
    let full = try run(launch)
    #expect(full.errors == "seckit: standard output: no space left on the device; free some space or write elsewhere\n")
  }
}
