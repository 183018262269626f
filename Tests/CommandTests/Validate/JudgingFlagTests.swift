import Testing

/// `--kind`, `--environment` and `--form`: every value, on an identifier for every code.
@Suite struct JudgingFlagTests {
  static let identifiers = [
    "00-00-00-00-00-00-00-00", "01-00-00-00-00-00-00-01", "02-00-00-00-00-00-00-01", Sample.test, Sample.device,
    Sample.panel, "00-1B-77-00-00-49-54-FD", "00-1B-77-FF-FE-49-54-FD",
  ]

  /// The table of section 3 of the contract: what each of the identifiers comes to.
  static let asUser = [
    "invalid null", "invalid group-bit", "invalid local-bit", "invalid test-block", "invalid sample-block", "valid ",
    "invalid outside-block", "invalid outside-block",
  ]
  static let asUserInTest = [
    "invalid null", "invalid group-bit", "invalid local-bit", "valid ", "warning sample-block",
    "warning production-block", "invalid outside-block", "invalid outside-block",
  ]
  static let asDevice = [
    "invalid null", "invalid group-bit", "warning local-bit", "invalid test-block", "invalid sample-block",
    "invalid production-block", "valid ", "warning eui48-mapped",
  ]
  static let asDeviceInTest = [
    "invalid null", "invalid group-bit", "warning local-bit", "invalid test-block", "valid ",
    "invalid production-block", "valid ", "warning eui48-mapped",
  ]
  static let asEUI64 = [
    "invalid null", "invalid group-bit", "warning local-bit", "valid ", "valid ", "valid ", "valid ",
    "warning eui48-mapped",
  ]

  static let kinds: [(kind: String, environment: String, verdicts: [String])] = [
    ("user", "production", asUser), ("rdp", "production", asUser), ("dcc", "production", asUser),
    ("user", "test", asUserInTest), ("rdp", "test", asUserInTest), ("dcc", "test", asUserInTest),
    ("device", "production", asDevice), ("device", "test", asDeviceInTest),
    ("eui64", "production", asEUI64), ("eui64", "test", asEUI64),
  ]

  @Test(arguments: kinds)
  func kindAndEnvironmentDecide(_ kind: String, _ environment: String, _ verdicts: [String]) throws {
    let outcome = try run(
      "validate", "--lines", "--kind", kind, "--environment", environment,
      input: Self.identifiers.joined(separator: "\n"))
    #expect(outcome.column("canonical") == Self.identifiers)
    #expect(zip(outcome.column("verdict"), outcome.column("code")).map { "\($0) \($1)" } == verdicts)
    #expect(outcome.errors.contains("judged as \(kind), \(environment), form duis\n"))
    #expect(outcome.ending == .exit(1))
  }

  @Test func userInProductionIsTheDefault() throws {
    let outcome = try run("validate", "--lines", input: Self.identifiers.joined(separator: "\n"))
    #expect(zip(outcome.column("verdict"), outcome.column("code")).map { "\($0) \($1)" } == Self.asUser)
  }

  /// Texts of the same identifier, each with the forms that accept it.
  static let texts: [(text: String, forms: Set<String>)] = [
    (Sample.panel, ["canonical", "duis", "any"]),
    ("70-b3-d5-1f-30-01-00-00", ["duis", "any"]),
    (" \(Sample.panel)\t", ["duis", "any"]),
    ("70:B3:D5:1F:30:01:00:00", ["any"]),
    ("70 B3 D5 1F 30 01 00 00", ["any"]),
    ("70B3.D51F.3001.0000", ["any"]),
    ("70B3D51F30010000", ["any"]),
    ("70B3-D51F-3001-0000", []),
    ("70-B3:D5-1F-30-01-00-00", []),
  ]

  @Test(arguments: ["canonical", "duis", "any"]) func formDecides(_ form: String) throws {
    let outcome = try run(
      "validate", "--lines", "--form", form, "--duplicates", "ignore",
      input: Self.texts.map { $0.text + "\n" }.joined())
    #expect(outcome.column("canonical") == Self.texts.map { $0.forms.contains(form) ? Sample.panel : "" })
    #expect(outcome.column("verdict") == Self.texts.map { $0.forms.contains(form) ? "valid" : "invalid" })
    let refused = Self.texts.map { text, forms in
      // The canonical form drops no white space: a tab is a control character there.
      forms.contains(form)
        ? "" : forms.isEmpty ? "bad-grouping" : text.contains("\t") ? "control-character" : "form-not-accepted"
    }
    #expect(outcome.column("code") == refused)
  }

  @Test func duisIsTheDefaultForm() throws {
    let input = Self.texts.map { $0.text + "\n" }.joined()
    #expect(try run("validate", "--lines", input: input).lines.count == Self.texts.count + 1)
    #expect(
      try run("validate", "--lines", input: input).output
        == run("validate", "--lines", "--form", "duis", input: input).output)
  }
}
