import Testing

/// `seckit inspect`: what a person is told of one identifier, and the same as data.
@Suite struct InspectTests {
  @Test func panelIdentifierIsExplained() throws {
    let outcome = try run("inspect", "70-B3-D5-1F-3A-BC-12-34")
    #expect(
      outcome.text == """
        70-B3-D5-1F-3A-BC-12-34
          verdict       valid as user, production, form duis
          canonical     70-B3-D5-1F-3A-BC-12-34
          colons        70:B3:D5:1F:3A:BC:12:34
          spaces        70 B3 D5 1F 3A BC 12 34
          dots          70B3.D51F.3ABC.1234
          bare          70B3D51F3ABC1234
          lower case    70-b3-d5-1f-3a-bc-12-34
          integer       8121068883185242676
          I/G bit       0: an individual
          U/L bit       0: universally administered, from an IEEE assignment
          block         70-B3-D5-1F-3 (36 bits): Smart Energy Code Company Limited
          from          70-B3-D5-1F-30-00-00-00
          to            70-B3-D5-1F-3F-FF-FF-FF
          rests on      IEEE MA-S registry, 70B3D51F3 (Debian ieee-data 20220827.1,
                        oui36.csv, of 2022-08-27) (sourced)
          organisation  2748
          offset        4660 in the organisation's range
          rests on      12 + 16 bits after the prefix: concluded from the DCC's test
                        data (inferred)

        """)
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exit(0))
  }

  @Test func organisationZeroIsTheDCC() throws {
    #expect(try run("inspect", "70-B3-D5-1F-30-00-00-01").text.contains("  organisation  0, the DCC\n"))
  }

  @Test func bitsAreShown() throws {
    let outcome = try run("inspect", "03-00-00-00-00-00-00-01")
    #expect(outcome.text.contains("  I/G bit     1: a group\n  U/L bit     1: locally administered\n"))
    #expect(outcome.text.contains("  block       none known to the rules\n"))
    #expect(outcome.ending == .exit(1))
  }

  @Test(arguments: JudgingFlagTests.kinds)
  func verdictIsThatOfValidate(_ kind: String, _ environment: String, _ verdicts: [String]) throws {
    let outcome = try run(
      ["inspect", "--format", "csv", "--kind", kind, "--environment", environment] + JudgingFlagTests.identifiers)
    let objects = try run(
      ["inspect", "--format", "jsonl", "--kind", kind, "--environment", environment] + JudgingFlagTests.identifiers)
    let found = try objects.lines.map { line in
      let object = try JSON(line)
      return "\(object["verdict"]?.text ?? "") \(object["findings"]?[0]?["code"]?.text ?? "")"
    }
    #expect(found == verdicts)
    #expect(outcome.lines.count == 1 + verdicts.count)
    #expect(outcome.ending == .exit(1))
  }

  /// A text that is not an identifier, with the line below it and the finding.
  static let faults: [(text: String, carets: String, finding: String)] = [
    (
      "70-B3-D5-1G-30-01-00-00", "          ^", "bad-character: \"G\" at character 11 is not a hex digit"
    ),
    (
      "70-B3-D5-1F\u{2013}30-01-00-00", "           ^",
      "not-ascii: U+2013 EN DASH at character 12 is not ASCII: probably\n            70-B3-D5-1F-30-01-00-00"
    ),
    // A wide character takes two places on a terminal.
    (
      "\u{FF17}0-B3-D5-1F-30-01-00-00", "^^",
      "not-ascii: U+FF17 FULLWIDTH DIGIT SEVEN at character 1 is not ASCII:\n            probably 70-B3-D5-1F-30-01-00-00"
    ),
    ("é\u{FF17}x", "^", "not-ascii: U+00E9 LATIN SMALL LETTER E WITH ACUTE at character 1 is\n            not ASCII"),
    (
      " 70-B3-D5-1F-30-01-00-0x ", "                       ^", "bad-character: \"x\" at character 24 is not a hex digit"
    ),
    ("70-B3\t-D5", "     ^", "control-character: a tab at character 6"),
    ("70-B3", "^^^^^", "wrong-length: 4 hex digits where 16 are needed"),
    ("   ", "^^^", "missing: there is only white space"),
  ]

  @Test(arguments: faults)
  func caretStandsUnderTheFault(_ text: String, _ carets: String, _ finding: String) throws {
    let outcome = try run("inspect", text)
    let shown = text.replacing("\t", with: "\u{FFFD}")
    #expect(
      outcome.text.hasPrefix(
        "\(shown)\n\(carets)\n  verdict   invalid as user, production, form duis\n  error     \(finding)\n"))
    #expect(outcome.ending == .exit(1))
  }

  @Test func emptyTextHasNoCaret() throws {
    let outcome = try run("inspect", "")
    #expect(outcome.text.hasPrefix("(empty)\n  verdict   invalid"))
    #expect(outcome.text.contains("missing: the identifier is missing"))
    #expect(outcome.ending == .exit(1))
  }

  @Test func refusedFormIsExplainedAllTheSame() throws {
    let outcome = try run("inspect", "72b3d51f30010000")
    #expect(outcome.text.contains("error       form-not-accepted: written with no separators"))
    #expect(outcome.text.contains("error       local-bit: the U/L bit (0x02 of octet 1) is set"))
    #expect(outcome.text.contains("meant       probably \(Sample.panel)"))
    #expect(outcome.text.contains("canonical   72-B3-D5-1F-30-01-00-00"))
    #expect(try run("inspect", "--form", "any", Sample.panel.replacing("-", with: "")).ending == .exit(0))
  }

  @Test func severalIdentifiersAreApart() throws {
    let outcome = try run("inspect", Sample.panel, Sample.second)
    #expect(
      try outcome.text == run("inspect", Sample.panel).text + "\n" + run("inspect", Sample.second).text)
    #expect(outcome.ending == .exit(0))
    #expect(try run("inspect", Sample.panel, Sample.test).ending == .exit(1))
  }

  @Test func warningAloneIsNoFailure() throws {
    let outcome = try run("inspect", "--environment", "test", Sample.panel)
    #expect(outcome.text.contains("  warning       production-block: in the Panel block"))
    #expect(outcome.ending == .exit(0))
  }

  @Test func textThatBeginsWithAHyphenComesAfterTwo() throws {
    let outcome = try run("inspect", "--", "-0-B3")
    #expect(outcome.text.hasPrefix("-0-B3\n"))
    #expect(outcome.ending == .exit(1))
  }
}
