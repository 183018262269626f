import Tables
import TestSupport
import Testing

/// Cells as files have them, and the text that they become.
struct CellTests {
  /// What one cell in column A gives, given its XML.
  private func value(_ cell: String, strings: String? = nil, formats: [String] = [], from1904: Bool = false) throws
    -> String
  {
    var workbook = TestWorkbook("<row r=\"1\">\(cell)</row>", strings: strings, formats: formats)
    workbook.from1904 = from1904
    return String(try sheetText(workbook).dropLast())
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("1", "1"), ("123", "123"), ("123.0", "123"), ("1500.50", "1500.5"), ("-1.25", "-1.25"),
    ("35.09999999999999", "35.1"), ("0.30000000000000004", "0.3"), ("4.2500000000000003E-2", "0.0425"),
    ("1E+3", "1000"), ("1E3", "1000"), ("8.12E+18", "8.12E+18"), ("8.1210690658309253E+18", "8.12106906583093E+18"),
    ("8121069065830924803", "8.12106906583092E+18"), ("999999999999999", "999999999999999"),
    ("9999999999999999", "1E+16"), ("7011223344556677", "7.01122334455668E+15"), ("9.9999999999999999", "10"),
    ("1E-5", "0.00001"),
    ("1E-40", "1E-40"), ("-2.5E-31", "-2.5E-31"), (".5", "0.5"), ("007", "7"), ("1e+400", "1E+400"),
    ("0.000", "0"), ("1.000000000000005", "1.00000000000001"), ("1.00000000000000499", "1"),
    ("NaN", "NaN"), ("1,5", "\"1,5\""), ("1E", "1E"), ("-", "-"), ("1.2.3", "1.2.3"),
  ])
  func number(stored: String, text: String) throws {
    #expect(try value("<c><v>\(stored)</v></c>") == text)
    #expect(try value("<c t=\"n\"><v>\(stored)</v></c>") == text)
  }

  @Test(arguments: [
    ("0.0425", "0.00%", "4.25%"), ("0.042500000000000003", "0%", "4.25%"), ("1", "0%", "100%"),
    ("-0.5", "0.0 %", "-50%"),
    ("0", "0%", "0%"), ("45764", "dd/mm/yyyy", "2025-04-17"), ("45764.4375", "dd/mm/yyyy hh:mm", "2025-04-17 10:30:00"),
    ("45764", "dd/mm/yyyy hh:mm", "2025-04-17"), ("45764.4375", "dd/mm/yyyy", "2025-04-17"),
    ("45763.999999999996", "yyyy-mm-dd hh:mm:ss", "2025-04-17"), ("0.5", "h:mm AM/PM", "12:00:00"),
    ("1.5", "[h]:mm", "36:00:00"), ("1.5", "[h]:mm:ss", "36:00:00"), ("100", "[h]", "2400:00:00"),
    ("200000010000000", "[h]:mm", "200000010000000"), ("2958466", "[h]", "2958466"),
    ("5.7870370370370373E-5", "h:mm:ss", "00:00:05"), ("1E-300", "h:mm:ss", "00:00:00"),
    ("12345678901234567", "00000000000000000000", "1.23456789012346E+16"),
    ("0.000011574074074", "mm:ss", "00:00:01"),
    ("45764.5", "h:mm", "2025-04-17 12:00:00"), ("1", "d mmm yyyy", "1900-01-01"), ("59", "mmm yy", "1900-02-28"),
    ("60", "dd/mm/yyyy", "1900-02-29"), ("61", "dd/mm/yyyy", "1900-03-01"), ("0", "dd/mm/yyyy", "0"),
    ("-1", "dd/mm/yyyy", "-1"), ("2958465", "yyyy", "9999-12-31"), ("2958466", "yyyy", "2958466"),
    ("1E+30", "yyyy", "1E+30"), ("45764", "#,##0&quot; d&quot;", "45764"), ("45764", "#,##0\\d", "45764"),
    ("45764", "[Red]0.00", "45764"), ("45764", "[$-809]d mmmm yyyy;@", "2025-04-17"), ("45764", "0_d", "45764"),
    ("45764", "m", "2025-04-17"), ("45764", "0.00E+00", "45764"), ("45764", "@", "45764"),
    ("45764", "General", "45764"),
    ("123", "00000", "00123"), ("11223344556677", "0000000000000000", "0011223344556677"), ("1.5", "000", "1.5"),
    ("123456", "000", "123456"), ("1234.5", "#,##0.00;[Red]-#,##0.00", "1234.5"), ("3.5", "0.0;d", "3.5"),
  ])
  func format(stored: String, code: String, text: String) throws {
    #expect(try value("<c s=\"1\"><v>\(stored)</v></c>", formats: [code]) == text, "\(code)")
  }

  @Test func formatOfManyLetters() throws {
    let code = String(repeating: "a", count: 200_000) + "d"
    #expect(try value("<c s=\"1\"><v>45764</v></c>", formats: [code]) == "2025-04-17")
  }

  @Test func builtInFormatsAndStylesThatAreNotThere() throws {
    let dates = [14, 15, 16, 17, 22, 27, 36, 50, 57, 58]
    let times = [18, 19, 20, 21, 32, 45, 46, 47, 56]
    for number in 0...60 {
      var workbook = TestWorkbook(
        "<row><c s=\"1\"><v>45764</v></c><c s=\"9\"><v>45764</v></c><c s=\"x\"><v>1</v></c></row>")
      workbook.parts["xl/styles.xml"] =
        "<x:styleSheet xmlns:x=\"m\"><x:cellXfs><x:xf/><x:xf numFmtId=\"\(number)\"/></x:cellXfs></x:styleSheet>"
      let first = try sheetText(workbook).split(separator: ",")[0]
      if dates.contains(number) { #expect(first == "2025-04-17", "\(number)") }
      if times.contains(number) { #expect(first != "45764", "\(number)") }
      if [9, 10].contains(number) { #expect(first == "4576400%") }
      if (0...8).contains(number) || (11...13).contains(number) || (37...44).contains(number) || number > 58 {
        #expect(first == "45764", "\(number)")
      }
      #expect(try sheetText(workbook).hasSuffix(",45764,1\n"))
    }
  }

  @Test func datesFrom1904() throws {
    #expect(try value("<c s=\"1\"><v>0</v></c>", formats: ["dd/mm/yyyy"], from1904: true) == "1904-01-01")
    #expect(try value("<c s=\"1\"><v>44302</v></c>", formats: ["dd/mm/yyyy"], from1904: true) == "2025-04-17")
    #expect(try value("<c s=\"1\"><v>0.25</v></c>", formats: ["h:mm"], from1904: true) == "06:00:00")
  }

  @Test func everyDayOfTheCalendar() throws {
    // All days that Excel has, in one sheet, against the calendar counted on day by day.
    let rows = stride(from: 61, through: 2_958_465, by: 97)
    let text = try sheetText(
      TestWorkbook(rows.map { "<row><c s=\"1\"><v>\($0)</v></c></row>" }.joined(), formats: ["d/m/yyyy"]))
    var lines = text.split(separator: "\n").makeIterator()
    var (year, month, day, serial) = (1900, 3, 1, 61)
    while serial <= 2_958_465 {
      if (serial - 61) % 97 == 0 {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        #expect(lines.next() ?? "" == "\(year)-\(two(month))-\(two(day))")
      }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
      (day, serial) = (day + 1, serial + 1)
      if day > length { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  @Test(arguments: [
    ("<c t=\"b\"><v>1</v></c>", "TRUE"), ("<c t=\"b\"><v>0</v></c>", "FALSE"),
    ("<c t=\"b\"><v>true</v></c>", "TRUE"), ("<c t=\"b\"><v>false</v></c>", "FALSE"),
    ("<c t=\"b\"><v>yes</v></c>", "yes"), ("<c t=\"e\"><v>#N/A</v></c>", "#N/A"),
    ("<c t=\"str\"><f>A1</f><v>x</v></c>", "x"), ("<c><f>1+1</f><v>2</v></c>", "2"),
    ("<c t=\"str\"><f>A1</f><v></v></c>", ""),
    ("<c><f>1+1</f></c>", "#NOT-CALCULATED"), ("<c><f>1+1</f><v></v></c>", "#NOT-CALCULATED"),
    ("<c><f>1+1</f><v/></c>", "#NOT-CALCULATED"),
    ("<c t=\"str\"><f>A1</f></c>", "#NOT-CALCULATED"), ("<c><f t=\"shared\" si=\"0\"/><v>7</v></c>", "7"),
    ("<c t=\"d\"><v>2025-04-17T00:00:00</v></c>", "2025-04-17"), ("<c t=\"d\"><v>2025-04-17</v></c>", "2025-04-17"),
    ("<c t=\"d\"><v>2025-04-17T10:30:00.000Z</v></c>", "2025-04-17 10:30:00"),
    ("<c t=\"inlineStr\"><is><t>a &amp; b</t></is></c>", "a & b"),
    ("<c t=\"inlineStr\"><is><t>caf&#233;</t></is></c>", "café"),
    ("<c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>one</t></r><r><t> two</t></r></is></c>", "one two"),
    ("<c t=\"inlineStr\"><is><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr/></is></c>", "東京"),
    ("<c t=\"str\"><v>a_x000B_b</v></c>", "a\u{0B}b"), ("<c t=\"str\"><v>_x005F_x0041_</v></c>", "_x0041_"),
    ("<c t=\"str\"><v>_x00e9__x004_</v></c>", "é_x004_"), ("<c t=\"str\"><v>_xD83D__xDE00_</v></c>", "😀"),
    ("<c t=\"str\"><v>_xD83D_a_xDE00_</v></c>", "\u{FFFD}a\u{FFFD}"), ("<c t=\"str\"><v>_xD83D_</v></c>", "\u{FFFD}"),
    ("<c t=\"str\"><v>a,b</v></c>", "\"a,b\""), ("<c t=\"str\"><v>say \"hi\"</v></c>", "\"say \"\"hi\"\"\""),
    ("<c t=\"str\"><v>a&#13;&#10;b&#13;c&#10;d</v></c>", "\"a\nb\nc\nd\""), ("<c t=\"new\"><v>x</v></c>", "x"),
    ("<c t=\"str\"><v>[Draft]</v></c>", "\"[Draft]\""), ("<c t=\"str\"><v>sep=;</v></c>", "\"sep=;\""), ("<c/>", ""),
    ("<c><v/></c>", ""),
    // A text that looks like a number or a day is told from one by its quotes.
    ("<c t=\"str\"><v>1.5</v></c>", "\"1.5\""), ("<c t=\"str\"><v>-0012</v></c>", "\"-0012\""),
    ("<c t=\"inlineStr\"><is><t>2025-04-17</t></is></c>", "\"2025-04-17\""),
    ("<c t=\"str\"><v>4.25%</v></c>", "\"4.25%\""), ("<c t=\"str\"><v>1E+3</v></c>", "\"1E+3\""),
    ("<c t=\"str\"><v>70-B3</v></c>", "70-B3"), ("<c t=\"str\"><v>-</v></c>", "-"),
    ("<c t=\"str\"><v>£5</v></c>", "£5"),
    ("<x:c t=\"str\"><x:v>p</x:v></x:c>", "p"), ("<c t=\"str\"><v><![CDATA[<a>]]></v></c>", "<a>"),
    ("<c t=\"str\"><!-- --><v>a<!-- -->b</v></c>", "ab"),
  ])
  func kind(cell: String, text: String) throws {
    let rows = cell.contains("x:") ? cell.replacing("<x:c ", with: "<x:c xmlns:x=\"m\" ") : cell
    let written = try value(rows)
    #expect(written == text)
  }

  @Test func sharedStrings() throws {
    let strings =
      "<si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r></si><si/><si><t>a,_x000B_\"</t></si><si><t>ア</t><rPh><t>a</t></rPh></si><si><t>12</t></si>"
    func shared(_ index: String) throws -> String { try value("<c t=\"s\"><v>\(index)</v></c>", strings: strings) }
    #expect(try shared("0") == "one")
    #expect(try shared("1") == "two")
    #expect(try shared("2") == "")
    #expect(try shared("3") == "\"a,\u{0B}\"\"\"")
    #expect(try shared("4") == "ア")
    #expect(try shared("5") == "\"12\"")
    for index in ["6", "-1", "x", "99999999999999999999"] { #expect(throws: (any Error).self) { try shared(index) } }
    #expect(throws: (any Error).self) { try value("<c t=\"s\"><v>0</v></c>") }
  }
}
