import AllocationRegister
import CreditCover
import ExactDecimal
import Files
import Glibc
import Messages
import TestSupport
import Testing
import UserEntry
import WorkingDays

/// Every number of every JSON file that people may change, with other values in its place: the program says what is wrong,
/// or goes on; it does not break, and takes neither long nor much memory.
@Suite struct HostileNumberTests {
  /// Files that one command writes and another one reads.
  enum Document: CaseIterable, Sendable {
    case assessment, rules, plan, entry, receipt
  }

  static let values =
    [
      "-2147483649", "-2147483648", "2147483647", "2147483648", "4611686018427387904", "-4611686018427387904",
      "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "10000000",
      "1000000000", "1000000000000000000000000000000", "-1", "0", "1.5", "1e5", "1e400", "-1e400", "1e-400", "-0.0",
    ] + ["null", "true", "[]", "[1]", "{}", "\"\"", "\"5\"", "\"x\"", "\"1/3\""]

  private static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

  private static let assessing = [
    "cover", "assess", "--parties", "credit-cover/next/parties.csv", "--invoices", "credit-cover/next/invoices.csv",
    "--support", "credit-cover/next/support.csv", "--as-at", "2025-05-15", "--threshold", "2689",
  ]
  private static let planning = ["entry", "plan", "--role", "ED", "--start", "2025-04-01", "--as-at", "2025-04-01"]

  /// A valid file, as the program writes it.
  static func text(_ document: Document) throws -> String {
    switch document {
    // The first Party is enough; each is on a line.
    case .assessment:
      let all = try Repository.text(Repository.fixtures + "/credit-cover/next/previous.json")
      let parties = try #require(all.firstRange(of: "\"parties\" : ["))
      let second = try #require(all[parties.upperBound...].firstRange(of: ",\n"))
      return String(all[..<second.lowerBound]) + "\n  ]\n}\n"
    case .rules: return CreditCoverRuleSet.builtIn.json
    case .plan: return try run(planning + ["--format", "json"]).text
    case .entry: return try EntryFile(party: "A", roles: ["ED"]).json
    case .receipt:
      let folder = try TemporaryFolder()
      return try run("register", "receipt", register(folder), "--event", "1").text
    }
  }

  private static func register(_ folder: TemporaryFolder) throws -> String {
    _ = try run("register", "init", folder["r.db"], "--time", "2025-04-01", "--actor", "a")
    return folder["r.db"]
  }

  /// Reads a file as the command does that takes it, and works with what was read.
  private static func use(_ document: Document, _ json: [UInt8]) throws {
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    switch document {
    case .assessment:
      let rules = try CreditCoverRuleSet.builtIn.inForce(on: day("2025-05-15"))
      let assessor = CoverAssessor(rules: rules, threshold: Threshold(given: ExactDecimal(2689)), calendar: calendar)
      let inputs = try CoverInputs.read(
        parties: InputFile(path: Repository.fixtures + "/credit-cover/next/parties.csv"), invoices: nil, support: nil,
        rules: rules)
      let previous = try PreviousAssessment(ScriptedSource(json, name: "p.json"))
      let run = AssessmentRun(assessor: assessor, inputs: inputs, previous: previous)
      for index in inputs.parties.indices { _ = try run.row(index).movement?.total }
      _ = run.departed.map(\.total)
    case .rules:
      let set = try CreditCoverRuleSet(json: json, from: RulesFile(file: "r.json", sha256: "ab"))
      let rules = try set.inForce(on: day("2025-04-17"))
      _ = rules.cited.map(\.value)
      _ = try DefaultInterest(
        on: ExactDecimal(12000), due: day("2025-01-31"), paid: day("2025-06-30"), rates: .ruleSet, rules: rules)
      _ = try PaymentDue(received: day("2025-06-05"), month: day("2025-05-01"), rules: rules, calendar: calendar)
      _ = try IndexedThreshold(rules, baseIndex: ExactDecimal(100), index: ExactDecimal(130))
    case .plan:
      let later = try SavedPlan(json: Array(planText.utf8), name: "later.json")
      let comparison = try PlanComparison(
        from: SavedPlan(json: json, name: "p.json"), to: later, calendar: calendar)
      _ = ComparisonReport(comparison, party: nil).json
    case .entry: _ = try EntryFile(json: json).json
    case .receipt: _ = try RegisterReceipt(json: json).checkpoints(name: "a.json")
    }
  }

  private static let planText = (try? text(.plan)) ?? ""

