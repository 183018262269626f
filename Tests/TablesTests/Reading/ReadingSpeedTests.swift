import ExactDecimal
import Files
import Foundation
import Tables
import TestSupport
import Testing

/// What it costs to read a whole table, with every value of it. `Benchmarks/Tables/compare` runs it for a large file.
@Suite struct ReadingSpeedTests {
  private static let schema = TableSchema(
    "sample",
    [
      TableColumn("party", .key, isRequired: true), TableColumn("invoice", isRequired: true),
      TableColumn("due", .date, isRequired: true), TableColumn("gross", .amount, isRequired: true),
      TableColumn("note"),
    ])

  private static func text(rows: Int) -> String {
    var text = "party,invoice,due,gross,note\n"
    for row in 0..<rows {
      text += "P\(row % 1000),INV-\(row),2025-0\(1 + row % 9)-\(10 + row % 19),\(row).\(10 + row % 90),some note\n"
    }
    return text
  }

  /// Reads a file and all its values: the processor time in seconds, the rows, and the sum of the amounts.
  private static func read(_ path: String) throws -> (seconds: Double, rows: Int, sum: ExactDecimal) {
    let findings = TableFindings()
    var (rows, sum) = (0, ExactDecimal.zero)
    let start = clock()
    try TableReader(schema, findings).read(InputFile(path: path)) { row in
      guard row.requiredText(0) != nil, row.requiredText(1) != nil, row.requiredDate(2) != nil,
        let gross = row.requiredAmount(3), row.text(4) != nil
      else { return }
      rows += 1
      sum = sum + gross
    }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    #expect(findings.isEmpty)
    return (seconds, rows, sum)
  }

  /// Only where a benchmark asks for it: what a time is depends on the machine and on the build.
  @Test(
    "ten thousand rows take under 20 ms",
    .enabled(if: ProcessInfo.processInfo.environment["SECKIT_TABLE_BENCHMARK"] != nil))
  func smallTablesCostNothing() throws {
    let folder = try TemporaryFolder()
    try folder.put(Self.text(rows: 10_000), "t.csv")
    var least = Double.infinity
    // Others use the processor too.
    for _ in 0..<10 where least >= 0.02 {
      let (seconds, rows, sum) = try Self.read(folder.path("t.csv"))
      #expect(rows == 10_000 && sum.plainText == "50000446.00")
      least = min(least, seconds)
    }
    #expect(least < 0.02)
  }

  /// The benchmark names the file and reads what is printed.
  @Test(
    "the file of a benchmark", .enabled(if: ProcessInfo.processInfo.environment["SECKIT_TABLE_BENCHMARK"] != nil))
  func benchmark() throws {
    let path = try #require(ProcessInfo.processInfo.environment["SECKIT_TABLE_BENCHMARK"])
    let (seconds, rows, _) = try Self.read(path)
    print("processor seconds: \(seconds) for \(rows) rows")
  }
}
