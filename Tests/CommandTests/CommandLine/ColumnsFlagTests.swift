import TestSupport
import Testing

/// Commands that read tables tell of them with `--columns` and `--template` alone.
@Suite struct ColumnsFlagTests {
  /// Each command with the names of its tables.
  static let commands: [(String, [String])] = [
    ("cover assess", ["parties", "invoices", "support", "notified", "thresholds"]),
    ("cover outlook", ["parties", "invoices", "support", "thresholds"]),
    ("cover what-if", ["parties", "invoices", "support", "thresholds"]),
    ("entry compare", ["tasks", "actuals", "meetings"]),
    ("cover explain", ["parties", "invoices", "support", "thresholds"]),
    ("cover interest", ["invoices", "base-rates"]),
    ("cover due", ["invoices"]),
    ("entry plan", ["tasks", "actuals", "meetings"]), ("entry explain", ["tasks", "actuals", "meetings"]),
    ("entry checklist", ["cover"]),
    ("register import", ["organisations", "identifiers"]), ("register diff", ["organisations", "identifiers"]),
    ("register accept", ["requests"]),
    ("allocate organisation", ["requests"]), ("allocate range", ["requests"]), ("allocate id", ["requests"]),
    ("validate", ["batch", "allocations", "identifiers"]), ("workdays add", ["dates"]),
    ("workdays subtract", ["dates"]),
    ("workdays between", ["dates"]),
    ("workdays check", ["dates"]), ("workdays list", ["dates"]), ("workdays notice", ["dates"]),
  ]

  @Test(arguments: commands) func tablesAreToldWithoutInputs(_ command: String, _ tables: [String]) throws {
    let words = command.split(separator: " ").map(String.init)
    let folder = try TemporaryFolder()
    let outcome = try run(words + ["--columns"], folder: folder.path)
    #expect(outcome.ending == .exit(0) && outcome.errors == "", "\(outcome.errors)")
    #expect(outcome.text.split(separator: "\n").filter { $0.first != " " }.map(String.init) == tables)
    for table in tables {
      let written = try run(words + ["--template=\(table).csv"], folder: folder.path)
      #expect(written.ending == .exit(0) && written.errors == "" && written.text == "", "\(written.errors)")
      let columns = try folder.text("\(table).csv").split(whereSeparator: { ",\n".contains($0) })
      #expect(!columns.isEmpty && columns.allSatisfy { outcome.text.contains("  \($0) ") })
    }
  }

  @Test func noCommandIsLeftOut() throws {
    let count = try Repository.files("Fixtures/help").map { try Repository.text("\(Repository.root)/\($0)") }
      .map { $0.split(separator: "\n").count { $0.hasPrefix("  --columns ") } }.reduce(0, +)
    #expect(count == Self.commands.count)
  }

  @Test func whatIsUnknownIsRefusedAllTheSame() throws {
    for words in [["--columns", "--colums"], ["--template"], ["--columns", "--template"]] {
      let outcome = try run(["cover", "interest"] + words)
      #expect(outcome.ending == .exit(64) && outcome.text == "", "\(words)")
    }
    #expect(try run("cover", "interest", "--columns", "--help").text.hasPrefix("OVERVIEW: "))
  }
}
