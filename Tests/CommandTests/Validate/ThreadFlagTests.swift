import TestSupport
import Testing

/// `seckit validate --threads`, on batches that are long enough for threads to share.
@Suite struct ThreadFlagTests {
  /// Two megabytes of CSV: quoted fields, some with line feeds, wrong rows, duplicates across all of it.
  private static let batch: [UInt8] = {
    var text = "request,party,id\n"
    for number in 0..<36_000 {
      let digits = String(number % 30_000, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: 4 - digits.count) + digits
      let identifier = "70-B3-D5-1F-30-01-\(padded.prefix(2))-\(padded.suffix(2))"
      let party = number % 900 == 0 ? "\"North\nGrid \"\"Ltd\"\"\"" : number % 3 == 0 ? "\"Gas, Pipes & Co\"" : "East"
      text += "R-\(number),\(party),\(number % 500 == 7 ? identifier.dropLast() + "G" : identifier[...])\n"
    }
    return Array(text.utf8)
  }()

  static let outputs: [[String]] = [
    [], ["--format", "json"], ["--format", "jsonl", "--only", "invalid"], ["--summary"],
    ["--duplicates", "ignore", "--only", "valid"],
  ]

  @Test(arguments: outputs) func anyNumberGivesTheSame(_ output: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.put(Self.batch, "batch.csv")
    let alone = try run(["validate", "--threads", "1", "batch.csv"] + output, folder: folder.path)
    #expect(alone.ending == .exit(1))
    #expect(!alone.output.isEmpty)
    for threads in ["2", "3", "8", "256"] {
      let file = try run(["validate", "--threads", threads, "batch.csv"] + output, folder: folder.path)
      #expect(file.output == alone.output && file.errors == alone.errors && file.ending == alone.ending, "\(threads)")
    }
    let one = try run(["validate", "--threads", "1", "-"] + output, input: Self.batch)
    let piped = try run(["validate", "--threads", "3", "-"] + output, input: Self.batch)
    #expect(piped.output == one.output && piped.errors == one.errors && piped.ending == one.ending)
  }

  @Test func fullDeviceStopsAllThreads() throws {
    let folder = try TemporaryFolder()
    try folder.put(Self.batch, "batch.csv")
    var launch = Launch(["validate", "--threads", "4", folder.path("batch.csv")])
    launch.output = .file("/dev/full")
    let outcome = try run(launch)
    #expect(
      outcome.errors == "seckit: standard output: no space left on the device; free some space or write elsewhere\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test(arguments: ["0", "257", "-1"]) func numberOutOfRangeIsRefused(_ number: String) throws {
    let outcome = try run(["validate", "--threads=\(number)", "batch.csv"])
    #expect(outcome.text == "")
    #expect(
      outcome.errors == "Error: --threads must be from 1 to 256." + "\n"
        + WrongUsageTests.validateUsage.dropFirst())
    #expect(outcome.ending == .exit(64))
  }
}
