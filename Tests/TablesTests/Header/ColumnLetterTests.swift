import Tables
import Testing

@Suite struct ColumnLetterTests {
  @Test("letters and places name each other", arguments: [0, 1, 25, 26, 27, 51, 52, 701, 702, 16_383])
  func lettersNameTheirPlaces(_ index: Int) {
    #expect(TableColumn.index(ofLetter: TableColumn.letter(index)) == index)
  }

  @Test("letters are the same as in a spreadsheet")
  func lettersAreThoseOfASpreadsheet() {
    #expect([0, 25, 26, 701, 702, 16_383].map(TableColumn.letter) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
    #expect(["", "A1", "ABCD", "é"].allSatisfy { TableColumn.index(ofLetter: $0) == nil })
  }
}
