import TestSupport
import Testing

/// What `seckit register` and `seckit allocate` print, to the letter: a story told command by command on one register.
/// What must come of each stands in `Fixtures/register/expected/NAME.stdout`, `.stderr` and `.status`.
@Suite struct RegisterCatalogueTests {
  static let story: [(name: String, arguments: String)] = [
    ("init", "register init REGISTER --time 2025-04-01 --actor maker"),
    ("init-again", "register init REGISTER --time 2025-04-01 --actor maker"),
    (
      "organisations",
      "allocate organisation --register REGISTER --requests organisations.csv --time 2025-04-02 --actor desk"
    ),
    (
      "organisations-again",
      "allocate organisation --register REGISTER --requests organisations.csv --time 2025-04-03 --actor desk"
    ),
    (
      "identifiers",
      "allocate id --register REGISTER --requests identifiers.csv --time 2025-04-04 --actor desk --format jsonl"
    ),
    ("bad-atomic", "allocate id --register REGISTER --requests bad-identifiers.csv --time 2025-04-05 --actor desk"),
    (
      "bad-dry",
      "allocate id --register REGISTER --requests bad-identifiers.csv --each --dry-run --time 2025-04-05 --actor desk"
    ),
    (
      "bad-each", "allocate id --register REGISTER --requests bad-identifiers.csv --each --time 2025-04-05 --actor desk"
    ),
    (
      "ragged-each", "allocate id --register REGISTER --requests ragged.csv --each --time 2025-04-05 --actor desk"
    ),
    ("ragged-atomic", "allocate id --register REGISTER --requests ragged.csv --time 2025-04-05 --actor desk"),
    ("taken-column", "allocate id --register REGISTER --requests answered.csv --time 2025-04-05 --actor desk"),
    (
      "prefixed",
      "allocate id --register REGISTER --requests answered.csv --prefix again_ --time 2025-04-05 --actor desk"
    ),
    (
      "batch-clash", "allocate organisation --register REGISTER --requests clash.csv --time 2025-04-05 --actor desk"
    ),
    (
      "one-organisation",
      "allocate organisation --register REGISTER --name Delta --signifier DELTA --request-id d --time 2025-04-06 --actor desk"
    ),
    (
      "one-organisation-again",
      "allocate organisation --register REGISTER --name Delta --signifier DELTA --request-id d --time 2025-04-06 --actor desk --format csv"
    ),
    (
      "one-organisation-reused",
      "allocate organisation --register REGISTER --name Echo --signifier ECHO --request-id d --time 2025-04-06 --actor desk --format json"
    ),
    (
      "one-id", "allocate id --register REGISTER --party DELTA --roles OU --time 2025-04-07 --actor desk --format jsonl"
    ),
    ("receipt-request", "register receipt REGISTER --request-id d"),
    ("receipt-id", "register receipt REGISTER --id 70-B3-D5-1F-30-03-00-00"),
    ("receipt-party", "register receipt REGISTER --party DELTA"),
    ("no-receipt-party", "register receipt REGISTER --party NOBODY"),
    ("no-receipt-id", "register receipt REGISTER --id zz"),
    ("range", "allocate range --register REGISTER --party DELTA --time 2025-04-07 --actor desk"),
    (
      "range-taken",
      "allocate range --register REGISTER --party DELTA --number 7 --time 2025-04-07 --actor desk --format json"
    ),
    (
      "ranges",
      "allocate range --register REGISTER --requests ranges.csv --each --format table --time 2025-04-07 --actor desk"
    ),
    (
      "ranges-json",
      "allocate range --register REGISTER --requests ranges.csv --each --format json --time 2025-04-07 --actor desk"
    ),
    (
      "bad-table",
      "allocate id --register REGISTER --requests bad-identifiers.csv --atomic --dry-run --format table --time 2025-04-07 --actor desk"
    ),
    (
      "name-taken",
      "allocate organisation --register REGISTER --name DELTA --signifier NEW --time 2025-04-07 --actor desk"
    ),
    (
      "earlier-time-again",
      "allocate organisation --register REGISTER --name Delta --signifier DELTA --request-id d --time 2025-04-01 --actor desk"
    ),
    ("range-again", "allocate range --register REGISTER --party DELTA --number 4 --time 2025-04-07 --actor desk"),
    ("earlier-time", "allocate id --register REGISTER --party DELTA --roles OU --time 2025-04-06 --actor desk"),
    ("rename", "register rename REGISTER BRAVO Bravissimo --time 2025-05-01 --actor desk"),
    ("accept", "register accept REGISTER 70B3D51F30070010 --time 2025-05-02 --actor desk --format csv"),
    (
      "accept-batch",
      "register accept REGISTER --requests acceptances.csv --each --format table --time 2025-05-02 --actor desk"
    ),
    (
      "accept-batch-csv", "register accept REGISTER --requests acceptances.csv --time 2025-05-02 --actor desk"
    ),
    (
      "confirmed",
      "allocate id --register REGISTER --party BRAVO --roles GS;ES --id 70-B3-D5-1F-30-07-00-10 --request-id c-1 --time 2025-05-02 --actor desk"
    ),
    (
      "confirmed-again",
      "allocate id --register REGISTER --party BRAVO --roles GS;ES --id 70-B3-D5-1F-30-07-00-10 --request-id c-1 --time 2025-05-02 --actor desk"
    ),
    (
      "confirmed-reused",
      "allocate id --register REGISTER --party BRAVO --roles ES;GS --request-id c-1 --time 2025-05-02 --actor desk"
    ),
    ("withdraw-id", "register withdraw REGISTER --id 70-B3-D5-1F-30-01-00-00 --time 2025-05-03 --actor desk"),
    ("expel", "register withdraw REGISTER --party DELTA --expelled --time 2025-05-04 --actor desk"),
    ("after-expulsion", "allocate id --register REGISTER --party DELTA --roles OU --time 2025-05-05 --actor desk"),
    ("validate", "validate batch.csv --register REGISTER"),
    ("validate-as-of", "validate batch.csv --register REGISTER --as-of 2025-05-02 --format jsonl -q"),
    ("validate-given-out", "validate batch.csv --register REGISTER --require given-out --format jsonl -q"),
    ("validate-accepted", "validate batch.csv --register REGISTER --require accepted --summary"),
    ("validate-list", "validate batch.csv --allocations expected/export.stdout --summary --format json"),
    (
      "validate-list-identifiers",
      "validate batch.csv --allocations expected/export.stdout --identifiers expected/export-identifiers.stdout --require accepted"
    ),
    ("show-id-expelled", "register show REGISTER --id 70-B3-D5-1F-30-03-00-00"),
    ("show-id-withdrawn", "register show REGISTER --id 70-B3-D5-1F-30-01-00-00 --format json"),
    ("validate-no-register", "validate batch.csv --register batch.csv"),
    ("validate-no-file", "validate batch.csv --register nowhere.db"),
    ("validate-bad-list", "validate batch.csv --allocations bad-list.csv"),
    ("validate-no-party", "validate no-party.csv --register REGISTER"),
    ("show", "register show REGISTER"), ("show-csv", "register show REGISTER --format csv"),
    ("show-as-of", "register show REGISTER --as-of 2025-04-30 --format jsonl"),
    ("show-party", "register show REGISTER --party BRAVO"),
    ("show-party-json", "register show REGISTER --party 1 --format json"),
    ("show-id", "register show REGISTER --id 70:b3:d5:1f:30:07:00:10"),
    ("show-id-free", "register show REGISTER --id 70-B3-D5-1F-30-FF-00-00 --format csv"),
    ("show-rules", "register show REGISTER --rules"), ("show-rules-csv", "register show REGISTER --rules --format csv"),
    ("show-free", "register show REGISTER --free"), ("history", "register history REGISTER"),
    ("history-party", "register history REGISTER --party BRAVO"),
    ("history-id", "register history REGISTER --id 70-B3-D5-1F-30-01-00-00 --format csv"),
    ("history-month", "register history REGISTER --since 2025-05-01 --until 2025-05-31 --format jsonl"),
    ("history-nobody", "register history REGISTER --party NOBODY"),
    ("history-nothing", "register history REGISTER --id 70-B3-D5-1F-30-FF-00-00"),
    ("show-since", "register show REGISTER --since 2025-05-01"),
    ("show-since-party", "register show REGISTER --since 2025-05-01 --until 2025-05-02 --party BRAVO --format csv"),
    ("show-since-nobody", "register show REGISTER --since 2025-05-01 --party NOBODY"),
    ("show-party-csv", "register show REGISTER --party BRAVO --format csv"),
    ("show-party-as-of", "register show REGISTER --party DELTA --as-of 2025-04-30"),
    ("show-free-csv", "register show REGISTER --free --format csv --as-of 2025-04-30"),
    ("show-nobody", "register show REGISTER --party NOBODY"), ("export-full", "register export REGISTER --full"),
    ("export-identifiers", "register export REGISTER --identifiers"),
    ("import-names", "register import REGISTER names.csv --time 2025-06-01 --actor desk"),
    ("import-problems", "register import REGISTER odd-list.csv --identifiers odd-identifiers.csv --time 2025-06-01"),
    (
      "import-problems-csv",
      "register import REGISTER odd-list.csv --identifiers odd-identifiers.csv --time 2025-06-01 --format csv"
    ),
    ("import-synonym", "register import REGISTER semicolons.csv --identifiers no-party.csv --delimiter ; --dry-run"),
    ("import-semicolons", "register import REGISTER semicolons.csv --time 2025-06-01"),
    (
      "import-semicolons-dry",
      "register import REGISTER semicolons.csv --delimiter semicolon --dry-run --format json --time 2025-06-01"
    ),
    ("validate-semicolons", "validate batch.csv --allocations semicolons.csv"),
    (
      "validate-semicolons-taken",
      "validate batch.csv --allocations semicolons.csv --allocations-delimiter ; --summary"
    ),
    (
      "requests-semicolons",
      "allocate id --register REGISTER --requests requests-semicolons.csv --delimiter ; --dry-run --time 2025-06-01"
    ),
    ("repeated", "allocate id --register REGISTER --requests repeated.csv --dry-run --time 2025-06-01"),
    ("import-swapped", "register import REGISTER swapped.csv --time 2025-06-01"),
    ("import-any-range", "register import REGISTER swapped.csv --any-range --dry-run --time 2025-06-01"),
    ("diff-headings", "register diff swapped.csv semicolons.csv"),
    ("requests-synonym", "allocate id --register REGISTER --requests batch.csv --time 2025-06-01"),
    ("export", "register export REGISTER"),
    ("export-safe", "register export REGISTER --excel-safe --as-of 2025-04-30"),
    ("checkpoint", "register checkpoint REGISTER"), ("checkpoint-json", "register checkpoint REGISTER --format json"),
    ("receipt", "register receipt REGISTER 3"),
    ("no-receipt", "register receipt REGISTER 99"), ("verify", "register verify REGISTER"),
    (
      "verify-checkpoint",
      "register verify REGISTER --checkpoint 1:0000000000000000000000000000000000000000000000000000000000000000"
    ),
    ("verify-json", "register verify REGISTER --format json"),
    ("verify-csv", "register verify REGISTER --format csv"),
    ("verify-jsonl", "register verify REGISTER --format jsonl"),
    ("before-its-time", "register show REGISTER --free --as-of 2020-01-01"),
    ("validate-before-its-time", "validate batch.csv --register REGISTER --as-of 2020-01-01"),
    ("show-since-nothing", "register show REGISTER --since 2025-07-01"),
    ("export-over-itself", "register export REGISTER --output REGISTER"),
    ("validate-over-register", "validate batch.csv --register REGISTER --output REGISTER"),
    ("validate-over-list", "validate batch.csv --allocations expected/export.stdout --output expected/export.stdout"),
    (
      "verify-checkpoint-csv",
      "register verify REGISTER --format csv --checkpoint 99:0000000000000000000000000000000000000000000000000000000000000000"
    ),
    ("diff-same", "register diff REGISTER REGISTER"),
    ("diff-list", "register diff REGISTER expected/export-safe.stdout"),
    ("diff-full", "register diff expected/export-full.stdout expected/export-safe.stdout"),
    ("diff-semicolons", "register diff semicolons.csv semicolons.csv --delimiter semicolon"),
    ("diff-list-csv", "register diff expected/export-safe.stdout REGISTER --format csv"),
    ("import-taken", "register import REGISTER expected/export.stdout --time 2025-06-01 --actor desk"),
  ]

