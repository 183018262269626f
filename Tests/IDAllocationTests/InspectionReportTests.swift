import IDAllocation
import Reporting
import Testing

@Suite("Inspection report")
struct InspectionReportTests {
  private func report(
    _ text: String, _ kind: IdentifierKind = .user, _ environment: UseEnvironment = .production,
    terminal: Terminal = .none
  ) -> String {
    let judge = IdentifierJudge(kind: kind, environment: environment)
    return InspectionReport(Inspection(text, judge: judge), terminal: terminal).text
  }

  @Test func aValidIdentifierIsShownInAllForms() {
    #expect(
      report("70-B3-D5-1F-30-00-00-2A") == """
        70-B3-D5-1F-30-00-00-2A
          verdict       valid as user, production, form duis
          canonical     70-B3-D5-1F-30-00-00-2A
          colons        70:B3:D5:1F:30:00:00:2A
          spaces        70 B3 D5 1F 30 00 00 2A
          dots          70B3.D51F.3000.002A
          bare          70B3D51F3000002A
          lower case    70-b3-d5-1f-30-00-00-2a
          integer       8121068883005145130
          I/G bit       0: an individual
          U/L bit       0: universally administered, from an IEEE assignment
          block         70-B3-D5-1F-3 (36 bits): Smart Energy Code Company Limited
          from          70-B3-D5-1F-30-00-00-00
          to            70-B3-D5-1F-3F-FF-FF-FF
          rests on      IEEE MA-S registry, 70B3D51F3 (Debian ieee-data 20220827.1,
                        oui36.csv, of 2022-08-27) (sourced)
          organisation  0, the DCC
          offset        42 in the organisation's range
          rests on      12 + 16 bits after the prefix: concluded from the DCC's test
                        data (inferred)

        """)
  }

  @Test func allFindingsOfARefusedFormAreShown() {
    #expect(
      report("72b3d51f30010000", .device) == """
        72b3d51f30010000
        ^^^^^^^^^^^^^^^^
          verdict     invalid as device, production, form duis
          error       form-not-accepted: written with no separators, which the chosen
                      form does not accept: as 72-B3-D5-1F-30-01-00-00 it would be
          meant       probably 72-B3-D5-1F-30-01-00-00
          rests on    DUIS Schema V5.4, type EUI (sourced)
          warning     local-bit: the U/L bit (0x02 of octet 1) is set: locally
                      administered, not from an IEEE assignment; an IPv6 modified
                      EUI-64; with the bit clear it is 70-B3-D5-1F-30-01-00-00
          meant       probably 70-B3-D5-1F-30-01-00-00
          rests on    IEEE Registration Authority, Guidelines for Use of EUI, OUI and
                      CID (sourced)
          canonical   72-B3-D5-1F-30-01-00-00
          colons      72:B3:D5:1F:30:01:00:00
          spaces      72 B3 D5 1F 30 01 00 00
          dots        72B3.D51F.3001.0000
          bare        72B3D51F30010000
          lower case  72-b3-d5-1f-30-01-00-00
          integer     8265184071081066496
          I/G bit     0: an individual
          U/L bit     1: locally administered
          block       none known to the rules

        """)
  }

  /// The text as it is shown and the line of carets below it.
  private static let carets: [(text: String, shown: String, carets: String)] = [
    ("70-B3-D5-1G-30-01-00-00", "70-B3-D5-1G-30-01-00-00", "          ^"),
    ("70-B3-D5:1F-30-01-00-00", "70-B3-D5:1F-30-01-00-00", "        ^"),
    ("  70-B3-D5-1F", "  70-B3-D5-1F", "  ^^^^^^^^^^^"),
    ("70-B3-D5-1F-30-01-00-0é", "70-B3-D5-1F-30-01-00-0é", "                      ^"),
    // A wide character takes two places, before the caret as under it.
    ("７０-B3-D5-1F-30-01-00-00", "７０-B3-D5-1F-30-01-00-00", "^^"),
    ("70-B3-D5-1F-30-01-00-0漢", "70-B3-D5-1F-30-01-00-0漢", "                      ^^"),
    ("70-B3-D5-1F-30-01-00-0😀", "70-B3-D5-1F-30-01-00-0😀", "                      ^^"),
    // What can't be seen is shown as a sign that can.
    ("\u{FEFF}70-B3-D5-1F-30-01-00-00", "\u{FFFD}70-B3-D5-1F-30-01-00-00", "^"),
    ("70-B3\u{200B}-D5-1F-30-01-00-00", "70-B3\u{FFFD}-D5-1F-30-01-00-00", "     ^"),
    ("70-B3\t-D5-1F-30-01-00-00", "70-B3\u{FFFD}-D5-1F-30-01-00-00", "     ^"),
    ("70-B3\r\n-D5-1F-30-01-00-00", "70-B3\u{FFFD}\u{FFFD}-D5-1F-30-01-00-00", "     ^"),
    ("70-B3\u{1B}[31m", "70-B3\u{FFFD}[31m", "     ^"),
    ("70-B3e\u{301}", "70-B3e\u{FFFD}", "      ^"),
    (" ", " ", "^"),
  ]

  @Test(arguments: carets)
  func aCaretStandsUnderTheCharacterAtFault(_ text: String, _ shown: String, _ carets: String) {
    let lines = report(text).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(String(lines[0]) == shown)
    #expect(String(lines[1]) == carets)
  }

  @Test func theColumnsOfAWideCharacterBeforeTheFaultAreCounted() {
    // Only the first character that is not ASCII is at fault, so a wide one before it can't be. Under the text as a
    // whole the carets pass through all: two for each of the wide ones.
    let lines = report("1漢").split(separator: "\n")
    #expect(lines[1] == " ^^")
  }

  @Test func nothingIsShownAsEmpty() {
    #expect(
      report("") == """
        (empty)
          verdict   invalid as user, production, form duis
          error     missing: the identifier is missing
          rests on  DUIS Schema V5.4, type EUI (sourced)

        """)
  }

  @Test func onlyTheCaretsAreInColour() {
    let terminal = Terminal(hasColour: true, width: 200)
    let lines = report("70-B3-D5-1G", terminal: terminal).split(separator: "\n")
    #expect(lines[0] == "70-B3-D5-1G")
    #expect(lines[1] == "\u{1B}[31m          ^\u{1B}[0m")
    #expect(!lines.dropFirst(2).joined().contains("\u{1B}"))
  }

  @Test func aWideTerminalBreaksNoLine() {
    let lines = report("70-B3-D5-1F-30-01-00-00", .device, terminal: Terminal(hasColour: false, width: 200))
      .split(separator: "\n")
    #expect(
      lines.contains(
        "  error         production-block: in the Panel block 70-B3-D5-1F-3, whose identifiers belong to organisations,"
          + " not Devices"))
  }
}
