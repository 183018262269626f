import Testing

/// Command lines that say nothing that could be done: the message to the letter, standard output empty, exit status 64.
@Suite struct WrongUsageTests {
  static let validateUsage = """

    Usage: seckit validate [<options>] [<files> ...]
      See 'seckit validate --help' for more information.

    """
  static let inspectUsage = """

    Usage: seckit inspect <id> ... [--kind <kind>] [--environment <environment>] [--form <form>] [--format <format>] [--excel-safe] [--output <file>]
      See 'seckit inspect --help' for more information.

    """

  private func expect(_ arguments: [String], _ message: String, _ usage: String) throws {
    let outcome = try run(arguments, input: [])
    #expect(outcome.text == "")
    #expect(outcome.errors == "Error: " + message + usage)
    #expect(outcome.ending == .exit(64))
  }

  static let conflicts: [([String], String)] = [
    (["--lines", "--column", "1"], "--lines has no columns, so --column does not go with it."),
    (["--lines", "--party-column", "p"], "--lines has no columns, so --party-column does not go with it."),
    (["--lines", "--role-column", "r"], "--lines has no columns, so --role-column does not go with it."),
    (["--lines", "--no-header"], "--lines has no columns, so --no-header does not go with it."),
    (["--lines", "--delimiter", "tab"], "--lines has no columns, so --delimiter does not go with it."),
    (["--lines", "--map", "id=A"], "--lines has no columns, so --map does not go with it."),
    (["--lines", "--header-row", "2"], "--lines has no columns, so --header-row does not go with it."),
    (["--no-header", "--map", "id=A"], "--map is about a header, so --no-header does not go with it."),
    (["--no-header", "--header-row", "2"], "--header-row is about a header, so --no-header does not go with it."),
    (["--header-row", "0"], "--header-row counts from 1."),
    (["--summary", "--only", "invalid"], "--summary puts out no rows, so --only does not go with it."),
    (["--summary", "--prefix", "x"], "Only CSV rows have columns that --prefix could name."),
    (["--format", "json", "--prefix", "x"], "Only CSV rows have columns that --prefix could name."),
    (["--format", "jsonl", "--prefix", "x"], "Only CSV rows have columns that --prefix could name."),
    (["--format", "table", "--prefix", "x"], "Only CSV rows have columns that --prefix could name."),
    (["-", "-"], "Standard input (-) can be read only once."),
    (["-", "a.csv", "-"], "Standard input (-) can be read only once."),
    ([""], "The name of a file is empty."),
    (["--output", ""], "The name of the file for --output is empty."),
    (["--bogus"], "Unknown option '--bogus'"),
    (["-z"], "Unknown option '-z'"),
  ]

  @Test(arguments: conflicts) func conflictIsRefused(_ arguments: [String], _ message: String) throws {
    try expect(["validate"] + arguments, message, Self.validateUsage)
  }

  static let kindHelp =
    "\nHelp:  --kind <kind>  What the identifiers are to serve as: user, rdp, dcc, device, or eui64 for the IEEE rules alone."
  static let environmentHelp =
    "\nHelp:  --environment <environment>  Where they are to be used: production or test."
  static let formHelp = "\nHelp:  --form <form>  The text forms accepted: canonical, duis or any."
  static let columnHelp =
    "\nHelp:  --column <name|number>  The column of the identifier, by its name or its number from 1."
  static let delimiterHelp =
    "\nHelp:  --delimiter <delimiter>  The character between two fields, or its name: comma, semicolon, tab, pipe, space or colon. For one of several tables: allocations=tab; may be repeated. (default: recognised from the header)"

