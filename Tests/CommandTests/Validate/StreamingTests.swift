import TestSupport
import Testing

/// Rows come out before the input has ended, and memory does not grow with it.
@Suite struct StreamingTests {
  @Test(arguments: ["csv", "jsonl", "json", "table"]) func rowComesOutBeforeTheNextIsIn(_ format: String) throws {
    var launch = Launch(["validate", "--format", format])
    launch.input = .pipe
    let program = try RunningProgram(launch)
    try program.feed("id,name\n\(Sample.panel),first\n")
    try program.waitForOutput("valid")
    #expect(String(decoding: program.output, as: UTF8.self).contains(Sample.panel))
    try program.feed("\(Sample.panel),second\n\(Sample.second),thi")
    try program.waitForOutput("duplicate")
    #expect(!String(decoding: program.output, as: UTF8.self).contains(Sample.second))
    try program.feed("rd\n")
    try program.waitForOutput(Sample.second)
    let outcome = try program.finish()
    #expect(outcome.errors.hasPrefix("3 rows: 2 valid, 1 warning, 0 invalid\n"))
    #expect(outcome.ending == .exit(0))
  }

  @Test func lineComesOutBeforeTheNextIsIn() throws {
    var launch = Launch(["validate", "--lines"])
    launch.input = .pipe
    let program = try RunningProgram(launch)
    for identifier in [Sample.panel, Sample.second, Sample.third] {
      try program.feed("\(identifier)\n")
      try program.waitForOutput("\(identifier),\(identifier),valid,,\n")
    }
    #expect(try program.finish().lines.count == 4)
  }

  @Test func headerComesOutBeforeTheFirstRowIsIn() throws {
    var launch = Launch(["validate"])
    launch.input = .pipe
    let program = try RunningProgram(launch)
    try program.feed("id\n")
    try program.waitForOutput("id,canonical,verdict,code,detail\n")
    #expect(try program.finish().ending == .exit(0))
  }

  /// Bytes of any input come one at a time, and the same comes out.
  @Test func bytesMayComeOneByOne() throws {
    let text = "\u{FEFF}id,name\r\n\(Sample.panel),\"a\r\nb\"\r\n\(Sample.test),é\r\n\(Sample.second),\"say \"\"x\"\"\""
    var launch = Launch(["validate"])
    launch.input = .pipe
    let program = try RunningProgram(launch)
    for byte in text.utf8 { try program.feed([byte]) }
    let outcome = try program.finish()
    #expect(outcome.errors.hasPrefix("3 rows: 2 valid, 0 warnings, 1 invalid\n"))
    #expect(try outcome.output == run("validate", input: text).output)
  }

  static let limit = 100 << 20

  /// Feeds `count` times the same bytes and returns the most memory that the program held.
  private func peak(
    _ arguments: [String], first: some Sequence<UInt8>, _ piece: [UInt8], count: Int
  ) throws -> (Int, Outcome) {
    var launch = Launch(arguments)
    launch.input = .pipe
    launch.output = .file("/dev/null")
    let program = try RunningProgram(launch)
    try program.feed(first)
    for _ in 0..<count { try program.feed(piece) }
    let peak = try program.peakMemory()
    return (peak, try program.finish())
  }

  @Test func memoryDoesNotGrowWithTheRows() throws {
    let rows = Array(String(repeating: "\(Sample.panel),\"a, b\",x\n\(Sample.test),c,x\n", count: 17_000).utf8)
    // More than the limit, also in the fewest rounds.
    let count = max(130, rounds(130, of: 300)) * 1_000_000 / rows.count
    let (peak, outcome) = try peak(
      ["validate", "--duplicates", "ignore", "--quiet"], first: "id,name,note\n".utf8, rows, count: count)
    #expect(peak < Self.limit)
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exit(1))
  }

  /// Packed text, as of files that were put together: each piece is a member of its own.
  @Test func memoryDoesNotGrowWithWhatIsUnpacked() throws {
    let rows = Array(String(repeating: "\(Sample.panel),x\n", count: 40_000).utf8)
    let (peak, outcome) = try peak(
      ["validate", "--duplicates", "ignore"], first: Gzip.packed(Array("id,name\n".utf8)), Gzip.packed(rows),
      count: 130_000_000 / rows.count)
    #expect(peak < Self.limit)
    #expect(outcome.errors.hasPrefix("seckit: standard input: read as gzip\n"))
    #expect(outcome.ending == .exit(0))
  }

  @Test(arguments: [["--lines"], ["--lines", "--format", "json"], ["--column", "1"]])
  func memoryDoesNotGrowWithALine(_ flags: [String]) throws {
    let piece = [UInt8](repeating: UInt8(ascii: "7"), count: 1_000_000)
    let (peak, outcome) = try peak(["validate"] + flags, first: "id\n".utf8, piece, count: 120)
    #expect(peak < Self.limit)
    #expect(outcome.errors.contains(/overlong-row +1  error/))
    #expect(outcome.ending == .exit(1))
  }

  /// An open quote is given up at the limit, not at the end of the input.
  @Test func openQuoteIsGivenUpAtTheLimit() throws {
    var launch = Launch(["validate"])
    launch.input = .pipe
    let program = try RunningProgram(launch)
    try program.feed("id\n\(Sample.panel)\n\"")
    try program.feed([UInt8](repeating: UInt8(ascii: "7"), count: 3 << 20))
    let outcome = try program.finish()
    #expect(outcome.lines.count == 2)
    #expect(
      outcome.errors == """
        seckit: standard input: line 3, column 1 (byte 28): the quote opened here is not closed within 1048576 bytes, \
        the limit of a record; close it

        """)
    #expect(outcome.ending == .exit(2))
  }
}
