import Tables
import Testing

/// What is not a table is told what it is.
@Suite struct FileKindTests {
  private static func archive(_ name: String, _ content: String = "") -> [UInt8] {
    [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26) + Array((name + content).utf8)
  }

  @Test(
    "files that are no tables",
    arguments: [
      (
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
        "is a workbook of Excel 97-2003, or one with a password; save it as .xlsx without a password, or as CSV"
      ),
      (
        archive("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        "is an OpenDocument spreadsheet (.ods); save it as .xlsx or CSV"
      ),
      (
        archive("mimetype", "application/vnd.oasis.opendocument.text"),
        "is an OpenDocument file, not a spreadsheet; save its table as .xlsx or CSV"
      ),
      (archive("a.csv", "a,b"), "is a ZIP archive, not a workbook; unpack it, or save the table as .xlsx or CSV"),
      (
        [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18),
        "is a ZIP archive, not a workbook; unpack it, or save the table as .xlsx or CSV"
      ),
    ] as [([UInt8], String)])
  func refused(_ bytes: [UInt8], _ words: String) {
    for pieces in [[], [1]] {
      #expect(OpenedBytes.streamed(bytes, pieces: pieces).error == "t: \(words)")
      #expect(OpenedBytes.whole(bytes, pieces: pieces).error == "t: \(words)")
    }
  }

  @Test("text that begins nearly so", arguments: ["PK", "PK,a\n", "P", "PK\u{3}"]) func text(_ text: String) {
    #expect(OpenedBytes.streamed(Array(text.utf8), pieces: [1]) == OpenedBytes(text: Array(text.utf8)))
  }
}
