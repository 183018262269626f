import TestSupport
import Testing

/// What `seckit entry` prints, to the letter. What must come of each line stands in `Fixtures/user-entry/expected/NAME.stdout`,
/// `.stderr` and `.status`.
@Suite struct EntryCatalogueTests {
  /// The records of a Party, one command after the other on one file.
  static let records: [(name: String, arguments: String)] = [
    ("init", "init --party ALPHA --role ED --role OU"), ("init-again", "init --party ALPHA --role ED"),
    (
      "record-user-id",
      "record user-id --role ED --state met --date 2017-05-02 --evidence letter-12 --identifier 70-B3-D5-1F-30-01-00-00"
    ),
    (
      "record-test-id-met",
      "record user-id --role OU --state met --date 2017-05-02 --evidence letter-13 --identifier 90-B3-D5-1F-30-01-00-00"
    ),
    (
      "record-not-an-id",
      "record user-id --role OU --state met --date 2017-05-02 --evidence letter-13 --identifier garbage"
    ),
    ("record-test-id", "record user-id --role OU --identifier 90-B3-D5-1F-30-01-00-00"),
    ("record-test-id-later", "record user-id --role OU --state met --date 2017-05-02 --evidence letter-13"),
    ("record-uept", "record uept --due 2017-09-01"),
    ("record-security", "record security-assessment --state met --date 2017-06-01 --evidence Panel|letter"),
    ("record-fieldwork", "record security-assessment --role ED --fieldwork 2017-05-12"),
    ("record-fieldwork-late", "record security-assessment --role OU --fieldwork 2017-06-02"),
    ("record-fieldwork-wrong", "record uept --role ED --fieldwork 2017-05-12"),
    ("record-privacy", "record privacy-audit --due 2017-12-01"),
    ("record-srept", "record srept --state not-applicable --date 2017-05-05 --evidence no-Repository --role OU"),
    ("record-unknown", "record uep --state open"), ("record-no-role", "record uept --role GT --state open"),
    ("record-wrong-role", "record uept --role EDD --state open"),
    ("record-no-date", "record credit-cover --state met"),
    ("record-no-evidence", "record credit-cover --state met --date 2017-05-05"),
    ("record-wrong-state", "record uept --state met-nil --date 2017-05-05 --evidence x"),
    ("record-not-needed", "record privacy-audit --role ED --state open"),
    ("record-identifier", "record uept --identifier 70-B3-D5-1F-30-01-00-00"),
    ("checklist", "checklist --as-at 2017-10-01"),
    ("checklist-csv", "checklist --as-at 2017-10-01 --format csv"),
    ("checklist-json", "checklist --as-at 2017-10-01 --format json"),
    ("checklist-markdown", "checklist --as-at 2017-10-01 --format markdown"),
    ("checklist-html", "checklist --as-at 2017-10-01 --format html"),
    ("checklist-role", "checklist --as-at 2017-05-03 --role ED"), ("checklist-no-role", "checklist --role GT"),
    (
      "checklist-cover-as-at",
      "checklist --as-at 2017-05-03 --role ED --cover ../credit-cover/expected/assess-csv.stdout --cover-as-at 2017-05-01"
    ),
    ("checklist-no-cover", "checklist --as-at 2017-05-03 --cover own-tasks.csv --cover-as-at 2017-05-01"),
    ("checklist-no-register", "checklist --as-at 2017-05-03 --register own-tasks.csv"),
    ("record-gateway", "record gateway-connection --state met --date 2017-06-01 --evidence accepted"),
    ("record-gateway-back", "record gateway-connection --state open"),
    ("record-user-id-back", "record user-id --role ED --state open"),
    ("record-no-identifier", "record user-id --role OU --state open --identifier "),
    ("checklist-back", "checklist --as-at 2017-10-01"),
  ]

  @Test func theRecordsAreThoseOfTheFixtures() throws {
    let folder = try TemporaryFolder()
    for (name, arguments) in Self.records {
      let words = arguments.split(separator: " ", omittingEmptySubsequences: false).map {
        String($0).replacing("|", with: " ")
      }
      try expect(name, words + ["--file", folder["entry.json"]], folder["entry.json"])
    }
    try Snapshot("user-entry/expected/entry.json").expect(try folder.text("entry.json"))
  }

