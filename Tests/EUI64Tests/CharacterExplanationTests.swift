import EUI64
import Testing

@Suite("Explanations of characters and groupings")
struct CharacterExplanationTests {
  private typealias Row = ExplanationTests.Row
  private static let sample = ExplanationTests.sample

  private static let looksAlike: [ExplanationTests.Row] =
    [
      (
        "7O-B3-D5-1F-30-01-00-00",
        "bad-character: \"O\" at character 2 is not a hex digit: letter O for a digit, probably "
      ),
      ("70B3D51F3001oooo", "bad-character: \"o\" at character 13 is not a hex digit: letter o for a digit, probably "),
      (
        "70-B3-D5-lF-30-01-00-00",
        "bad-character: \"l\" at character 10 is not a hex digit: letter l for a digit, probably "
      ),
      (
        "70-B3-D5-IF-3O-01-00-00",
        "bad-character: \"I\" at character 10 is not a hex digit: letter I for a digit, probably "
      ),
      (
        "70-B3-D5-iF-30-01-00-00",
        "bad-character: \"i\" at character 10 is not a hex digit: letter i for a digit, probably "
      ),
      ("70-B3-D5-|F-30-01-00-00", "bad-character: \"|\" at character 10 is not a hex digit: probably "),
      ("70_B3_D5_1F_30_01_00_00", "bad-character: \"_\" at character 3 is not a hex digit: probably "),
      ("70–B3–D5–1F–30–01–00–00", "not-ascii: U+2013 EN DASH at character 3 is not ASCII: probably "),
      (
        sample.replacing("-", with: "\u{2011}"),
        "not-ascii: U+2011 NON-BREAKING HYPHEN at character 3 is not ASCII: probably "
      ),
      (sample.replacing("-", with: "\u{AD}"), "not-ascii: U+00AD SOFT HYPHEN at character 3 is not ASCII: probably "),
      (sample.replacing("-", with: "\u{2212}"), "not-ascii: U+2212 MINUS SIGN at character 3 is not ASCII: probably "),
      (
        sample.replacing("-", with: "\u{FF1A}"),
        "not-ascii: U+FF1A FULLWIDTH COLON at character 3 is not ASCII: probably "
      ),
      (
        "７０-B3-D5-1F-30-01-00-00",
        "not-ascii: U+FF17 FULLWIDTH DIGIT SEVEN at character 1 is not ASCII: probably "
      ),
      (
        "70-ｂ3-D5-1F-30-01-00-00",
        "not-ascii: U+FF42 FULLWIDTH LATIN SMALL LETTER B at character 4 is not ASCII: probably "
      ),
      (
        "\u{FEFF}\(sample)",
        "not-ascii: U+FEFF BYTE ORDER MARK at character 1 is not ASCII: probably "
      ),
      ("\(sample)\u{200B}", "not-ascii: U+200B ZERO WIDTH SPACE at character 24 is not ASCII: probably "),
      ("\u{A0}\(sample)", "not-ascii: U+00A0 NO-BREAK SPACE at character 1 is not ASCII: probably "),
      (
        "70-\u{412}3-D5-1F-30-01-00-00",
        "not-ascii: U+0412 CYRILLIC CAPITAL LETTER VE at character 4 is not ASCII: probably "
      ),
      (
        "70-B3-D5-1F-3\u{41E}-01-00-00",
        "not-ascii: U+041E CYRILLIC CAPITAL LETTER O at character 14 is not ASCII: probably "
      ),
      (
        "70-B3-D5-1F-3\u{39F}-01-00-00",
        "not-ascii: U+039F GREEK CAPITAL LETTER OMICRON at character 14 is not ASCII: probably "
      ),
      ("70-B3\0-D5-1F-30-01-00-00", "control-character: a NUL at character 6: probably "),
      // The white space in front is what the chosen form does not drop.
    ].map { Row($0.0, $0.1 + sample, meant: sample) }
    + [
      Row(
        "\t\(sample)", "control-character: a tab at character 1: probably \(sample)", meant: sample, form: .canonical)
    ]