  /// The numbers of a text of JSON, as ranges of its bytes, also those in quotes: amounts are written so.
  static func numbers(in text: [UInt8]) -> [Range<Int>] {
    func isPart(_ byte: UInt8) -> Bool { "0123456789.-/".utf8.contains(byte) }
    var found: [Range<Int>] = []
    var next = 0
    while next < text.count {
      let start = next
      if text[next] == UInt8(ascii: "\"") {
        next += 1
        while text[next] != UInt8(ascii: "\"") { next += text[next] == UInt8(ascii: "\\") ? 2 : 1 }
        next += 1
        let content = text[start + 1..<next - 1]
        // Neither a name nor a date.
        let isName = text[next...].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: ":")
        if !isName, !content.isEmpty, content.allSatisfy(isPart), !content.dropFirst().contains(UInt8(ascii: "-")) {
          found.append(start..<next)
        }
      } else if isPart(text[next]) {
        while next < text.count, isPart(text[next]) { next += 1 }
        found.append(start..<next)
      } else {
        next += 1
      }
    }
    return found
  }

  /// All texts that have another value instead of one number.
  private static func changes(of text: [UInt8]) -> [[UInt8]] {
    numbers(in: text).flatMap { range in
      let values = text[range.lowerBound] == UInt8(ascii: "\"") ? values + values.map { "\"\($0)\"" } : values
      return values.filter { !$0.hasPrefix("\"\"") || $0 == "\"\"" }.map { value in
        Array(text[..<range.lowerBound]) + Array(value.utf8) + Array(text[range.upperBound...])
      }
    }
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(arguments: Document.allCases) func noNumberBreaksAReader(_ document: Document) throws {
    let text = Array(try Self.text(document).utf8)
    try Self.use(document, text)
    let changes = Self.changes(of: text)
    #expect(changes.count >= 20)
    for (number, changed) in changes.enumerated() where isRound(number, usual: 29) {
      let start = Self.processorTime
      do {
        try Self.use(document, changed)
      } catch let error as any UserError {
        #expect(!error.description.isEmpty)
      } catch {
        Issue.record("\(document), change \(number): \(error) is not told")
      }
      #expect(Self.processorTime - start < 5, "\(document), change \(number)")
    }
  }

  /// The arguments before the name of the file, and what a file has that no command writes.
  private struct Reading {
    let arguments: [String]
    var table: String?
    var document: Document?
  }

  private static let readings = [
    Reading(arguments: assessing + ["--previous"], document: .assessment),
    Reading(arguments: ["cover", "rules", "--as-at", "2025-04-17", "--rules"], document: .rules),
    Reading(arguments: ["entry", "compare"] + planning.dropFirst(2), document: .plan),
    Reading(arguments: ["entry", "checklist", "--as-at", "2025-04-01", "--file"], document: .entry),
    Reading(arguments: ["register", "verify", "r.db", "--receipt"], document: .receipt),
    Reading(
      arguments: ["cover", "assess", "--as-at", "2025-05-15", "--threshold", "2689", "--parties"],
      table: """
        [{"party": "A", "method": "uplift", "monthly_invoice": "100.00", "estimate": "7", "score": 95}]
        """),
    Reading(
      arguments: planning + ["--tasks"],
      table: """
        [{"id": "A", "name": "a", "roles": "ALL", "kind": "effort", "unit": "WD", "low": 1, "likely": 2, "high": 3,
          "predecessors": "", "phase": "p", "owner": "Party"}]
        """),
    Reading(
      arguments: ["cover", "interest", "--amount", "1", "--due", "2025-12-31", "--paid", "2026-12-31", "--base-rates"],
      table: "[{\"effective_from\": \"2025-01-01\", \"rate\": \"5.25\"}]"),
    Reading(
      arguments: ["allocate", "organisation", "r.db", "--dry-run", "--requests"],
      table: "[{\"name\": \"Alpha\", \"signifier\": \"ALPHA\", \"number\": 7}]"),
  ]

  @Test(arguments: readings.indices) func noNumberBreaksTheProgram(_ index: Int) throws {
    let reading = Self.readings[index]
    let text = Array(try reading.table?.utf8 ?? Self.text(#require(reading.document)).utf8)
    let folder = try TemporaryFolder()
    _ = try Self.register(folder)
    var random = SeededGenerator(seed: UInt64(index))
    for changed in Self.changes(of: text).shuffled(using: &random).prefix(rounds(10)) {
      try folder.put(changed, "a.json")
      var launch = Launch(reading.arguments.map { $0 == "r.db" ? folder[$0] : $0 } + [folder["a.json"]])
      // Two seconds of the processor, and a bounded memory.
      launch.limit = "ulimit -t 2 && ulimit -v 2000000"
      let outcome = try run(launch)
      let shown = String(decoding: changed.prefix(400), as: UTF8.self)
      #expect([.exit(0), .exit(1), .exit(2)].contains(outcome.ending), "\(outcome.errors) \(shown)")
      #expect(outcome.ending != .exit(2) || outcome.errors.contains("seckit: "), "\(shown)")
    }
  }
}
