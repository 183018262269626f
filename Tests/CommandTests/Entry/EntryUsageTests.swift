import Testing
import UserEntry

/// What `seckit entry` refuses as wrong usage. The transcripts in `Fixtures/user-entry` show what it prints.
@Suite struct EntryUsageTests {
  /// The help holds them as text, since to read the rules would slow the start of every command.
  @Test func helpNamesAllRequirements() throws {
    let help = try run("entry", "record", "--help").text.replacing("\n", with: " ")
    let names = EntryRules.builtIn.requirements.map(\.id).joined(separator: ", ")
    #expect(help.contains("The requirements are \(names). "), "\(help)")
  }

  @Test(
    arguments: [
      ("plan --role ED", "Give --start, --go-live or both, or the actual dates as --actuals."),
      ("plan --go-live 2018-01-21", "Missing expected argument '--role <roles>"),
      ("plan --role ED --go-live 2018-01-21 --width 10", "--width must be from 640 to 4000, not 10."),
      ("plan --role ED --go-live 2018-01-21 --plan-name ", "--plan-name must have 1 to 100 bytes."),
      ("plan --role ED --go-live 2018-01-21 --output ", "The name of the file for --output is empty."),
      (
        "compare x --role ED --go-live 2018-01-21 --format svg",
        "Please provide one of 'table', 'csv', 'json', 'jsonl', 'markdown' or 'html'."
      ),
      ("plan --role ED --go-live 21/01/2018", "'21/01/2018' is not a date; write it as yyyy-mm-dd"),
      (
        "plan --role ED --go-live 2018-01-21 --estimate best", "The value 'best' is invalid for '--estimate <estimate>'"
      ),
      ("init --party ALPHA --role XX", "unknown User Role 'XX'"),
      ("init --party ALPHA --role RDB", "RDP means a Registration Data Provider; probably meant: RDP"),
      ("plan --role RDP --go-live 2018-01-21", "RDP is not a User Role and has no plan"),
      ("init --role ED --party ", "the Party's name must have 1 to 100 characters"),
      ("record uept", "Say what to record: --state, --date, --due, --evidence, --identifier or --fieldwork."),
      (
        "record user-id --identifier garbage --state met",
        "'garbage' is not an identifier (bad-character: "
      ),
      ("record user-id --identifier 8121068883005210000", "is not an identifier ("),
      (
        "record user-id --state met --identifier 00-DB-12-34-56-78-00-01",
        "user-id is not met by '00-DB-12-34-56-78-00-01' (sample-block: "
      ),
      ("record uept --state late", "late can't be recorded: it follows from --due."),
      ("record uept --state done", "The value 'done' is invalid for '--state <state>'"),
      ("checklist --blank ALPHA", "With --blank give a --role."), ("checklist --role ex", "unknown User Role 'ex'"),
      ("checklist --blank A --role ED --cover-as-at 2025-01-01", "--cover-as-at is the date of --cover; give both."),
      ("checklist --blank A --role ED --file x.json", "--blank prints a checklist without records; leave out --blank"),
      ("checklist --file -", "--file can't be -: the records are a file that is changed; name it."),
      ("checklist --file ", "The name of the file for --file is empty."),
    ])
  func wrongUsage(_ words: String, _ message: String) throws {
    let words = words.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let outcome = try run(["entry"] + words)
    #expect(outcome.text == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.ending == .exit(64))
  }
}
