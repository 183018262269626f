import Testing

/// The flags of `seckit validate` that say how the input divides: every value of each.
@Suite struct InputFlagTests {
  @Test(arguments: ["serial", "SERIAL", "2"]) func columnIsChosenByNameOrNumber(_ column: String) throws {
    let outcome = try run("validate", "--column", column, input: "id,Serial\nnothing,\(Sample.panel)\n")
    #expect(
      outcome.text == """
        id,Serial,canonical,verdict,code,detail
        nothing,\(Sample.panel),\(Sample.panel),valid,,

        """)
    #expect(outcome.errors == Sample.oneValid)
    #expect(outcome.ending == .exit(0))
  }

  @Test func nameInTheSameCaseGoesBeforeOneInAnother() throws {
    let outcome = try run("validate", "--column", "key", input: "KEY,key\nx,\(Sample.panel)\n")
    #expect(outcome.column("canonical") == [Sample.panel])
  }

  @Test(arguments: [
    "id", "user_id", "eui64", "eui-64", "identifier", "ID", "User_Id", " Eui-64 ", "\"IDENTIFIER\"", "User ID",
    "EUI 64", "userid",
  ])
  func obviousNameIsFound(_ name: String) throws {
    let outcome = try run("validate", input: "name,\(name)\nx,\(Sample.panel)\n")
    #expect(outcome.column("canonical") == [Sample.panel])
    #expect(outcome.ending == .exit(0))
  }

  @Test(arguments: ["user", "serial", "number"]) func otherNameIsNotObvious(_ name: String) throws {
    let outcome = try run("validate", "-", input: "name,\(name)\nx,\(Sample.panel)\n")
    #expect(outcome.text == "")
    #expect(
      outcome.errors == """
        seckit: standard input: can't tell which column has the identifier; choose it with --column; its columns are: \
        1 name, 2 \(name)

        """)
    #expect(outcome.ending == .exit(2))
  }

  @Test(arguments: [
    (["--column", "3"], "has no column 3"), (["--column", "serial"], "has no column \"serial\""),
    (["--party-column", "3"], "has no column 3"), (["--role-column", "r"], "has no column \"r\""),
  ]) func missingColumnIsAnError(_ flag: [String], _ message: String) throws {
    let outcome = try run(["validate"] + flag, input: Array("id,name\n\(Sample.panel),x\n".utf8))
    #expect(outcome.text == "")
    #expect(outcome.errors == "seckit: standard input: \(message); its columns are: 1 id, 2 name\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func missingColumnWithoutAHeaderCounts() throws {
    let outcome = try run("validate", "--no-header", "--column", "2", input: "\(Sample.panel)\n")
    #expect(outcome.errors == "seckit: standard input: has no column 2; it has 1 column and no header\n")
    #expect(outcome.ending == .exit(2))
  }

  /// The same identifier twice is a duplicate for the same Party and role only; for two Parties it is an error.
  static let withParties = """
    id,who,as
    \(Sample.panel),ACME,IS
    \(Sample.panel),BETA,IS
    \(Sample.panel),ACME,ES
    \(Sample.panel),ACME,IS

    """

  @Test(arguments: [
    ([], ["", "duplicate", "duplicate", "duplicate"]),
    (["--party-column", "who"], ["", "two-parties", "two-parties", "two-parties"]),
    (["--party-column", "2"], ["", "two-parties", "two-parties", "two-parties"]),
    (["--role-column", "as"], ["", "duplicate", "", "duplicate"]),
    (["--role-column", "3"], ["", "duplicate", "", "duplicate"]),
    (["--party-column", "who", "--role-column", "AS"], ["", "two-parties", "two-parties", "two-parties"]),
  ]) func partyAndRoleTellDuplicatesApart(_ flags: [String], _ codes: [String]) throws {
    let outcome = try run(["validate"] + flags, input: Array(Self.withParties.utf8))
    #expect(outcome.column("code") == codes)
    #expect(outcome.ending == .exit(codes.contains("two-parties") ? 1 : 0))
  }

  @Test(
    arguments: ["party", "party_signifier", "SIGNIFIER", "Party Signifier", "Organisation Number"],
    ["role", "roles", "User_Role", "User Role"])
  func partyAndRoleAreFoundByTheirNames(_ party: String, _ role: String) throws {
    let input = Self.withParties.replacing("who,as", with: "\(party),\(role)").replacing("BETA", with: "acme ")
    let outcome = try run("validate", input: input)
    #expect(outcome.column("code") == ["", "duplicate", "", "duplicate"])
    #expect(outcome.text.contains("\"the same identifier is on line 2, for the same Party and role\""))
  }

  @Test func withoutAHeaderTheFirstRowIsData() throws {
    let outcome = try run(
      "validate", "--no-header", "--column", "2", input: "x,\(Sample.panel)\ny,\(Sample.second)\n")
    #expect(
      outcome.text == """
        x,\(Sample.panel),\(Sample.panel),valid,,
        y,\(Sample.second),\(Sample.second),valid,,

        """)
    #expect(outcome.errors.hasPrefix("2 rows: 2 valid"))
  }

  @Test func oneColumnWithoutAHeaderIsTheIdentifiers() throws {
    let outcome = try run("validate", "--no-header", input: "\(Sample.panel)\n")
    #expect(outcome.text == "\(Sample.panel),\(Sample.panel),valid,,\n")
  }

  @Test func severalColumnsWithoutAHeaderNeedAChoice() throws {
    let outcome = try run("validate", "--no-header", input: "\(Sample.panel),x\n")
    #expect(outcome.text == "")
    #expect(
      outcome.errors == """
        seckit: standard input: can't tell which column has the identifier; choose it with --column; it has 2 columns and \
        no header

        """)
    #expect(outcome.ending == .exit(2))
  }

  @Test func linesAreIdentifiersAndNothingElse() throws {
    let outcome = try run("validate", "--lines", input: "\(Sample.panel)\n\na,\"b\"\n\(Sample.second)")
    #expect(
      outcome.text == #"""
        id,canonical,verdict,code,detail
        \#(Sample.panel),\#(Sample.panel),valid,,

        "a,""b""",,invalid,bad-character,""","" at character 2 is not a hex digit"
        \#(Sample.second),\#(Sample.second),valid,,

        """#)
    #expect(outcome.ending == .exit(1))
  }

  @Test(arguments: [
    ("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|"), ("space", " "), ("colon", ":"),
    (",", ","), (";", ";"), ("\t", "\t"), ("\\t", "\t"), ("|", "|"), (" ", " "), (":", ":"), ("TAB", "\t"),
    ("~", "~"), ("^", "^"), ("_", "_"),
  ]) func delimiterIsACharacterOrItsName(_ delimiter: String, _ character: String) throws {
    let fields = ["id", "a\(character)b"]
    let header = "\(fields[0])\(character)\"\(fields[1])\""
    let row = "\(Sample.panel)\(character)x"
    let outcome = try run("validate", "--delimiter", delimiter, input: "\(header)\n\(row)\n")
    let added = ["", "canonical", "verdict", "code", "detail"].joined(separator: character)
    let found = ["", Sample.panel, "valid", "", ""].joined(separator: character)
    #expect(outcome.text == "\(header)\(added)\n\(row)\(found)\n")
    #expect(outcome.ending == .exit(0))
  }

  @Test(arguments: [("comma", ";"), ("semicolon", ","), ("tab", ","), ("pipe", ","), ("colon", ",")])
  func wrongDelimiterIsGuessedAt(_ name: String, _ given: String) throws {
    let character = ["comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "colon": ":"][name] ?? ""
    let outcome = try run("validate", "--delimiter", given, input: "id\(character)name\n")
    #expect(outcome.errors.hasSuffix("; the file looks \(name)-separated; use --delimiter \(name)\n"))
    #expect(outcome.ending == .exit(2))
  }
}
