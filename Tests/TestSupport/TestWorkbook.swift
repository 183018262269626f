/// A small workbook whose parts a test writes by hand.
package struct TestWorkbook {
  /// A sheet: its name, the content of its `<sheetData>`, and whether it is hidden.
  package typealias Sheet = (name: String, rows: String, isHidden: Bool)

  package var sheets: [Sheet]
  package var sharedStrings: String?
  package var formats: [String]
  package var from1904 = false
  /// Parts that are added, or that replace parts that are made.
  package var parts: [String: String] = [:]
  package var missing: Set<String> = []

  /// One sheet; `formats` are the codes of the styles from 1 on.
  package init(_ rows: String, strings: String? = nil, formats: [String] = []) {
    self.init(sheets: [("Sheet1", rows, false)], strings: strings, formats: formats)
  }

  package init(sheets: [Sheet], strings: String? = nil, formats: [String] = []) {
    self.sheets = sheets
    sharedStrings = strings
    self.formats = formats
  }

  /// A row of inline texts.
  package static func row(_ cells: [String]) -> String {
    "<row>" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
  }

  package var zip: StoredZip {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    func relationships(_ list: [(id: String, kind: String, target: String)]) -> String {
      "<Relationships xmlns=\"\(package)\">"
        + list.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.kind)\" Target=\"\($0.target)\"/>" }.joined()
        + "</Relationships>"
    }
    var made: [(name: String, text: String)] = [
      ("[Content_Types].xml", "<Types/>"),
      ("_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr date1904=\"\(from1904)\"/><sheets>"
          + sheets.enumerated().map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"s\($0 + 1)\"\($1.isHidden ? " state=\"hidden\"" : "")/>"
          }.joined() + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        relationships(
          sheets.indices.map { ("s\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
            + [("st", "styles", "styles.xml")]
            + (sharedStrings == nil ? [] : [("ss", "sharedStrings", "/xl/strings.xml")]))
      ),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(main)\"><numFmts>"
          + formats.enumerated().map { "<numFmt numFmtId=\"\($0 + 164)\" formatCode=\"\($1)\"/>" }.joined()
          + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
          + formats.indices.map { "<xf numFmtId=\"\($0 + 164)\"/>" }.joined() + "</cellXfs></styleSheet>"
      ),
    ]
    for (index, sheet) in sheets.enumerated() {
      made.append(
        (
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData></worksheet>"
        ))
    }
    if let sharedStrings { made.append(("xl/strings.xml", "<sst xmlns=\"\(main)\">\(sharedStrings)</sst>")) }
    made.removeAll { missing.contains($0.name) || parts[$0.name] != nil }
    return StoredZip(made + parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  package var bytes: [UInt8] { zip.bytes }
}
