import Testing
import UserEntry

/// What `seckit entry` refuses as wrong usage. What it prints stands in the transcripts in `Fixtures/user-entry`.
@Suite struct EntryUsageTests {
  /// The help holds them as text, since to read the rules would slow the start of every command.
  @Test func helpNamesAllRequirements() throws {
    let help = try run("entry", "record", "--help").text.replacing("\n", with: " ")
    let names = EntryRules.builtIn.requirements.map(\.id).joined(separator: ", ")
    #expect(help.contains("The requirements are \(names). "), "\(help)")
  }

  @Test(
    arguments: [
      ("plan --role ED", "Give --start, --go-live or both, or what was done as --actuals."),
      ("plan --go-live 2018-01-21", "Missing expected argument '--role <role>"),
      ("plan --role ED --go-live 2018-01-21 --width 10", "--width is from 640 to 4000, not 10."),
      ("plan --role ED --go-live 2018-01-21 --plan-name ", "--plan-name has 1 to 100 bytes."),
      ("plan --role ED --go-live 2018-01-21 --output ", "The name of the file for --output is empty."),
      (
        "plan --role ED --go-live 2018-01-21 --compare x --format svg",
        "With --compare the format is table, csv, json, jsonl, markdown or html."
      ),
      ("plan --role ED --go-live 21/01/2018", "'21/01/2018' is no date; write it as yyyy-mm-dd"),
      (
        "plan --role ED --go-live 2018-01-21 --estimate best", "The value 'best' is invalid for '--estimate <estimate>'"
      ),
      ("init --party ALPHA --role XX", "there is no User Role 'XX'"),
      ("init --party ALPHA --role RDB", "RDP stands for a Registration Data Provider; probably meant: RDP"),
      ("plan --role RDP --go-live 2018-01-21", "RDP is no User Role, and has no plan of its own"),
      ("init --role ED --party ", "the party has 1 to 100 characters"),
      ("record uept", "Give what is to be recorded: --state, --date, --due, --evidence, --identifier or --fieldwork."),
      (
        "record user-id --identifier garbage --state met",
        "'garbage' is not an identifier (bad-character: "
      ),
      ("record user-id --identifier 8121068883005210000", "is not an identifier ("),
      (
        "record user-id --state met --identifier 00-DB-12-34-56-78-00-01",
        "user-id is not met by '00-DB-12-34-56-78-00-01' (sample-block: "
      ),
      ("record uept --state late", "late is no state to record: it follows from --due."),
      ("record uept --state done", "The value 'done' is invalid for '--state <state>'"),
      ("checklist --party ALPHA", "With --party give a --role."), ("checklist --role ex", "there is no User Role 'ex'"),
      ("checklist --party A --role ED --cover-as-at 2025-01-01", "--cover-as-at is the day of --cover."),
      ("checklist --cover cover.csv", "With --cover give the day as at which it was assessed, as --cover-as-at"),
      ("checklist --party A --role ED --file x.json", "--party draws up a checklist without records: leave it out"),
      ("checklist --file -", "The records are a file that is changed: --file can't be -."),
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
