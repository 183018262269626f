import DelimitedText
import Files
import Tables
import TestSupport
import Testing
import WorkingDayBatch
import WorkingDays

/// Columns of dates as people have them: titles, other delimiters, blank rows, and dates in any order.
@Suite struct PeoplesTableTests {
  private static func answered(
    _ text: String, pieces: [Int] = [], _ change: (inout WorkingDayBatchOptions) -> Void = { _ in }
  ) throws -> (text: String, batch: WorkingDayBatchSummary, notices: [String], error: WorkingDayBatchError?) {
    var options = WorkingDayBatchOptions()
    change(&options)
    var summary = WorkingDayBatchSummary()
    var notices: [String] = []
    var failure: WorkingDayBatchError?
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    let bytes = try collected { file in
      var batch = WorkingDayBatch(.isWorkingDay, calendar: calendar, options: options, output: file)
      do throws(WorkingDayBatchError) {
        try batch.answer(ScriptedSource(text, name: "d.csv", pieces: pieces))
      } catch {
        failure = error
      }
      (summary, notices) = (batch.summary, batch.notices)
    }
    return (String(decoding: bytes, as: UTF8.self), summary, notices, failure)
  }

  @Test func titlesDelimitersAndBlankRows() throws {
    let title = try Self.answered("Notices of May\n\nref,date\nA,2025-04-17\n")
    #expect(title.text == "ref,date,result,code,detail\nA,2025-04-17,yes,,\n")
    #expect(title.notices == ["d.csv: header on line 3"] && title.error == nil)
    let semicolons = try Self.answered("ref;Date\nA;17.04.2025\n;\n\nB;2025-04-22\n")
    #expect(semicolons.text == "ref;Date;result;code;detail\nA;17.04.2025;yes;;\n;;;;\n\nB;2025-04-22;yes;;\n")
    #expect(semicolons.notices == ["d.csv: its delimiter is a semicolon"])
    #expect(semicolons.batch.rows == 2 && semicolons.batch.blank == 2 && semicolons.batch.findings == 0)
    let told = try Self.answered("sep=;\r\nref;date\r\nA;17-Apr-25\r\n")
    #expect(told.text == "sep=;\r\nref;date;result;code;detail\r\nA;17-Apr-25;yes;;\r\n")
    let last = try Self.answered("ref,date\nA,2025-04-17\n\n")
    #expect(last.text == "ref,date,result,code,detail\nA,2025-04-17,yes,,\n\n" && last.batch.findings == 0)
    let json = try Self.answered("ref,date\n\nA,2025-04-17\n") { $0.isJSON = true }
    #expect(
      json.text
        == "{\"line\":3,\"ref\":\"A\",\"date\":\"2025-04-17\",\"result\":\"yes\",\"code\":\"\",\"detail\":\"\"}\n")
    let twice = try Self.answered("ref,date\nA,2025-04-17\nRef,Date\nB,2025-04-22\n")
    #expect(twice.text.contains("Ref,Date,,repeated-header,") && twice.batch.findings == 1)
    let short = try Self.answered("date,ref\n2025-04-17\n")
    #expect(short.text == "date,ref,result,code,detail\n2025-04-17,,yes,,\n")
    let named = try Self.answered("Ref No,Notice  Given\nA,2025-04-17\n") { $0.column = .name("notice_given") }
    #expect(named.text == "Ref No,Notice  Given,result,code,detail\nA,2025-04-17,yes,,\n")
    let lettered = try Self.answered("a,b\nA,2025-04-17\n") {
      $0.reading.mappings = [TableMapping("date=B")].compactMap { $0 }
    }
    #expect(lettered.text == "a,b,result,code,detail\nA,2025-04-17,yes,,\n")
  }

  /// A day as it is written, and what it is day first and month first.
  private struct Cell {
    let text: String
    let dayFirst: String?
    let monthFirst: String?
  }

  private static func cell(_ random: inout SeededGenerator, _ kinds: [Int]) -> Cell {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let low = Int.random(in: 1...12, using: &random)
    let high = Int.random(in: 13...28, using: &random)
    var (a, b) = (low, low % 12 + 1)
    switch kinds.randomElement(using: &random) ?? 0 {
    case 1: break
    case 2: (a, b) = (high, low)
    case 3: (a, b) = (low, high)
    default:
      let date = "2025-\(two(low))-\(two(high))"
      return Cell(text: date, dayFirst: date, monthFirst: date)
    }
    let text = Bool.random(using: &random) ? "\(a)/\(b)/2025" : "\(two(a)).\(two(b)).25"
    return Cell(
      text: text, dayFirst: b > 12 ? nil : "2025-\(two(b))-\(two(a))",
      monthFirst: a > 12 ? nil : "2025-\(two(a))-\(two(b))")
  }

  /// What a file of up to 1,000 rows should be answered, by looking at all of it first.
  @Test func theOrderIsDecidedForAllRowsTogether() throws {
    var random = SeededGenerator(seed: 90)
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    for round in 0..<rounds(400) {
      let kinds = [[0, 1], [0, 1, 2], [0, 1, 3], [0, 2, 3], [1], [0]][round % 6]
      var cells: [Cell] = []
      for _ in 0..<Int.random(in: 1...20, using: &random) { cells.append(Self.cell(&random, kinds)) }
      let text = "date\n" + cells.map { $0.text + "\n" }.joined()
      let (output, _, notices, error) = try Self.answered(text, pieces: [[], [1], [9, 4]][round % 3])
      let hasDayOnly = cells.contains { $0.monthFirst == nil }
      let hasMonthOnly = cells.contains { $0.dayFirst == nil }
      if hasDayOnly && hasMonthOnly {
        guard case .dates(_, let words) = error else {
          Issue.record("\(text) was answered")
          continue
        }
        #expect(words.hasSuffix("give --date-order dmy or --date-order mdy"))
        continue
      }
      #expect(error == nil)
      let isAssumed = !hasDayOnly && !hasMonthOnly && cells.contains { $0.dayFirst != $0.monthFirst }
      #expect(notices.count == (isAssumed || hasMonthOnly ? 1 : 0), "\(notices)")
      var wanted = "date,result,code,detail\n"
      for cell in cells {
        let day = try CivilDate(parsing: (hasMonthOnly ? cell.monthFirst : cell.dayFirst) ?? "")
        let reason = try calendar.kind(of: day).reason
        wanted += "\(cell.text)," + (reason.map { "no,not-a-working-day,\($0)" } ?? "yes,,") + "\n"
      }
      #expect(output == wanted)
    }
  }

  @Test func rowsThatAreKnownDontWait() throws {
    // A contradiction comes late: what was known before is out.
    let early = try Self.answered("date\n17/04/2025\n3/4/2025\n04/17/2025\n2025-04-22\n")
    #expect(early.text == "date,result,code,detail\n17/04/2025,yes,,\n3/4/2025,yes,,\n")
    #expect(early.error?.description.hasPrefix("d.csv: '17/04/2025' (line 2) can only be read day first") == true)
    // After the first 1,000 rows the assumption holds, and what contradicts it ends the run.
    let many = String(repeating: "3/4/2025\n", count: 1_000)
    let late = try Self.answered("date\n\(many)4/17/2025\n")
    #expect(late.text.split(separator: "\n").count == 1_001)
    #expect(late.error?.description.contains("(line 1002) can only be read month first") == true)
    #expect(late.notices.count == 1)
    let within = try Self.answered("date\n\(many.dropLast(9))4/17/2025\n")
    #expect(within.error == nil && within.text.contains("\n3/4/2025,yes,,\n4/17/2025,yes,,\n"))
    for (order, answer) in [(DateOrder.dmy, "yes,,"), (.mdy, "yes,,"), (.ymd, ",not-a-date,")] {
      let chosen = try Self.answered("date\n3/4/2025\n") { $0.reading.dateOrder = order }
      #expect(chosen.text.contains("\n3/4/2025,\(answer)") && chosen.notices.isEmpty)
    }
    // Rows of every kind keep their order while they wait.
    let mixed = try Self.answered("ref,date\r\nA,3/4/2025\r\n\r\nB\r\nC,2025-04-22\r\nD,13/4/2025\r\n")
    let firsts = mixed.text.split(separator: "\r\n", omittingEmptySubsequences: false).map {
      String($0.prefix { $0 != "," })
    }
    #expect(firsts == ["ref", "A", "", "B", "C", "D", ""])
    let number = try Self.answered("date\n45764\n")
    #expect(
      number.text.contains(
        "not-a-date,\"'45764' is a number, as spreadsheets store dates; format the cell as a date; probably meant: 2025-04-17"
      ))
  }
}
