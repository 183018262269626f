import DelimitedText
import Files
import Glibc
import Reporting
import Tables
import TestSupport
import Testing

/// Workbooks that are made of CSV, read by openpyxl.
@Suite struct WorkbookOutputTests {
  private static let kinds: [String: Listing.Column.Kind] = [
    "text": .text, "number": .number, "amount": .amount, "percentage": .percentage, "date": .date,
  ]

  private func filter(
    _ further: [WorkbookLayout.Sheet] = [], hasHeader: Bool = true, delimiter: Delimiter = .comma,
    rowLimit: Int = WorkbookLayout.rowLimit
  ) -> WorkbookFilter {
    WorkbookFilter(
      WorkbookLayout("Rows", hasHeader: hasHeader, further: further) { Self.kinds[$0] ?? .text },
      delimiter: delimiter, rowLimit: rowLimit)
  }

  /// The bytes of a workbook that is made of a text in pieces.
  private func workbook(_ csv: [UInt8], by filter: WorkbookFilter, piece: Int = .max) throws -> [UInt8] {
    var filter = filter
    var bytes: [UInt8] = []
    var rest = csv[...]
    while !rest.isEmpty {
      bytes += try Array(rest.prefix(piece)).withUnsafeBytes { try filter.filtered($0) }
      rest = rest.dropFirst(piece)
    }
    return bytes + (try filter.end())
  }

  private func workbook(_ csv: String, by filter: WorkbookFilter) throws -> [UInt8] {
    try workbook(Array(csv.utf8), by: filter)
  }

  /// The cells of all sheets as openpyxl reads them: sheet, cell, type, format, value.
  private static let reader = """
    import sys, openpyxl, zipfile, warnings
    from openpyxl.utils.escape import unescape
    warnings.simplefilter("error")
    for name in sys.argv[1:]:
        assert zipfile.ZipFile(name).testzip() is None
        book = openpyxl.load_workbook(name)
        for sheet in book:
            widths = [int(sheet.column_dimensions[c].width) for c in sorted(sheet.column_dimensions)]
            print(sheet.title, sheet.freeze_panes, sheet.auto_filter.ref, widths, sep="|")
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is None: continue
                    value = cell.value
                    if isinstance(value, str): value = repr(unescape(value))
                    print(cell.coordinate, cell.data_type, cell.number_format, "b" if cell.font.b else "", value, sep="|")
    """

  private func read(_ books: [[UInt8]]) throws -> [String]? {
    guard Python.has("openpyxl") else { return nil }
    let folder = try TemporaryFolder()
    let names = try books.enumerated().map { index, bytes in
      try folder.put(bytes, "\(index).xlsx")
      return folder.path("\(index).xlsx")
    }
    return try #require(Python.run(Self.reader, names)).split(separator: "\n").map(String.init)
  }

