import BatchValidation
import DelimitedText
import EUI64
import Foundation
import IDAllocation
import Messages
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Batches against an allocation register, beside the plain reading of the contract.
@Suite("Allocations")
struct AllocationTests {
  /// Three bits of organisation and three of range: eight organisation numbers of eight identifiers.
  private static let layout = RegisterLayout(.builtIn, organisationBits: 3, rangeBits: 3)

  private static let organisations:
    [(number: Int, kind: OrganisationKind, signifier: String, state: OrganisationState)] =
      [
        (0, .dcc, "DCC", .active), (1, .party, "A", .active), (2, .party, "B", .withdrawn), (3, .rdp, "R", .active),
        (4, .party, "C", .active), (7, .party, "N", .expelled),
      ]

  /// C has the upper half of its own numbers and some of number 6; nobody has 5 and the rest.
  private static let ranges: [(offsets: ClosedRange<Int>, organisation: Int)] = [
    (0...7, 0), (8...15, 1), (16...23, 2), (24...31, 3), (36...39, 4), (50...52, 4),
  ]

  private static let records: [Int: (roles: [String], state: IdentifierState)] = [
    1: ([], .accepted), 8: (["GS", "IS"], .accepted), 9: (["ED"], .withdrawn), 15: (["ED"], .proposed),
    16: (["IS"], .withdrawn), 30: ([], .proposed), 36: (["OU"], .accepted), 51: (["ES"], .proposed),
  ]

  private static func value(_ offset: Int) -> EUI64 { EUI64(rawValue: layout.first.rawValue + UInt64(offset)) }

  /// The register, or a list of its organisations alone.
  private static func index(
    isList: Bool = false, requiring requirement: AllocationRequirement? = nil
  ) throws -> AllocationIndex {
    try AllocationIndex(
      name: "r.db", layout: layout,
      organisations: organisations.map {
        Organisation(
          number: $0.number, kind: $0.kind, name: "\($0.signifier) Ltd", signifier: $0.signifier, state: $0.state)
      },
      ranges: ranges.map {
        AllocatedRange(
          organisation: $0.organisation, first: value($0.offsets.lowerBound), last: value($0.offsets.upperBound))
      }, count: records.count, knowsIdentifiers: !isList, requirement: requirement
    ) { add in
      guard !isList else { return }
      for (offset, record) in records.sorted(by: { $0.key < $1.key }) {
        try add(
          .init(value: value(offset), roles: layout.bits(of: record.roles), state: record.state))
      }
    }
  }

  private static func plain(
    isList: Bool = false, requiring requirement: AllocationRequirement? = nil
  ) -> PlainAllocations {
    PlainAllocations(
      ranges: ranges, organisations: Dictionary(uniqueKeysWithValues: organisations.map { ($0.signifier, $0.number) }),
      closed: [2, 7], noParties: [0, 3], records: isList ? nil : records, requirement: requirement,
      roles: Set(layout.roles), sharing: ["IS", "ES", "GS"])
  }

  private static let parties = ["A", "1", "B", "R", "C", "4", "DCC", "0", "N", " A ", "X", "a", "9", ""]
  private static let roles = [
    "IS", "GS", "ED", "OU", "IS;GS", " GS ; IS ", "IS;ED", "XX", "IS;XX", "", ";", "ed",
  ]
  private static let outside = ["70-B3-D5-1F-3F-FF-FF-FF", "00-DB-12-34-56-78-00-01", "nonsense", ""]

  struct Columns: Sendable, CustomTestStringConvertible {
    let party: Bool
    let role: Bool
    var testDescription: String { "party \(party), role \(role)" }
  }

