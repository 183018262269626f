import Foundation
import Glibc
import TestSupport
import Testing

/// Large workbooks in and out, and what stops one that is written.
@Suite struct WorkbookLimitTests {
  /// The most memory that a run of the program held, in bytes; `nil` where there is no Python to ask.
  private func peak(_ arguments: [String], output: String) -> Int? {
    let program = """
      import os, subprocess, sys
      with open(sys.argv[1], "wb") as output:
          child = subprocess.Popen(sys.argv[2:], stdout=output, stderr=subprocess.DEVNULL)
      _, status, usage = os.wait4(child.pid, 0)
      print(usage.ru_maxrss * 1024 if status == 0 else 0)
      """
    return Python.run(program, [output, Repository.program] + arguments).flatMap { Int($0.filter(\.isNumber)) }
  }

  private func identifier(_ number: Int) -> String {
    let digits = String(number + 0x1000_0000, radix: 16, uppercase: true).dropFirst()
    let octets = stride(from: 1, to: 7, by: 2).map { String(digits.dropFirst($0).prefix(2)) }
    return "70-B3-D5-1F-3\(digits.prefix(1))-\(octets.joined(separator: "-"))"
  }

  /// A million texts that cells share (a tenth of them in a short run), each named by one cell, the last first.
  @Test func manySharedTexts() throws {
    let count = min(rounds(100_000, of: 1_000_000), 1_000_000)
    let identifiers = (0..<count).map(identifier)
    let strings = identifiers.map { "<si><t>\($0)</t></si>" }.joined()
    let rows = (0..<count).reversed().map { "<row><c t=\"s\"><v>\($0)</v></c></row>" }.joined()
    let folder = try TemporaryFolder()
    try folder.put(TestWorkbook(rows, strings: strings).bytes, "book.xlsx")
    let arguments = [
      "validate", folder["book.xlsx"], "--no-header", "--column", "1", "--duplicates", "ignore", "--quiet",
    ]
    let peak = peak(arguments, output: folder["rows.csv"])
    if peak == nil { try folder.put(run(arguments).output, "rows.csv") }
    let expected = identifiers.reversed().map { "\($0),\($0),valid,,\n" }.joined()
    #expect(try folder.bytes("rows.csv") == Array(expected.utf8))
    // The texts, twice where they grow, and what every run takes.
    if let peak { #expect((1..<(64 << 20) + 100 * count).contains(peak), "\(peak)") }
  }

  @Test(arguments: [SIGKILL, SIGTERM]) func killedRunLeavesTheOldWorkbook(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write("out.xlsx", "old\n")
    var launch = Launch(["validate", "--duplicates", "ignore", "--output", folder["out.xlsx"]])
    launch.input = .pipe
    let program = try RunningProgram(launch)
    // Several pieces of the sheet are packed and written by then.
    try program.feed("id\n" + String(repeating: "\(Sample.panel)\n", count: 100_000))
    #expect(kill(program.process, signal) == 0)
    #expect(try program.finish().ending == .signal(signal))
    #expect(try folder.text("out.xlsx") == "old\n")
    #expect(try folder.names == ["out.xlsx"])
  }

  /// A sheet has 1,048,576 rows. One more stops the run, when they are full. For `.ci/full`: it takes some seconds.
  @Test(.enabled(if: rounds(0, of: 1) > 0)) func rowsOfASheet() throws {
    let folder = try TemporaryFolder()
    let count = 1_048_576
    try folder.write("rows.txt", String(repeating: "x\n", count: count))
    try folder.write("out.xlsx", "old\n")
    let outcome = try run(
      "validate", "--lines", folder["rows.txt"], "--duplicates", "ignore", "--quiet", "--output", folder["out.xlsx"])
    #expect(
      outcome.errors
        == "seckit: \(folder["out.xlsx"]): a sheet holds 1,048,576 rows with the header, but there are more; write CSV"
        + " (--output FILE.csv)\n")
    #expect(outcome.ending == .exit(2))
    #expect(try folder.text("out.xlsx") == "old\n")
  }

  /// A folder in which nobody may write, not even root.
  @Test func folderThatTakesNoFile() throws {
    let outcome = try run("workdays", "calendars", "--output", "/sys/x.xlsx")
    #expect(
      outcome.errors
        == "seckit: /sys/x.xlsx: no permission to write; check the permissions of the file and its folder\n")
    #expect(outcome.ending == .exit(2))
  }
}
