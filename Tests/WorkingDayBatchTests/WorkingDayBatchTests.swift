import DelimitedText
import Files
import Tables
import TestSupport
import Testing
import WorkingDayBatch
import WorkingDays

/// Columns of dates, against the same questions asked one by one.
@Suite struct WorkingDayBatchTests {
  private static let calendar: WorkingDayCalendar = {
    do {
      return try BankHolidays.builtIn.calendar("england-and-wales")
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private func answered(
    _ text: String, _ question: WorkingDayQuestion, pieces: [Int] = [],
    _ change: (inout WorkingDayBatchOptions) -> Void = { _ in }
  ) throws -> (text: String, summary: WorkingDayBatchSummary, error: WorkingDayBatchError?) {
    var options = WorkingDayBatchOptions()
    change(&options)
    var summary = WorkingDayBatchSummary()
    var failure: WorkingDayBatchError?
    let bytes = try collected { file in
      var batch = WorkingDayBatch(question, calendar: Self.calendar, options: options, output: file)
      do throws(WorkingDayBatchError) {
        try batch.answer(ScriptedSource(text, name: "dates.csv", pieces: pieces))
      } catch {
        failure = error
      }
      summary = batch.summary
    }
    return (String(decoding: bytes, as: UTF8.self), summary, failure)
  }

  /// What a row should be answered, by the calendar itself.
  private func plain(_ date: String, _ other: String, _ question: WorkingDayQuestion) -> String {
    guard let day = CivilDate(date == "2025-2-01" ? "2025-02-01" : date) else {
      return date.isEmpty ? ",missing" : ",not-a-date"
    }
    let number = Int(other).flatMap { other.first != "+" && other.first != "-" && (0...10_000).contains($0) ? $0 : nil }
    let calendar = Self.calendar
    var result: (text: String, latest: CivilDate)
    do {
      switch question {
      case .isWorkingDay:
        if let reason = try calendar.kind(of: day).reason { return "no,not-a-working-day,\(reason)" }
        result = ("yes", day)
      case .list: preconditionFailure("a list has many answers")
      case .between:
        guard let end = CivilDate(other) else { return other.isEmpty ? ",missing" : ",not-a-date" }
        result = (String(try calendar.workingDays(from: day, to: end)), max(day, end))
      case .add(_, let rule):
        guard let number else { return other.isEmpty ? ",missing" : ",not-a-number" }
        let date = try calendar.add(number, to: day, rule: rule)
        result = (date.description, date)
      case .subtract(_, let rule):
        guard let number else { return other.isEmpty ? ",missing" : ",not-a-number" }
        result = (try calendar.subtract(number, from: day, rule: rule).description, day)
      case .latestNotice(_, let rule):
        guard let number else { return other.isEmpty ? ",missing" : ",not-a-number" }
        result = (try calendar.latestNotice(number, forStart: day, rule: rule).description, day)
      case .earliestStart(_, let rule):
        guard let number else { return other.isEmpty ? ",missing" : ",not-a-number" }
        let date = try calendar.earliestStart(notice: number, givenOn: day, rule: rule)
        result = (date.description, date)
      }
    } catch {
      return ",outside-calendar"
    }
    // The last day of the list is 2028-12-26, and a year after its date 2027-02-25.
    let latest = result.latest.description
    return result.text + (latest > "2028-12-26" ? ",projected" : latest > "2027-02-25" ? ",old-list" : ",")
  }

  static let questions: [WorkingDayQuestion] = [
    .add(.column(.name("n")), .adjusted), .add(.column(.number(3)), .unadjusted),
    .subtract(.column(.name("n")), .adjusted), .subtract(.column(.name("n")), .unadjusted),
    .latestNotice(.column(.name("n")), .plainDays), .earliestStart(.column(.name("n")), .clearDays),
    .between(.column(.name("n"))), .isWorkingDay,
  ]

  @Test(arguments: 0..<8) func randomRowsAreAnsweredAsOneByOne(_ place: Int) throws {
    let question = Self.questions[place]
    var random = SeededGenerator(seed: 60 + UInt64(place))
    let first = try #require(CivilDate("2011-12-25")), dates = 0..<9_000
    for round in 0..<rounds(60) {
      var text = "note,date,n\n"
      var expected: [String] = []
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let day = first.adding(days: Int.random(in: dates, using: &random))?.description ?? ""
        let date =
          [day, day, day, day, "", "2025-02-29", "2025-2-01", "20250101", "2025-01-01x"].randomElement(using: &random)
          ?? ""
        let end = first.adding(days: Int.random(in: dates, using: &random))?.description ?? ""
        let numbers = ["0", "1", "5", "60", "1000", "10000", "10001", "99999", "100000", "", "-1", "+1", "1.5", "x"]
        let other = place == 6 ? end : numbers.randomElement(using: &random) ?? ""
        let style = Int.random(in: 0..<4, using: &random)
        let fields = style == 0 ? "\"\(date)\",\"\(other)\"" : style == 1 ? " \(date)\t, \(other) " : "\(date),\(other)"
        text += "\"a, \"\"b\"\"\",\(fields)\n"
        expected.append(plain(date, other, question))
      }
      let (output, summary, error) = try answered(text, question, pieces: [[], [1], [7, 3]][round % 3])
      #expect(error == nil)
      let (before, after) = (text.split(separator: "\n"), output.split(separator: "\n"))
      try #require(before.count == after.count && summary.rows == before.count - 1)
      #expect(after[0] == "note,date,n,result,code,detail")
      for (row, words) in expected.enumerated() {
        #expect(after[row + 1].hasPrefix("\(before[row + 1]),\(words)"), "\(after[row + 1]) for \(words)")
      }
      let old = expected.count { $0.hasSuffix(",old-list") }
      let warnings = old + expected.count { $0.hasSuffix(",projected") }
      #expect(summary.warnings == warnings && summary.oldList == old)
      #expect(summary.findings == expected.count { !$0.hasSuffix(",") } - warnings)
    }
  }

  @Test func rowsThatAreNoneArePassedOnAndTold() throws {
    let long = String(repeating: "x", count: 300)
    let text = "id,date\r\n1,2025-04-17\r\n2\r\n3,2025-04-17,4\r\n\r\n4,\"2025-04-17\"x\r\n5,\(long)\r\n6,2025-04-17"
    let (output, summary, error) = try answered(text, .add(.fixed(5), .adjusted), pieces: [11]) {
      $0.limits = TextLimits(record: 100, field: 50, fields: 9)
      $0.prefix = "q_"
    }
    #expect(error == nil && summary.rows == 6 && summary.findings == 4 && summary.blank == 1)
    #expect(
      output == "id,date,q_result,q_code,q_detail\r\n1,2025-04-17,2025-04-28,,\r\n"
        + "2,,,ragged-row,\"the row has 1 field, the header 2; check for a missing field, or a line end in a field without quotes\"\r\n"
        + "3,2025-04-17,4,,ragged-row,\"the row has 3 fields, the header 2; put values with a delimiter in them in quotes\"\r\n"
        + "\r\n"
        + "4,\"2025-04-17\"x,,text-after-quote,text follows the closing quote; double every quote inside the field\r\n"
        + "5,\(long),,overlong-row,\"the row is longer than 100 bytes, the limit of a record\"\r\n"
        + "6,2025-04-17,2025-04-28,,\r\n")
  }

