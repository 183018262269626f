import Tables
import Testing

/// What is not a table is told what it is.
@Suite struct FileKindTests {
  private static func archive(_ name: String, _ content: String = "", end: [UInt8] = [0x50, 0x4B, 5, 6]) -> [UInt8] {
    [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26) + Array((name + content).utf8) + end
  }

  private static let cutOff =
    "is a damaged or incomplete workbook or ZIP archive: the list of contents at its end is missing; get the file again"

  @Test(
    "files that are not tables",
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
      (archive("docProps/app.xml", end: []), cutOff), ([0x50, 0x4B, 3], cutOff), ([0x50, 0x4B, 3, 4], cutOff),
      (Array("%PDF-1.7".utf8), "is a PDF; ask for the table as .xlsx or CSV"),
      ([0x89] + "PNG\r\n\u{1A}\n".utf8, "is a picture; ask for the table as .xlsx or CSV"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "is a picture; ask for the table as .xlsx or CSV"),
      (Array("GIF89a".utf8), "is a picture; ask for the table as .xlsx or CSV"),
      ([0x49, 0x49, 0x2A, 0x00], "is a picture; ask for the table as .xlsx or CSV"),
      ([0x4D, 0x4D, 0x00, 0x2A], "is a picture; ask for the table as .xlsx or CSV"),
      (
        Array("SQLite format 3\0".utf8),
        "is an SQLite database (such as an allocation register), not a table; use 'seckit register export' to write a register as a table"
      ),
      ([0x09, 0x08, 0x10, 0x00], "is a workbook of an old Excel; save it as .xlsx or CSV"),
      (Array("BZh91AY&SY".utf8), "is packed with bzip2; unpack it first, or pack it with gzip"),
      ([0x28, 0xB5, 0x2F, 0xFD], "is packed with zstd; unpack it first, or pack it with gzip"),
      (
        Array("7z\u{BC}".unicodeScalars.map { UInt8($0.value) }) + [0xAF, 0x27, 0x1C],
        "is packed with 7-Zip; unpack it first, or pack it with gzip"
      ),
      (Array("Rar!\u{1A}\u{7}".utf8), "is packed with RAR; unpack it first, or pack it with gzip"),
      (
        Array("\u{FEFF} \n<HTML>".utf8),
        "is a web page (HTML); open it in Excel and save it as .xlsx or CSV"
      ),
      (Array("<svg ".utf8), "is a drawing (SVG); ask for the table as .xlsx or CSV"),
    ] as [([UInt8], String)])
  func refused(_ bytes: [UInt8], _ words: String) {
    for pieces in [[], [1]] {
      #expect(OpenedBytes.streamed(bytes, pieces: pieces).error == "t: \(words)")
      #expect(OpenedBytes.whole(bytes, pieces: pieces).error == "t: \(words)")
    }
  }

  @Test(
    "text that begins nearly so",
    arguments: [
      "PK", "PK,a\n", "P", "PK\u{4}", "%PD", "GIF", "<", "<a,b", "SQLite format 3", "BZh", "[id],[party]\n", "{id}",
      "[", "{", "",
      " \n",
    ]) func text(_ text: String)
  {
    #expect(OpenedBytes.streamed(Array(text.utf8), pieces: [1]) == OpenedBytes(text: Array(text.utf8)))
  }

  @Test(
    "JSON is told where rows are read as they come, and is a table where it is read whole",
    arguments: [
      "[{\"a\": 1}]", "\u{FEFF} [ {}]", "{\"a\": 1}\n", "[]", "[\"a\"]", "{}",
    ]) func json(_ text: String)
  {
    let bytes = Array(text.utf8)
    #expect(
      OpenedBytes.streamed(bytes, pieces: [1]).error
        == "t: is JSON, which this command does not read; give the table as CSV or .xlsx")
    #expect(OpenedBytes.whole(bytes, pieces: [1]) == OpenedBytes(text: bytes))
  }
}
