import ExactDecimal
import Files
import Reporting
import Tables
import TestSupport
import Testing
import WorkingDays

/// What counts as a row, and what is left out.
@Suite struct RowTests {
  static let schema = TableSchema(
    "sample",
    [
      TableColumn("party", .key, isRequired: true), TableColumn("paid_on", .date), TableColumn("gross", .amount),
      TableColumn("net", .amount), TableColumn("note"), TableColumn("score", .number),
    ])

  private func read(
    _ text: String, known: Set<String> = [], pieces: [Int] = [], limits: TableLimits = .standard
  ) throws(FileError) -> (rows: [[String]], findings: TableFindings) {
    let findings = TableFindings()
    var rows: [[String]] = []
    try TableReader(Self.schema, findings, TableReading(limits: limits)) { known.contains($0) }
      .read(ScriptedSource(text, name: "t", pieces: pieces)) { row in
        rows.append([
          row.requiredText(0) ?? "-", row.date(1)?.description ?? "", row.amount(2)?.plainText ?? "",
          row.amount(3)?.plainText ?? "", row.text(4) ?? "-", row.number(5, in: 0...100).map(String.init) ?? "",
        ])
      }
    return (rows, findings)
  }

  private static let header = "party,paid_on,gross,net,note,score\n"

  @Test(
    "rows without any value are blank",
    arguments: ["", ",", ",,,,,", " ", "  ,\t, ,,,", "\"\",,,,,", "\" \",\"\",,,,", "\u{A0},\u{200B},,,,", ",,,,,,,,"])
  func blankRowsAreLeftOut(_ row: String) throws {
    let (rows, findings) = try read(Self.header + "A,,1,,,\n\(row)\nB,,2,,,\n\(row)")
    #expect(rows.map { $0[0] } == ["A", "B"] && findings.isEmpty)
  }