  /// The records of a Registration Data Provider, which is in a register.
  static let rdp: [(name: String, arguments: String)] = [
    ("rdp-init", "entry init --party CHARLIE --role RDP --file entry.json"),
    ("rdp-record-not-needed", "entry record uept --due 2025-09-01 --file entry.json"),
    ("rdp-record-no-evidence", "entry record user-id --state met --date 2025-05-02 --file entry.json"),
    (
      "rdp-record",
      "entry record user-id --state met --date 2025-05-02 --evidence letter-7 --identifier 70-B3-D5-1F-30-02-00-00 --file entry.json"
    ),
    ("rdp-not-accepted", "entry checklist --register r.db --as-at 2025-06-01 --file entry.json"),
    ("rdp-accept", "register accept r.db 70-B3-D5-1F-30-02-00-00 --time 2025-05-02 --format csv"),
    ("rdp-checklist", "entry checklist --register r.db --as-at 2025-06-01 --file entry.json"),
    ("rdp-checklist-csv", "entry checklist --register r.db --as-at 2025-06-01 --file entry.json --format csv"),
    ("rdp-checklist-json", "entry checklist --register r.db --as-at 2025-06-01 --file entry.json --format json"),
    (
      "rdp-checklist-markdown", "entry checklist --register r.db --as-at 2025-06-01 --file entry.json --format markdown"
    ),
    ("rdp-checklist-html", "entry checklist --register r.db --as-at 2025-06-01 --file entry.json --format html"),
  ]

  @Test func theRecordsOfAnRDPAreThoseOfTheFixtures() throws {
    let folder = try TemporaryFolder()
    for arguments in [
      "register init r.db --time 2025-04-01",
      "allocate organisation --register r.db --name Alpha --signifier ALPHA --time 2025-04-02",
      "allocate organisation --register r.db --kind rdp --name Charlie --signifier CHARLIE --time 2025-04-02",
      "allocate id --register r.db --party CHARLIE --kind rdp --time 2025-04-03",
    ] {
      #expect(try run(arguments.split(separator: " ").map(String.init), folder: folder.path).ending == .exit(0))
    }
    for (name, arguments) in Self.rdp {
      try expect(name, of: try run(arguments.split(separator: " ").map(String.init), folder: folder.path), nil)
    }
  }

  private static let ed = "--role ED --already-party --as-at 2017-04-03"

  private static let booked =
    "plan --role ED --already-party --go-live 2018-01-21 --as-at 2017-10-02 --actuals booked.csv"