  @Test func theStoryIsThatOfTheFixtures() throws {
    let folder = try TemporaryFolder()
    for (name, arguments) in Self.story {
      let words = arguments.split(separator: " ").map { $0 == "REGISTER" ? folder["register.db"] : String($0) }
      let outcome = try run(words, folder: "\(Repository.fixtures)/register")
      func told(_ text: String) -> String { text.replacing(folder["register.db"], with: "REGISTER") }
      try Snapshot("register/expected/\(name).stdout").expect(told(outcome.text))
      try Snapshot("register/expected/\(name).stderr").expect(told(outcome.errors))
      guard case .exit(let status) = outcome.ending else {
        Issue.record("\(name) ended seckit by \(outcome.ending)")
        return
      }
      try Snapshot("register/expected/\(name).status").expect("\(status)\n")
    }
  }

  @Test(
    arguments: [
      ("", "is empty, not even a header is in it"),
      ("name\nx\n", "line 1: the column 'signifier' is missing; the columns are name"),
      ("name,signifier,numbr\nC,C,9\n", "line 1: the column 'numbr' is not known; probably meant: number"),
      ("name,signifier,org_number\nC,C,9\n", "line 1: the column 'org_number' is not known; probably meant: number"),
      ("name,signifier,Name\nC,C,9\n", "line 1: the columns 'name' and 'Name' are both the name; leave"),
      ("name,signifier,,\nC,C,9,\n", "line 1: a column without a name is there twice"),
      (
        "name\tsignifier\nC\tC\n",
        "line 1: the column 'name' is missing; the columns are name\u{FFFD}signifier; is its delimiter a tab? Then give"
          + " --delimiter tab"
      ),
      ("name,signifier\n\"C,C\n", "line 2, column 1 (byte 16): the quote opened here is never closed"),
    ])
  func requestsThatCannotBeReadStopTheRun(_ text: String, _ reason: String) throws {
    let folder = try TemporaryFolder()
    _ = try run("register", "init", folder["r.db"])
    try folder.write("requests.csv", text)
    let outcome = try run(
      "allocate", "organisation", "--register", folder["r.db"], "--requests", folder["requests.csv"])
    #expect(outcome.text == "")
    #expect(outcome.errors.hasPrefix("seckit: \(folder["requests.csv"]): \(reason)"), "\(outcome.errors)")
    #expect(outcome.ending == .exit(2))
  }

