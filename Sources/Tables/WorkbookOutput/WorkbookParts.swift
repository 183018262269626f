/// The parts of a workbook that hold no cells. There is no part with a date or the name of a program.
enum WorkbookParts {
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The name of the part of a sheet, which are counted from 1.
  static func sheetName(_ number: Int) -> String { "xl/worksheets/sheet\(number).xml" }

  /// Of what type each part is.
  static func contentTypes(sheets: Int) -> (name: String, text: String) {
    (
      "[Content_Types].xml",
      declaration + "<Types xmlns=\"\(package)/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>"
        + (1...sheets).map {
          "<Override PartName=\"/\(sheetName($0))\" ContentType=\"\(type).worksheet+xml\"/>"
        }.joined() + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/></Types>"
    )
  }

  /// Where the workbook is.
  static let root = (
    name: "_rels/.rels",
    text: declaration + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\""
      + " Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
  )

  /// Where the sheets are.
  static func relationships(sheets: Int) -> (name: String, text: String) {
    func relationship(_ number: Int, _ type: String, _ target: String) -> String {
      "<Relationship Id=\"rId\(number)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
    }
    return (
      "xl/_rels/workbook.xml.rels",
      declaration + "<Relationships xmlns=\"\(package)/relationships\">"
        + (1...sheets).map { relationship($0, "worksheet", String(sheetName($0).dropFirst(3))) }.joined()
        + relationship(sheets + 1, "styles", "styles.xml") + "</Relationships>"
    )
  }

  /// The names of the sheets, and for each the cells that can be filtered, if there are any.
  static func workbook(_ sheets: [(name: String, filter: String?)]) -> (name: String, text: String) {
    var text =
      declaration + "<workbook xmlns=\"\(spreadsheet)\" xmlns:r=\"\(office)\"><bookViews><workbookView/></bookViews>"
      + "<sheets>"
    for (index, sheet) in sheets.enumerated() {
      text += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    text += "</sheets>"
    // Excel keeps the range of a filter as a hidden name, too. The header and the first column are printed on each page.
    let names = sheets.enumerated().compactMap { index, sheet in
      sheet.filter.map {
        "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(index)\" hidden=\"1\">"
          + "'\(sheet.name)'!\($0)</definedName>"
          + "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">'\(sheet.name)'!$A:$A,'\(sheet.name)'!$1:$1"
          + "</definedName>"
      }
    }
    if !names.isEmpty { text += "<definedNames>" + names.joined() + "</definedNames>" }
    return ("xl/workbook.xml", text + "</workbook>")
  }

  /// The formats of cells, in the order of ``CellStyle``.
  static var styles: (name: String, text: String) {
    let formats = CellStyle.allCases.map { style in
      let number =
        switch style {
        case .general: 0
        case .text, .header, .numberHeader, .wrapped: 49
        case .whole: 1
        case .amount: 4
        case .percentage: 164
        case .date: 165
        case .dateTime: 166
        case .rate: 167
        case .time: 21
        case .elapsed: 46
        }
      let wraps = style == .wrapped || style.isHeader ? " wrapText=\"1\"" : ""
      // Without room behind it a number would touch the text of the next column.
      let side = style.isRight ? " horizontal=\"right\" indent=\"1\"" : ""
      return "<xf numFmtId=\"\(number)\" fontId=\"\(style.isHeader ? 1 : 0)\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
        + " applyNumberFormat=\"1\"\(style.isHeader ? " applyFont=\"1\"" : "")"
        + " applyAlignment=\"1\"><alignment\(side) vertical=\"top\"\(wraps)/></xf>"
    }
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>"
    return (
      "xl/styles.xml",
      declaration + "<styleSheet xmlns=\"\(spreadsheet)\">"
        + "<numFmts count=\"4\"><numFmt numFmtId=\"164\" formatCode=\"0.00##%\"/>"
        + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/>"
        + "<numFmt numFmtId=\"166\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/>"
        + "<numFmt numFmtId=\"167\" formatCode=\"0.00##\"/></numFmts>"
        + "<fonts count=\"2\"><font>\(font)</font><font><b/>\(font)</font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"\(formats.count)\">\(formats.joined())</cellXfs>"
        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
  }

  /// What comes before the rows of a sheet; the header, if it has one, stays where it is when the rows move.
  static func sheetHead(widths: [Int], hasHeader: Bool) -> String {
    let pane = "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
    return declaration + "<worksheet xmlns=\"\(spreadsheet)\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
      + "<sheetViews><sheetView workbookViewId=\"0\">"
      + (hasHeader ? pane : "") + "</sheetView></sheetViews>"
      + (widths.isEmpty
        ? ""
        : "<cols>"
          + widths.enumerated().map {
            "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" width=\"\($1)\" customWidth=\"1\"/>"
          }.joined() + "</cols>") + "<sheetData>"
  }

  /// What comes after the rows of a sheet. It is printed on A4, as wide as this number of pages.
  static func sheetEnd(filter: String?, pages: Int) -> String {
    "</sheetData>" + (filter.map { "<autoFilter ref=\"\($0)\"/>" } ?? "")
      + "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
      + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"\(pages)\" fitToHeight=\"0\"/>"
      + "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
  }
}
