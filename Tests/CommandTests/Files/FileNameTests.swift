import Files
import Glibc
import TestSupport
import Testing

/// Names of files are bytes: every command opens, writes and names the file that was meant.
@Suite struct FileNameTests {
  /// A name with a byte that is not UTF-8.
  private static func raw(_ name: String) -> String { String(fileName: Array(name.utf8) + [0xFF]) }

  /// Runs lines in which `@name` is such a name, each with its exit status.
  private func run(_ lines: [(String, Int32)], in folder: TemporaryFolder, input: String? = nil) throws -> [Outcome] {
    try lines.map { line, status in
      let words = line.split(separator: " ").map { $0.hasPrefix("@") ? Self.raw(String($0.dropFirst())) : String($0) }
      let outcome = try run(words, input: input.map { Array($0.utf8) }, folder: folder.path)
      #expect(outcome.ending == .exit(status), "\(line): \(outcome.errors)")
      return outcome
    }
  }

  private func run(_ words: [String], input: [UInt8]?, folder: String) throws -> Outcome {
    try CommandTests.run(words, input: input, folder: folder)
  }

  private func put(_ text: String, _ name: String, in folder: TemporaryFolder) throws {
    let file = try OutputFile(path: "\(folder.path)/\(Self.raw(name))")
    try file.write(text)
    try file.commit()
  }

  private func fixture(_ name: String) throws -> String { try Repository.text("\(Repository.fixtures)/\(name)") }

  private static let time = "--time 2025-04-01T09:00:00Z --actor tester"

