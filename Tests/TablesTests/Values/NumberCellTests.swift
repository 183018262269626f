import ExactDecimal
import Files
import Tables
import TestSupport
import Testing

/// Cells of workbooks that are numbers: they have no decimal mark, whatever the texts beside them have.
@Suite struct NumberCellTests {
  private static let schema = TableSchema(
    "sample",
    [
      TableColumn("party", .key, isRequired: true), TableColumn("gross", .amount), TableColumn("day", .date),
      TableColumn("rate", .percentage),
    ])

  private static func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
  private static func shared(_ index: Int) -> String { "<c t=\"s\"><v>\(index)</v></c>" }
  private static func number(_ text: String, style: Int = 0) -> String { "<c s=\"\(style)\"><v>\(text)</v></c>" }

  /// The amounts, the rates and what was found, of rows below a header of these columns.
  private func read(
    _ heading: String, _ cells: [String], strings: String? = nil, decimal: DecimalMark? = nil
  ) throws -> (values: [String], findings: TableFindings) {
    let rows = cells.enumerated().map { "<row>\(Self.text("P\($0)x"))\($1)</row>" }.joined()
    let book = TestWorkbook(
      TestWorkbook.row(["party", heading]) + rows, strings: strings, formats: ["0.00%", "dd/mm/yyyy"])
    let findings = TableFindings()
    var reading = TableReading()
    reading.decimal = decimal
    var values: [String] = []
    try TableReader(Self.schema, findings, reading).read(ScriptedSource(book.bytes, name: "w.xlsx")) { row in
      let value = row.amount(1) ?? row.percentage(3, in: ExactDecimal(0)...ExactDecimal(100))
      values.append(value?.plainText ?? "")
    }
    return (values, findings)
  }

  @Test func numbersAreNoQuestion() throws {
    let (values, findings) = try read("gross", ["1234.5", "1234", "35.09999999999999", "-0.5"].map { Self.number($0) })
    #expect(values == ["1234.50", "1234", "35.1", ""] || values == ["1234.5", "1234", "35.1", ""])
    #expect(findings.all.map(\.code) == [.negativeAmount] && findings.notices.isEmpty)
    // More decimals than money has are a finding with the number as it is, and not 1,234.
    let exact = try read("gross", [Self.number("1.234")]).findings.all
    #expect(exact.map(\.code) == [.notAnAmount])
    #expect(exact.first?.message == "gross '1.234' has more than two decimals: it is exactly 1.234")
    #expect(exact.first?.description.hasPrefix("w.xlsx: Sheet1!B2: not-an-amount: ") == true)
  }

  @Test(arguments: [nil, DecimalMark.comma, .point])
  func numbersDecideNothing(_ decimal: DecimalMark?) throws {
    // A text with a decimal comma beside numbers with decimals contradicts nothing.
    let cells = [Self.number("1.5"), Self.text("0,5"), Self.text("1.234"), Self.number("2.25")]
    let (values, findings) = try read("gross", cells, decimal: decimal)
    if decimal == .point {
      #expect(values == ["1.5", "", "", "2.25"] && findings.all.map(\.code) == [.notAnAmount, .notAnAmount])
    } else {
      #expect(values == ["1.5", "0.5", "1234", "2.25"] && findings.isEmpty, "\(findings.all)")
    }
  }

  @Test func textsStayUnderTheRule() throws {
    // A text that looks like a number is a text, shared or not.
    let strings = "<si><t>1.234</t></si>"
    for cell in [Self.text("1.234"), Self.shared(0)] {
      let findings = try read("gross", [Self.number("1.5"), cell], strings: strings).findings.all
      #expect(findings.map(\.code) == [.ambiguous])
      #expect(findings.first?.value == "1.234" && findings.first?.column?.letter == "B")
      #expect(findings.first?.place?.number == 3 && findings.first?.sheet == "Sheet1")
    }
    #expect(try read("gross", [Self.number("1.5"), Self.text("£1.50")]).values == ["1.5", "1.50"])
  }

  @Test func rates() throws {
    let (values, findings) = try read(
      "rate",
      [Self.number("0.0425", style: 1), Self.number("4.5"), Self.text("5,125"), Self.text("-1"), Self.text("101")])
    #expect(values == ["4.25", "4.5", "5.125", "", ""])
    #expect(findings.all.map(\.code) == [.notAPercentage, .notAPercentage])
    #expect(findings.all.first?.message == "rate '-1' is not from 0 to 100 percent")
    #expect(findings.notices == ["w.xlsx: rates have a decimal comma, as in '5,125' (Sheet1 row 4)"])
    let point = try read("rate", [Self.number("4.5"), Self.text("5,125")], decimal: .point)
    #expect(point.findings.all.map(\.message) == ["rate '5,125' has a decimal comma, but --decimal says point"])
    let comma = try read("rate", [Self.number("4.5"), Self.text("5,125"), Self.text("4.75")], decimal: .comma)
    #expect(comma.values == ["4.5", "5.125", ""])
    #expect(comma.findings.all.map(\.message) == ["rate '4.75' has a decimal point, but --decimal says comma"])
  }

  @Test func totalsOfNumbers() throws {
    // The total is a number, the rows are texts with a decimal comma.
    let cells = [Self.text("0,5"), Self.text("1,25")]
    let rows = cells.enumerated().map { "<row>\(Self.text("P\($0)x"))\($1)</row>" }.joined()
    let total = "<row>\(Self.text("Total"))\(Self.number("1.75"))</row>"
    let book = TestWorkbook(TestWorkbook.row(["party", "gross"]) + rows + total)
    let findings = TableFindings()
    var count = 0
    try TableReader(Self.schema, findings).read(ScriptedSource(book.bytes, name: "w.xlsx")) { _ in count += 1 }
    #expect(count == 2 && findings.isEmpty, "\(findings.all)")
  }

  @Test func totalsThatDoNotAddUp() throws {
    let findings = TableFindings()
    try TableReader(Self.schema, findings).read(ScriptedSource("party,gross\nA,1\nB,2\nTotal,4\n", name: "t")) { _ in }
    #expect(
      findings.all.map { "\($0.column?.letter ?? "") \($0.value ?? "") \($0.code.rawValue)" } == ["B 4 total-row"])
    let further = TableFindings()
    try TableReader(Self.schema, further).read(
      ScriptedSource("party,gross\nA,1\nB,2\nSubtotal,3\nC,1\nD,2\nTotal,6\n", name: "t")
    ) { _ in }
    #expect(further.all.map { "\($0.column?.letter ?? "") \($0.value ?? "")" } == ["A Subtotal"])
  }

  @Test func keysInTwoSpellings() throws {
    let findings = TableFindings()
    var spellings = KeySpellings()
    let rows = ["Alpha", "ALPHA", "alpha", "ALPHA", "B", "b", "C", "c", "D", "d", "E", "e"].map { $0 + ",1\n" }.joined()
    try TableReader(Self.schema, findings).read(ScriptedSource("party,gross\n" + rows, name: "t")) { row in
      spellings.note(row.plain(0), row)
    }
    #expect(
      findings.notices == [
        "t: line 3: 'ALPHA' is read as 'Alpha', in another case",
        "t: line 4: 'alpha' is read as 'Alpha', in another case",
        "t: line 7: 'b' is read as 'B', in another case",
        "t: line 9: more names in another case were matched after this, and are not listed",
      ])
  }
}