  static let values: [(String, String, String)] = [
    ("--kind", "meter", ". Please provide one of 'user', 'rdp', 'dcc', 'device' or 'eui64'." + kindHelp),
    ("--kind", "USER", ". Please provide one of 'user', 'rdp', 'dcc', 'device' or 'eui64'." + kindHelp),
    ("--environment", "uat", ". Please provide one of 'production' and 'test'." + environmentHelp),
    ("--form", "dots", ". Please provide one of 'canonical', 'duis' or 'any'." + formHelp),
    (
      "--format", "xml",
      ". Please provide one of 'table', 'csv', 'json' or 'jsonl'.\nHelp:  --format <format>  The format: csv, jsonl, json or table."
    ),
    (
      "--only", "errors",
      ". Please provide one of 'valid', 'warning' or 'invalid'.\nHelp:  --only <only>  Put out only rows of this verdict: valid, warning or invalid. May be given more than once."
    ),
    (
      "--duplicates", "drop",
      ". Please provide one of 'error', 'warning' or 'ignore'.\nHelp:  --duplicates <duplicates>  What is said of an identifier that came before in the batch: error, warning or ignore."
    ),
    ("--column", "0", columnHelp), ("--column", "", columnHelp), ("--column", "99999999999999999999", columnHelp),
    (
      "--party-column", "0",
      "\nHelp:  --party-column <name|number>  The column of the Party (else: party, Party Signifier or the like; then organisation_number)."
    ),
    (
      "--role-column", "0",
      "\nHelp:  --role-column <name|number>  The column of the User Role (else: role, User Role or the like)."
    ),
    ("--delimiter", "", delimiterHelp), ("--delimiter", "ab", delimiterHelp), ("--delimiter", "\"", delimiterHelp),
    ("--delimiter", "a", delimiterHelp), ("--delimiter", "0", delimiterHelp), ("--delimiter", "\n", delimiterHelp),
    ("--delimiter", "é", delimiterHelp), ("--delimiter", "\r\n", delimiterHelp),
  ]

  static let names = [
    "--kind": "kind", "--environment": "environment", "--form": "form", "--format": "format", "--only": "only",
    "--duplicates": "duplicates", "--column": "name|number", "--party-column": "name|number",
    "--role-column": "name|number", "--delimiter": "delimiter",
  ]

  @Test(arguments: values) func unknownValueIsRefused(_ flag: String, _ value: String, _ rest: String) throws {
    let name = Self.names[flag] ?? ""
    // A terminal is given no carriage return.
    let shown = value.replacing("\r\n", with: "\u{FFFD}\n")
    try expect(
      ["validate", flag, value], "The value '\(shown)' is invalid for '\(flag) <\(name)>'\(rest)", Self.validateUsage)
  }

  @Test(arguments: [
    "--kind", "--environment", "--form", "--column", "--party-column", "--role-column", "--delimiter", "--format",
    "--only", "--prefix", "--output", "--duplicates", "--threads",
  ]) func missingValueIsRefused(_ flag: String) throws {
    let outcome = try run(["validate", flag])
    #expect(outcome.text == "")
    #expect(outcome.errors.hasPrefix("Error: Missing value for '\(flag) <"))
    #expect(outcome.errors.hasSuffix(Self.validateUsage))
    #expect(outcome.ending == .exit(64))
  }

  @Test func moreFilesThanTheLimitAreRefused() throws {
    try expect(
      ["validate"] + Array(repeating: "a", count: 10_001),
      "10001 files are more than the limit of 10000; pipe them through cat.", Self.validateUsage)
  }

  @Test func inspectNeedsAnIdentifier() throws {
    try expect(
      ["inspect"], "Missing expected argument '<id> ...'\nHelp:  <id>  The identifiers to explain.", Self.inspectUsage)
  }

  static let inspectValues: [(String, String, String)] =
    values.filter { ["--kind", "--environment", "--form"].contains($0.0) } + [
      (
        "--format", "xml",
        ". Please provide one of 'table', 'csv', 'json' or 'jsonl'.\nHelp:  --format <format>  The format: table, csv, json (an array) or jsonl (an object a line)."
      )
    ]

  @Test(arguments: inspectValues) func inspectRefusesUnknownValues(
    _ flag: String, _ value: String, _ rest: String
  ) throws {
    let name = Self.names[flag] ?? ""
    try expect(
      ["inspect", Sample.panel, flag, value], "The value '\(value)' is invalid for '\(flag) <\(name)>'\(rest)",
      Self.inspectUsage)
  }

  @Test func unknownSubcommandIsRefused() throws {
    try expect(
      ["check"], "Unexpected argument 'check'",
      "\nUsage: seckit <subcommand>\n  See 'seckit --help' for more information.\n")
  }
}
