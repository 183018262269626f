import DelimitedText
import Files
import Tables
import TestSupport
import Testing

/// How the header of a table is found.
@Suite struct HeaderTests {
  static let schema = TableSchema(
    "sample",
    [
      TableColumn("party", .key, isRequired: true, synonyms: ["SEC Party"], hintWords: ["customer"]),
      TableColumn("gross", .amount, isRequired: true, synonyms: ["Gross Amount", "Total incl. VAT"]),
      TableColumn("due_date", .date, synonyms: ["Payment due"]),
      TableColumn("first"), TableColumn("last"), TableColumn("range"),
    ], alternatives: [[3, 4], [5]])

  private func read(
    _ text: String, _ change: (inout TableReading) -> Void = { _ in }
  ) throws(FileError) -> (header: TableHeader?, rows: [[String]], findings: TableFindings) {
    var reading = TableReading.standard
    change(&reading)
    let findings = TableFindings()
    var rows: [[String]] = []
    let header = try TableReader(Self.schema, findings, reading).read(ScriptedSource(text, name: "t")) { row in
      rows.append(Self.schema.columns.indices.map(row.plain))
    }
    findings.checkMappings(reading, files: ["t"])
    return (header, rows, findings)
  }

  @Test(
    "headings are compared by their letters and digits",
    arguments: [
      "party,gross", "PARTY,Gross", " Party , GROSS ", "\"Par-ty\",g_r_o_s_s", "Par\u{A0}ty,Gross:",
      "SEC Party,Gross Amount",
      "sec_party,\"Total, incl. VAT\"", "SEC-PARTY.,gross (amount)",
    ])
  func headingsAreFolded(_ header: String) throws {
    let (found, rows, findings) = try read("\(header)\nA,1\n")
    #expect(found?.places[0] == 0 && found?.places[1] == 1 && findings.isEmpty && findings.notices.isEmpty)
    #expect(rows.map { [$0[0], $0[1]] } == [["A", "1"]])
  }

  @Test("a title that is called as a column is not the header")
  func titlesMayBeCalledAsColumns() throws {
    let schema = TableSchema("parties", [TableColumn("party", .key, isRequired: true), TableColumn("score")])
    func read(_ text: String) throws -> (header: TableHeader?, rows: [[String]]) {
      var rows: [[String]] = []
      let header = try TableReader(schema, TableFindings()).read(ScriptedSource(text, name: "t")) { row in
        rows.append(schema.columns.indices.map(row.plain))
      }
      return (header, rows)
    }
    for delimiter in [",", ";", "|", "\t"] {
      let text = "Party,,\nAs at 1 April,,\n,,\nParty,x,Score\nA,1,62\n".replacing(",", with: delimiter)
      let (header, rows) = try read(text)
      #expect(header?.line == 4 && rows == [["A", "62"]], "\(text)")
      // Where no other row will do, it is the header.
      let alone = try read("Party,,\nA,,\nB,,\n".replacing(",", with: delimiter))
      #expect(alone.header?.line == 1 && alone.rows == [["A", ""], ["B", ""]])
    }
    #expect(try read("Party\nA\n").header?.line == 1)
  }

  @Test("two headings for one column are an error that names both")
  func twoHeadingsAreAnError() throws {
    let findings = try read("party,gross,SEC Party\nA,1,B\n").findings.all
    #expect(findings.map(\.code) == [.repeatedColumn])
    #expect(findings[0].message.contains("'party' and 'SEC Party'") && findings[0].column?.letter == "C")
    let mapped = try read("party,gross,SEC Party\nA,1,B\n") { $0.mappings = [TableMapping("party=C")!] }
    #expect(mapped.findings.isEmpty && mapped.rows.map { $0[0] } == ["B"])
  }

