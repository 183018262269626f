import Foundation
import Tables
import TestSupport
import Testing

/// Workbooks that can't be read: what is said of them. None may crash the reader or keep it running without end.
struct BrokenWorkbookTests {
  private func expectProblem(_ workbook: TestWorkbook, _ words: String, _ location: SourceLocation = #_sourceLocation) {
    let said = problem(workbook.bytes)
    #expect(said?.contains(words) == true, "\(said ?? "nothing")", sourceLocation: location)
    #expect(said?.hasPrefix("w.xlsx: ") == true, sourceLocation: location)
  }

  @Test(arguments: [
    ("<row r=\"2\"/><row r=\"2\"/>", "its rows are not in order, after row 2"), ("<row r=\"x\"/>", "not in order"),
    ("<row r=\"1048577\"/>", "it has a row beyond 1048576"),
    ("<row><c r=\"XFE1\"/></row>", "row 1 has a cell beyond column XFD"),
    ("<row><c r=\"B1\"/><c r=\"B1\"/></row>", "the cells of row 1 are not in order"),
    ("<row><c r=\"B2\"/></row>", "a cell of row 1 says that it is 'B2'"),
    ("<row><c r=\"1\"/></row>", "says that it is '1'"),
    ("<row/><c><v>1</v></c>", "it has a cell outside a row, after row 1"),
    ("<c r=\"A1\"><v>1</v></c><row/>", "outside a row, after row 0"),
    ("<row r=\"4\"/><x><c><v>1</v></c></x>", "outside a row, after row 4"),
    ("<row><c t=\"s\"><v>7</v></c></row>", "A1 has a shared text that is missing"), ("<row><c></row>", "is not XML"),
    ("<row><c><v>&b;</v></c></row>", "is not XML"), ("<row>\u{1}</row>", "is not XML"),
  ])
  func rows(rows: String, words: String) { expectProblem(TestWorkbook(rows), words) }

  @Test func cellsOverTheLimit() throws {
    func row(_ count: Int) -> String { TestWorkbook.row([String(repeating: "é", count: count)]) }
    #expect(try sheetText(TestWorkbook(row(32_767))).count == 32_768)
    expectProblem(TestWorkbook(row(32_768)), "A1: a cell has over 32767 characters")
    expectProblem(TestWorkbook(TestWorkbook.row([String(repeating: "😀", count: 16_384)])), "A1: a cell has over")
    expectProblem(TestWorkbook(row(400_000)), "A1: a cell has over 32767 characters")
    let long = String(repeating: "x", count: 32_768)
    expectProblem(
      TestWorkbook("<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>\(long)</t></si>"), "a cell has over")
    let escapes = String(repeating: "_x0041_", count: 32_767)
    #expect(try sheetText(TestWorkbook(TestWorkbook.row([escapes]))).count == 32_768)
  }

  @Test func entitiesAndDocumentTypes() {
    var workbook = TestWorkbook("")
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
    workbook.parts["xl/worksheets/sheet1.xml"] =
      bomb + "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
    expectProblem(workbook, "'xl/worksheets/sheet1.xml': it has a document type")
    for part in ["xl/workbook.xml", "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"] {
      var workbook = TestWorkbook("")
      workbook.parts[part] = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>"
      expectProblem(workbook, "'\(part)': it has a document type")
    }
  }

  @Test func depthAndLengthOfTags() {
    expectProblem(TestWorkbook(String(repeating: "<row>", count: 70)), "too deeply")
    var workbook = TestWorkbook("")
    workbook.parts["xl/worksheets/sheet1.xml"] = "<worksheet a=\"\(String(repeating: "x", count: 1 << 20))\"/>"
    expectProblem(workbook, "a tag or a comment is over 262144 bytes")
    expectProblem(TestWorkbook("<!--\(String(repeating: "x", count: 1 << 20))-->"), "a tag or a comment is over")
  }

  /// Tags and comments up to the limit are read, wherever the pieces of the part end in them.
  @Test(arguments: [100_000, 140_000, 170_000, 200_000, 230_000, 262_000]) func longTagsAndComments(length: Int) throws
  {
    let long = String(repeating: "x", count: length)
    for before in [0, 20_000, 40_000] {
      let space = String(repeating: " ", count: before)
      let rows = "<row><c><v>1</v></c></row>\(space)<!--\(long)--><row a=\"\(long)\"><c><v>2</v></c></row>"
      #expect(try sheetText(TestWorkbook(rows)) == "1\n2\n")
    }
  }