  @Test func aReceiptProvesItself() throws {
    let folder = try TemporaryFolder()
    let register = folder["r.db"]
    _ = try run("register", "init", register)
    _ = try run("allocate", "organisation", "--register", register, "--name", "A", "--signifier", "A")
    try folder.write("receipt.json", try run("register", "receipt", register, "2").text)
    _ = try run("register", "rename", register, "A", "B")
    let verified = try run("register", "verify", register, "--receipt", folder["receipt.json"])
    #expect(verified.text.hasPrefix("\(register) is sound: 3 events, head 3:"))
    #expect(verified.text.hasSuffix("\nevent 2 is that of \(folder["receipt.json"])\n"))
    #expect(verified.ending == .exit(0))
    let other = folder["other.db"]
    _ = try run("register", "init", other)
    let refuted = try run("register", "verify", other, "--receipt", folder["receipt.json"])
    #expect(refuted.text == "event 2: is not there, though \(folder["receipt.json"]) has it\n")
    #expect(refuted.ending == .exit(1))
    try folder.write("receipt.json", "{}")
    let unreadable = try run("register", "verify", register, "--receipt", folder["receipt.json"])
    #expect(unreadable.errors == "seckit: \(folder["receipt.json"]): is no receipt\n")
    #expect(unreadable.ending == .exit(2))
  }