  @Test("a missing column lists the headings")
  func missingColumnsListTheHeadings() throws {
    let findings = try read("party,net,vat\nA,1,2\n").findings.all
    #expect(findings.map(\.code) == [.missingColumn])
    #expect(findings[0].message == "the column 'gross' is missing; the columns are party, net, vat")
    let all = try read("memo,net,vat\nA,1,2\n").findings.all
    #expect(all.map(\.message) == ["the columns 'party' and 'gross' are missing; the columns are memo, net, vat"])
    #expect(all[0].column == nil)
    // The only heading that is left over is the likeliest.
    let left = try read("party,sum\nA,1\n").findings.all
    #expect(
      left.map(\.message) == [
        "the column 'gross' is missing; the columns are party, sum; if 'sum' is it, give --map gross=B"
      ])
  }

  @Test(
    "headings in brackets are not JSON",
    arguments: ["[party],[gross]", " [party] ; gross", "[party]\t[gross]", "{party},{gross}", "[party],gross"])
  func headingsInBrackets(_ header: String) throws {
    let delimiter = header.first { ",;\t".contains($0) }!
    let (found, rows, findings) = try read("\(header)\nA\(delimiter)1\n")
    #expect(found?.line == 1 && findings.isEmpty && rows.map { [$0[0], $0[1]] } == [["A", "1"]])
  }

  @Test("what begins with a bracket is JSON where it is not a table")
  func whatBeginsWithABracket() throws {
    for text in ["[party]\nA\n", "[ids],[gross]\nA,1\n"] {
      #expect(try read(text).findings.all.map(\.code) == [.missingColumn], "\(text)")
    }
    for text in ["[", "{", "[1,]", "[null]", "[true]", "{party: 1}", "[5, 6]", "[party", "[{\"party\": None}]"] {
      #expect(try read(text).findings.all.map(\.code) == [.invalidJSON], "\(text)")
    }
  }

  @Test(
    "a heading that looks like an absent column is asked about, and never ignored",
    arguments: [("party,grosss", "gross"), ("Customer,gross", "party"), ("party,gross,du_dat", "due_date")])
  func likelyHeadingsAreAskedAbout(_ header: String, _ column: String) throws {
    let (_, rows, findings) = try read("\(header)\nA,1\n")
    #expect(findings.all.contains { $0.code == .unknownColumn && $0.suggestion == column })
    // The rows are read anyway, so that their findings come in one run.
    #expect(rows.count == 1)
  }

  @Test("other columns are named once, and columns without name or values are not")
  func othersAreNamedOnce() throws {
    let (_, rows, findings) = try read("party,gross,Memo,,\nA,1,x,,\nB,2,y,,\n")
    #expect(findings.isEmpty && rows.count == 2 && findings.notices.count == 1)
    #expect(findings.notices[0].hasPrefix("t: not used: Memo (the columns are party, gross,"))
    let nameless = try read("party,gross,,Memo,\nA,1,,x,\nB,2,here,y,\n").findings
    #expect(nameless.notices.count == 1)
    #expect(
      nameless.notices[0].hasPrefix("t: not used: column C, which has no name, Memo (the columns are party, gross,"))
  }

  @Test("a heading that a finding is about is not named as unused")
  func reportedHeadingsAreNotUnused() throws {
    #expect(try read("party,gross,SEC Party\nA,1,B\n").findings.notices.isEmpty)
    #expect(try read("party,gross,du_dat,duedte\nA,1,2025-04-17,x\n").findings.notices.isEmpty)
  }

  @Test("a table with a header alone is said to have no rows")
  func tablesWithoutRows() throws {
    #expect(try read("party,gross\n\n,\n").findings.notices == ["t: has a header, but no rows"])
    #expect(try read("[]").findings.notices == ["t: has no rows"])
    #expect(try read("party,gross\nA,1,2\n").findings.notices.isEmpty)
  }

  @Test("one way to give a range does not miss the other")
  func alternativesAreNotMissed() throws {
    #expect(try read("party,gross,range,frist\nA,1,2,3\n").findings.isEmpty)
    #expect(try read("party,gross,frist\nA,1,3\n").findings.all.map(\.suggestion) == ["first"])
  }

  @Test("titles may be above the header, which is found up to row 20")
  func titlesAreAbove() throws {
    for titles in 0...22 {
      let text = String(repeating: "Ledger of April; all of it\n", count: titles) + "party;gross\nA;1\n"
      let (header, rows, findings) = try read(text)
      #expect((header != nil) == (titles < 20), "\(titles)")
      #expect(rows.count == (titles < 20 ? 1 : 0))
      #expect(findings.notices.contains("t: header on line \(titles + 1)") == (1..<20).contains(titles))
      // One further down is told of.
      let words = "if it is in row \(titles + 1), give --header-row \(titles + 1)"
      #expect(findings.all.contains { $0.message.hasSuffix(words) } == (titles >= 20))
    }
  }

  @Test("--header-row decides, also beyond the first rows")
  func headerRowDecides() throws {
    let text = "party,gross\nA,1\nparty,gross,range\nB,2,3\n" + String(repeating: "x,1,\n", count: 30)
    #expect(try read(text).header?.line == 1)
    #expect(try read(text) { $0.headerRow = 3 }.rows.first?[5] == "3")
    #expect(try read(text) { $0.headerRow = 2 }.findings.all.map(\.code).contains(.missingColumn))
    #expect(try read(text) { $0.headerRow = 99 }.findings.all.map(\.code) == [.emptyFile])
    // Not the row behind a blank one.
    for blank in ["", ",", " ; ", "sep=,"] {
      let findings = try read("\(blank)\nparty,gross\nA,1\n") { $0.headerRow = 1 }.findings.all
      #expect(findings.map(\.code) == [.emptyFile], "\(blank)")
      #expect(findings[0].message.hasPrefix("row 1 (--header-row) has no headings"))
    }
    let long = String(repeating: "title\n", count: 40) + "party,gross\nA,1\n"
    #expect(try read(long) { $0.headerRow = 41 }.rows.count == 1)
  }

  @Test("mappings take headings and letters, and report what is not there")
  func mappingsDecide() throws {
    let text = "Kunde,Brutto,gross\nA,1,2\n"
    let both = try read(text) { $0.mappings = [TableMapping("party=Kunde")!, TableMapping("sample.gross=b")!] }
    #expect(both.findings.isEmpty && both.rows.map { [$0[0], $0[1]] } == [["A", "1"]])
    for wrong in ["party=Nobody", "nothing=A", "other.party=A", "party=D"] {
      let findings = try read(text) { $0.mappings = [TableMapping(wrong)!] }.findings.all
      #expect(findings.contains { $0.code == .unknownColumn && $0.message.contains("--map \(wrong)") }, "\(wrong)")
    }
    let shared = try read(text) { $0.mappings = [TableMapping("gross=Brutto")!, TableMapping("party=B")!] }.findings.all
    #expect(shared.first?.code == .repeatedColumn)
    #expect(
      shared.first?.message
        == "the mappings gross=Brutto and party=B both name the column 'Brutto' (B); give each its own")
    for wrong in ["", "=", "a=", "=b", "nothing", ".a=b"] { #expect(TableMapping(wrong) == nil, "\(wrong)") }
  }

  @Test("delimiters are recognised and said", arguments: [(";", "semicolon"), ("\t", "tab"), ("|", "pipe")])
  func delimitersAreRecognised(_ delimiter: String, _ name: String) throws {
    let (header, rows, findings) = try read("party\(delimiter)gross\nA, B\(delimiter)1\n")
    #expect(header?.delimiter == Delimiter(name) && rows.map { $0[0] } == ["A, B"])
    #expect(findings.notices == ["t: its delimiter is a \(name)"])
    let told = try read("party\(delimiter)gross\nA\(delimiter)1\n") { $0.delimiter = .comma }
    #expect(told.findings.all.last?.message.contains("give --delimiter \(name)") == true)
  }

  @Test("a first line sep= is obeyed")
  func separatorLinesAreObeyed() throws {
    let (header, rows, findings) = try read("sep=;\r\nparty;gross\r\nA;1\r\n")
    #expect(header?.delimiter == Delimiter(";") && header?.line == 2 && rows.count == 1 && findings.isEmpty)
    #expect(try read("sep=:\nparty:gross\nA:1\n").rows.map { $0[1] } == ["1"])
  }

  @Test("what is said of one table wins over what is said of all, and is for it alone")
  func tablesHaveLayoutsOfTheirOwn() throws {
    var (own, other) = (TableLayout(), TableLayout())
    (own.delimiter, own.headerRow) = (Delimiter("tab"), 2)
    other.headerRow = 7
    let text = "party;gross\nparty\tgross\nA\t1\n"
    let (header, rows, _) = try read(text) {
      $0.delimiter = Delimiter(";")
      $0.layouts = ["sample": own, "other": other]
    }
    #expect(header?.line == 2 && rows.map { $0[0] } == ["A"])
    #expect(try read(text) { $0.layouts = ["other": own] }.header?.line == 1)
  }

  @Test("an option that does not go with a file is an error")
  func misplacedOptions() throws {
    func codes(_ text: String, _ change: (inout TableReading) -> Void) throws -> [TableCode] {
      try read(text, change).findings.all.map(\.code)
    }
    let (csv, json) = ("party,gross\nA,1\n", "[{\"party\": \"A\", \"gross\": \"1\"}]")
    #expect(try codes(csv) { $0.sheet = "1" } == [.unusedOption])
    #expect(try codes(json) { $0.sheet = "1" } == [.unusedOption])
    #expect(try codes(json) { $0.delimiter = .comma } == [.unusedOption])
    #expect(try codes(json) { $0.headerRow = 1 } == [.unusedOption])
    #expect(try codes(json) { $0.encoding = .utf8 } == [])
    #expect(try codes(csv) { $0.delimiter = .comma } == [])
  }

  @Test("headers are found as the plain way finds them")
  func headersAreAsThePlainWayFindsThem() throws {
    let columns: [(names: [String], isRequired: Bool)] = Self.schema.columns.map {
      ([$0.name] + $0.synonyms, $0.isRequired)
    }
    let headings = [
      "party", "Sec-Party", "GROSS", "gross amount", "due date", "Payment due", "first", "memo", "", "x y", "range",
    ]
    var random = SeededGenerator(seed: 16)
    var count = 0
    let rounds = rounds(3_000)
    for _ in 0..<rounds {
      var lines: [String] = []
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        let delimiter = [",", ";", "\t", "|"].randomElement(using: &random) ?? ","
        let length = Int.random(in: 1...(Int.random(in: 0..<8, using: &random) == 0 ? 6 : 2), using: &random)
        lines.append(
          (0..<length).map { _ in headings.randomElement(using: &random) ?? "" }.joined(separator: delimiter))
      }
      let text = lines.joined(separator: "\n")
      let plain = PlainHeader.find(text, columns: columns)
      let (header, _, findings) = try read(text)
      guard let plain else {
        #expect(!findings.isEmpty, "\(text)")
        continue
      }
      count += 1
      // Which columns look like one that is absent is tested above: here only what was found counts.
      #expect(header?.line == plain.line, "\(text)")
      #expect(header.map { Character(UnicodeScalar($0.delimiter.byte)) } == plain.delimiter, "\(text)")
      for (ours, theirs) in zip(header?.places ?? [], plain.places) where theirs != nil { #expect(ours == theirs) }
    }
    #expect(count > rounds / 30)
  }
}