  static let plans: [(name: String, arguments: String)] = [
    ("checklist-blank", "checklist --party BETA --role GT --as-at 2017-10-01"),
    ("checklist-unreadable", "checklist --file errors/no-json.json"),
    ("checklist-stray-key", "checklist --file errors/stray-key.json"),
    ("checklist-newer", "checklist --file errors/newer.json"),
    ("checklist-no-date", "checklist --file errors/no-date.json"),
    ("checklist-bad-role", "checklist --file errors/no-role.json"),
    ("checklist-no-file", "checklist --file nowhere.json"),
    ("checklist-misspelt-file", "checklist --file errors/no-rol.json"),
    ("record-no-file", "record uept --due 2018-01-05 --file nowhere/entry.json"),
    ("plan-backwards", "plan \(ed) --go-live 2018-01-21"), ("plan-forwards", "plan \(ed) --start 2017-04-03"),
    ("plan-low", "plan \(ed) --start 2017-04-03 --estimate low --format csv"),
    ("plan-high", "plan \(ed) --start 2017-04-03 --estimate high --format csv"),
    ("plan-csv", "plan \(ed) --go-live 2018-01-21 --format csv"),
    ("plan-missed", "plan \(ed) --start 2017-04-03 --go-live 2017-08-01"),
    ("plan-too-late", "plan --role ED --already-party --as-at 2017-10-16 --go-live 2018-01-21"),
    ("plan-missed-markdown", "plan \(ed) --start 2017-04-03 --go-live 2017-08-01 --format markdown"),
    (
      "plan-as-of",
      "plan \(ed) --go-live 2018-01-21 --published-by 2017-01-02 --holiday 2017-12-27 --not-holiday 2017-08-28 --format markdown"
    ),
    ("plan-under-way", "plan --role ED --already-party --as-at 2017-08-12 --start 2017-08-12 --actuals under-way.csv"),
    ("plan-sunday-meeting", "plan \(ed) --start 2017-04-03 --meetings errors/sunday-meeting.csv --format csv"),
    ("explain-sunday-meeting", "explain SEC.STATUS \(ed) --start 2017-04-03 --meetings errors/sunday-meeting.csv"),
    ("missing-column", "plan \(ed) --go-live 2018-01-21 --tasks errors/missing-column.csv"),
    ("plan-missed-csv", "plan \(ed) --start 2017-04-03 --go-live 2017-08-01 --format csv"),
    ("plan-json", "plan \(ed) --go-live 2018-01-21 --format json"),
    ("plan-markdown", "plan \(ed) --go-live 2018-01-21 --format markdown"),
    ("plan-mermaid", "plan \(ed) --start 2017-04-03 --go-live 2018-01-21 --format mermaid"),
    ("plan-ics", "plan \(ed) --go-live 2018-01-21 --format ics --plan-name board"),
    ("plan-both-ics", "plan \(ed) --start 2017-04-03 --go-live 2018-01-21 --format ics"),
    ("explain-response", "explain UEPT.ACK \(ed) --go-live 2018-01-21"),
    ("explain-acceptance", "explain UEPT.CONFIRM \(ed) --go-live 2018-01-21"),
    ("explain-notification", "explain SREPT.RUN \(ed) --go-live 2018-01-21"),
    ("plan-svg", "plan \(ed) --start 2017-04-03 --go-live 2018-01-21 --format svg --width 800 --by owner"),
    ("plan-html", "plan \(ed) --start 2017-04-03 --go-live 2018-01-21 --format html --party Alpha"),
    ("plan-two-roles", "plan --role ED --role OU --start 2017-04-03 --as-at 2017-04-03 --format csv"),
    (
      "plan-actuals",
      "plan --role ED --already-party --as-at 2017-07-10 --start 2017-07-10 --go-live 2017-10-02 --actuals actuals.csv"
    ),
    ("plan-meetings", "plan \(ed) --start 2017-04-03 --meetings meetings.csv"),
    (
      "plan-role-meetings",
      "plan --role ED --role OU --start 2017-04-03 --as-at 2017-04-03 --meetings role-meetings.csv --format csv"
    ),
    (
      "explain-role-meetings",
      "explain UEPT.QGR[OU] --role ED --role OU --start 2017-04-03 --as-at 2017-04-03 --meetings role-meetings.csv"
    ),
    ("plan-no-soft", "plan \(ed) --go-live 2018-01-21 --no-soft --clear-days --format csv"),
    ("plan-scotland", "plan \(ed) --go-live 2018-01-21 --calendar scotland --format csv"),
    ("plan-own-tasks", "plan --role OU --tasks own-tasks.csv --start 2017-04-03 --as-at 2017-04-03"),
    ("plan-projected", "plan \(ed) --start 2028-09-01 --format csv"),
    ("explain-milestone", "explain LIVE \(ed) --start 2017-04-03 --go-live 2018-01-21"),
    ("plan-projected-ics", "plan --role ED --already-party --start 2028-10-02 --as-at 2028-10-02 --format ics"),
    ("plan-actuals-alone", "plan --role ED --already-party --as-at 2017-08-12 --actuals under-way.csv"),
    ("explain-late", "explain UEPT.NOTICE --role ED --already-party --go-live 2018-01-21 --as-at 2018-03-01"),
    (
      "plan-soft-not-kept",
      "plan --role ED --already-party --actuals soft.csv --start 2025-01-02 --as-at 2025-07-01 --go-live 2026-01-30"
    ),
    (
      "plan-done-late",
      "plan --role ED --already-party --actuals soft.csv --as-at 2025-08-20 --go-live 2025-07-20 --format csv"
    ),
    ("plan-past", "plan --role ED --already-party --start 2017-04-03 --as-at 2017-06-01"),
    ("plan-passed", "plan --role ED --already-party --start 2024-01-08 --go-live 2024-06-28 --as-at 2024-07-01"),
    (
      "plan-passed-actuals",
      "plan --role ED --already-party --start 2017-04-03 --go-live 2017-08-25 --as-at 2017-09-04 --actuals under-way.csv"
    ),
    // Without a day of today a plan that is past is looked at as on its start.
    ("plan-past-start", "plan --role ED --already-party --start 2017-04-03 --go-live 2017-09-01"),
    ("explain-past-start", "explain LIVE --role ED --already-party --start 2017-04-03"),
    ("plan-booked", booked), ("plan-booked-csv", "\(booked) --format csv"),
    ("plan-booked-ics", "\(booked) --format ics"), ("plan-booked-markdown", "\(booked) --format markdown"),
    ("plan-booked-svg", "\(booked) --format svg --width 800"),
    (
      "explain-booked",
      "explain SEC.BOOK --role ED --already-party --go-live 2018-01-21 --as-at 2017-10-02 --actuals booked.csv"
    ),
    ("plan-role-actuals", "plan \(ed) --start 2017-04-03 --actuals role-actuals.csv --format csv"),
    ("compare", "plan \(ed) --go-live 2018-02-05 --compare expected/plan-json.stdout"),
    ("compare-csv", "plan \(ed) --go-live 2018-02-05 --compare expected/plan-json.stdout --format csv"),
    ("compare-jsonl", "plan \(ed) --go-live 2018-02-05 --compare expected/plan-json.stdout --format jsonl"),
    ("compare-markdown", "plan \(ed) --go-live 2018-02-05 --compare expected/plan-json.stdout --format markdown"),
    ("compare-html", "plan \(ed) --go-live 2018-02-05 --compare expected/plan-json.stdout --format html"),
    ("compare-missed", "plan \(ed) --start 2017-04-03 --go-live 2017-08-01 --compare expected/plan-json.stdout"),
    ("compare-same", "plan \(ed) --go-live 2018-01-21 --compare expected/plan-json.stdout"),
    ("compare-nothing", "plan \(ed) --go-live 2018-01-21 --compare own-tasks.csv"),
    ("explain-notice", "explain UEPT.NOTICE \(ed) --go-live 2018-01-21"),
    ("explain-both", "explain EVID \(ed) --start 2017-04-03 --go-live 2018-01-21"),
    ("explain-weeks", "explain SEC.BOOK \(ed) --start 2017-04-03 --go-live 2018-01-21"),
    ("explain-meeting", "explain SEC.STATUS \(ed) --start 2017-04-03 --meetings meetings.csv"),
    ("explain-json", "explain GW \(ed) --go-live 2018-01-21 --format json"),
    ("explain-two-roles", "explain UEPT.RUN --role ED --role GT --already-party --start 2017-04-03 --as-at 2017-04-03"),
    ("explain-unknown", "explain UEPT.RUNS \(ed) --go-live 2018-01-21"),
    ("no-role", "plan --role DNO --go-live 2018-01-21"), ("outside", "plan \(ed) --go-live 2040-01-21"),
    ("outside-today", "plan --role ED --already-party --go-live 2018-01-21 --as-at 2040-01-01"),
    ("outside-start", "plan \(ed) --start 2035-10-01"),
    ("target-before-start", "plan \(ed) --start 2018-02-01 --go-live 2018-01-21"),
    ("cycle", "plan \(ed) --go-live 2018-01-21 --tasks errors/cycle.csv"),
    ("unknown-predecessor", "plan \(ed) --go-live 2018-01-21 --tasks errors/unknown-predecessor.csv"),
    ("unknown-kind", "plan \(ed) --go-live 2018-01-21 --tasks errors/unknown-kind.csv"),
    ("durations", "plan \(ed) --go-live 2018-01-21 --tasks errors/durations.csv"),
    ("no-tasks", "plan \(ed) --go-live 2018-01-21 --tasks nowhere.csv"),
    (
      "actual-early",
      "plan --role ED --already-party --as-at 2017-07-10 --start 2017-07-10 --actuals errors/early.csv --format csv"
    ),
    (
      "actual-notice",
      "plan --role ED --already-party --as-at 2017-05-02 --start 2017-05-02 --actuals errors/notice.csv --format csv"
    ),
    ("actual-outside", "plan \(ed) --start 2017-04-03 --actuals errors/outside.csv"),
    ("actual-unknown", "plan \(ed) --start 2017-04-03 --actuals errors/unknown-task.csv"),
    ("actual-backwards", "plan \(ed) --start 2017-04-03 --actuals errors/backwards.csv"),
    ("actual-no-date", "plan \(ed) --start 2017-04-03 --actuals errors/no-date.csv"),
    ("no-meeting", "plan \(ed) --start 2017-04-03 --meetings errors/no-meeting.csv"),
    ("shared-meeting", "plan \(ed) --start 2017-04-03 --meetings errors/shared-meeting.csv"),
    ("meeting-role", "plan \(ed) --start 2017-04-03 --meetings errors/meeting-role.csv"),
    ("past-meeting", "plan \(ed) --start 2017-04-03 --meetings errors/past-meeting.csv"),
  ]