  @Test("a row that is too short is complete if its absent cells may be empty")
  func shortRowsAreComplete() throws {
    let (rows, findings) = try read("note,party,gross\nx,A\ny\nz,C,1\n")
    #expect(rows.map { $0[0] } == ["A", "C"])
    #expect(
      findings.all.map(\.description) == [
        "t: line 3: ragged-row: the row has 1 field, the header 3; check for a missing field, or a line end in a field without quotes"
      ])
  }

  @Test("a file over the limit on bytes is not read")
  func bytesAreLimited() throws {
    let text = "party\nA\n"
    #expect(try read(text, limits: TableLimits(rows: 9, bytes: text.utf8.count)).findings.isEmpty)
    let findings = try read(text, limits: TableLimits(rows: 9, bytes: text.utf8.count - 1)).findings
    #expect(
      findings.all.map(\.description) == [
        "t: too-many-rows: the file is over \(text.utf8.count - 1) bytes, the limit of a table"
      ])
  }

  @Test("the words for a row that is too long fit what is wrong")
  func longRowsAreExplained() throws {
    let findings = try read("party,gross\nA,1,\nB,1,,\nC,1,000\n").findings.all
    #expect(findings.map(\.code) == [.raggedRow, .raggedRow, .raggedRow])
    #expect(findings[0].message.hasSuffix("its last field is empty; remove it"))
    #expect(findings[1].message.hasSuffix("its last fields are empty; remove them"))
    #expect(findings[2].message.hasSuffix("put values with a delimiter in them in quotes"))
  }

  @Test("a header that comes again is reported as such")
  func repeatedHeadersAreReported() throws {
    let (rows, findings) = try read(Self.header + "A,,1,,,\n" + Self.header.uppercased() + "B,,2,,,\n")
    #expect(rows.map { $0[0] } == ["A", "B"])
    #expect(
      findings.all.map(\.description) == ["t: line 3: repeated-header: the header appears again here; remove the row"])
  }

  @Test("values are read as people write them")
  func valuesAreRead() throws {
    let (rows, findings) = try read(
      Self.header + "\u{A0}A ,17/04/2025,\"£1,234.50\",(5),'x,62\nB,17-Apr-25,1234.5-,-,,\nC,2025-04-17,\"1,000\",7,,\n"
    )
    #expect(findings.all.map(\.code) == [.negativeAmount, .negativeAmount])
    #expect(rows.map { $0[1] } == ["2025-04-17", "2025-04-17", "2025-04-17"])
    #expect(rows.map { $0[2] } == ["1234.50", "", "1000"])
    #expect(rows.map { $0[5] } == ["62", "", ""])
  }

  @Test("what a file decides together is decided by all its rows, and said")
  func filesDecideTogether() throws {
    let comma = try read("party;gross;net\nA;1.234;\nB;;0,5\n")
    #expect(comma.rows.map { $0[2] } == ["1234", ""] && comma.rows.map { $0[3] } == ["", "0.5"])
    #expect(comma.findings.isEmpty && comma.findings.notices.contains { $0.contains("decimal comma") })
    let open = try read("party,gross\nA,1.234\nB,2.345\n").findings
    #expect(open.all.map(\.code) == [.ambiguous])
    let order = try read("party,paid_on\nA,04/05/2025\nB,04/17/2025\n")
    #expect(order.rows.map { $0[1] } == ["2025-04-05", "2025-04-17"] && order.findings.isEmpty)
    let assumed = try read("party,paid_on\nA,04/05/2025\n")
    #expect(assumed.rows.map { $0[1] } == ["2025-05-04"] && assumed.findings.notices.count == 1)
    #expect(assumed.findings.readings.map { "\($0.file): \($0.text)" } == assumed.findings.notices)
    #expect(order.findings.readings.isEmpty)
    #expect(try read("party,paid_on\nA,17/04/2025\nB,04/17/2025\n").findings.all.first?.code == .ambiguous)
  }

  @Test("pieces of any size, JSON arrays and JSON lines give the same rows")
  func formsGiveTheSame() throws {
    let csv = "party,gross,note,score\nA,1.50,\"x,\"\"y\",62\nB,2,,\n"
    let array =
      "\n [{\"party\":\"A\",\"gross\":\"1.50\",\"note\":\"x,\\\"y\",\"score\":62},\n{\"party\":\"B\",\"gross\":\"2\"}]"
    let lines =
      "{\"party\":\"A\",\"gross\":\"1.50\",\"note\":\"x,\\\"y\",\"score\":62}\n\n{\"party\":\"B\",\"gross\":\"2\"}\n"
    let expected = try read(csv).rows
    #expect(expected.count == 2 && expected[0][4] == "x,\"y")
    for text in [csv, array, lines, "\u{FEFF}" + csv, csv.split(separator: "\n").joined(separator: "\r\n")] {
      for size in [1, 2, 7, 64] { #expect(try read(text, pieces: [size]).rows == expected) }
    }
    let wrong = try read("{\"party\":\"A\",\"gross\":1.5}\n{\"party\" 2}\n").findings.all
    #expect(
      wrong.map(\.description) == [
        "t: line 2: invalid-json: a JSON row must be fields in braces, {…}, on its own line or in a list; column 10: a colon is expected here"
      ])
    #expect(
      try read("[{\"party\":\"A\",\"gross\":1.5,\"score\":1.5}]").findings.all.map(\.code) == [
        .invalidJSONValue, .invalidJSONValue,
      ])
  }

  @Test("limits are kept at the limit and one past it")
  func limitsAreKept() throws {
    for (limit, isOver) in [(3, false), (2, true)] {
      let limits = TableLimits(rows: limit)
      for text in ["party\nA\nB\nC\n", "[{\"party\":\"A\"},{\"party\":\"B\"},{\"party\":\"C\"}]"] {
        #expect(try read(text, limits: limits).findings.all.map(\.code) == (isOver ? [.tooManyRows] : []))
      }
    }
    let text = "party\nA\n"
    for (limit, isOver) in [(text.utf8.count, false), (text.utf8.count - 1, true)] {
      let found = try read(text, limits: TableLimits(rows: 9, bytes: limit)).findings.all
      #expect(found.map(\.code) == (isOver ? [.tooManyRows] : []))
    }
  }

  @Test("findings of one kind are grouped for people, and all of them are there for scripts")
  func findingsAreGrouped() throws {
    let text = Self.header + (1...9).map { "A,x,1,,,\($0 == 5 ? "101" : "")\n" }.joined()
    let findings = try read(text).findings.all
    #expect(findings.count == 10)
    let lines = TableFindings.lines(findings)
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("t: line 2, column B: not-a-date: paid_on 'x' is not a date"))
    #expect(lines[3] == "t: not-a-date: 6 more in the column 'paid_on' (line 5 to line 10), 9 in all")
    #expect(lines[4] == "t: line 6, column F: not-a-number: score '101' is not a whole number from 0 to 100")
    #expect(TableFindings.text(findings, .csv).split(separator: "\n").count == 11)
    #expect(TableFindings.text(findings, .jsonl).split(separator: "\n").count == 10)
    #expect(
      TableFindings.text([findings[0]], .csv).split(separator: "\n")[1]
        .hasPrefix("t,,2,,paid_on,B,x,not-a-date,\"paid_on 'x' is not a date;"))
  }

  // MARK: Totals

  @Test(
    "a total below the table is left out and said",
    arguments: ["Total", "TOTAL", "sum", "Grand total", "grand-sum", ""], [0, 1])
  func totalsAreLeftOut(_ word: String, _ below: Int) throws {
    let last = below == 1 ? "C,,0,,,\n" : ""
    let total = "\(word),,3,1.5,,\n"
    let (rows, findings) = try read(Self.header + "A,,1,1,,\nB,,2,0.5,,\n\(total)\(last)")
    #expect(rows.map { $0[0] } == ["A", "B"] + (below == 1 ? ["C"] : []) && findings.isEmpty)
    #expect(findings.notices == ["t: line 4: left out, because it is the sum of the rows above"])
  }

  @Test("what only looks like a total is a row or a finding")
  func othersAreNotLeftOut() throws {
    // One row above is not enough for a sum, unless a word says so; and a known Party may have that name.
    #expect(try read(Self.header + "A,,1,,,\n,,1,,,\n").findings.all.map(\.code) == [.missing])
    #expect(try read(Self.header + "A,,1,,,\nTotal,,1,,,\n").rows.count == 1)
    #expect(try read(Self.header + "A,,1,,,\nB,,2,,,\nTotal,,3,,,\n", known: ["Total"]).rows.count == 3)
    // With something else in it that the table uses, it is a row; without an amount, it is a finding.
    #expect(try read(Self.header + "A,,1,,,\nB,,2,,,\nTotal,,3,,x,\n").rows.count == 3)
    let empty = try read(Self.header + "A,,1,,,\nTotal,,,,,\n")
    #expect(empty.rows.count == 1)
    #expect(
      empty.findings.all.map(\.description) == [
        "t: line 3, column A: total-row: the row says 'Total', but has no amount; remove it"
      ])
    let wrong = try read(Self.header + "A,,1,,,\nB,,2,,,\nTotal,,4,,,\n").findings.all
    #expect(wrong.map(\.code) == [.totalRow] && wrong[0].message.contains("gross is not the sum of the rows above, 3;"))
    let further = try read(Self.header + "A,,1,,,\nB,,2,,,\nSubtotal,,3,,,\nC,,4,,,\nD,,5,,,\nTotal,,12,,,\n")
    #expect(
      further.findings.all.map(\.description) == [
        "t: line 4, column A: total-row: the row says 'Subtotal', but more rows follow; remove it"
      ])
    #expect(further.rows.map { $0[0] } == ["A", "B", "C", "D"])
  }

  @Test("a total may have something in columns that the table does not use")
  func otherColumnsAreTotalledToo() throws {
    let header = "party,gross,vat,currency\n"
    let rows = "A,10,2.00,GBP\nB,20,4.00,GBP\n"
    for total in ["Total,30,6,GBP\n", "Total,30,,\n", ",30,6.00,GBP\n", "Total,30,6,total\n"] {
      let read = try read(header + rows + total)
      #expect(read.rows.map { $0[0] } == ["A", "B"] && read.findings.isEmpty, "\(total)")
    }
    for (total, words) in [
      ("Total,30,7,GBP\n", "'7' in the column 'vat'"), ("Total,30,6,EUR\n", "'EUR' in the column 'currency'"),
      ("Total,30,six,GBP\n", "'six' in the column 'vat'"),
    ] {
      let findings = try read(header + rows + total).findings.all.map(\.description)
      #expect(
        findings == [
          "t: line 4, column A: total-row: the row says 'Total', but has \(words), which is not the sum of the rows above; correct it, or remove the row"
        ], "\(total)")
    }
    // Without a word it is a row without its key.
    #expect(try read(header + rows + ",30,7,GBP\n").findings.all.map(\.code) == [.missing])
  }

  @Test(
    "a row in another currency is a finding",
    arguments: ["Currency", "ccy", "Currency Code", "CURR", "Document Currency", "Doc. Curr.", "cur"])
  func otherCurrenciesAreFindings(_ heading: String) throws {
    let table = "party,gross,\(heading)\nA,10,GBP\nB,20,gbp\nC,30,\nD,40,£\nE,50,Pound Sterling\nF,60,EUR\n"
    #expect(
      try read(table).findings.all.map(\.description) == [
        "t: line 7, column C: foreign-currency: \(heading) is 'EUR', and amounts are in pounds; convert the row to GBP, or remove it"
      ])
  }

  @Test("a total row may write pounds in another way", arguments: ["GBP", "gbp", "£", "Sterling"])
  func totalsInPounds(_ text: String) throws {
    #expect(try read("party,gross,currency\nA,10,gbp\nB,20,£\nTotal,30,\(text)\n").findings.isEmpty)
  }

  @Test(
    "a column that is not of currencies may hold anything",
    arguments: ["Current", "Current balance", "Recurring", "Occurred", "Curtailed", "Concurrent"])
  func otherHeadingsAreNotCurrencies(_ heading: String) throws {
    #expect(try read("party,gross,\(heading)\nA,10,EUR\nB,20,12.50\n").findings.isEmpty)
  }

  @Test(
    "a number or pounds in a column of currencies are not a finding",
    arguments: ["1.17", "0", "12.50", "£", "£ 10", "GBP 10.00", "British Pound", "gbp"])
  func numbersAreNotCurrencies(_ value: String) throws {
    #expect(try read("party,gross,Currency rate\nA,10,\(value)\n").findings.isEmpty)
    for other in ["EUR", "€", "EUR 10", "$", "US Dollar"] {
      #expect(
        try read("party,gross,Currency\nA,10,\(value)\nB,10,\(other)\n").findings.all.map(\.code)
          == [.foreignCurrency], "\(other)")
    }
  }

  private struct TotalsRow {
    let key: String
    let gross: Int?
    let net: Int?
    let note: String
    /// In a column that the table does not use.
    let other: String

    var text: String {
      [key, gross.map(String.init) ?? "", net.map(String.init) ?? "", note, other].joined(separator: ",")
    }
  }

  /// Whether a total may have a value in a column that the table does not use, by the values above.
  private func fits(_ value: String, _ above: [String]) -> Bool {
    let above = above.filter { !$0.isEmpty }
    if value.isEmpty || above.isEmpty { return value.isEmpty }
    if above.allSatisfy({ $0 == value }) { return true }
    let numbers = above.compactMap { Int($0) }
    return numbers.count == above.count && numbers.reduce(0, +) == Int(value)
  }

  /// What the contract says of each row of a small table of whole pounds.
  private func plainTotals(_ table: [TotalsRow]) -> [String] {
    let words: Set = ["total", "sum", "grand total"]
    func isWord(_ text: String) -> Bool { text.isEmpty || words.contains(text.lowercased()) }
    var verdicts = Array(repeating: "row", count: table.count)
    var above: [TotalsRow] = []
    for (index, row) in table.enumerated() {
      let amounts = [row.gross, row.net]
      let sums = [above.reduce(0) { $0 + ($1.gross ?? 0) }, above.reduce(0) { $0 + ($1.net ?? 0) }]
      let addsUp =
        amounts.contains { $0 != nil } && zip(amounts, sums).allSatisfy { $0 == nil || $0 == $1 }
        && fits(row.other, above.map(\.other))
      guard isWord(row.key), isWord(row.note), !row.key.isEmpty || addsUp && index >= 2 else {
        above.append(row)
        continue
      }
      verdicts[index] = addsUp && index >= table.count - 2 ? "total" : "finding"
    }
    // One total is left out, the last.
    let totals = verdicts.indices.filter { verdicts[$0] == "total" }
    for index in totals.dropLast() { verdicts[index] = "finding" }
    return verdicts
  }

  @Test("totals are found as the plain way finds them")
  func totalsAreAsThePlainWayFindsThem() throws {
    var random = SeededGenerator(seed: 61)
    var seen: Set<String> = []
    for _ in 0..<rounds(4_000) {
      var table: [TotalsRow] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let key = ["A", "B", "", "Total", "sum", "GRAND TOTAL"].randomElement(using: &random) ?? ""
        let gross = Int.random(in: -1...3, using: &random)
        let net = Int.random(in: -2...2, using: &random)
        let note = ["", "", "", "total", "x"].randomElement(using: &random) ?? ""
        let other = ["", "", "1", "2", "3", "GBP", "GBP", "x"].randomElement(using: &random) ?? ""
        let row = TotalsRow(
          key: key, gross: gross < 0 ? nil : gross, net: net < 0 ? nil : net, note: note, other: other)
        if row.text != ",,,," { table.append(row) }
      }
      let text = "party,gross,net,note,vat\n" + table.map { $0.text + "\n" }.joined()
      let expected = plainTotals(table)
      let (rows, findings) = try read(text)
      let wrong = Set(findings.all.filter { $0.code == .totalRow }.compactMap { $0.place?.number })
      var left: Set<Int> = []
      for notice in findings.notices where notice.hasPrefix("t: line ") {
        if let line = Int(notice.dropFirst(8).prefix { $0 != ":" }) { left.insert(line) }
      }
      var ours: [String] = []
      for line in 2..<table.count + 2 {
        ours.append(wrong.contains(line) ? "finding" : left.contains(line) ? "total" : "row")
      }
      #expect(ours == expected, "\(text)")
      #expect(rows.count == expected.count { $0 == "row" })
      seen.formUnion(expected)
    }
    #expect(seen == ["row", "total", "finding"])
  }
}