  /// One batch: rows as text, and what the plain reading knows of them.
  private static func batch(
    _ columns: Columns, _ count: Int, _ random: inout SeededGenerator
  ) -> (text: String, rows: [PlainAllocations.Row]) {
    var text = "id" + (columns.party ? ",party" : "") + (columns.role ? ",role" : "") + "\n"
    var rows: [PlainAllocations.Row] = []
    // Few identifiers and Parties a batch, so that they meet.
    let offsets = (0..<Int.random(in: 1...12, using: &random)).map { _ in Int.random(in: 0..<64, using: &random) }
    let someParties = (0..<4).map { _ in parties.randomElement(using: &random) ?? "A" }
    for line in 2..<count + 2 {
      let isOutside = Int.random(in: 0..<8, using: &random) == 0
      let offset = isOutside ? nil : offsets.randomElement(using: &random)
      let id = offset.map { value($0).description } ?? outside.randomElement(using: &random) ?? ""
      let party = columns.party ? someParties.randomElement(using: &random) : nil
      let role = columns.role ? roles.randomElement(using: &random) : nil
      text += ([id] + [party, role].compactMap { $0.map { "\"\($0)\"" } }).joined(separator: ",") + "\n"
      // A row without any value doesn't count as a row.
      if [id, party, role].allSatisfy({ ($0 ?? "").isEmpty }) { continue }
      // The last of the Panel block is in it, though not in the small register's: a far offset.
      let isPanel = id.hasPrefix("70-B3-D5-1F-3")
      rows.append(
        .init(
          offset: offset ?? (isPanel ? 1 << 28 - 1 : nil), canonical: (try? EUI64(id)) == nil ? "" : id, party: party,
          role: role, line: line))
    }
    return (text, rows)
  }

  private struct Answer: Decodable {
    struct Finding: Decodable {
      let code, severity, detail: String
    }
    let verdict: String
    let findings: [Finding]
  }

  private static let codes = Set(FindingCode.allocation.map(\.name) + ["duplicate"])

