import Files
import Messages
import TestSupport
import Testing

/// Names of files are bytes, and stay those bytes as texts.
@Suite struct FileNameTests {
  static let names: [[UInt8]] = [
    [], [0x61, 0xFF, 0x62], [0xC3], [0xED, 0xA0, 0x80, 0x61], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF],
    // Characters that hold bytes, in the name itself, whole and cut short.
    [0xF4, 0x8F, 0xBA, 0x80], [0xF4, 0x8F, 0xBB, 0xBF, 0x2F, 0xF4, 0x8F, 0xBA],
    // Composed and decomposed, which are other names.
    [0xC3, 0xA9], [0x65, 0xCC, 0x81], [0x1B, 0x0A, 0x7F],
  ]

  @Test(arguments: names) func everyNameIsKept(_ bytes: [UInt8]) {
    let text = String(fileName: bytes)
    #expect(text.fileNameBytes == bytes)
    #expect(text.withFileName { String(fileName: $0).fileNameBytes } == bytes)
    if let valid = String(validating: bytes, as: UTF8.self), !valid.holdsBytes { #expect(text == valid) }
  }

  @Test func randomNamesAreKept() {
    var random = SeededGenerator(seed: 18)
    let pieces: [[UInt8]] = [[0xF4, 0x8F, 0xBA, 0x80], [0xE2, 0x82, 0xAC], [0x61], [0xF4], [0x8F], [0xFF]]
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...8, using: &random)).flatMap { _ in
        Bool.random(using: &random)
          ? pieces.randomElement(using: &random) ?? [] : [UInt8.random(in: 1...255, using: &random)]
      }
      #expect(String(fileName: bytes).fileNameBytes == bytes)
    }
  }

  @Test func folderIsFoundAmongBytes() {
    // A mark behind a slash makes one character of both, which is not the slash.
    #expect("a/\u{301}b".fileFolder == "a")
    #expect("/b".fileFolder == "/")
    #expect("b".fileFolder == ".")
  }

  @Test func fileOfAnyBytesIsWrittenAndRead() throws {
    let folder = try TemporaryFolder()
    let path = String(fileName: Array("\(folder.path)/a".utf8) + [0xFF])
    let output = try OutputFile(path: path)
    try output.write("x")
    try output.commit()
    #expect(output.name.hasSuffix("/a\\xFF"))
    #expect(try InputFile.size(of: path) == 1)
    #expect(try InputFile(path: path).rest == 0..<1)
    #expect(try InputFile(path: path).dataName.hasSuffix("/a\\xFF"))
    let error = #expect(throws: FileError.self) { try InputFile(path: path + "\u{1B}") }
    #expect(error?.description.hasSuffix("/a\\xFF\\x1B: no such file; check the path") == true)
  }

  static let texts: [(String, shown: String, name: String)] = [
    ("plain é 𝄞", "plain é 𝄞", "plain é 𝄞"), ("\u{1B}[2J", "\u{FFFD}[2J", "\\x1B[2J"),
    ("a\n\r\tb", "a\u{FFFD}\u{FFFD}\u{FFFD}b", "a\\x0A\\x0D\\x09b"),
    ("\u{9B}1m\u{7F}", "\u{FFFD}1m\u{FFFD}", "\\xC2\\x9B1m\\x7F"),
    ("\u{202E}\u{2066}", "\u{FFFD}\u{FFFD}", "\\xE2\\x80\\xAE\\xE2\\x81\\xA6"),
    ("\u{200B}\u{FEFF}\u{AD}", "\u{FFFD}\u{FFFD}\u{FFFD}", "\\xE2\\x80\\x8B\\xEF\\xBB\\xBF\\xC2\\xAD"),
    ("\u{2028}\u{E0041}", "\u{FFFD}\u{FFFD}", "\\xE2\\x80\\xA8\\xF3\\xA0\\x81\\x81"), ("\0", "\u{FFFD}", "\\x00"),
    (String(fileName: [0x61, 0xFF]), "a\\xFF", "a\\xFF"),
  ]

  @Test(arguments: texts) func whatCannotBeShownIsReplaced(_ text: String, _ shown: String, _ name: String) {
    #expect(text.shown() == shown)
    #expect(text.shownName == name)
    #expect(shown.shown() == shown && name.shownName == name)
  }

  @Test func longTextsAreCut() {
    #expect(String(repeating: "a", count: 60).shown(upTo: 60) == String(repeating: "a", count: 60))
    #expect(String(repeating: "é", count: 61).shown(upTo: 60) == String(repeating: "é", count: 60) + "…")
  }
}