  /// Of a workbook what is in quotes is text; all else is what it was there.
  @Test func cellsOfAWorkbookKeepTheirTypes() throws {
    var layout = WorkbookLayout("Rows") { Self.kinds[$0] ?? .text }
    layout.keepsTypes = true
    let csv = "id,number,x\n12,3,1.50\n\"12\",\"3\",2025-04-17\n\"2025-04-17\",,4.25%\n0012,,1.5E+20\nA,,2025-02-30\n"
    let lines = try read([workbook(csv, by: WorkbookFilter(layout))])
    guard let lines else { return }
    #expect(
      lines.filter { $0.contains("|") && !$0.hasPrefix("Rows") && !$0.contains("1|s") } == [
        "A2|n|General||12", "B2|n|0||3", "C2|n|General||1.5", "A3|s|@||'12'", "B3|n|0||3",
        "C3|d|yyyy\\-mm\\-dd||2025-04-17 00:00:00", "A4|s|@||'2025-04-17'", "C4|n|0.00##%||0.0425", "A5|s|@||'0012'",
        "C5|s|@||'1.5E+20'", "A6|s|@||'A'", "C6|s|@||'2025-02-30'",
      ])
  }

  @Test func booleansAndTimesOfAWorkbookStayThose() throws {
    var layout = WorkbookLayout("Rows")
    layout.keepsTypes = true
    let csv = """
      a,b,c
      TRUE,FALSE,"TRUE"
      2025-04-17 09:30:00,1900-03-01 23:59:59,9999-12-31 00:00:01
      09:30:00,23:59:59,100:15:01
      true,2025-04-17 24:00:00,09:60:00
      1900-02-28 09:30:00,9:30:00,09:30

      """
    guard let lines = try read([workbook(csv, by: WorkbookFilter(layout))]) else { return }
    #expect(
      lines.dropFirst(4) == [
        "A2|b|General||True", "B2|b|General||False", "C2|s|@||'TRUE'",
        #"A3|d|yyyy\-mm\-dd\ hh:mm:ss||2025-04-17 09:30:00"#,
        #"B3|d|yyyy\-mm\-dd\ hh:mm:ss||1900-03-01 23:59:59"#, #"C3|d|yyyy\-mm\-dd\ hh:mm:ss||9999-12-31 00:00:01"#,
        "A4|d|h:mm:ss||09:30:00", "B4|d|h:mm:ss||23:59:59", "C4|d|[h]:mm:ss||4 days, 4:15:01", "A5|s|@||'true'",
        "B5|s|@||'2025-04-17 24:00:00'", "C5|s|@||'09:60:00'", "A6|s|@||'1900-02-28 09:30:00'", "B6|s|@||'9:30:00'",
        "C6|s|@||'09:30'",
      ])
  }

  /// Long text goes over several lines, in columns that are as narrow as the pages want.
  @Test func longTextWraps() throws {
    guard Python.has("openpyxl") else { return }
    let long = String(repeating: "word ", count: 40)
    let wide = (["id", "amount"] + (1...6).map { "note\($0)" }).joined(separator: ",")
    let books = [
      "id,note\nA,\(long)\nB,short\n", "\(wide)\nA,1\(String(repeating: ",\(long)", count: 6))\n",
      "id,note\nA,\"two\nlines\"\n", (1...40).map { "heading_number_\($0)" }.joined(separator: ",") + "\nx\n",
    ]
    let program = """
      import sys, openpyxl
      for name in sys.argv[1:]:
          sheet = openpyxl.load_workbook(name)["Rows"]
          widths = [int(c.width) for c in sheet.column_dimensions.values()]
          wraps = [bool(c.alignment.wrap_text) for c in sheet[2]]
          print(max(widths), sum(widths), wraps[:3], sheet.page_setup.fitToWidth, sheet.print_title_cols)
      """
    let folder = try TemporaryFolder()
    let names = try books.enumerated().map { index, csv in
      try folder.put(workbook(csv, by: filter()), "\(index).xlsx")
      return folder.path("\(index).xlsx")
    }
    #expect(
      Python.run(program, names) == """
        60 68 [False, True] 1 $A:$A
        35 230 [False, False, True] 1 $A:$A
        8 16 [False, True] 1 $A:$A
        21 831 [False, False, False] 4 $A:$A

        """)
  }

  /// Numbers and days are at the right, with room behind them, and so are their headings; text and its own at the left.
  @Test func headingsStandAboveTheirCells() throws {
    guard Python.has("openpyxl") else { return }
    let csv = "text,number,amount,percentage,date\nx,1,2.00,3,2025-04-17\n,,,,\n"
    let folder = try TemporaryFolder()
    try folder.put(workbook(csv, by: filter()), "b.xlsx")
    let program = """
      import sys, openpyxl
      for row in openpyxl.load_workbook(sys.argv[1])["Rows"]:
          print([(c.alignment.horizontal or "left", int(c.alignment.indent)) for c in row])
      """
    let right = String(repeating: ", ('right', 1)", count: 4)
    #expect(Python.run(program, [folder.path("b.xlsx")]) == "[('left', 0)\(right)]\n[('left', 0)\(right)]\n")
  }

  @Test func ratesAmongAmounts() throws {
    let listing = Listing(["figure", .amount("now")], [["requirement", "16.00"], ["credit_factor", "16"]])
      .sheet("Rows", rates: "credit_factor")
    let text = listing.text(.csv, terminal: .none)
    guard let lines = try read([workbook(text, by: WorkbookFilter(listing.layout))]) else { return }
    #expect(lines.contains("B2|n|#,##0.00||16.0") && lines.contains("B3|n|0.00##||16"), "\(lines)")
  }

  @Test func cellsHaveTheTypesOfTheirColumns() throws {
    let csv = """
      text,number,amount,percentage,date
      70-B3-D5-1F-30-07-00-00,12,1234.50,4.25,2025-04-17
      007,007,-0.125,0.5,1900-03-01
      =1+1,1234567890123456,1234567890123.45,12,1900-02-28
      2025-04-17,-3,12345678901234.56,-100,9999-12-31
      12.50,1.5,10/3,none,2025-02-30

      ,,,,
      é,0,.5,0.001,17/04/2025

      """
    let notes = WorkbookLayout.Sheet.notes(["=a", "b"])
    let amounts = WorkbookLayout.Sheet("More", ["text", .init("sum", .amount)], [["x", "2.00"], ["", "-0.10"]])
    guard let lines = try read([workbook(csv, by: filter([amounts, notes]))]) else { return }
    #expect(
      lines == [
        "Rows|A2|A1:E7|[24, 19, 25, 16, 13]", "A1|s|@|b|'text'", "B1|s|@|b|'number'", "C1|s|@|b|'amount'",
        "D1|s|@|b|'percentage'", "E1|s|@|b|'date'", "A2|s|@||'70-B3-D5-1F-30-07-00-00'", "B2|n|0||12",
        "C2|n|#,##0.00||1234.5", "D2|n|0.00##||4.25", #"E2|d|yyyy\-mm\-dd||2025-04-17 00:00:00"#,
        "A3|s|@||'007'", "B3|s|@||'007'", "C3|n|General||-0.125", "D3|n|0.00##||0.5",
        #"E3|d|yyyy\-mm\-dd||1900-03-01 00:00:00"#, "A4|s|@||'=1+1'", "B4|s|@||'1234567890123456'",
        "C4|n|#,##0.00||1234567890123.45", "D4|n|0.00##||12", "E4|s|@||'1900-02-28'", "A5|s|@||'2025-04-17'",
        "B5|n|0||-3", "C5|s|@||'12345678901234.56'", "D5|n|0.00##||-100", #"E5|d|yyyy\-mm\-dd||9999-12-31 00:00:00"#,
        "A6|s|@||'12.50'", "B6|s|@||'1.5'", "C6|s|@||'10/3'", "D6|s|@||'none'", "E6|s|@||'2025-02-30'",
        "A7|s|@||'é'", "B7|n|0||0", "C7|s|@||'.5'", "D7|n|0.00##||0.001", "E7|s|@||'17/04/2025'",
        "More|A2|A1:B3|[8, 9]", "A1|s|@|b|'text'", "B1|s|@|b|'sum'", "A2|s|@||'x'", "B2|n|#,##0.00||2.0",
        "B3|n|#,##0.00||-0.1", "Notes|A2|A1:A3|[8]", "A1|s|@|b|'note'", "A2|s|@||'=a'", "A3|s|@||'b'",
      ])
  }

  /// Cells of CSV with what is hard to write: markup, control characters, their escapes, quotes, line ends, bytes that are
  /// not UTF-8.
  private func cell(_ random: inout SeededGenerator) -> [UInt8] {
    let pieces: [[UInt8]] = [
      "a", "<", ">", "&", "\"\"", ",", ";", "\n", "\r\n", "\t", " ", "_x000B_", "_x", "_", "x0041_", "\u{0B}", "\u{0}",
      "\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}", "é", "😀", "=", "'", "]]>", "0",
    ].map { Array($0.utf8) }
    let content = (0..<Int.random(in: 0...6, using: &random)).flatMap { _ in
      pieces.randomElement(using: &random) ?? []
    }
    return [0x22] + content + [0x22]
  }

  @Test func everyTextComesBack() throws {
    guard Python.has("openpyxl") else { return }
    var random = SeededGenerator(seed: 17)
    let folder = try TemporaryFolder()
    var csv = Array("k,text,text\n".utf8)
    for row in 1...rounds(2_000) {
      csv += Array("\(row),".utf8) + cell(&random) + [0x2C] + cell(&random) + [0x0A]
    }
    let bytes = try workbook(csv, by: filter())
    for piece in [1, 7, 100_000] { #expect(try workbook(csv, by: filter(), piece: piece) == bytes) }
    try folder.put(csv, "plain.csv")
    try folder.put(bytes, "plain.xlsx")
    let program = """
      import csv, sys, openpyxl
      from openpyxl.utils.escape import unescape
      plain = [[c for c in r] for r in csv.reader(open(sys.argv[1], newline="", encoding="utf-8"))]
      sheet = openpyxl.load_workbook(sys.argv[2])["Rows"]
      cells = [[unescape(c or "") for c in r] for r in sheet.iter_rows(values_only=True)]
      print(len(plain) - len(cells), [(a, b) for a, b in zip(plain, cells) if a != b][:3])
      """
    #expect(Python.run(program, [folder.path("plain.csv"), folder.path("plain.xlsx")]) == "0 []\n")
  }

  @Test func bytesThatAreNotTextAreMarked() throws {
    let csv = Array("text\na".utf8) + [0xFF, 0x0A]
    guard let lines = try read([workbook(csv, by: filter())]) else { return }
    #expect(lines == ["Rows|A2|A1:A2|[8]", "A1|s|@|b|'text'", "A2|s|@||'a\u{FFFD}'"])
  }

  @Test func delimitersAndHeadersAreAsInTheText() throws {
    let semicolon = try #require(Delimiter("semicolon"))
    let books = [
      try workbook("\u{FEFF}text;date\n1,5;2025-04-17\n", by: filter(delimiter: semicolon)),
      try workbook("Sep=;\ntext;date\n1,5;2025-04-17\n", by: filter()),
      try workbook("text\nb\n", by: filter(hasHeader: false)), try workbook("", by: filter()),
    ]
    guard let lines = try read(books) else { return }
    let rows = [
      "Rows|A2|A1:B2|[8, 13]", "A1|s|@|b|'text'", "B1|s|@|b|'date'", "A2|s|@||'1,5'",
      #"B2|d|yyyy\-mm\-dd||2025-04-17 00:00:00"#,
    ]
    #expect(
      lines == rows + rows + ["Rows|None|None|[8]", "A1|s|@||'text'", "A2|s|@||'b'", "Rows|None|None|[]"])
  }

  @Test func limitsAreErrors() throws {
    func error(_ csv: String, rowLimit: Int = WorkbookLayout.rowLimit) -> UnfitOutput? {
      do {
        _ = try workbook(csv, by: filter(rowLimit: rowLimit))
        return nil
      } catch {
        return error as? UnfitOutput
      }
    }
    let csv = " (--output FILE.csv)"
    #expect(error("text\n" + String(repeating: "é", count: 32_767) + "\n") == nil)
    #expect(
      error("text\na\n" + String(repeating: "é", count: 32_768) + "\n")
        == UnfitOutput(
          "a cell holds 32,767 characters, but the cell in row 3, column text, has 32,768; write CSV\(csv)"))
    // A character outside the first plane counts twice, as in Excel.
    #expect(error("text\n" + String(repeating: "😀", count: 16_383) + "\n") == nil)
    #expect(error("text\n" + String(repeating: "😀", count: 16_384) + "\n") != nil)
    #expect(error(String(repeating: "a,", count: 16_383) + "a\n") == nil)
    #expect(
      error(String(repeating: "a,", count: 16_384) + "a\n")
        == UnfitOutput("a sheet holds 16,384 columns, and row 1 has 16,385; write CSV\(csv)"))
    #expect(error("text\na\nb\n", rowLimit: 3) == nil)
    #expect(
      error("text\na\nb\nc\n", rowLimit: 3)
        == UnfitOutput("a sheet holds 3 rows with the header, but there are more; write CSV\(csv)"))
    // The limit of ZIP files, brought nearer.
    let layout = WorkbookLayout("Rows") { _ in .text }
    #expect(throws: UnfitOutput("a workbook holds at most 4 GiB; write CSV\(csv)")) {
      try workbook(
        "text\n" + String(repeating: "a\n", count: 3000), by: WorkbookFilter(layout, sizeLimit: 1 << 20))
    }
  }

  /// A record that does not end comes in many small pieces: looked at with each, it would take minutes.
  @Test(.timeLimit(.minutes(1))) func longRecordsAreNotReadAgainAndAgain() throws {
    var filter = filter()
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 64)
    _ = try Array("text\n\"".utf8).withUnsafeBytes { try filter.filtered($0) }
    var count = 6
    let error = #expect(throws: UnfitOutput.self) {
      while count < 1 << 25 {
        count += piece.count
        _ = try piece.withUnsafeBytes { try filter.filtered($0) }
      }
    }
    #expect(error == UnfitOutput("a workbook can't hold a row of more than 16 MiB; write CSV (--output FILE.csv)"))
    // At the limit, not at the end of what comes.
    #expect(count < (1 << 24) + 128)
  }

  @Test func anErrorLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    try folder.put("old", "book.xlsx")
    do {
      let file = try OutputFile(path: folder.path("book.xlsx"))
      file.pass(through: filter(rowLimit: 1))
      try file.write("text\na\n")
      #expect(throws: FileError.self) { try file.commit() }
    }
    #expect(try folder.text("book.xlsx") == "old")
    #expect(try folder.names == ["book.xlsx"])
  }
}