  /// Of a list a row goes out once for each Working Day, as the calendar itself lists them.
  @Test func aListIsARowForEachDay() throws {
    let text =
      "id,from,to\nA,2025-04-17,2025-04-23\nB,2025-04-19,2025-04-21\nC,2025-04-23,2025-04-17\nD,2028-12-27,2028-12-28\nE,2040-01-01,2040-01-02\nF,,2025-01-01\nG,2025-01-01,x\n"
    let (output, summary, error) = try answered(text, .list(.column(.name("to")))) { $0.column = .name("from") }
    #expect(error == nil)
    let warning =
      "rests on projected bank holidays; the last of England and Wales that was published is 2028-12-26, and the list is dated"
      + " 2026-02-25, more than a year earlier"
    #expect(
      output == """
        id,from,to,result,code,detail
        A,2025-04-17,2025-04-23,2025-04-17,,
        A,2025-04-17,2025-04-23,2025-04-22,,
        A,2025-04-17,2025-04-23,2025-04-23,,
        B,2025-04-19,2025-04-21,,,
        C,2025-04-23,2025-04-17,,end-before-start,2025-04-17 is before 2025-04-23
        D,2028-12-27,2028-12-28,2028-12-27,projected,"2028-12-27 \(warning)"
        D,2028-12-27,2028-12-28,2028-12-28,projected,"2028-12-28 \(warning)"
        E,2040-01-01,2040-01-02,,outside-calendar,"the bank holidays of England and Wales are known from 2012-01-01 to 2035-12-31 only, and the count leaves that period; give dates within it"
        F,,2025-01-01,,missing,the date is missing
        G,2025-01-01,x,,not-a-date,"'x' is not a date; write it as yyyy-mm-dd, for example 2025-04-17"

        """)
    #expect(summary.rows == 10 && summary.findings == 4 && summary.warnings == 2)
    // Whole years of each of many rows, in pieces, and more than any buffer holds.
    let end = try CivilDate(parsing: "2035-12-31")
    let days = try Self.calendar.workingDays(in: CivilDate(parsing: "2012-01-02")...end)
    let rows = (0..<20).map { "\($0) \(String(repeating: "x", count: 100)),2012-01-02\n" }
    let (long, many, failure) = try answered("id,date\n" + rows.joined(), .list(.fixed(end)), pieces: [777])
    #expect(failure == nil && many.rows == 20 * days.count)
    let expected = rows.flatMap { row in days.map { "\(row.dropLast()),\($0)," } }
    let lines = long.split(separator: "\n").dropFirst()
    #expect(lines.count == expected.count && zip(lines, expected).allSatisfy { $0.hasPrefix($1) })
  }

  @Test func jsonLinesHaveAllFields() throws {
    let text = "date,n\n2025-04-17,\"x \"\"y\"\"\"\n2040-01-01,\nx\n"
    let (output, _, _) = try answered(text, .between(.fixed(CivilDate(parsing: "2025-04-28")))) { $0.isJSON = true }
    #expect(
      output == """
        {"line":2,"date":"2025-04-17","n":"x \\"y\\"","result":5,"code":"","detail":""}
        {"line":3,"date":"2040-01-01","n":"","result":null,"code":"outside-calendar","detail":"the bank holidays of \
        England and Wales are known from 2012-01-01 to 2035-12-31 only, and the count leaves that period; give dates within it"}
        {"line":4,"date":"x","result":null,"code":"not-a-date","detail":"'x' is not a date; write it \
        as yyyy-mm-dd, for example 2025-04-17"}

        """)
  }

  @Test func columnsAreFoundOrAskedFor() throws {
    let add = WorkingDayQuestion.add(.fixed(1), .adjusted)
    #expect(try answered("when\n2025-04-17\n", add).text == "when,result,code,detail\n2025-04-17,2025-04-22,,\n")
    #expect(
      try answered("2025-04-17\n2025-04-17", add) { $0.hasHeader = false }.text
        == "2025-04-17,2025-04-22,,\n2025-04-17,2025-04-22,,\n")
    #expect(
      try answered("a;2025-04-17\n", add) {
        $0.hasHeader = false
        $0.column = .number(2)
        $0.reading.delimiter = Delimiter(";")
      }.text == "a;2025-04-17;2025-04-22;;\n")
    #expect(try answered("\u{FEFF}a,Date\nx,2025-04-17\n", add).text.hasPrefix("\u{FEFF}a,Date,result"))
    func told(_ text: String, _ question: WorkingDayQuestion? = nil, _ column: ColumnSelector? = nil) throws -> String {
      try answered(text, question ?? add) { $0.column = column }.error?.description ?? ""
    }
    #expect(try told("") == "dates.csv: is empty: it does not even have a header; give the right file")
    #expect(
      try told("a,b\n")
        == "dates.csv: can't tell which column has the dates; choose it with --column; its columns are: 1 a, 2 b")
    #expect(try told("a,b\n", nil, .name("c")).hasPrefix("dates.csv: has no column \"c\", or several;"))
    #expect(try told("a,b\n", nil, .number(3)).hasPrefix("dates.csv: has no column 3, or several;"))
    #expect(
      try told("a,a\n", nil, .name("a"))
        == "dates.csv: the columns 'a' and 'a' are both the date; choose one by its number with --column")
    #expect(
      try told("date\n", .add(.column(.name("n")), .adjusted)).hasPrefix("dates.csv: has no column \"n\""))
    #expect(
      try told("date,code\n")
        == "dates.csv: already has a column \"code\"; choose a prefix for the added columns, for example --prefix check_"
    )
    #expect(
      try told("2025-04-17\n2025-04-18\n")
        == "dates.csv: the first row should name the columns but has the date 2025-04-17; if it is data, give --no-header"
    )
    #expect(
      try told("\"date\"x\n") == "dates.csv: its header can't be read; check that it is CSV with LF or CRLF line ends")
    #expect(try told("date\n\"2025-04-17\n").contains("the quote opened here is never closed"))
    // What comes before a place that can't be passed is written.
    #expect(
      try answered("date\n2025-04-17\n\"x\n", add).text == "date,result,code,detail\n2025-04-17,2025-04-22,,\n")
  }
}
