import Foundation
import TestSupport
import Testing

/// `--excel-safe`: the same rule in every command that writes CSV.
@Suite struct SpreadsheetFlagTests {
  private static let month =
    "--parties credit-cover/month/parties.csv --as-at 2025-04-17 --threshold 2689 --format csv"

  /// Commands whose CSV has neither formulas nor fractions: it gets a byte order mark, and nothing else.
  static let commands = [
    "validate identifiers/batch.csv", "validate identifiers/batch.csv --summary --format csv",
    "inspect 70-B3-D5-1F-30-01-00-00 --format csv", "workdays add 2025-04-17 5 --format csv",
    "cover explain --party ALPHA \(month)", "cover what-if \(month) --party ALPHA --change score=70",
    "cover threshold --base-index 100 --index 135 --as-at 2025-05-01 --format csv",
    "cover due --received 2025-06-05 --month 2025-05 --format csv", "cover rules --as-at 2025-04-17 --format csv",
    "entry checklist --blank ALPHA --role IS --as-at 2025-05-05 --format csv",
    "entry plan --role IS --start 2025-05-05 --as-at 2025-05-05 --format csv",
  ]

  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  @Test(arguments: commands) func nothingButTheMarkIsAdded(_ command: String) throws {
    let plain = try run(words(command))
    let safe = try run(words(command) + ["--excel-safe"])
    #expect(!plain.text.isEmpty)
    #expect(safe.text == "\u{FEFF}" + plain.text)
    #expect(safe.errors == plain.errors && safe.ending == plain.ending)
  }

  @Test func fractionsAreNoDates() throws {
    let assess = try run(words("cover assess \(Self.month) --excel-safe"))
    #expect(assess.column("credit_factor").contains("13.3333… (40/3)"))
    let interest = try run(
      words("cover interest --amount 12000 --due 2025-06-12 --paid 2025-06-18 --format csv --excel-safe"))
    #expect(interest.column("interest_unrounded") == ["24.1643… (1764/73)"])
    let whatIf = try run(words("cover what-if \(Self.month) --excel-safe --party DELTA --change score=10"))
    #expect(whatIf.text.contains("DELTA,credit_factor,13.3333… (40/3),3.3333… (10/3),\n"))
  }

  @Test func formulasAreGuardedInEveryStream() throws {
    let folder = try TemporaryFolder()
    try folder.write("v.csv", "id;note\n\(Sample.panel);=1\n\(Sample.second);\"-1,=2\"\n=3;-12,50\n")
    let validated = try run(
      ["validate", folder["v.csv"], "--delimiter", ";", "--excel-safe", "--output", folder["out.csv"]])
    #expect(validated.ending == .exit(1))
    let lines = try folder.text("out.csv").split(separator: "\n")
    #expect(lines[0] == "\u{FEFF}id;note;canonical;verdict;code;detail")
    #expect(lines[1] == "\(Sample.panel);'=1;\(Sample.panel);valid;;")
    #expect(lines[2] == "\(Sample.second);\"'-1,'=2\";\(Sample.second);valid;;")
    #expect(lines[3].hasPrefix("'=3;-12,50;;invalid;"))
    // What is guarded already is not guarded again.
    let again = try run(
      ["validate", folder["out.csv"], "--delimiter", ";", "--excel-safe", "--prefix", "x_", "--only", "valid"])
    #expect(again.lines[1].hasPrefix("\(Sample.panel);'=1;"))
    let days = try run(
      ["workdays", "add", "--days", "1", "--csv", "-", "--excel-safe"], input: Array("date,note\n2025-04-17,+x\n".utf8))
    #expect(days.text == "\u{FEFF}date,note,result,code,detail\n2025-04-17,'+x,2025-04-22,,\n")
    let register = folder["r.db"]
    _ = try run("register", "init", register, "--time", "2025-04-01")
    try folder.write("requests.csv", "name,signifier\n+Power,P\n'70s Ltd,S\n")
    let allocated = try run(
      [
        "allocate", "organisation", register, "--requests", folder["requests.csv"], "--each",
        "--excel-safe",
      ])
    #expect(allocated.lines[1].hasPrefix("'+Power,P,1,"))
    #expect(allocated.lines[2].hasPrefix("'70s Ltd,S,2,"))
    // Out for spreadsheets and in again: the same names.
    let other = folder["other.db"]
    _ = try run("register", "init", other, "--time", "2025-04-01")
    _ = try run("register", "export", register, "--excel-safe", "--full", "--output", folder["list.csv"])
    #expect(try folder.text("list.csv").contains(",'+Power,P,"))
    let imported = try run("register", "import", other, folder["list.csv"])
    #expect(imported.ending == .exit(0))
    #expect(try run("register", "export", other, "--full").text == run("register", "export", register, "--full").text)
    for command in ["show", "history", "checkpoint", "verify"] {
      let plain = try run("register", command, register, "--format", "csv").text
      let safe = try run("register", command, register, "--format", "csv", "--excel-safe").text
      #expect(safe == "\u{FEFF}" + plain.replacing("+Power", with: "'+Power"), "\(command)")
    }
  }

  /// The flag is there wherever CSV is written, and refused where none is.
  @Test func everyCommandThatWritesCSVHasIt() throws {
    for step in Story.steps(of: "help/") {
      let words = step.text.split { $0.isWhitespace }.joined(separator: " ")
      let writes = words.contains(/csv[ ,(][^.]*(json|jsonl)/) || step.command == "seckit register export --help"
      #expect(words.contains("--excel-safe") == writes, "\(step.command)")
    }
  }

  @Test(
    arguments: [
      "cover rules", "workdays add 2025-04-17 5", "inspect 70-B3-D5-1F-30-01-00-00",
      "validate identifiers/batch.csv --format json", "entry plan --role IS --start 2025-05-05 --format html",
      "register show r.db", "allocate id r.db --party A",
    ])
  func itIsAboutCSV(_ command: String) throws {
    let outcome = try run(words(command) + ["--excel-safe"])
    #expect(outcome.errors.contains("--excel-safe is for CSV; add --format csv."))
    #expect(outcome.ending == .exit(64))
  }
}
