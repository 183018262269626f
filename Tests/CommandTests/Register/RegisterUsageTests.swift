import TestSupport
import Testing

/// What `seckit register` and `seckit allocate` refuse, and that what they write can be given back. The transcripts in
/// `Fixtures/register` show the rest of what they print.
@Suite struct RegisterUsageTests {
  @Test(
    arguments: [
      ("", "empty-file: the file is empty: it does not even have a header"),
      ("name\nx\n", "line 1: missing-column: the column 'signifier' is missing; the columns are name"),
      (
        "name,signifier,numbr\nC,C,9\n",
        "line 1, column C: unknown-column: the column 'numbr' is unknown; rename it, remove it, or give --map number=C"
      ),
      (
        "name,signifier,org_numbr\nC,C,9\n",
        "line 1, column C: unknown-column: the column 'org_numbr' is unknown; rename it, remove it"
      ),
      (
        "name,signifier,Name\nC,C,9\n",
        "line 1, column C: repeated-column: the columns 'name' and 'Name' are both the name; leave one out"
      ),
      ("name,signifier\n\"C,C\n", "line 2: unreadable-text: the quote opened here is never closed"),
    ])
  func requestsThatCannotBeReadStopTheRun(_ text: String, _ reason: String) throws {
    let folder = try TemporaryFolder()
    _ = try run("register", "init", folder["r.db"])
    try folder.write("requests.csv", text)
    let outcome = try run(
      "allocate", "organisation", folder["r.db"], "--requests", folder["requests.csv"])
    #expect(outcome.text == "")
    #expect(outcome.errors.contains("\(folder["requests.csv"]): \(reason)"), "\(outcome.errors)")
    #expect(outcome.ending == .exit(2))
  }

