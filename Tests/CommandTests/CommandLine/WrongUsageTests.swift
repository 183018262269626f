import TestSupport
import Testing

/// Command lines that say nothing that could be done: the message to the letter, standard output empty, exit status 64.
@Suite struct WrongUsageTests {
  static let validateUsage = """

    Usage: seckit validate [<options>] [<files> ...]
      See 'seckit validate --help' for more information.

    """
  static let inspectUsage = """

    Usage: seckit inspect <id> ... [--kind <kind>] [--environment <environment>]
        [--form <form>] [--rules <file> ...] [--format <format>] [--excel-safe]
        [--output <file>] [--quiet] [--strict]
      See 'seckit inspect --help' for more information.

    """

  private func expect(_ arguments: [String], _ message: String, _ usage: String) throws {
    let outcome = try run(arguments, input: [])
    #expect(outcome.text == "")
    #expect(outcome.errors == "Error: " + message + usage)
    #expect(outcome.ending == .exit(64))
  }

  static let conflicts: [([String], String)] = [
    (["--lines", "--column", "1"], "--column does not go with --lines, which has no columns."),
    (["--lines", "--party-column", "p"], "--party-column does not go with --lines, which has no columns."),
    (["--lines", "--role-column", "r"], "--role-column does not go with --lines, which has no columns."),
    (["--lines", "--no-header"], "--no-header does not go with --lines, which has no columns."),
    (["--lines", "--delimiter", "tab"], "--delimiter does not go with --lines, which has no columns."),
    (["--lines", "--map", "id=A"], "--map does not go with --lines, which has no columns."),
    (["--lines", "--header-row", "2"], "--header-row does not go with --lines, which has no columns."),
    (["--no-header", "--map", "id=A"], "--map needs a header; leave out --no-header."),
    (["--no-header", "--header-row", "2"], "--header-row needs a header; leave out --no-header."),
    (["--header-row", "0"], "--header-row counts from 1."),
    (["--summary", "--only", "invalid"], "--only does not go with --summary, which prints no rows."),
    (["--summary", "--prefix", "x"], "--prefix is for CSV rows only; leave it out."),
    (["--format", "json", "--prefix", "x"], "--prefix is for CSV rows only; leave it out."),
    (["--format", "jsonl", "--prefix", "x"], "--prefix is for CSV rows only; leave it out."),
    (["--format", "table", "--prefix", "x"], "--prefix is for CSV rows only; leave it out."),
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
    "\nHelp:  --kind <kind>  The kind of identifier; eui64 is for the IEEE rules alone."
  static let environmentHelp =
    "\nHelp:  --environment <environment>  The environment."
  static let formHelp = "\nHelp:  --form <form>  The text forms accepted."
  static let columnHelp =
    "\nHelp:  --column <name|number>  The identifier's column, by name or number from 1."
  static let delimiterHelp =
    "\nHelp:  --delimiter <delimiter>  The character between fields, or its name: comma, semicolon, tab, pipe, space or colon. For one of several tables: allocations=tab; may be repeated. (default: detected from the header)"

  static let values: [(String, String, String)] = [
    ("--kind", "meter", ". Please provide one of 'user', 'rdp', 'dcc', 'device' or 'eui64'." + kindHelp),
    (
      "--kind", "users",
      ". Please provide one of 'user', 'rdp', 'dcc', 'device' or 'eui64'. Did you mean 'user'?" + kindHelp
    ),
    ("--environment", "uat", ". Please provide one of 'production' and 'test'." + environmentHelp),
    ("--form", "dots", ". Please provide one of 'canonical', 'duis' or 'any'." + formHelp),
    (
      "--format", "xml",
      ". Please provide one of 'table', 'csv', 'json' or 'jsonl'.\nHelp:  --format <format>  The format."
    ),
    (
      "--only", "errors",
      ". Please provide one of 'valid', 'warning' or 'invalid'.\nHelp:  --only <only>  Print only rows with this verdict; may be repeated."
    ),
    (
      "--duplicates", "drop",
      ". Please provide one of 'error', 'warning' or 'ignore'.\nHelp:  --duplicates <duplicates>  How to report an identifier that appeared earlier in the batch."
    ),
    ("--column", "0", columnHelp), ("--column", "", columnHelp), ("--column", "99999999999999999999", columnHelp),
    (
      "--party-column", "0",
      "\nHelp:  --party-column <name|number>  The Party's column. (default: party, Party Signifier or similar; then organisation_number)"
    ),
    (
      "--role-column", "0",
      "\nHelp:  --role-column <name|number>  The User Role's column. (default: role, User Role or similar)"
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
      "10001 files exceed the limit of 10000; pipe them through cat.", Self.validateUsage)
  }

  @Test func inspectNeedsAnIdentifier() throws {
    try expect(
      ["inspect"], "Missing expected argument '<id> ...'\nHelp:  <id>  The identifiers to explain.", Self.inspectUsage)
  }

  static let inspectValues: [(String, String, String)] =
    values.filter { ["--kind", "--environment", "--form"].contains($0.0) } + [
      (
        "--format", "xml",
        ". Please provide one of 'table', 'csv', 'json' or 'jsonl'.\nHelp:  --format <format>  The format. (default: as the name of the file says, else table)"
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

  @Test(arguments: [
    (
      "list-all",
      "'list-all' is not a command of seckit; the commands are validate, inspect, workdays, cover, register, allocate, entry, rules."
    ),
    ("valdate x", "'valdate' is not a command of seckit. Did you mean 'seckit validate'?"),
    ("assess --help", "'assess' is not a command of seckit. Did you mean 'seckit cover assess'?"),
    ("explain", "'explain' is not a command of seckit. Did you mean 'seckit cover explain' or 'seckit entry explain'?"),
    ("cover asess", "'asess' is not a command of seckit cover. Did you mean 'seckit cover assess'?"),
    ("cover receipt", "'receipt' is not a command of seckit cover. Did you mean 'seckit register receipt'?"),
  ])
  func unknownCommandIsRefusedWithTheNearest(_ words: String, _ message: String) throws {
    let group = words.hasPrefix("cover") ? "seckit cover" : "seckit"
    try expect(
      words.split(separator: " ").map(String.init), message,
      "\nUsage: \(group) <subcommand>\n  See '\(group) --help' for more information.\n")
  }

  /// `seckit cover help` is help; a file of this name is a file where a command takes one.
  @Test(arguments: ["cover", "validate", "register show"]) func helpBehindACommand(_ words: String) throws {
    let command = words.split(separator: " ").map(String.init)
    let folder = try TemporaryFolder()
    let help = try run(command + ["--help"])
    let outcome = try run(command + ["help"], folder: folder.path)
    #expect(outcome.text == help.text && outcome.errors == "" && outcome.ending == .exit(0))
    try folder.write("help", "id\n\(Sample.panel)\n")
    let file = try run(command + ["help"], folder: folder.path)
    #expect((file.text == help.text) == (words == "cover"))
  }

  /// Behind all values that a command takes, `help` can't be another one.
  @Test(arguments: [
    ("rules", "cover"), ("workdays add", "2025-04-17 5"), ("register show", "no-such.db ALPHA"),
    ("allocate id", "r.db"),
  ])
  func helpBehindValues(_ command: String, _ values: String) throws {
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    let help = try run(words(command) + ["--help"])
    let outcome = try run(words("\(command) \(values) help"))
    #expect(outcome.text == help.text && outcome.errors == "" && outcome.ending == .exit(0))
  }
}