  @Test func missingAndWrongParts() {
    var workbook = TestWorkbook("<row/>", strings: "")
    workbook.missing = ["xl/worksheets/sheet1.xml"]
    expectProblem(workbook, "the part of the sheet 'Sheet1' is missing")
    workbook.missing = ["xl/workbook.xml"]
    expectProblem(workbook, "the part that lists its sheets is missing")
    workbook.missing = ["_rels/.rels"]
    expectProblem(workbook, "the part that lists its sheets is missing")
    workbook.missing = ["xl/_rels/workbook.xml.rels"]
    expectProblem(workbook, "the part of the sheet 'Sheet1' is missing")
    workbook.missing = ["[Content_Types].xml"]
    expectProblem(workbook, "is a ZIP file, not an Excel workbook; save the table as .xlsx or CSV")
    workbook.parts = ["mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""]
    expectProblem(workbook, "is an OpenDocument file (.ods)")
    workbook = TestWorkbook("")
    workbook.parts["xl/workbook.xml"] = "<w:document xmlns:w=\"w\"/>"
    expectProblem(workbook, "is a Word document")
    // One part under many names would be read as often.
    workbook = TestWorkbook(sheets: [("A", "", false), ("B", "", true)])
    workbook.parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      + "<Relationship Id=\"s2\" Type=\"x/worksheet\" Target=\"worksheets/Sheet1.xml\"/></Relationships>"
    expectProblem(workbook, "two of its sheets are the same part, 'xl/worksheets/Sheet1.xml'")
    // Parts that name themselves, or each other.
    workbook = TestWorkbook("")
    workbook.parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"workbook.xml\"/></Relationships>"
    expectProblem(workbook, "'xl/workbook.xml': it is not a sheet of cells")
    workbook.parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships><Relationship Id=\"s1\" Type=\"x/chartsheet\" Target=\"workbook.xml\"/></Relationships>"
    expectProblem(workbook, "the sheet 'Sheet1' is a chart")
  }

  @Test func membersThatAreNotTaken() {
    var zip = TestWorkbook("<row><c><v>1</v></c></row>").zip
    zip.members[5].flags = 1
    #expect(problem(zip.bytes)?.contains("is encrypted") == true)
    zip = TestWorkbook("").zip
    zip.members.append(zip.members[5])
    #expect(problem(zip.bytes)?.contains("'xl/worksheets/sheet1.xml' appears twice") == true)
    // A reader that tells cases apart, and one that does not, would read different cells.
    zip.members[6].name = "xl/Worksheets/Sheet1.xml"
    #expect(
      problem(zip.bytes)?.contains(
        "'xl/Worksheets/Sheet1.xml' appears twice, also as 'xl/worksheets/sheet1.xml'") == true)
    zip = TestWorkbook("").zip
    zip.members[5].claimedSize = 1 << 31
    zip.members[4].claimedSize = (1 << 31) + 1
    #expect(problem(zip.bytes)?.contains("bytes, over the limit of 4294967296; save it as CSV") == true)
    zip.members[4].claimedSize = nil
    #expect(problem(zip.bytes)?.contains("over 200 times its size") == true)
    zip = TestWorkbook("<row><c><v>1</v></c></row>").zip
    zip.members[5].bytes[80] ^= 1
    zip.members[5].claimedSize = 10
    #expect(problem(zip.bytes)?.contains("can't be unpacked") == true)
  }

  @Test func noZipFileAtAll() {
    #expect(problem([])?.contains("is a ZIP file, not an Excel workbook") == true)
    #expect(problem(Array("PK".utf8))?.contains("its list of contents can't be read") == true)
    #expect(problem(Array("PK\u{3}\u{4}".utf8))?.contains("is damaged") == true)
    #expect(problem(StoredZip([]).bytes)?.contains("w.xlsx: is ") == true)
  }

  @Test func truncatedAnywhere() {
    let bytes = TestWorkbook((1...40).map { TestWorkbook.row(["a\($0)", "b"]) }.joined()).bytes
    for count in 0..<bytes.count { #expect(problem(Array(bytes[..<count])) != nil, "\(count)") }
  }

  @Test func changedAnywhere() {
    let bytes = TestWorkbook(
      (1...20).map { TestWorkbook.row(["a\($0)", "b"]) }.joined(), strings: "<si><t>x</t></si>", formats: ["yyyy"]
    ).bytes
    var random = SeededGenerator(seed: 17)
    for _ in 0..<rounds(4_000) {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed[Int.random(in: changed.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      if let said = problem(changed) { #expect(said.hasPrefix("w.xlsx: ")) }
    }
  }

  /// Workbooks as Excel's kind of programs write them, packed: openpyxl, XlsxWriter and LibreOffice.
  private static let packedBooks = [
    "allocation-libreoffice", "allocation-list", "batch-libreoffice", "batch-openpyxl", "batch-xlsxwriter",
    "kinds-libreoffice", "kinds-openpyxl", "ledger",
  ]

  private func corpus(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: Fixture.path("tables/\(name).xlsx"))))
  }

  @Test(arguments: packedBooks) func truncatedAtEveryThousandthByte(_ name: String) throws {
    let bytes = try corpus(name)
    #expect(problem(bytes) == nil)
    for count in stride(from: 0, to: bytes.count, by: 1_000) + [bytes.count - 1] {
      #expect(problem(Array(bytes[..<count]))?.hasPrefix("w.xlsx: ") == true, "\(count)")
    }
  }

  /// A byte that is changed is told, changes nothing, or changes a value: it never ends the program.
  @Test(arguments: packedBooks) func changedBytesOfTheCorpus(_ name: String) throws {
    let bytes = try corpus(name)
    var random = SeededGenerator(seed: 1_917)
    for _ in 0..<rounds(100) {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        changed[Int.random(in: changed.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      if let said = problem(changed) { #expect(said.hasPrefix("w.xlsx: "), "\(said)") }
    }
  }
}