  @Test func aReceiptProvesItself() throws {
    let folder = try TemporaryFolder()
    let register = folder["r.db"]
    _ = try run("register", "init", register)
    _ = try run("allocate", "organisation", register, "--name", "A", "--signifier", "A")
    try folder.write("receipt.json", try run("register", "receipt", register, "--event", "2").text)
    _ = try run("register", "rename", register, "A", "B")
    let verified = try run("register", "verify", register, "--receipt", folder["receipt.json"])
    #expect(verified.text.hasPrefix("\(register) is sound: 3 events\nhead 3:"))
    #expect(verified.text.hasSuffix("\nevent 2 matches \(folder["receipt.json"])\n"))
    #expect(verified.ending == .exit(0))
    let other = folder["other.db"]
    _ = try run("register", "init", other)
    let refuted = try run("register", "verify", other, "--receipt", folder["receipt.json"])
    #expect(refuted.text == "event 2: is missing, but \(folder["receipt.json"]) has it\n")
    #expect(refuted.ending == .exit(1))
    try folder.write("receipt.json", "{}")
    let unreadable = try run("register", "verify", register, "--receipt", folder["receipt.json"])
    #expect(
      unreadable.errors
        == "seckit: \(folder["receipt.json"]): is not a receipt: line 1, column 1: 'sequence' is missing\n")
    #expect(unreadable.ending == .exit(2))
  }

  @Test func aListIsImportedAndExportedAsItWas() throws {
    let folder = try TemporaryFolder()
    _ = try run("register", "init", folder["r.db"], "--time", "2025-01-01")
    let text = try Story.output(of: "seckit register export register.db", in: "register/export.console")
    let list = try folder.write("list.csv", text)
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
    #expect(try run("register", "export", folder["r.db"]).text == text)
    #expect(try run("register", "verify", folder["r.db"]).ending == .exit(0))
  }

  @Test(
    arguments: [
      ("register init", "Missing expected argument '<file>'"),
      ("register withdraw r", "Give either --party or --id."),
      ("register withdraw r --id 70-B3-D5-1F-30-01-00-00 --expelled", "--expelled requires --party."),
      ("register show r --party A --free", "Give only one of --party, --id and --free."),
      ("register history r --since 2025-01-02 --until 2025-01-01", "--until 2025-01-01 is before --since 2025-01-02."),
      ("register receipt r", "Give one of --event, --request-id, --id or --party."),
      (
        "register receipt r --event 1 --id 70-B3-D5-1F-30-01-00-00",
        "Give one of --event, --request-id, --id or --party."
      ),
      ("register accept r", "Give an identifier, or --requests."),
      ("register accept r 70-B3-D5-1F-30-01-00-00 --requests f", "Give an identifier, or --requests."),
      ("allocate range r", "Give --party, or --requests."),
      ("allocate range r --requests f --number 1", "Leave out the other options with --requests"),
      ("allocate id r --requests ", "The name of the file for --requests is empty."),
      ("allocate id r --requests f --each --atomic", "Value to be set with flag"),
      ("allocate id r --party A --atomic", "--atomic requires --requests."),
      ("register history r --party A --id 70-B3-D5-1F-30-01-00-00", "Give --party or --id, not both."),
      ("register history r --since 2025-01-02 --until 2025-01-01", "--until 2025-01-01 is before --since 2025-01-02."),
      ("register rename r A B --time 2905-01-01", "--time 2905-01-01T00:00:00Z is in the future"),
      ("register verify r --checkpoint 1:2", "'1:2' is not a checkpoint"),
      ("register init r --dry-run", "Unknown option '--dry-run'"),
      ("validate x --as-of 2025-01-01", "--as-of needs a register; give --register."),
      ("validate x --identifiers i", "--identifiers requires --allocations"),
      ("validate x --register r --identifiers i", "--identifiers requires --allocations"),
      ("validate x --allocations l --identifiers ", "The name of the file for --identifiers is empty."),
      (
        "validate x --require accepted", "--require needs to know which identifiers were given out; give --register, or"
      ),
      (
        "validate x --allocations l --require given-out",
        "--require needs to know which identifiers were given out; give"
      ),
      ("validate x --register r --require all", "The value 'all' is invalid for '--require <state>'"),
      ("validate x --register r --allocations l", "Give --register or --allocations, not both."),
      (
        "validate x --allocations l --as-of 2025-01-01",
        "An allocation list shows one day only; --as-of needs --register."
      ),
      (
        "validate x --register r --kind device",
        "--register judges the identifiers of organisations; it does not go with --kind device."
      ),
      ("validate x --register ", "The name of the file for --register is empty."),
      ("validate x --allocations ", "The name of the file for --allocations is empty."),
      (
        "validate x --allocations l --environment test",
        "--allocations covers the Panel block, whose identifiers are for production; leave out --environment test."
      ),
      ("allocate id r --party A --delimiter ;", "--delimiter requires --requests."),
      (
        "validate x --delimiter allocations=;",
        "--delimiter allocations=…: --allocations is missing; give it, or leave this option out"
      ),
      (
        "validate x --allocations l --encoding identifiers=utf-8",
        "--encoding identifiers=…: --identifiers is missing; give it, or leave this option out"
      ),
      ("register import r l --delimiter ab", "The value 'ab' is invalid for '--delimiter <delimiter>'"),
      ("allocate id r --party A --prefix x", "--prefix requires --requests."),
      (
        "register export r --identifiers --full",
        "--full adds columns of organisations; leave it out with --identifiers."
      ),
      ("register restore b r --wait 3601", "--wait must be from 0 to 3600, not 3601."),
      ("register rename r A B --actor a\u{9B}b", "an actor must have 1 to 200 characters, without control characters"),
      ("validate x --verify", "--verify checks a register; give --register."),
      ("validate x --allocations l --verify", "--verify checks a register, and an allocation list has no events"),
      ("register rename r A B --wait 3601", "--wait must be from 0 to 3600, not 3601."),
      ("register rename r A B --time yesterday", "The value 'yesterday' is invalid for '--time <time>'"),
      ("allocate organisation r", "Give --name and --signifier"),
      ("allocate organisation r --name A", "Give --name and --signifier."),
      ("allocate organisation r --requests f --number 1", "Leave out the other options with --requests"),
      ("allocate id r", "Give --party, or --requests."),
      ("allocate id r --party A", "A User ID needs a User Role; give --role."),
      ("allocate id r --party A --role ,", "A User ID needs a User Role; give --role."),
      ("allocate id r --requests f --role IS", "Leave out the other options with --requests"),
      ("allocate id r --party A --each", "--each requires --requests."),
      (
        "allocate id r --requests f --request-id 1",
        "--request-id does not go with --requests; put the ids in the column"
      ),
    ])
  func wrongUsage(_ words: String, _ message: String) throws {
    let outcome = try run(words.split(separator: " ", omittingEmptySubsequences: false).map(String.init))
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.ending == .exit(64))
  }
}
