import Messages
import Reporting
import Testing

@Suite("Tables for people")
struct TextTableTests {
  @Test func columnsAreAsWideAsTheirWidestCell() {
    var table = TextTable([.left, .right, .left])
    table.add(["a", "1", "x"])
    table.add(["longer", "1,000", "y"])
    table.add(["", "22", ""])
    #expect(table.lines() == ["a           1  x", "longer  1,000  y", "           22"])
    #expect(table.lines(indent: 2) == ["  a           1  x", "  longer  1,000  y", "             22"])
  }

  @Test func aLastColumnOfNumbersStandsAtTheRight() {
    var table = TextTable([.left, .right])
    table.add(["a", "1"])
    table.add(["bb", "100"])
    #expect(table.lines() == ["a     1", "bb  100"])
  }

  @Test func theLastColumnIsBrokenWhereItPassesTheWidth() {
    var table = TextTable([.left, .left])
    table.add(["key", "one two three four five six seven"])
    table.add(["k", "short"])
    #expect(table.lines(width: 30) == ["key  one two three four five", "     six seven", "k    short"])
    #expect(
      table.lines(indent: 2, width: 29) == ["  key  one two three four", "       five six seven", "  k    short"])
  }

  @Test func aLongWordIsBelowItsRow() {
    var table = TextTable([.left, .left])
    table.add(["key", "one two three four five"])
    table.add(["hash", String(repeating: "h", count: 17)])
    table.add(["", "none"])
    table.add(["empty", ""])
    let hash = ShownText(own: "  " + String(repeating: "h", count: 17))
    #expect(
      table.lines(width: 20) == [
        "key    one two three", "       four five", "hash", hash, "       none", "empty",
      ])
    #expect(table.lines(indent: 1, width: 20)[3] == " hash")
  }

  @Test func otherColumnsAreBrokenWhereTheLastIsNotEnough() {
    var table = TextTable([.left, .right, .left], titles: ["what", "n", "why"])
    table.add(["one two three four", "1,000", "because of it"])
    table.add(["five", "2", "x"])
    #expect(table.lines(width: 40).count == 3)
    #expect(
      table.lines(width: 31) == [
        "what              n  why", "one two       1,000  because of", "three four           it",
        "five              2  x",
      ])
    #expect(
      table.lines(indent: 1, width: 22) == [
        " what       n  why", " one    1,000  because", " two           of it", " three", " four", " five       2  x",
      ])
  }

  @Test func rowsUnderTitlesBecomeBlocksWhereTheyDoNotFit() {
    var table = TextTable([.left, .right, .left], titles: ["  what", "n", ""])
    table.add(["one-two-three", "1,000", "because of it"])
    table.add(["four", "", "x"])
    #expect(
      table.lines(width: 18) == [
        "what  one-two-three", "n     1,000", "      because of", "      it", "", "what  four", "      x",
      ])
    #expect(table.rowLines(width: 18).map(\.count) == [0, 4, 3])
    #expect(TextTable([.left], titles: ["a"]).lines() == ["a"])
  }

  @Test func anEmptyTableHasNoLines() {
    #expect(TextTable([.left]).lines() == [])
    var table = TextTable([.left])
    table.add([""])
    #expect(table.lines(indent: 4) == [""])
  }

  @Test func aRowOfAnotherLengthIsAMistakeOfTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var table = TextTable([.left, .left])
      table.add(["one"])
    }
  }

  @Test(
    arguments: [
      ("", 10, []), ("   ", 10, []), ("one", 10, ["one"]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
      ("a longerword b", 4, ["a", "longerword", "b"]), ("  one   two  ", 20, ["one two"]),
      ("one two three", 1, ["one", "two", "three"]),
    ] as [(String, Int, [String])])
  func wordsAreBrokenIntoLines(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(wrapped(text, width: width).map(\.description) == lines)
  }

  @Test(arguments: [
    (0, "0"), (1, "1"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (999_999, "999,999"),
    (1_234_567, "1,234,567"), (-1, "-1"), (-1_000, "-1,000"), (-123, "-123"),
    (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func numbersAreGroupedByThousands(_ number: Int, _ text: String) {
    #expect(number.grouped == text)
  }
}

@Suite("Small CSV")
struct CSVTests {
  @Test(
    arguments: [
      ([], "\n"), ([""], "\n"), (["a", "b"], "a,b\n"), (["a,b", "c"], "\"a,b\",c\n"), (["a\"b"], "\"a\"\"b\"\n"),
      (["\"\""], "\"\"\"\"\"\"\n"), (["a\nb", "c\rd", "e\r\nf"], "\"a\nb\",\"c\rd\",\"e\r\nf\"\n"),
      ([" a ", "é"], " a ,é\n"),
    ] as [([String], String)])
  func aRecordIsQuotedWhereRFC4180AsksForIt(_ fields: [String], _ text: String) {
    #expect(CSV.record(fields) == text)
  }
}
