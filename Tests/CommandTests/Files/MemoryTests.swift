import Glibc
import TestSupport
import Testing

/// Inputs that need more memory than there is: a sentence and status 2, whoever asks for the memory.
@Suite struct MemoryTests {
  /// Runs the program with this number of KiB of memory.
  private func run(_ arguments: [String], memory: Int) throws -> Outcome {
    var launch = Launch(arguments)
    launch.limit = "ulimit -v \(memory)"
    return try CommandTests.run(launch)
  }

  private static let assessing = ["cover", "assess", "--as-at", "2025-05-15", "--threshold", "2689"]

  @Test func aFileThatIsReadWholeIsNamed() throws {
    let folder = try TemporaryFolder(onDisk: true)
    try folder.put("party\nA\n", "parties.csv")
    for (name, words) in [
      ("big.csv", "not enough memory for it; close other programs, raise the limit (ulimit -v), or split the file\n"),
      // No more of it is read than is taken.
      ("big.json", "too-many-rows: the file is over 134217728 bytes, the limit of JSON; give it as CSV\n"),
    ] {
      // All but its first bytes are a hole.
      let file = try #require(fopen(folder[name], "w"))
      fputs(name == "big.csv" ? "party,invoice,issued,due,gross,paid\n" : " \n[{", file)
      #expect(ftruncate(fileno(file), 1 << 30) == 0)
      fclose(file)
      let outcome = try run(
        Self.assessing + ["--parties", folder["parties.csv"], "--invoices", folder[name]], memory: 400_000)
      #expect(outcome.ending == .exit(2))
      #expect((outcome.text + outcome.errors).contains("\(folder[name]): \(words)"), "\(outcome.text)\(outcome.errors)")
    }
  }

  /// Each pair takes memory: more than a million are not for one batch.
  @Test func pairsOfPartyAndRoleAreLimited() throws {
    let folder = try TemporaryFolder(onDisk: true)
    var text = Array("id,party,roles\n".utf8)
    text.reserveCapacity(40_000_000)
    for number in 0...1_000_000 {
      // Each identifier once, so that there is nothing to be said of duplicates.
      let digits = String(number + 0x100_0000, radix: 16, uppercase: true).utf8
      text += "70-B3-D5-1F-30".utf8
      for (place, digit) in digits.dropFirst().enumerated() {
        if place % 2 == 0 { text.append(UInt8(ascii: "-")) }
        text.append(digit)
      }
      text += ",P\(number),ED\n".utf8
    }
    try folder.put(text, "b.csv")
    let outcome = try CommandTests.run([
      "validate", folder["b.csv"], "--party-column", "party", "--role-column", "roles",
    ])
    #expect(
      outcome.errors.contains(
        "seckit: more than 1,000,000 pairs of Party and role: too many to search for duplicates; split the batch or give --duplicates ignore\n"
      ), "\(outcome.errors)")
    #expect(outcome.ending == .exit(2))
    // The header and a million rows: the row that has one pair too many is the first that is not judged.
    #expect(outcome.output.count { $0 == UInt8(ascii: "\n") } == 1_000_001)
  }

  /// A workbook with more and more memory, from what the program needs to start: it is read, or a sentence says why not.
  @Test func aWorkbookLacksMemoryAtEveryPlace() throws {
    let folder = try TemporaryFolder()
    try folder.put("id\n" + String(repeating: "70-B3-D5-1F-30-01-00-00\n", count: 5000), "batch.csv")
    _ = try CommandTests.run(["validate", folder["batch.csv"], "--quiet", "--output", folder["batch.xlsx"]])
    let started = try #require(
      stride(from: 60_000, to: 200_000, by: 2_000).first { try run(["--version"], memory: $0).ending == .exit(0) })
    var endings: Set<Int> = []
    for more in stride(from: 0, through: 15_000, by: 500) {
      let outcome = try run(
        ["validate", folder["batch.xlsx"], "--duplicates", "ignore", "--summary"], memory: started + more)
      let last = outcome.errors.split(separator: "\n").last ?? ""
      switch outcome.ending {
      case .exit(0): endings.insert(0)
      case .exit(2):
        endings.insert(2)
        #expect(last.contains("not enough memory"), "\(started + more): \(last)")
      default: Issue.record("\(started + more): \(outcome.ending) \(outcome.errors)")
      }
    }
    #expect(endings == [0, 2])
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
