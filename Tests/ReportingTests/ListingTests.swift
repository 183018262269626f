import Messages
import Reporting
import Testing

@Suite("Lists")
struct ListingTests {
  private static let columns: [Listing.Column] = [
    "name", Listing.Column("rows", .number, title: "ROWS"), Listing.Column("note", isOptional: true),
  ]
  private static let rows = [["a", "7", ""], ["longer", "", "one two three four five six seven eight nine ten"]]

  private func text(
    _ format: TableFormat, _ rows: [[String]] = Self.rows, table: Listing.Table = .rows, width: Int = 80
  ) -> String {
    Listing(Self.columns, rows, table: table).text(format, terminal: Terminal(hasColour: false, width: width))
  }

  @Test("a table is as wide as the terminal", arguments: [20, 40, 80, 200])
  func tableIsAsWideAsTheTerminal(_ width: Int) {
    let lines = text(.table, width: width).split(separator: "\n").map(String.init)
    #expect(Array(lines[0...1]) == ["name    ROWS  note", "a          7"])
    // A terminal has at least 40 characters a line.
    let note = Self.rows[1][2].split(separator: " ")
    var expected: [String] = []
    var line = "longer      "
    for word in note {
      if line.count + 1 + word.count > max(width, 40), line.count > 12 {
        expected.append(line)
        line = String(repeating: " ", count: 14) + word
      } else {
        line += (line.count == 12 ? "  " : " ") + word
      }
    }
    #expect(Array(lines[2...]) == expected + [line])
    #expect(lines.allSatisfy { $0.count <= max(width, 40) })
  }

