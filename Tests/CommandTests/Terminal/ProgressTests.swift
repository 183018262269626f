import Glibc
import TestSupport
import Testing

/// The line that tells how far a long run is: on a terminal only, after a second, and gone in the end.
@Suite struct ProgressTests {
  static let clear = "\r\u{1B}[K"

  private func slowRun(
    _ arguments: [String] = [], _ change: @Sendable @escaping (inout Launch) -> Void = { _ in }
  ) async throws -> Outcome {
    let (early, outcome) = try await onOwnThread {
      var launch = Launch(["validate", "--lines"] + arguments)
      launch.input = .pipe
      launch.errors = .terminal(columns: 80)
      change(&launch)
      let program = try RunningProgram(launch)
      try program.feed("\(Sample.panel)\n")
      try program.wait(.milliseconds(300))
      try program.feed("\(Sample.second)\n")
      try program.wait(.milliseconds(300))
      let early = program.errors
      try program.wait(.milliseconds(700))
      try program.feed("\(Sample.third)\n")
      try program.wait(.milliseconds(200))
      return (early, try program.finish())
    }
    #expect(early.isEmpty, "nothing is shown in the first second")
    return outcome
  }

  @Test func lineIsShownAfterASecondAndTakenAway() async throws {
    let outcome = try await slowRun()
    #expect(
      outcome.errors.hasPrefix("\(Self.clear)3 rows, 3 rows/s\(Self.clear)\u{1B}[32m3 rows: 3 valid, 0 warnings"))
    #expect(!outcome.text.contains("\u{1B}"))
    #expect(outcome.lines.count == 4)
  }

  @Test func lineIsShownBesideASummary() async throws {
    let outcome = try await slowRun(["--summary"]) { $0.output = .terminal(columns: 80) }
    #expect(outcome.errors == "\(Self.clear)3 rows, 3 rows/s\(Self.clear)")
    #expect(outcome.text.contains("3 rows: 3 valid"))
  }

  @Test func lineIsTakenAwayBeforeAnError() async throws {
    let outcome = try await onOwnThread {
      var launch = Launch(["validate"])
      launch.input = .pipe
      launch.errors = .terminal(columns: 80)
      let program = try RunningProgram(launch)
      try program.feed("id\n\(Sample.panel)\n")
      try program.wait(.milliseconds(1100))
      try program.feed("\(Sample.second)\n")
      try program.wait(.milliseconds(100))
      try program.feed("\"")
      return try program.finish()
    }
    #expect(
      outcome.errors.hasPrefix("\(Self.clear)2 rows, 2 rows/s\(Self.clear)seckit: standard input: line 4"))
  }

  @Test func partIsShownWhereTheSizeIsKnown() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("in.txt", String(repeating: "\(Sample.panel)\n", count: 200_000))
    let outcome = try await onOwnThread {
      var launch = Launch(["validate", "--lines", "--duplicates", "ignore", path])
      launch.errors = .terminal(columns: 80)
      let program = try RunningProgram(launch)
      // The program waits for its reader and is slow for that.
      try program.waitForOutput("id,")
      usleep(1_100_000)
      return try program.finish()
    }
    #expect(outcome.errors.contains(/\r\u{1B}\[K[1-9][0-9]? %, [0-9]+,[0-9]{3} rows, [0-9,]+ rows\/s/))
    #expect(outcome.ending == .exit(0))
  }

  @Test func noneWithNoColor() async throws {
    let outcome = try await slowRun { $0.environment = ["NO_COLOR": "1"] }
    #expect(outcome.errors == "3 rows: 3 valid, 0 warnings, 0 invalid\njudged as user, production, form duis\n")
  }

  @Test func noneThroughAPipe() async throws {
    let outcome = try await slowRun { $0.errors = .pipe }
    #expect(outcome.errors == "3 rows: 3 valid, 0 warnings, 0 invalid\njudged as user, production, form duis\n")
  }

  @Test func noneWhereRowsAreOnTheTerminal() async throws {
    let outcome = try await slowRun { $0.output = .terminal(columns: 80) }
    #expect(outcome.lines.count == 4)
    #expect(!outcome.errors.contains(Self.clear))
  }
}
