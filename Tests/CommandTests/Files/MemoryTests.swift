import Glibc
import TestSupport
import Testing

/// Inputs that need more memory than there is: a sentence and status 2, whoever asks for the memory.
@Suite struct MemoryTests {
  /// Runs the program with so many KiB of memory.
  private func run(_ arguments: [String], memory: Int) throws -> Outcome {
    var launch = Launch(arguments)
    launch.limit = "ulimit -v \(memory)"
    return try CommandTests.run(launch)
  }

  private static let assessing = ["cover", "assess", "--as-at", "2025-05-15", "--threshold", "2689"]

  @Test func aFileThatIsReadWholeIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.put("party\nA\n", "parties.csv")
    for name in ["big.csv", "big.json"] {
      // All but its first bytes are a hole.
      let file = try #require(fopen(folder[name], "w"))
      fputs(name == "big.csv" ? "party,invoice,issued,due,gross,paid\n" : "[", file)
      #expect(ftruncate(fileno(file), 1 << 30) == 0)
      fclose(file)
      let outcome = try run(
        Self.assessing + ["--parties", folder["parties.csv"], "--invoices", folder[name]], memory: 400_000)
      #expect(outcome.ending == .exit(2))
      #expect(
        outcome.errors
          == "seckit: \(folder[name]): not enough memory for it; close other programs, raise the limit (ulimit -v), or"
          + " split the file\n")
    }
  }

  @Test func whateverElseLacksMemoryIsSaid() throws {
    let folder = try TemporaryFolder()
    try folder.put("party,name\n" + (0..<400_000).map { "P\($0),Name of the Party \($0)\n" }.joined(), "parties.csv")
    let outcome = try run(Self.assessing + ["--parties", folder["parties.csv"]], memory: 250_000)
    #expect(outcome.ending == .exit(2))
    #expect(
      outcome.errors.hasSuffix(
        "seckit: not enough memory; close other programs, raise the limit (ulimit -v), or split the input\n"))
    #expect(outcome.text == "")
  }
}