  private static let unlike: [ExplanationTests.Row] = [
    Row("70-B3-D5-1F-30-01-00-0é", "not-ascii: U+00E9 LATIN SMALL LETTER E WITH ACUTE at character 23 is not ASCII"),
    // The position counts code points, as an editor does.
    Row("70-B3-D5-1F-30-01-00-0é😀", "not-ascii: U+00E9 LATIN SMALL LETTER E WITH ACUTE at character 23 is not ASCII"),
    Row("\u{80}", "not-ascii: U+0080 a character without a name at character 1 is not ASCII"),
    Row("😀", "not-ascii: U+1F600 GRINNING FACE at character 1 is not ASCII"),
    Row("70-B3-D5-1G-30-01-00-00", "bad-character: \"G\" at character 11 is not a hex digit"),
    Row("hello", "bad-character: \"h\" at character 1 is not a hex digit"),
    Row("n/a", "bad-character: \"n\" at character 1 is not a hex digit"),
    Row(
      "#REF!",
      "cell-error: the error #REF! from a spreadsheet; correct its formula there"
    ),
    Row("70-B3\t-D5-1F-30-01-00-00", "control-character: a tab at character 6"),
    Row("70-B3-D5-1F\n-30-01-00-00", "control-character: a line feed at character 12"),
    Row("70-B3-D5-1F-\r30-01-00-00", "control-character: a carriage return at character 13"),
    Row("\(sample)\u{7F}", "control-character: a DEL at character 24"),
    Row("\u{1}\(sample)", "control-character: a control character (0x01) at character 1"),
    Row("\u{1F}\(sample)", "control-character: a control character (0x1F) at character 1"),
  ]

  private static let groupings: [ExplanationTests.Row] = [
    ("70-B3-D5:1F-30-01-00-00", 9), ("70-B3-D5-1F 30-01-00-00", 12), ("70-B3--D5-1F-30-01-00-00", 7),
    ("-70-B3-D5-1F-30-01-00-00", 1), ("70-B3-D5-1F-30-01-00-00-", 24), ("70B3-D51F-3001-0000", 3),
    ("70B3D51F-30010000", 3), ("70.B3.D5.1F.30.01.00.00", 3), ("70  B3 D5 1F 30 01 00 00", 4),
    ("70-B-3D-51-F3-00-10-00-0", 5), (" \t70-B3-D5:1F-30-01-00-00", 11),
  ].map { text, place in
    Row(
      text, "bad-grouping: 16 hex digits, but the grouping breaks at character \(place): probably \(sample)",
      meant: sample)
  }

  private static let forms: [ExplanationTests.Row] = [
    ("70B3D51F30010000", "no separators", TextForm.duis), ("70:b3:D5:1F:30:01:00:00", "colons", .duis),
    ("70 B3 D5 1F 30 01 00 00", "spaces", .duis), ("70B3.D51F.3001.0000", "dots", .duis),
    ("70B3D51F30010000", "no separators", .canonical), ("70:B3:D5:1F:30:01:00:00", "colons", .canonical),
    ("70 B3 D5 1F 30 01 00 00", "spaces", .canonical), ("70B3.D51F.3001.0000", "dots", .canonical),
    ("70-b3-d5-1f-30-01-00-00", "hyphens with lower-case letters", .canonical),
    (" \(sample)", "hyphens with white space around", .canonical),
    ("\(sample) ", "hyphens with white space around", .canonical),
  ].map { text, name, form in
    Row(
      text,
      "form-not-accepted: written with \(name), which the chosen form does not accept: as \(sample) it would be",
      meant: sample, form: form)
  }

  @Test(arguments: looksAlike + unlike + groupings + forms)
  func aTextIsExplained(_ row: ExplanationTests.Row) throws {
    let error = try #require(throws: EUI64ParseError.self) { try EUI64(row.text, form: row.form) }
    #expect(error.description == row.words)
    #expect(error.explanation.meant?.description == row.meant)
  }

  /// Bytes that are not UTF-8 can't come as a string.
  @Test(
    arguments: [
      ([0x37, 0xFF], "byte 0xFF at character 2 is not UTF-8"),
      ([0xC2], "byte 0xC2 at character 1 is not UTF-8"),
      ([0xC2, 0x41], "byte 0xC2 at character 1 is not UTF-8"),
      ([0x80, 0x30], "byte 0x80 at character 1 is not UTF-8"),
      ([0xED, 0xA0, 0x80], "byte 0xED at character 1 is not UTF-8"),
      ([0xC0, 0xAF], "byte 0xC0 at character 1 is not UTF-8"),
    ] as [([UInt8], String)])
  func aByteThatIsNoUTF8IsNamed(_ bytes: [UInt8], _ words: String) throws {
    try bytes.withUnsafeBufferPointer { bytes in
      let fault = try #require(TextFinding(in: bytes, form: .duis))
      let explanation = TextExplanation(of: fault, in: bytes)
      #expect(explanation.message == words)
      #expect(explanation.meant == nil)
    }
  }
}
