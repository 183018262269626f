import Foundation
import TestSupport
import Testing

/// Workbooks that other programs have written, read by python-calamine too: the same values in the same cells.
struct PeerTests {
  /// Writes workbooks with XlsxWriter, as many as its argument says: texts that are shared or in their cells, numbers,
  /// days, times, booleans, formulas, blank rows and columns.
  private static let writer = """
    import datetime, random, sys, xlsxwriter
    random.seed(17)
    texts = ["a", "Café €", "x,y", 'say "hi"', "two\\nlines", " space ", "007", "=1+1", "a_x0041_b", "😀", "<&>", "#1"]
    for number in range(int(sys.argv[2])):
        book = xlsxwriter.Workbook(f"{sys.argv[1]}/{number}.xlsx", {"constant_memory": number % 2 == 1})
        day, time = (book.add_format({"num_format": f}) for f in ("d mmm yyyy", "dd/mm/yyyy hh:mm:ss"))
        money = book.add_format({"num_format": "£#,##0.00;[Red]-£#,##0.00"})
        sheet = book.add_worksheet()
        width = random.randint(1, 9)
        for row in range(random.randint(1, 60)):
            if random.random() < 0.1: continue
            for column in range(width):
                kind = random.randint(0, 7)
                if kind == 0: sheet.write_string(row, column, random.choice(texts))
                if kind == 1: sheet.write_string(row, column, f"text {random.randint(0, 40)}")
                if kind == 2: sheet.write_number(row, column, random.randint(-10**9, 10**9))
                if kind == 3: sheet.write_number(row, column, random.randint(-10**9, 10**9) / 100 + 0.1 + 0.2, money)
                if kind == 4: sheet.write_number(row, column, random.randint(61, 80_000), day)
                if kind == 5: sheet.write_number(row, column, random.randint(61, 80_000) + random.randint(1, 86_399) / 86_400, time)
                if kind == 6: sheet.write_boolean(row, column, random.random() < 0.5)
                if kind == 7: sheet.write_formula(row, column, "=1/3", None, random.randint(0, 999) / 7)
        book.close()
    """

  /// The rows of first sheets as calamine reads them, one array of JSON for each.
  private static let reader = """
    import datetime, decimal, json, sys
    from python_calamine import CalamineWorkbook
    def text(value):
        if isinstance(value, bool): return str(value).upper()
        if isinstance(value, (int, float)):
            number = format(decimal.Decimal(f"{value:.15g}"), "f")
            return "0" if number == "-0" else number
        if isinstance(value, datetime.datetime):
            # Fractions of a second come from the binary fraction.
            value = (value + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
            return str(value) if value.time() != datetime.time() else str(value.date())
        return str(value).replace("\\r\\n", "\\n")
    for name in sys.argv[1:]:
        sheet = CalamineWorkbook.from_path(name).get_sheet_by_index(0)
        print(json.dumps([[text(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]))
    """

  private func trimmed(_ rows: [[String]]) -> [[String]] {
    var rows = rows.map { row in Array(row.reversed().drop(while: \.isEmpty).reversed()) }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  private func compare(_ paths: [String]) throws {
    let lines = try #require(Python.run(Self.reader, paths)).split(separator: "\n")
    try #require(lines.count == paths.count)
    for (path, line) in zip(paths, lines) {
      let text = try sheetText(Array(Data(contentsOf: URL(filePath: path))))
      let rows = PlainCSV(delimiter: ",").records(of: Array(text.utf8)).records.map { record in
        record.fields.map { String(decoding: $0.value, as: UTF8.self) }
      }
      #expect(try trimmed(rows) == trimmed(JSONDecoder().decode([[String]].self, from: Data(line.utf8))), "\(path)")
    }
  }

  @Test func workbooksOfXlsxWriter() throws {
    guard Python.has("python_calamine, xlsxwriter") else { return }
    let folder = try TemporaryFolder()
    let count = rounds(60, of: 600)
    _ = try #require(Python.run(Self.writer, [folder.path, "\(count)"]))
    try compare((0..<count).map { folder.path("\($0).xlsx") })
  }

  @Test func workbooksOfTheCorpus() throws {
    guard Python.has("python_calamine") else { return }
    // Not the batch of LibreOffice: its number with an exponent is shown as it is written, and calamine has its value only.
    let names = ["batch-openpyxl", "batch-xlsxwriter", "allocation-list", "allocation-libreoffice", "ledger"]
    try compare(names.map { Fixture.path("tables/\($0).xlsx") })
  }
}
