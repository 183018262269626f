import TestSupport
import Testing

/// One type for the formats of lists, one for the formats of documents: each means the same in every command.
@Suite("Formats of lists and documents")
struct ListFormatTests {
  @Test(
    "table is what lists are without a format",
    arguments: [
      "workdays add 2025-04-17 1", "workdays check 2025-04-17", "workdays calendars", "cover rules",
      "inspect 70-B3-D5-1F-30-01-00-2A", "entry explain UEPT.NOTICE --role ED --start 2025-04-17 --as-at 2025-04-17",
    ])
  func tableIsTheStandard(_ command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let outcome = try run(words)
    #expect(outcome.ending == .exit(0) && outcome.text != "", "\(outcome.errors)")
    let other = try run(words + ["--format", "table"])
    #expect(other.text == outcome.text && other.ending == .exit(0))
  }

  @Test(
    "the words of an option may have any case",
    arguments: [
      "workdays check 2025-04-17 --format CSV", "inspect 70-b3-d5-1f-30-01-00-2a --kind User --form Any --format Jsonl",
      "entry checklist --blank a --role IS --as-at 2025-04-17 --format MARKDOWN",
      "entry plan --role IS --start 2025-04-17 --as-at 2025-04-17 --estimate High --format Mermaid",
      "rules HOLIDAYS --format JSON",
    ])
  func wordsHaveAnyCase(_ command: String) throws {
    let outcome = try run(command.split(separator: " ").map(String.init))
    let plain = try run(command.lowercased().split(separator: " ").map(String.init))
    #expect(outcome.text == plain.text && outcome.text != "" && outcome.ending == .exit(0), "\(outcome.errors)")
  }

  @Test(
    "a format that a command has not is a wrong command line",
    arguments: [
      (
        "entry explain UEPT.NOTICE --role ED --start 2025-04-17 --format csv",
        "Please provide one of 'table', 'json' or 'jsonl'."
      ),
      (
        "entry checklist --format svg",
        "Please provide one of 'table', 'csv', 'json', 'jsonl', 'markdown' or 'html'."
      ),
      ("entry checklist --format xml", "Please provide one of 'table', 'csv', 'json', 'jsonl', 'markdown' or 'html'."),
      ("workdays add 2025-04-17 1 --format xml", "Please provide one of 'table', 'csv', 'json' or 'jsonl'."),
      ("entry compare x --format tabel", "'markdown' or 'html'. Did you mean 'table'?"),
      ("register receipt r.db --event 1 --format jason", "one of 'json' or 'table'. Did you mean 'json'?"),
      ("validate --format xml", "Please provide one of 'table', 'csv', 'json' or 'jsonl'."),
    ])
  func otherFormats(_ command: String, _ message: String) throws {
    let outcome = try run(command.split(separator: " ").map(String.init))
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.text == "" && outcome.ending == .exit(64))
  }

  @Test("a register's list is as wide as the terminal", arguments: [60, 80, 200] as [UInt16])
  func listsAreAsWideAsTheTerminal(_ width: UInt16) throws {
    let folder = try TemporaryFolder()
    let file = folder["r.db"]
    _ = try run(["register", "init", file, "--time", "2025-04-01", "--actor", "t"])
    let name = (1...20).map { "Word\($0)" }.joined(separator: " ")
    let made = try run([
      "allocate", "organisation", file, "--kind", "party", "--name", name, "--signifier", "A", "--time",
      "2025-04-02", "--actor", "t",
    ])
    #expect(made.ending == .exit(0), "\(made.errors)")
    var launch = Launch(["register", "show", file, "--party", "A"])
    launch.output = .terminal(columns: width)
    let lines = try run(launch, input: []).text.split(whereSeparator: \.isNewline)
    #expect(lines.allSatisfy { $0.count <= width })
    let rows = lines.filter { $0.contains("Word") }
    #expect(rows.map { String($0) }.joined(separator: " ").split(separator: " ").count { $0.hasPrefix("Word") } == 20)
    #expect((rows.count == 1) == (width == 200))
  }
}
