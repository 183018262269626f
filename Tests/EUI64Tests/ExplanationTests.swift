import EUI64
import Testing

@Suite("Explanations")
struct ExplanationTests {
  /// A text, the form it is read in, the whole of what is said of it, and the canonical text of what was meant.
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let words: String
    let meant: String?
    var form = TextForm.duis

    init(_ text: String, _ words: String, meant: String? = nil, form: TextForm = .duis) {
      self.text = text
      self.words = words
      self.meant = meant
      self.form = form
    }

    var testDescription: String { "\(text.debugDescription) as \(form)" }
  }

  static let sample = "70-B3-D5-1F-30-01-00-00"
  private static let lost =
    "a number in scientific notation, from a spreadsheet; its last digits are lost, so take the identifier"
    + " from its source again"
  private static let lostDigits =
    "a number whose last digits a spreadsheet or JavaScript lost; take the identifier from its source"
    + " again"
  private static let rounded =
    "; a spreadsheet or a program may have rounded it, so check it against its source"
  private static let cell = "two identifiers, probably the range \(sample) to 70-B3-D5-1F-30-01-FF-FF, in one cell"
  private static let last = "70-B3-D5-1F-30-01-FF-FF"

  private static let numbers: [Row] = [
    Row(
      "8121069065324085248",
      "wrong-length: 19 hex digits where 16 are needed: as a decimal integer it is"
        + " 70-B3-D5-49-A3-0E-40-00\(rounded)", meant: "70-B3-D5-49-A3-0E-40-00"),
    Row(
      "8121068883005210624",
      "wrong-length: 19 hex digits where 16 are needed: as a decimal integer it is 70-B3-D5-1F-30-01-00-00\(rounded)",
      meant: "70-B3-D5-1F-30-01-00-00"),
    Row(
      "8121068883005210624.0",
      "wrong-length: 20 hex digits where 16 are needed: as a decimal integer it is 70-B3-D5-1F-30-01-00-00\(rounded)",
      meant: "70-B3-D5-1F-30-01-00-00"),
    // One more than a Double holds.
    Row(
      "8121068883005210625",
      "wrong-length: 19 hex digits where 16 are needed: as a decimal integer it is 70-B3-D5-1F-30-01-00-01",
      meant: "70-B3-D5-1F-30-01-00-01"),
    Row(
      "12345678901234567",
      "wrong-length: 17 hex digits where 16 are needed: as a decimal integer it is"
        + " 00-2B-DC-54-5D-6B-4B-87", meant: "00-2B-DC-54-5D-6B-4B-87"),
    // As a spreadsheet leaves it, as JavaScript does, and the shortest and longest of the kind.
    Row("8121068883005210000", "wrong-length: 19 hex digits where 16 are needed: \(lostDigits)"),
    Row("8121068883005211000", "wrong-length: 19 hex digits where 16 are needed: \(lostDigits)"),
    Row("8121068883005210000.0", "wrong-length: 20 hex digits where 16 are needed: \(lostDigits)"),
    Row("10000000000000000", "wrong-length: 17 hex digits where 16 are needed: \(lostDigits)"),
    Row("18446744073709552000", "wrong-length: 20 hex digits where 16 are needed: \(lostDigits)"),
    Row("812106888300521000000000", "wrong-length: 24 hex digits where 16 are needed: \(lostDigits)"),
    Row(
      "18446744073709551615",
      "wrong-length: 20 hex digits where 16 are needed: as a decimal integer it is FF-FF-FF-FF-FF-FF-FF-FF",
      meant: "FF-FF-FF-FF-FF-FF-FF-FF"),
    Row("18446744073709551616", "wrong-length: 20 hex digits where 16 are needed"),
    Row("8.12107E+18", "bad-character: \"+\" at character 9 is not a hex digit: \(lost)"),
    Row("8.12107e+18", "bad-character: \"+\" at character 9 is not a hex digit: \(lost)"),
    Row("8E+18", "bad-character: \"+\" at character 3 is not a hex digit: \(lost)"),
    Row("8.12107E18", "wrong-length: 9 hex digits where 16 are needed: \(lost)"),
    // Hex digits alone, so no number of a spreadsheet.
    Row("8E18", "wrong-length: 4 hex digits where 16 are needed"),
    Row("8,12107E+18", "bad-character: \",\" at character 2 is not a hex digit"),
    Row(
      "123456789012345",
      "wrong-length: 15 hex digits where 16 are needed: one digit is missing; a spreadsheet drops a zero at the beginning"
    ),
    Row(
      "1234567890123450",
      "form-not-accepted: written with no separators, which the chosen form does not accept: as 12-34-56-78-90-12-34-50"
        + " it would be; a spreadsheet may have lost its last digit, so check it against its source",
      meant: "12-34-56-78-90-12-34-50"),
    Row("7B3D51F30010000", "wrong-length: 15 hex digits where 16 are needed: one digit is missing"),
    Row("70B3D51F300100001", "wrong-length: 17 hex digits where 16 are needed: one digit too many"),
  ]

  private static let wrappers: [Row] = [
    Row(
      "0x70B3D51F30010000", "bad-character: \"x\" at character 2 is not a hex digit: the prefix 0x before \(sample)",
      meant: sample),
    Row(
      "0X\(sample)", "bad-character: \"X\" at character 2 is not a hex digit: the prefix 0x before \(sample)",
      meant: sample),
    Row("0xZZ", "bad-character: \"x\" at character 2 is not a hex digit"),
    Row(
      "urn:dev:mac:70b3d51f30010000",
      "bad-character: \"u\" at character 1 is not a hex digit: a device URN (RFC 9039) before \(sample)", meant: sample),
    Row(
      "0870B3D51F30010000",
      "wrong-length: 18 hex digits where 16 are needed: the length octet 08 of GBCS before \(sample)", meant: sample),
    Row(
      "08-\(sample)", "wrong-length: 18 hex digits where 16 are needed: the length octet 08 of GBCS before \(sample)",
      meant: sample),
    Row(
      "040870B3D51F30010000",
      "wrong-length: 20 hex digits where 16 are needed: the DER header 04-08 of an octet string before \(sample)",
      meant: sample),
    Row(
      "03090070B3D51F30010000",
      "wrong-length: 22 hex digits where 16 are needed: the DER header 03-09-00 of a bit string before \(sample)",
      meant: sample),
    Row(
      "(\(sample))", "bad-character: \"(\" at character 1 is not a hex digit: () is around \(sample)", meant: sample),
    Row(
      "[\(sample)]", "bad-character: \"[\" at character 1 is not a hex digit: [] is around \(sample)", meant: sample),
    Row(
      "{\(sample)}", "bad-character: \"{\" at character 1 is not a hex digit: {} is around \(sample)", meant: sample),
    Row(
      "<\(sample)>", "bad-character: \"<\" at character 1 is not a hex digit: <> is around \(sample)", meant: sample),
    Row(
      "\"\(sample)\"", "bad-character: \"\"\" at character 1 is not a hex digit: \"\" is around \(sample)",
      meant: sample),
    Row(
      "'\(sample)'", "bad-character: \"'\" at character 1 is not a hex digit: '' is around \(sample)", meant: sample),
    Row("'\(sample)", "bad-character: \"'\" at character 1 is not a hex digit: ' is around \(sample)", meant: sample),
    Row(
      "=\"\(sample)\"", "bad-character: \"=\" at character 1 is not a hex digit: =\"\" is around \(sample)",
      meant: sample),
    Row("(70-B3)", "bad-character: \"(\" at character 1 is not a hex digit"),
  ]

  private static let several: [Row] = [
    Row("\(sample) to \(last)", "bad-character: \"t\" at character 25 is not a hex digit: \(cell)"),
    Row("\(sample)/\(last)", "bad-character: \"/\" at character 24 is not a hex digit: \(cell)"),
    Row("\(sample);\(last)", "bad-character: \";\" at character 24 is not a hex digit: \(cell)"),
    Row("\(sample), \(last)", "bad-character: \",\" at character 24 is not a hex digit: \(cell)"),
    Row("\(sample)..\(last)", "wrong-length: 32 hex digits where 16 are needed: \(cell)"),
    Row("\(sample) - \(last)", "wrong-length: 32 hex digits where 16 are needed: \(cell)"),
    Row("\(sample)–\(last)", "not-ascii: U+2013 EN DASH at character 24 is not ASCII: \(cell)"),
    Row(
      "\(sample):\(last):1000",
      "wrong-length: 36 hex digits where 16 are needed: a RequestID: originator \(sample), target \(last), counter 1000"
    ),
    Row("\(sample):\(last)", "wrong-length: 32 hex digits where 16 are needed: two identifiers, \(sample) and \(last)"),
    Row(
      "70B3D51F3001000070B3D51F3001FFFF",
      "wrong-length: 32 hex digits where 16 are needed: two identifiers, \(sample) and \(last)"),
  ]

  private static let lengths: [Row] =
    [
      Row("", "missing: the identifier is missing"),
      Row(" \t\r\n", "missing: there is only white space"),
      Row(" ", "missing: there is only white space", form: .canonical),
      Row("-", "wrong-length: 0 hex digits where 16 are needed"),
      Row("a", "wrong-length: 1 hex digit where 16 are needed"),
      Row("12", "wrong-length: 2 hex digits where 16 are needed"),
    ]
    + ["70-B3-D5-1F-30-01", "70:b3:d5:1f:30:01", "70B3D51F3001", "70B3.D51F.3001"].map {
      Row(
        $0,
        "wrong-length: 12 hex digits where 16 are needed: an EUI-48 (MAC address), which is not widened to an EUI-64")
    }
    + ["70-B3-D5-1F-30-1-0-0", "70:B3:D5:1F:30:1:0:0", "70 b3 d5 1f 30 1 0 0"].map {
      Row(
        $0,
        "wrong-length: 13 hex digits where 16 are needed: leading zeros of octets were dropped, probably \(sample)",
        meant: sample)
    }

  @Test(arguments: numbers + wrappers + several + lengths)
  func aTextIsExplained(_ row: Row) throws {
    try expect(row)
  }

  private func expect(_ row: Row) throws {
    let error = try #require(throws: EUI64ParseError.self) { try EUI64(row.text, form: row.form) }
    #expect(error.description == row.words)
    #expect(error.explanation.meant?.description == row.meant)
  }
}
