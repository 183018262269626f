import Reporting
import TestSupport
import Testing

/// The rule for CSV that is made for spreadsheets.
@Suite struct SpreadsheetTextTests {
  @Test(
    arguments: [
      ("=1+1", "'=1+1"), ("+x", "'+x"), ("-x", "'-x"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("\nx", "'\nx"),
      (" =1", "' =1"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ("-1+2", "'-1+2"), ("-", "-"),
      ("'-", "''-"), ("\"+\" x", "\"+\" x"),
      // What a semicolon, a tab or a line end would open.
      ("a;=b", "a;'=b"), ("a;\"=b", "a;'\"=b"), ("a\n@b", "a\n'@b"), ("=a;=b", "'=a;'=b"), ("ED;GT", "ED;GT"),
      ("a,=b", "a,=b"), ("up +1; down -2", "up +1; down -2"), ("a; -2", "a;' -2"), ("-2.5;x", "'-2.5;x"),
      // Numbers, identifiers and names stay as they are.
      ("-12.50", "-12.50"), ("-.5", "-.5"), ("+.25%", "+.25%"), ("-..5", "'-..5"), ("-.", "'-."), ("+5", "+5"),
      ("-1,234.50", "-1,234.50"), ("-12,50", "-12,50"), ("5;-3", "5;-3"),
      ("-1.5E3", "-1.5E3"), ("+2e-7", "+2e-7"), ("-5%", "-5%"), ("-12,5%", "-12,5%"), ("a;-5%", "a;-5%"),
      ("-E3", "'-E3"), ("-1E", "'-1E"), ("-1E2.5", "'-1E2.5"), ("-1E2%", "'-1E2%"), ("-%", "'-%"), ("-5%%", "'-5%%"),
      ("007", "007"), ("1E5", "1E5"), ("70-B3-D5-1F-30-07-00-00", "70-B3-D5-1F-30-07-00-00"), ("MAR-1", "MAR-1"),
      ("TRUE", "TRUE"), ("'70s Ltd", "'70s Ltd"), ("'", "'"), ("", ""), ("Alpha", "Alpha"), ("Café", "Café"),
      // What looks guarded already is guarded, so that it comes back.
      ("'=1", "''=1"), ("'-12.50", "''-12.50"), ("''\tx", "'''\tx"),
    ])
  func cellsThatWouldRunAreGuarded(_ text: String, _ guarded: String) {
    #expect(SpreadsheetText.guarded(text) == guarded)
    #expect(SpreadsheetText.unguarded(guarded) == text)
  }

  @Test func commasCountWhereTheyDoNotDivide() {
    let semicolon = UInt8(ascii: ";")
    #expect(SpreadsheetText.guarded("a,=b;=c", delimiter: semicolon) == "a,'=b;=c")
    #expect(SpreadsheetText.guarded("-12,50", delimiter: semicolon) == "-12,50")
    #expect(SpreadsheetText.unguarded("'-12,50", delimiter: semicolon) == "'-12,50")
  }

  @Test func whatIsNotAGuardStays() {
    for text in ["'70s Ltd", "'s Gravenhage", "'a", "a;'b", "'5"] { #expect(SpreadsheetText.unguarded(text) == text) }
  }

  /// Texts of what the rule looks at.
  private func text(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "'", "=", "+", "-", "@", ";", ",", "\t", "\r", "\n", " ", "\"", "1", "2.5", ".", "e", "%", "a", "＝", "＋", "－",
      "＠",
      "é",
    ]
    return (0..<Int.random(in: 0...7, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  /// Whether a spreadsheet runs a cell, opened with commas or with semicolons: the rule, said another way.
  private func runs(_ cell: String) -> Bool {
    let parts =
      [cell] + cell.unicodeScalars.split { ";\t\r\n".unicodeScalars.contains($0) }.map { String($0) }
    return parts.contains { part in
      guard let first = part.first, "=+-@＝＋－＠".contains(first), !["=", "+", "-", "@"].contains(part) else {
        return false
      }
      return part.wholeMatch(of: /[-+]?\.?[0-9]([0-9.,]*[0-9])?([eE][-+]?[0-9]+|%)?/) == nil
    } || cell.unicodeScalars.first.map { "\t\r\n".unicodeScalars.contains($0) } ?? false
  }

  @Test func everyTextComesBackAndNoneRuns() {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<rounds(20_000) {
      let text = text(&random)
      let guarded = SpreadsheetText.guarded(text)
      #expect(SpreadsheetText.unguarded(guarded) == text, "\(text.debugDescription)")
      #expect(!runs(guarded), "\(text.debugDescription) \(guarded.debugDescription)")
    }
  }

  /// A file as a whole, in pieces of any length, is each of its cells by itself.
  @Test func aFileIsItsCells() {
    var random = SeededGenerator(seed: 23)
    for round in 0..<rounds(2_000) {
      let delimiter: UInt8 = round.isMultiple(of: 4) ? 0x3B : 0x2C
      let rows = (0..<3).map { _ in (0..<2).map { _ in text(&random) } }
      let csv = rows.map { CSV.record($0, delimiter: delimiter) }.joined()
      let safe = rows.map { row in
        CSV.record(row.map { SpreadsheetText.guarded($0, delimiter: delimiter) }, delimiter: delimiter)
      }
      var filter = SpreadsheetFilter(delimiter: delimiter)
      var bytes = Array(csv.utf8)[...]
      var output: [UInt8] = []
      while !bytes.isEmpty {
        let piece = Array(bytes.prefix(Int.random(in: 1...20, using: &random)))
        output += piece.withUnsafeBytes { filter.filtered($0) }
        bytes = bytes.dropFirst(piece.count)
      }
      output += filter.end()
      #expect(String(decoding: output, as: UTF8.self) == "\u{FEFF}" + safe.joined(), "\(csv.debugDescription)")
      // What was made for spreadsheets once is not guarded again.
      #expect(
        Array(SpreadsheetFilter.text(String(decoding: output, as: UTF8.self), delimiter: delimiter).utf8) == output)
    }
  }

  @Test func aCellThatNoSpreadsheetHoldsPasses() {
    let long = String(repeating: "x", count: 3 << 20)
    let csv = "a,b\n=\(long),\"=\"\"\(long),\"\n=1,2\n"
    #expect(SpreadsheetFilter.text(csv) == "\u{FEFF}a,b\n'=\(long),\"'=\"\"\(long),\"\n'=1,2\n")
  }

  @Test func cellsOfAColumnMayBeWrittenAnew() {
    let csv = SpreadsheetFilter.text("a,b\n10/3,10/3\n=1,x\n") { column, cell in
      column == "b" && cell == "10/3" ? "3,3… (10/3)" : nil
    }
    #expect(csv == "\u{FEFF}a,b\n10/3,\"3,3… (10/3)\"\n'=1,x\n")
  }
}