  @Test(
    arguments: [
      Columns(party: true, role: true), Columns(party: true, role: false), Columns(party: false, role: true),
      Columns(party: false, role: false),
    ]) func randomBatchesAreJudgedAsTheContractSays(_ columns: Columns) throws
  {
    var random = SeededGenerator(seed: columns.party ? columns.role ? 1 : 2 : columns.role ? 3 : 4)
    var options = BatchOptions()
    // A register, one of which more is required, and a list that has no identifiers.
    let registers = try [(false, nil), (false, .givenOut), (false, .accepted), (true, nil)].map {
      (
        index: try Self.index(isList: $0.0, requiring: $0.1 as AllocationRequirement?),
        plain: Self.plain(isList: $0.0, requiring: $0.1)
      )
    }
    var seen: Set<String> = []
    // At least as many as show every code.
    for round in 0..<max(80, rounds(120, of: 400)) {
      let register = registers[round / 3 % registers.count]
      options.allocations = register.index
      var (text, rows) = Self.batch(columns, Int.random(in: 1...40, using: &random), &random)
      options.threads = round % 3 + 1
      options.chunkSize = [1 << 17, 200, 64][round % 3]
      let run = try BatchRun(text, options: options, format: .jsonl)
      #expect(run.error == nil)
      let lines = run.text.split(separator: "\n")
      try #require(lines.count == rows.count)
      for (place, line) in lines.enumerated() {
        let answer = try JSONDecoder().decode(Answer.self, from: Data(line.utf8))
        let found = answer.findings.filter { Self.codes.contains($0.code) }
        let expected = register.plain.findings(on: rows[place], after: Array(rows[..<place]))
        rows[place].isRefused = expected.contains { $0.code == "role-shared" }
        #expect(
          found.map { "\($0.code) \($0.severity)" } == expected.map { "\($0.code) \($0.severity)" },
          "line \(rows[place].line) of\n\(text)")
        for (finding, plain) in zip(found, expected) {
          seen.insert(finding.code)
          // Which line a finding rests on is told, and only where it rests on one.
          let told = finding.detail.firstMatch(of: /line ([0-9]+)/).flatMap { Int($0.1) }
          #expect(told == plain.line, "\(finding.detail) on line \(rows[place].line) of\n\(text)")
        }
      }
      #expect(try BatchRun(text, options: options, format: nil).summary == run.summary, "\(text)")
    }
    let never: Set<String> =
      (columns.party ? [] : ["other-party", "two-parties", "unknown-party"])
    #expect(
      seen == Self.codes.subtracting(never).subtracting(columns.role ? [] : ["role-shared", "unknown-role"]))
  }

  /// Each value, Party and role by itself: what the register says, in words. Rows of other values say nothing about a row,
  /// so that all values of a Party and a role make one batch.
  @Test func everySingleRowIsExplained() throws {
    var options = BatchOptions()
    options.allocations = try Self.index()
    options.duplicates = .ignore
    let plain = Self.plain()
    var checked = 0
    for party in Self.parties {
      for role in Self.roles {
        let rows = (0..<64).map { offset in
          PlainAllocations.Row(
            offset: offset, canonical: Self.value(offset).description, party: party, role: role, line: offset + 2)
        }
        let text = "id,party,role\n" + rows.map { "\($0.canonical),\"\(party)\",\"\(role)\"\n" }.joined()
        let lines = try BatchRun(text, options: options, format: .jsonl).text.split(separator: "\n")
        try #require(lines.count == rows.count)
        for (row, line) in zip(rows, lines) {
          let answer = try JSONDecoder().decode(Answer.self, from: Data(line.utf8))
          #expect(answer.findings.map(\.code) == plain.findings(on: row, after: []).map(\.code), "\(row)")
          #expect(answer.findings.allSatisfy { $0.detail.count > 10 && !$0.detail.contains("nobody ") })
          let said = options.allocations?.findings(on: Self.value(row.offset ?? 0), party: party, role: role) ?? []
          #expect(answer.findings.map(\.detail) == said.map(\.detail), "\(row)")
          checked += 1
        }
      }
    }
    #expect(checked == 64 * Self.parties.count * Self.roles.count)
  }

  @Test(arguments: [IdentifierKind.rdp, .dcc]) func otherKindsHaveNoRoles(_ kind: IdentifierKind) throws {
    var options = BatchOptions()
    options.isLines = true
    options.allocations = try Self.index()
    let text = [1, 24, 8, 40].map { Self.value($0).description }.joined(separator: "\n")
    let run = try BatchRun([ScriptedSource(text)], judge: IdentifierJudge(kind: kind), options: options)
    let codes = run.text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)[3]
    }
    // Without a column of the Party an identifier of kind dcc is the DCC's; whose another is, is unknown.
    #expect(
      codes
        == (kind == .dcc
          ? ["", "other-party", "other-party", "unallocated"] : ["dcc-range", "not-given-out", "", "unallocated"]))
    options.isLines = false
    let withRole = try BatchRun(
      [ScriptedSource("id,role\n\(Self.value(30)),\n")], judge: IdentifierJudge(kind: kind), options: options)
    #expect(withRole.text.contains("unknown-role") == false)
  }

  @Test func anIndexRefusesWhatItCannotHold() throws {
    func made(_ layout: RegisterLayout, _ values: [Int], count: Int = 9) -> String {
      do {
        let index = try AllocationIndex(
          name: "r", layout: layout, organisations: [], ranges: [], count: count
        ) { add in
          for offset in values { try add(.init(value: Self.value(offset), roles: 0, state: .proposed)) }
        }
        return index.description
      } catch {
        return "\(error)"
      }
    }
    #expect(made(Self.layout, [0, 1, 63]) == "r: 0 organisations, 3 identifiers")
    let unordered = "has identifiers that are not in order, or not in its block"
    #expect(made(Self.layout, [1, 1]) == unordered)
    #expect(made(Self.layout, [2, 1]) == unordered)
    #expect(made(Self.layout, [64]) == unordered)
    #expect(made(Self.layout, [1, 2], count: 1) == unordered)
    #expect(
      made(RegisterLayout(.builtIn, organisationBits: 20, rangeBits: 20), []) == "has a block of more than 28 bits")
  }
}