  @Test func aListIsImportedAndExportedAsItWas() throws {
    let folder = try TemporaryFolder()
    _ = try run("register", "init", folder["r.db"], "--time", "2025-01-01")
    let list = "\(Repository.fixtures)/register/expected/export.stdout"
    let dry = try run("register", "import", folder["r.db"], list, "--dry-run")
    #expect(dry.errors == "seckit: 7 rows would be imported\n")
    let imported = try run("register", "import", folder["r.db"], list)
    #expect(imported.errors == "seckit: 7 rows imported\n")
    _ = try folder.write("one.csv", "organisation_number,name,signifier\n9,One,ONE\n")
    let one = try run("register", "import", folder["r.db"], folder["one.csv"], "--dry-run")
    #expect(
      one.errors.hasSuffix(
        "one.csv: has no column of ranges (range, or first and last): its organisations get none\nseckit: 1 row would be imported\n"
      ))
    #expect(try run("register", "export", folder["r.db"]).text == Repository.text(list))
    #expect(try run("register", "verify", folder["r.db"]).ending == .exit(0))
  }

  @Test(
    arguments: [
      ("register init", "Missing expected argument '<file>'"),
      ("register withdraw r", "Give either --party or --id."),
      ("register withdraw r --id 70-B3-D5-1F-30-01-00-00 --expelled", "--expelled is about a --party."),
      ("register show r --party A --free", "Give one of --party, --id, --since, --free and --rules; only"),
      ("register show r --since 2025-01-01 --as-of 2025-01-01", "With --since give --until, not --as-of."),
      ("register show r --until 2025-01-01", "--until goes with --since."),
      ("register show r --since 2025-01-02 --until 2025-01-01", "--until 2025-01-01 is before --since 2025-01-02."),
      ("register receipt r", "Give the number of an event, or one of --request-id, --id and --party."),
      (
        "register receipt r 1 --id 70-B3-D5-1F-30-01-00-00",
        "Give the number of an event, or one of --request-id, --id and --party."
      ),
      ("register accept r", "Give an identifier, or --requests."),
      ("register accept r 70-B3-D5-1F-30-01-00-00 --requests f", "Give an identifier, or --requests."),
      ("allocate range --register r", "Give --party, or --requests."),
      ("allocate range --register r --requests f --number 1", "With --requests the columns of the file"),
      ("allocate id --register r --requests ", "The name of the file for --requests is empty."),
      ("allocate id --register r --requests f --each --atomic", "Value to be set with flag"),
      ("allocate id --register r --party A --atomic", "--atomic is about --requests."),
      ("register history r --party A --id 70-B3-D5-1F-30-01-00-00", "Give --party or --id, not both."),
      ("register history r --since 2025-01-02 --until 2025-01-01", "--until 2025-01-01 is before --since 2025-01-02."),
      ("register rename r A B --time 2905-01-01", "--time 2905-01-01T00:00:00Z is in the future"),
      ("register verify r --checkpoint 1:2", "'1:2' is no checkpoint"),
      ("register init r --dry-run", "Unknown option '--dry-run'"),
      ("validate x --as-of 2025-01-01", "--as-of is a day of a register: give --register."),
      ("validate x --identifiers i", "--identifiers goes with --allocations"),
      ("validate x --register r --identifiers i", "--identifiers goes with --allocations"),
      ("validate x --allocations l --identifiers ", "The name of the file for --identifiers is empty."),
      ("validate x --require accepted", "--require asks which identifiers were given out: give --register, or"),
      ("validate x --allocations l --require given-out", "--require asks which identifiers were given out: give"),
      ("validate x --register r --require all", "The value 'all' is invalid for '--require <state>'"),
      ("validate x --register r --allocations l", "Give --register or --allocations, not both."),
      (
        "validate x --allocations l --as-of 2025-01-01",
        "An allocation list is of one day: --as-of needs --register."
      ),
      (
        "validate x --register r --kind device",
        "--register judges identifiers of organisations, which --kind device has not."
      ),
      ("validate x --register ", "The name of the file for --register is empty."),
      ("validate x --allocations ", "The name of the file for --allocations is empty."),
      (
        "validate x --allocations l --environment test",
        "--allocations is of the Panel block, whose identifiers are for production, not for tests."
      ),
      ("allocate id --register r --party A --delimiter ;", "--delimiter is about --requests."),
      ("validate x --allocations-delimiter ;", "--allocations-delimiter is about --allocations."),
      ("validate x --register r --allocations-delimiter ;", "--allocations-delimiter is about --allocations."),
      ("register import r l --delimiter ab", "The value 'ab' is invalid for '--delimiter <character>'"),
      ("allocate id --register r --party A --prefix x", "--prefix is about --requests."),
      ("register export r --identifiers --full", "--full is about organisations, not --identifiers."),
      ("register restore b r --wait 3601", "--wait is from 0 to 3600, not 3601."),
      ("register rename r A B --actor a\u{9B}b", "an actor has 1 to 200 characters, and no control characters"),
      ("validate x --verify", "--verify checks a register: give --register."),
      ("validate x --allocations l --verify", "--verify checks a register, and an allocation list has no events"),
      ("register rename r A B --wait 3601", "--wait is from 0 to 3600, not 3601."),
      ("register rename r A B --time yesterday", "The value 'yesterday' is invalid for '--time <time>'"),
      ("allocate organisation --register r", "Give --name and --signifier"),
      ("allocate organisation --register r --name A", "Give --name and --signifier."),
      ("allocate organisation --register r --requests f --number 1", "With --requests the columns of the file"),
      ("allocate id --register r", "Give --party, or --requests."),
      ("allocate id --register r --requests f --roles IS", "With --requests the columns of the file"),
      ("allocate id --register r --party A --each", "--each is about --requests."),
      ("allocate id --register r --requests f --request-id 1", "With --requests the ids stand in the column"),
    ])
  func wrongUsage(_ words: String, _ message: String) throws {
    let outcome = try run(words.split(separator: " ", omittingEmptySubsequences: false).map(String.init))
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.ending == .exit(64))
  }
}