  /// The files of a folder: bytes, each told by the last one.
  private func names(in folder: TemporaryFolder) throws -> [[UInt8]] {
    guard let listing = opendir(folder.path) else { throw SystemError("opendir") }
    defer { closedir(listing) }
    var names: [[UInt8]] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
          (0..<256).prefix { bytes[$0] != 0 }.map { bytes[$0] }
        }
      }
      if name != [0x2E] && name != [0x2E, 0x2E] { names.append(name) }
    }
    return names
  }

  @Test func everyCommandUsesTheFileThatWasMeant() throws {
    let folder = try TemporaryFolder()
    try put("party,roles\nALPHA,ED\n", "requests", in: folder)
    try put("id\n70-B3-D5-1F-30-01-00-00\n", "batch", in: folder)
    try put("date\n2025-04-17\n", "dates", in: folder)
    for name in ["parties", "invoices", "support", "notified", "rates"] {
      try put(try fixture("credit-cover/month/\(name).csv"), name, in: folder)
    }
    for name in ["meetings", "actuals", "own-tasks"] {
      try put(try fixture("user-entry/\(name).csv"), name, in: folder)
    }
    let cover = "--parties @parties --invoices @invoices --support @support --as-at 2025-04-17 --threshold 2689"
    let plan = "--role ED --already-party --start 2017-04-03 --as-at 2017-04-03"
    _ = try run(
      [
        ("register init @r \(Self.time)", 0),
        ("allocate organisation @r --name Alpha --signifier ALPHA \(Self.time)", 0),
        ("allocate id @r --requests @requests \(Self.time)", 0),
        ("register accept @r 70-B3-D5-1F-30-01-00-00 \(Self.time)", 0),
        ("register rename @r ALPHA Alpha-2 \(Self.time)", 0),
        ("register show @r", 0), ("register history @r", 0), ("register checkpoint @r", 0),
        ("register receipt @r --event 2", 0),
        ("register verify @r", 0), ("register backup @r @backup", 0), ("register restore @backup @restored", 0),
        ("register export @r --output @list", 0), ("register init @copy \(Self.time)", 0),
        ("register import @copy @list \(Self.time)", 0), ("register diff @r @list", 0), ("register diff @list @r", 0),
        ("validate @batch --register @r --output @out -q", 0), ("validate @batch --allocations @list -q -o @out", 0),
        ("register withdraw @r --id 70-B3-D5-1F-30-01-00-00", 0),
        ("workdays add --csv @dates --days 5 --output @days", 0),
        ("cover assess \(cover) --format json --output @assessment --report @page --notified @notified", 1),
        ("cover assess \(cover) --previous @assessment", 1), ("cover explain \(cover) --party ALPHA", 1),
        ("cover outlook \(cover) --output @outlook --format ics", 1),
        ("cover interest --invoices @invoices --as-at 2025-06-05 --output @interest", 0),
        ("cover due --invoices @invoices --output @due", 0),
        ("cover interest --amount 100 --due 2025-01-01 --paid 2025-02-01 --base-rates @rates", 0),
        ("entry init --file @entry --party ALPHA --role ED", 0),
        ("entry record uept --file @entry --state open", 0),
        ("entry checklist --file @entry --register @r --output @checklist --format csv", 0),
        ("entry plan \(plan) --meetings @meetings --format json --output @plan", 0),
        ("entry compare @plan \(plan)", 0), ("entry explain UEPT.NOTICE \(plan) --meetings @meetings", 0),
        ("entry plan --role OU --start 2017-04-03 --as-at 2017-04-03 --tasks @own-tasks", 0),
        ("entry plan --role ED --start 2017-07-10 --as-at 2017-07-10 --already-party --actuals @actuals", 0),
      ], in: folder)
    let rules = try run([("cover rules --format json", 0)], in: folder)[0].text
    try put(rules, "rules", in: folder)
    _ = try run([("cover rules --rules @rules", 0)], in: folder)
    let receipt = try run([("register receipt @r --event 2", 0)], in: folder)[0].text
    try put(receipt, "receipt", in: folder)
    _ = try run([("register verify @r --receipt @receipt", 0)], in: folder)
    // Nothing was written under another name, and nothing is left over.
    for name in try names(in: folder) { #expect(name.last == 0xFF, "\(String(decoding: name, as: UTF8.self))") }
  }

  @Test func signedListsHaveSuchNamesToo() throws {
    let folder = try TemporaryFolder()
    var launch = Launch(
      "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Authority -keyout".split(separator: " ").map(String.init)
        + [Self.raw("key"), "-out", Self.raw("cert")])
    launch.executable = "/usr/bin/openssl"
    launch.folder = folder.path
    #expect(try CommandTests.run(launch).ending == .exit(0))
    let outcomes = try run(
      [
        ("register init @r \(Self.time)", 0),
        ("register export @r --output @list --sign @key --certificate @cert", 0),
      ], in: folder)
    #expect(outcomes[1].errors == "")
    let signature = String(fileName: Array("list".utf8) + [0xFF] + Array(".p7s".utf8))
    let verified = try run(
      ["register", "verify-list", Self.raw("list"), "--signature", signature, "--ca", Self.raw("cert")], input: nil,
      folder: folder.path)
    #expect(verified.ending == .exit(0), "\(verified.errors)")
  }

  @Test func messagesAndResultsNameTheFile() throws {
    let folder = try TemporaryFolder()
    try put("id\nx\n", "batch", in: folder)
    let json = try run([("validate @batch --format jsonl -q", 1)], in: folder)[0]
    #expect(json.text.hasPrefix(#"{"file":"batch\\xFF","#), "\(json.text)")
    let missing = try run([("validate @missing", 2), ("register show @missing", 2)], in: folder)
    #expect(missing[0].errors == "seckit: missing\\xFF: no such file; check the path\n")
    #expect(
      missing[1].errors
        == "seckit: missing\\xFF: no such file; check the path, or make it with 'seckit register init'\n")
    // What is not the name of a file is text.
    let text = try run([("cover explain --parties @batch --party @a", 64), ("inspect @a", 64)], in: folder)
    #expect(text[0].errors.hasPrefix("Error: 'a\\xFF' for --party is not UTF-8.\n"))
    #expect(text[1].errors.hasPrefix("Error: 'a\\xFF' for <id> is not UTF-8.\n"))
  }

  // MARK: Standard input and output

  @Test func aHyphenIsStandardOutputEverywhere() throws {
    let folder = try TemporaryFolder()
    for name in ["parties", "invoices", "support"] {
      try folder.put(try fixture("credit-cover/month/\(name).csv"), name)
    }
    _ = try run([("register init r \(Self.time)", 0)], in: folder)
    try folder.put("id\n70-B3-D5-1F-30-01-00-00\n", "batch")
    let cover = "cover assess --parties parties --as-at 2025-04-17 --threshold 2689"
    let before = try folder.names
    for (line, status) in [
      ("validate batch -q", Int32(0)), ("validate batch --summary", 0), ("workdays add 2025-04-17 5", 0), (cover, 1),
      ("\(cover.replacing("assess", with: "what-if")) --party ALPHA --change score=70", 1), ("register export r", 0),
      ("entry checklist --blank A --role ED", 0), ("entry plan --role ED --start 2025-05-06 --as-at 2025-05-06", 0),
    ] {
      let outcomes = try run([(line, status), ("\(line) --output -", status)], in: folder)
      #expect(outcomes[0].output == outcomes[1].output && !outcomes[0].output.isEmpty, "\(line)")
    }
    let page = try run([("\(cover) --report - --output result", 1), ("\(cover) --report -", 64)], in: folder)
    #expect(page[0].text.hasPrefix("<!DOCTYPE html>"))
    let refused = try run(
      [
        ("register export r --sign batch --certificate batch --output -", 64), ("register init -", 2),
        ("register show -", 2),
      ],
      in: folder)
    #expect(refused[1].errors == "seckit: -: a register is a file, not a stream; give its file name\n")
    #expect(refused[2].errors == refused[1].errors)
    #expect(try folder.names == (before + ["result"]).sorted())
  }

  @Test func aHyphenIsStandardInputEverywhere() throws {
    let folder = try TemporaryFolder()
    _ = try run([("register init r \(Self.time)", 0)], in: folder)
    let list = try run([("register export r --output list", 0)], in: folder).isEmpty ? "" : try folder.text("list")
    let plan = "entry plan --role ED --already-party --start 2017-04-03 --as-at 2017-04-03"
    let earlier = try run([("\(plan) --format json", 0)], in: folder)[0].text
    let rules = try run([("cover rules --format json", 0)], in: folder)[0].text
    let receipt = try run([("register receipt r --event 1", 0)], in: folder)[0].text
    try folder.put("id\n70-B3-D5-1F-30-01-00-00\n", "batch")
    for (line, input, status) in [
      ("register import r - \(Self.time)", list, Int32(0)), ("register diff r -", list, 0),
      ("register verify r --receipt -", receipt, 0), ("validate batch --allocations - -q", list, 1),
      ("allocate organisation r --requests - \(Self.time)", "name,signifier\nAlpha,ALPHA\n", 0),
      ("workdays add --csv - --days 5", "date\n2025-04-17\n", 0),
      ("\(plan.replacing("plan", with: "compare -"))", earlier, 0),
      ("\(plan) --meetings -", try fixture("user-entry/meetings.csv"), 0), ("cover rules --rules -", rules, 0),
      (
        "cover interest --amount 1 --due 2025-01-01 --paid 2025-02-01 --base-rates -",
        try fixture("credit-cover/month/rates.csv"), 0
      ),
    ] { _ = try run([(line, status)], in: folder, input: input) }
    let twice = try run(
      [
        ("validate --allocations -", 64), ("register import r - --identifiers -", 64),
        ("\(plan) --meetings - --tasks -", 64),
      ],
      in: folder, input: "")
    for outcome in twice { #expect(outcome.errors.hasPrefix("Error: Standard input (-) can be read only once.\n")) }
  }
}
