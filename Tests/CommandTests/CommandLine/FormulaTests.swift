import Foundation
import TestSupport
import Testing

/// `--excel-safe` in every command that has it: whatever comes in, nothing goes out that a spreadsheet would run.
@Suite struct FormulaTests {
  /// Texts that a spreadsheet runs, the last behind a semicolon.
  private static let formulas = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}1", "a;=1+1",
  ]

  /// A command of each kind, and whether its output repeats texts of its input.
  static let commands: [(words: String, echoes: Bool)] = [
    ("validate ids.csv", true), ("inspect =1+1 @x --format csv", true),
    ("workdays add --csv dates.csv --days 5", true), ("workdays subtract --csv dates.csv --days 5", true),
    ("workdays check --csv dates.csv", true), ("workdays notice --notice 5 --csv dates.csv", true),
    ("workdays between --csv dates.csv --column date --to-column to", true),
    ("workdays list --csv dates.csv --column date --to-column to", true), ("workdays calendars --format csv", false),
    ("cover assess --parties parties.csv --as-at 2025-04-17 --threshold 2689 --format csv", true),
    ("cover explain --parties parties.csv --as-at 2025-04-17 --threshold 2689 --party =1+1 --format csv", true),
    (
      "cover what-if --format csv --parties parties.csv --as-at 2025-04-17 --threshold 2 --party =1+1 --change sp=A",
      true
    ),
    ("cover history month.json --format csv", true),
    ("cover outlook --parties parties.csv --support support.csv --as-at 2025-04-17 --threshold 2 --format csv", true),
    ("cover threshold show --base-index 100 --index 135 --as-at 2025-05-01 --format csv", false),
    ("cover threshold show --thresholds thresholds.csv --as-at 2025-05-01 --format csv", true),
    ("cover interest --amount 12000 --due 2025-06-12 --paid 2025-06-18 --format csv", false),
    ("cover interest --invoices late.csv --as-at 2025-06-18", true),
    ("cover due --received 2025-06-05 --month 2025-05 --format csv", false),
    ("cover due --invoices late.csv", true), ("cover rules --format csv", false),
    ("entry checklist --file e.json --format csv --as-at 2025-05-05", true),
    ("entry plan --role ED --start 2025-05-05 --as-at 2025-05-05 --format csv", false),
    ("entry compare plan.json --role ED --start 2025-05-05 --as-at 2025-05-05 --format csv", false),
    ("rules identifiers --format csv", false), ("register rules r.db --format csv", false),
    ("register show r.db --format csv", true),
    ("register history r.db --format csv", true),
    ("register export r.db --full", true), ("register diff list.csv other.csv --format csv", true),
    ("register verify r.db --format csv", false), ("register checkpoint r.db --format csv", false),
    ("register backup r.db copy.db --format csv", false), ("register restore r.db new.db --format csv", false),
    ("register init i.db --time 2025-01-01 --actor =x --format csv", false),
    ("register import empty.db list.csv --time 2025-02-01 --format csv", false),
    ("register rename r.db S1 =2+2 --time 2025-02-01 --format csv", false),
    ("register accept r.db --requests acceptances.csv --time 2025-02-02", true),
    ("register withdraw r.db --id 70-B3-D5-1F-30-01-00-00 --time 2025-03-01 --format csv", false),
    ("register verify-list list.csv --signature list.csv.p7s --ca cert.pem --format csv", false),
    ("allocate organisation r.db --requests organisations.csv --each", true),
    ("allocate range r.db --requests ranges.csv --each", true),
    ("allocate id r.db --requests identifiers.csv --each", true),
  ]

  @Test func nothingRunsInASpreadsheet() throws {
    let inputs = try Self.made()
    for (words, echoes) in Self.commands {
      let plain = try output(of: words, inputs)
      let safe = try output(of: words + " --excel-safe", inputs)
      #expect(Self.running(plain).isEmpty != echoes, "\(words): \(plain)")
      #expect(Self.running(safe) == [], "\(words)")
      // Nothing but apostrophes and the mark is added; fractions have other words.
      let isSame = safe.replacing("'", with: "") == "\u{FEFF}" + plain.replacing("'", with: "")
      #expect(isSame || words.hasPrefix("cover "), "\(words): \(safe)")
    }
  }

  /// No command that has the option is left out above.
  @Test func allCommandsAreTried() {
    let known = Story.steps(of: "help/").filter { $0.text.contains("--excel-safe") }.map { step in
      step.command.split(separator: " ").dropFirst().dropLast().joined(separator: " ")
    }
    #expect(known.count > 30)
    for name in known { #expect(Self.commands.contains { $0.words.hasPrefix(name + " ") }, "\(name)") }
  }

  /// The cells of a CSV text that a spreadsheet runs, whether it divides fields at commas or at semicolons.
  private static func running(_ text: String) -> [String] {
    let signs = Set("=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}")
    let number = /[-+]?[0-9]([0-9.,]*[0-9])?|[-=+@]/
    var bytes = Array(text.utf8)
    if text.hasPrefix("\u{FEFF}") { bytes.removeFirst(3) }
    let cells = PlainCSV(delimiter: ",").records(of: bytes).records.flatMap(\.fields).map {
      String(decoding: $0.value, as: UTF8.self)
    }
    return cells.filter { cell in
      guard cell.wholeMatch(of: number) == nil else { return false }
      if let first = cell.first, "\t\r\n".contains(first) { return true }
      let parts = cell.split(omittingEmptySubsequences: false) { "\t\r\n;".contains($0) }
      return parts.enumerated().contains { index, part in
        let start = part.drop { $0 == " " || index > 0 && $0 == "\"" }
        return start.first.map { signs.contains($0) } ?? false && part.wholeMatch(of: number) == nil
      }
    }
  }

  /// The output of a command, in a folder of its own with the inputs.
  private func output(of words: String, _ inputs: TemporaryFolder) throws -> String {
    let folder = try TemporaryFolder()
    for name in try inputs.names { try folder.put(inputs.bytes(name), name) }
    let outcome = try run(words.split(separator: " ").map(String.init), folder: folder.path)
    #expect(outcome.ending == .exit(0) || outcome.ending == .exit(1), "\(words): \(outcome.errors)")
    return outcome.text
  }

  private static func made() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    func cell(_ text: String) -> String { "\"\(text)\"" }
    func put(_ name: String, _ header: String, _ row: (Int, String) -> String) throws {
      let rows = formulas.enumerated().map { row($0, cell($1)) + "\n" }
      try folder.write(name, header + "\n" + rows.joined())
    }
    try put("late.csv", "invoice,due,received,gross") { "\($1),2025-06-12,2025-06-02,1000" }
    try put("organisations.csv", "name,signifier") { "\($1),S\($0)" }
    try put("ids.csv", "id,note") { "70-B3-D5-1F-30-01-00-0\($0),\($1)" }
    try put("dates.csv", "date,to,note") { "2025-04-1\($0),2025-04-28,\($1)" }
    try put("parties.csv", "party,name") { "\($1),\($1)" }
    try folder.write("thresholds.csv", "regulatory_year,amount,source\n2025-26,1,=1+1\n")
    try folder.write(
      "support.csv",
      "party,instrument,kind,amount,issuer,sp,expires,state\n=1+1,=2+2,bank-guarantee,1,=3+3,A,2025-06-01,in-force\n")
    try folder.write("ranges.csv", "request_id,party\n=q1,S1\n")
    try folder.write("identifiers.csv", "request_id,party,roles\n=q2,S1,ED\n")
    try folder.write("acceptances.csv", "request_id,id\n=q3,70-B3-D5-1F-30-01-00-00\n")
    for words in [
      "register init r.db --time 2025-01-01 --actor =desk", "register init empty.db --time 2025-01-01",
      "allocate organisation r.db --requests organisations.csv --time 2025-01-02 --actor =desk",
      "allocate id r.db --party S0 --role ED --time 2025-01-02 --request-id =q",
      "register export r.db --full --output list.csv", "entry init --file e.json --party =A --role OU",
      "cover assess --parties parties.csv --as-at 2025-04-17 --threshold 2689 --format json -o month.json",
      "entry record srept --file e.json --state met --date 2025-01-05 --evidence =1+1",
      "entry plan --role ED --start 2025-05-05 --as-at 2025-05-05 --output plan.json",
      "register export r.db --full --output list.csv --sign key.pem --certificate cert.pem",
    ] {
      if words.contains("--sign ") {
        var openssl = Launch(
          "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=A".split(separator: " ")
            .map(String.init))
        openssl.executable = "/usr/bin/openssl"
        openssl.folder = folder.path
        _ = try run(openssl)
      }
      let outcome = try run(words.split(separator: " ").map(String.init), folder: folder.path)
      #expect(outcome.ending == .exit(0), "\(words): \(outcome.errors)")
    }
    try folder.write("other.csv", folder.text("list.csv").replacing("=1+1", with: "=2+2"))
    return folder
  }
}
