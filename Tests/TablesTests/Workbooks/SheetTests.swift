import Tables
import TestSupport
import Testing

/// Rows of sheets, and the lines that they become.
struct SheetTests {
  @Test func everyRowHasItsLineAndEveryCellItsColumn() throws {
    let rows = """
      <row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="3"/><row r="5"><c r="A5"><v>3</v></c></row>
      <row r="9"><c r="F9" s="1"/></row>
      """
    #expect(try sheetText(TestWorkbook(rows)) == "\n,1,,2\n\n\n3,,,\n")
  }

  @Test func placesMayBeMissing() throws {
    let rows =
      "<row><c><v>1</v></c><c r=\"C1\"><v>2</v></c><c><v>3</v></c></row><row r=\"4\"/><row><c><v>4</v></c></row>"
    #expect(try sheetText(TestWorkbook(rows)) == "1,,2,3\n\n\n\n4,,,\n")
  }

  @Test func rowsFurtherDownAreAsWideAsTheFirst() throws {
    let first = "<row><c r=\"C1\"><v>1</v></c></row>"
    let many = (2...1_500).map { "<row><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
    let last = "<row><c r=\"D1501\"><v>9</v></c></row>"
    let lines = try sheetText(TestWorkbook(first + many + last)).split(separator: "\n")
    #expect(lines.count == 1_501)
    #expect(lines[0] == ",,1")
    #expect(lines[1_498] == "1499,,")
    #expect(lines[1_500] == ",,,9")
  }

  @Test func noteFarToTheRightMakesNoRowWide() throws {
    let rows =
      "<row><c r=\"XFD1\"><v>1</v></c></row><row><c r=\"B2\"><v>2</v></c></row><row><c r=\"A3\"><v>3</v></c></row>"
    let lines = try sheetText(TestWorkbook(rows)).split(separator: "\n")
    #expect(lines[0].count == 16_384)
    #expect(lines[1...] == [",2", "3,"])
  }

  @Test func hiddenRowsAreRead() throws {
    #expect(try sheetText(TestWorkbook("<row hidden=\"1\"><c><v>1</v></c></row>")) == "1\n")
  }

  @Test func emptySheets() throws {
    #expect(try sheetText(TestWorkbook("")) == "")
    #expect(try sheetText(TestWorkbook("<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>")) == "")
    var workbook = TestWorkbook("")
    workbook.parts["xl/worksheets/sheet1.xml"] = "<worksheet/>"
    #expect(try sheetText(workbook) == "")
  }

  @Test func lastCellOfExcel() throws {
    let text = try sheetText(TestWorkbook("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"))
    #expect(text.utf8.count == 1_048_575 + 16_383 + 2)
    #expect(text.hasSuffix(",1\n"))
  }

  @Test func strictNamespaceAndOtherPrefixes() throws {
    var workbook = TestWorkbook("")
    let strict = "http://purl.oclc.org/ooxml"
    workbook.parts["_rels/.rels"] =
      "<p:Relationships xmlns:p=\"p\"><p:Relationship Id=\"a\" Type=\"\(strict)/officeDocument/relationships/officeDocument\" Target=\"/book.xml\"/></p:Relationships>"
    workbook.parts["book.xml"] =
      "<x:workbook xmlns:x=\"\(strict)/spreadsheetml/main\" xmlns:q=\"\(strict)/officeDocument/relationships\"><x:sheets><x:sheet name=\"A\" sheetId=\"1\" q:id=\"k\"/></x:sheets></x:workbook>"
    workbook.parts["_rels/book.xml.rels"] =
      "<Relationships><Relationship Id=\"k\" Type=\"\(strict)/officeDocument/relationships/worksheet\" Target=\".\\deep/../One.XML\"/></Relationships>"
    workbook.parts["one.xml"] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    #expect(try sheetText(workbook) == "5\n")
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000])
  func smallPieces(piece: Int) throws {
    let rows = (1...300).map { TestWorkbook.row(["r\($0)", "a,b", "é"]) }.joined()
    let bytes = TestWorkbook(rows).bytes
    #expect(try sheetText(bytes, piece: piece) == sheetText(bytes))
  }

  @Test func rowsLongerThanTheBufferComeWhole() throws {
    // Each row is 2 MB of text from one shared string of 32,000 characters, more than is held at once.
    let row = "<row>" + String(repeating: "<c t=\"s\"><v>0</v></c>", count: 64) + "</row>"
    let long = String(repeating: "x", count: 32_000)
    let text = try sheetText(TestWorkbook(row + row + "<row><c><v>1</v></c></row>", strings: "<si><t>\(long)</t></si>"))
    let line = Array(repeating: long, count: 64).joined(separator: ",")
    #expect(text == "\(line)\n\(line)\n1\(String(repeating: ",", count: 63))\n")
  }

  @Test func linesAreTracedToCells() throws {
    let rows =
      TestWorkbook.row(["a", "b"]) + TestWorkbook.row(["x\ny\nz"]) + TestWorkbook.row(["c"]) + TestWorkbook.row(["\n"])
      + TestWorkbook.row(["d"])
    let workbook = try Workbook(ScriptedSource(TestWorkbook(sheets: [("ID list", rows, false)]).bytes))
    let source = try workbook.source(of: workbook.sheets[0])
    #expect(try text(of: source) == "a,b\n\"x\ny\nz\",\nc,\n\"\n\",\nd,\n")
    #expect((1...8).map(source.places.row(ofLine:)) == [1, 2, 2, 2, 3, 4, 4, 5])
    #expect(source.places.cell(row: 3, column: 2) == "'ID list'!C3")
  }

  @Test func sheetsAndTheirStates() throws {
    let workbook = try Workbook(
      ScriptedSource(TestWorkbook(sheets: [("One", "", false), ("Two &amp; more", "", true)]).bytes))
    #expect(workbook.sheets.map(\.name) == ["One", "Two & more"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true])
    #expect(!workbook.isSigned)
    var signed = TestWorkbook("")
    signed.parts["_xmlsignatures/origin.sigs"] = ""
    #expect(try Workbook(ScriptedSource(signed.bytes)).isSigned)
  }
}