  @Test("rows are upright, without their empty cells")
  func uprightRows() {
    #expect(
      text(.table, table: .upright, width: 200) == """
        name  a
        rows  7

        name  longer
        note  one two three four five six seven eight nine ten

        """)
    #expect(text(.table, [], table: .upright) == "")
  }

  @Test("numbers are at the right, other cells at the left, unless a column says otherwise")
  func alignments() {
    let columns: [Listing.Column] = [
      Listing.Column("a", .number), Listing.Column("b", alignment: .right),
      Listing.Column("c", .number, alignment: .left),
      "d",
    ]
    #expect(
      Listing(columns, [["1", "x", "2", "y"], ["100", "long", "200", "z"]]).text(.table) == """
          a     b  c    d
          1     x  2    y
        100  long  200  z

        """)
  }

  @Test("CSV has a header, the same names, and quotes where RFC 4180 asks for them")
  func csv() {
    #expect(text(.csv, [["a,b", "7", "say \"x\""]]) == "name,rows,note\n\"a,b\",7,\"say \"\"x\"\"\"\n")
    #expect(text(.csv, []) == "name,rows,note\n")
    #expect(Listing([], []).text(.csv) == "")
  }

  @Test("JSON has an object for each row: numbers as numbers, null for none, optional cells left out where empty")
  func json() {
    let long = Self.rows[1][2]
    #expect(
      text(.jsonl) == """
        {"name":"a","rows":7}
        {"name":"longer","note":"\(long)","rows":null}

        """)
    #expect(
      text(.json) == """
        [
          {
            "name" : "a",
            "rows" : 7
          },
          {
            "name" : "longer",
            "note" : "\(long)",
            "rows" : null
          }
        ]

        """)
    #expect(text(.json, []) == "[\n\n]\n" && text(.jsonl, []) == "")
  }

  @Test("JSON may say more than the rows, in snake_case")
  func otherJSON() {
    struct Value: Encodable {
      let firstDay: String
      let byID: [String: Int]
    }
    let value = Value(firstDay: "x", byID: ["someKey": 1])
    let line = #"{"by_id":{"someKey":1},"first_day":"x"}"#
    func text(_ format: TableFormat, _ json: ListingJSON) -> String { Listing(["a"], [["b"]], json: json).text(format) }
    #expect(text(.jsonl, .object(value)) == line + "\n")
    #expect(text(.jsonl, .items([value, value])) == line + "\n" + line + "\n")
    #expect(text(.json, .oneOrMore([value])) == text(.json, .object(value)))
    #expect(text(.json, .oneOrMore([value, value])) == text(.json, .items([value, value])))
    #expect(text(.json, .oneOrMore([value])).hasPrefix("{\n  \"by_id\" : {\n    \"someKey\" : 1\n"))
    #expect(text(.jsonl, .object(value).lined(as: .items(["x"]))) == "\"x\"\n")
    #expect(text(.json, .object(value).lined(as: .items(["x"]))) == text(.json, .object(value)))
    #expect(text(.csv, .object(value)) == "a\nb\n" && text(.table, .object(value)) == "a\nb\n")
  }

  @Test("foreign text is made safe for people, and stays as it is for scripts")
  func foreignText() {
    let rows = [["\u{1B}[31mred\u{202E}", "1", "a\nb"]]
    #expect(text(.table, rows) == "name       ROWS  note\n\u{FFFD}[31mred\u{FFFD}     1  a\u{FFFD}b\n")
    #expect(text(.csv, rows) == "name,rows,note\n\u{1B}[31mred\u{202E},1,\"a\nb\"\n")
    #expect(text(.jsonl, rows) == "{\"name\":\"\\u001b[31mred\u{202E}\",\"note\":\"a\\nb\",\"rows\":1}\n")
  }

  @Test("a wide character takes two columns")
  func wideCharacters() {
    #expect(
      text(.table, [["配電", "1", "x"], ["abcde", "22", "y"]]) == "name   ROWS  note\n配電      1  x\nabcde    22  y\n")
  }

  @Test("amounts, rates and days are text for scripts, and are at the left")
  func otherKinds() {
    let columns: [Listing.Column] = [.amount("sum"), .percentage("rate"), .date("day"), .number("n")]
    let listing = Listing(columns, [["1.50", "4.25", "2025-04-17", "7"]]).sheet("Sums", notes: ["a"])
    #expect(listing.text(.jsonl) == "{\"day\":\"2025-04-17\",\"n\":7,\"rate\":\"4.25\",\"sum\":\"1.50\"}\n")
    #expect(listing.text(.csv) == "sum,rate,day,n\n1.50,4.25,2025-04-17,7\n")
    #expect(listing.sheetName == "Sums" && listing.adding(notes: ["b"]).notes() == ["a", "b"])
  }

  @Test("only what a format asks for is worked out")
  func laziness() {
    func fail() -> [[String]] {
      Issue.record("the rows were worked out")
      return []
    }
    let lines = Listing(["a"], fail(), table: .lines { ["as wide as \($0.width)"] }, json: .object(1))
    #expect(lines.text(.table, terminal: Terminal(hasColour: false, width: 99)) == "as wide as 99\n")
    #expect(lines.text(.json) == "1\n")
  }
}

@Suite("Lines for people")
struct TextLineTests {
  @Test("lines after the first are indented further")
  func hangingLines() {
    let text = "one two three four five six seven"
    #expect(
      hanging(text, first: "  ", rest: 4, width: 24)
        == ["  one two three four", "    five six seven"])
    #expect(hanging(text, first: "note: ", rest: 6, width: 30) == ["note: one two three four five", "      six seven"])
    #expect(
      hanging(text, rest: 2, width: 1) == ["one two three four", "  five six seven"], "at least 20 for the words")
    #expect(hanging("", first: "a ", rest: 1, width: 40) == [])
  }

  @Test("a noun goes with its number", arguments: [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (-1, "-1 rows")])
  func plurals(_ number: Int, _ text: String) {
    #expect(number.counted("row") == text)
    #expect(number.counted("Party", "Parties") == "\(number) " + (number == 1 ? "Party" : "Parties"))
    #expect(number.plural("has", "have") == (number == 1 ? "has" : "have"))
  }

  @Test("spaces fill a text up")
  func padding() {
    #expect("ab".padded(to: 4) == "ab  " && "ab".padded(to: 4, atStart: true) == "  ab" && "ab".padded(to: 1) == "ab")
  }
}
