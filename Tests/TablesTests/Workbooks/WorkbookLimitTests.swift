import Tables
import TestSupport
import Testing

/// What a workbook may hold at the most, and what is said beyond. The limits are small ones here, and one more is too many.
struct WorkbookLimitTests {
  private func said(_ workbook: TestWorkbook, _ change: (inout WorkbookLimits) -> Void) -> String? {
    var limits = WorkbookLimits()
    change(&limits)
    return problem(workbook.bytes, limits: limits)
  }

  private let shared = TestWorkbook(
    "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>", strings: "<si><t>abcd</t></si><si><t>ef</t></si>")

  @Test func bytesOfSharedTexts() {
    #expect(said(shared) { $0.sharedBytes = 6 } == nil)
    #expect(
      said(shared) { $0.sharedBytes = 5 }
        == "w.xlsx: the texts of its cells are over the limit of 5 bytes; save it as CSV")
  }

  @Test func countOfSharedTexts() {
    #expect(said(shared) { $0.sharedTexts = 2 } == nil)
    #expect(
      said(shared) { $0.sharedTexts = 1 } == "w.xlsx: the texts of its cells are over the limit of 1; save it as CSV")
  }

  @Test func bytesOfASheet() {
    #expect(said(shared) { $0.sheetBytes = 8 } == nil)
    #expect(
      said(shared) { $0.sheetBytes = 7 } == "w.xlsx: the sheet 'Sheet1' holds over 7 bytes of text; save it as CSV")
  }

  @Test func bytesThroughAPipe() {
    let size = shared.bytes.count
    #expect(said(shared) { $0.packed = size } == nil)
    #expect(
      said(shared) { $0.packed = size - 1 } == "w.xlsx: is over \(size - 1) bytes, the limit of a workbook")
  }

  @Test func bytesOfAllParts() {
    let size = shared.zip.members.reduce(0) { $0 + $1.bytes.count }
    #expect(said(shared) { $0.unpacked = size } == nil)
    #expect(
      said(shared) { $0.unpacked = size - 1 }
        == "w.xlsx: unpacks to \(size) bytes, over the limit of \(size - 1); save it as CSV")
  }

  /// Parts that are not what a workbook's relationships say of them.
  @Test(arguments: [
    ("xl/strings.xml", "it does not contain shared texts"), ("xl/styles.xml", "it does not contain styles"),
  ]) func partsOfAnotherKind(_ part: String, _ words: String) {
    var workbook = shared
    workbook.parts[part] = "<x/>"
    #expect(
      problem(workbook.bytes)
        == "w.xlsx: is damaged: '\(part)': \(words); ask for the file again, or open it in Excel and save it again")
  }
}
