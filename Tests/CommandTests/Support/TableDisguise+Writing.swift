import TestSupport

extension TableDisguise {
  /// The bytes of a CSV of plain UTF-8 in this form.
  func bytes(of csv: String) -> [UInt8] {
    let rows = rows(of: csv)
    return form == .text ? encoded(text(of: rows)) : packed(workbook(of: rows).bytes)
  }

  /// What is said of the table in this form: a part of each line on standard error.
  func notices(of csv: String) -> [String] {
    let rows = rows(of: csv)
    let header = hasTitles ? 3 : 1
    var words = isPacked ? ["gzip"] : []
    var notices: [String] = []
    if form == .text {
      let text = text(of: rows)
      switch encoding {
      case .utf8, .utf8Mark: break
      case .utf16Little, .utf16Big, .utf16Unmarked: words.append("UTF-16")
      case .windows1252: if text.utf8.contains(where: { $0 > 0x7F }) { words.append("Windows-1252") }
      }
      if lineEnd == "\r" { words.append("lines that end with CR") }
      if let name = [";": "semicolon", "\t": "tab", "|": "pipe"][delimiter] {
        notices.append("its delimiter is a \(name)")
      }
      if hasTitles || hasSeparatorLine { notices.append("header on line \(header + (hasSeparatorLine ? 1 : 0))") }
    } else {
      if hasSeparatorLine { notices.append("reads the sheet 'Table', the first with the table's columns") }
      if hasTitles { notices.append("header in Table row \(header)") }
    }
    if amounts == .comma, Self.hasAmounts(csv) { notices.append("amounts have a decimal comma") }
    if !words.isEmpty { notices.append("read as \(words.joined(separator: ", "))") }
    if hasTotal, Self.addsUp(csv) { notices.append("left out, because it is the sum of the rows above") }
    return notices
  }

  private func rows(of csv: String) -> [[String]] {
    var rows = dressed(
      PlainCSV(delimiter: ",").records(of: Array(csv.utf8)).records.map { record in
        record.fields.map { String(decoding: $0.value, as: UTF8.self) }
      })
    if hasTitles {
      let blank = Array(repeating: "", count: rows[0].count)
      rows.insert(["Extract of the ledger"] + blank.dropFirst(), at: 0)
      rows.insert(blank, at: 1)
    }
    return rows
  }

  // MARK: Text

  private func text(of rows: [[String]]) -> String {
    var text = hasSeparatorLine ? "sep=\(delimiter)\(lineEnd)" : ""
    for row in rows { text += row.map(field).joined(separator: String(delimiter)) + lineEnd }
    return hasEndOfFile ? text + "\u{1A}" : text
  }

  /// A text in the encoding, and packed.
  func encoded(_ text: String) -> [UInt8] {
    switch encoding {
    case .utf8: packed(Array(text.utf8))
    case .utf8Mark: packed(Array("\u{FEFF}\(text)".utf8))
    case .utf16Little: packed(Self.units(of: "\u{FEFF}\(text)"))
    case .utf16Big: packed(Self.units(of: "\u{FEFF}\(text)").swapped)
    case .utf16Unmarked: packed(Self.units(of: text))
    case .windows1252: packed(text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) })
    }
  }

  private func packed(_ bytes: [UInt8]) -> [UInt8] { isPacked ? Gzip.packed(bytes) : bytes }

  private func field(_ value: String) -> String {
    guard value.contains(delimiter) || value.contains("\"") || value.contains("\n") else { return value }
    return "\"\(value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  private static func units(of text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

  // MARK: Workbooks

  /// The rows in a sheet. A workbook of texts shares them, as Excel does; one of numbers and dates has texts in its cells.
  private func workbook(of rows: [[String]]) -> TestWorkbook {
    var strings: [String] = []
    let lines = rows.map { row in
      "<row>"
        + row.enumerated().map { column, value in
          guard !value.isEmpty else { return column == 0 ? "<c/>" : "<c s=\"1\"/>" }
          if form == .typed { return typed(value) ?? Self.inline(value) }
          strings.append("<si><t xml:space=\"preserve\">\(Self.escaped(value))</t></si>")
          return "<c t=\"s\"><v>\(strings.count - 1)</v></c>"
        }.joined() + "</row>"
    }
    let notes = "<row>\(Self.inline("Printed on Thursday"))</row>"
    var workbook = TestWorkbook(
      sheets: (hasSeparatorLine ? [("Notes", notes, false)] : []) + [("Table", lines.joined(), false)],
      strings: strings.isEmpty ? nil : strings.joined(), formats: ["dd/mm/yyyy", "£#,##0.00", "0.00%"])
    workbook.from1904 = hasEndOfFile
    return workbook
  }

  private static func inline(_ value: String) -> String {
    "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(value))</t></is></c>"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// A value that is a day, a rate or a number, as a number with a format; `nil` for any other.
  private func typed(_ value: String) -> String? {
    if let date = value.wholeMatch(of: #/(\d{4})-(\d\d)-(\d\d)/#) {
      let (year, month, day) = (Int(date.1) ?? 0, Int(date.2) ?? 0, Int(date.3) ?? 0)
      return "<c s=\"1\"><v>\(Self.excelDay(year, month, day) - (hasEndOfFile ? 1_462 : 0))</v></c>"
    }
    if value.hasSuffix("%"), let hundredths = Self.pence(value) {
      return "<c s=\"3\"><v>0.\(String(10_000 + hundredths).dropFirst())</v></c>"
    }
    let number = #/-?([1-9]\d{0,2}(,\d{3})+|0|[1-9]\d{0,13})(\.\d+)?/#
    guard value.wholeMatch(of: number) != nil else { return nil }
    return "<c s=\"\(value.contains(".") ? 2 : 0)\"><v>\(value.replacing(",", with: ""))</v></c>"
  }

  /// The number of a day after 1 March 1900, counted day by day.
  private static func excelDay(_ year: Int, _ month: Int, _ day: Int) -> Int {
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    let years = (1900..<year).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
    let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    // Excel has a 29 February 1900.
    return years + lengths.prefix(month - 1).reduce(0, +) + day + 1
  }
}

extension [UInt8] {
  /// Each two bytes in the other order.
  fileprivate var swapped: [UInt8] { indices.map { self[$0 ^ 1] } }
}