  @Test(arguments: plans) func aPlanIsThatOfTheFixtures(_ plan: (name: String, arguments: String)) throws {
    try expect(plan.name, plan.arguments.split(separator: " ").map(String.init), nil)
  }

  private func expect(_ name: String, _ words: [String], _ file: String?) throws {
    try expect(name, of: try run(["entry"] + words, folder: "\(Repository.fixtures)/user-entry"), file)
  }

  private func expect(_ name: String, of outcome: Outcome, _ file: String?) throws {
    func told(_ text: String) -> String { file.map { text.replacing($0, with: "ENTRY") } ?? text }
    try Snapshot("user-entry/expected/\(name).stdout").expect(told(outcome.text))
    try Snapshot("user-entry/expected/\(name).stderr").expect(told(outcome.errors))
    guard case .exit(let status) = outcome.ending else {
      Issue.record("\(name) ended seckit by \(outcome.ending)")
      return
    }
    try Snapshot("user-entry/expected/\(name).status").expect("\(status)\n")
  }

  /// What people read at a terminal fits into it.
  @Test(
    arguments: plans.filter { plan in
      !plan.arguments.contains("--format") && !plan.arguments.contains("errors/")
    })
  func tablesFitEightyColumns(_ plan: (name: String, arguments: String)) throws {
    let outcome = try run(
      ["entry"] + plan.arguments.split(separator: " ").map(String.init), folder: "\(Repository.fixtures)/user-entry")
    for line in outcome.lines { #expect(line.count <= 80, "\(line)") }
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
