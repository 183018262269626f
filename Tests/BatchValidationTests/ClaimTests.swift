import BatchValidation
import DelimitedText
import EUI64
import Foundation
import IDAllocation
import Reporting
import TestSupport
import Testing

/// Rows of one batch that claim the same identifier, without a register.
@Suite("Claims within a batch")
struct ClaimTests {
  private static let id = "70-B3-D5-1F-30-01-00-00"
  private static let first: UInt64 = 0x70B3_D51F_3001_0000

  private struct Answer: Decodable {
    struct Finding: Decodable {
      let code, severity, detail: String
      var words: String { "\(code) \(severity) \(detail.firstMatch(of: /line ([0-9]+)/).map { String($0.1) } ?? "")" }
    }
    let verdict: String
    let findings: [Finding]
  }

  private func answers(
    _ text: String, kind: IdentifierKind = .user, environment: UseEnvironment = .production,
    options: BatchOptions = BatchOptions()
  ) throws -> [Answer] {
    let judge = IdentifierJudge(kind: kind, environment: environment)
    let run = try BatchRun([ScriptedSource(text)], judge: judge, options: options, format: .jsonl)
    #expect(run.error == nil)
    return try run.text.split(separator: "\n").map { try JSONDecoder().decode(Answer.self, from: Data($0.utf8)) }
  }

  /// The findings of a row that follows another with the same identifier, in codes.
  private func codes(_ first: String, _ second: String, header: String = "party,role") throws -> [String] {
    let answers = try answers("id,\(header)\n\(Self.id),\(first)\n\(Self.id),\(second)\n")
    #expect(answers[0].findings.isEmpty)
    return answers[1].findings.map(\.code)
  }

  private static let roles = ["IS", "ES", "GS", "ED", "GT", "RSA", "OU", "MDR", "LC"]

  /// The expected findings on the second of two rows, by the contract.
  private static func expected(
    _ parties: (String, String)?, _ roles: (String, String)?
  ) -> [String] {
    // With no column for it, nothing tells Parties or roles apart.
    let (party, otherParty) = parties ?? ("", "")
    let (role, otherRole) = roles ?? ("", "")
    let named = !party.isEmpty && !otherParty.isEmpty
    if named, party.uppercased() != otherParty.uppercased() {
      let isNumber = [party, otherParty].map { Int($0) != nil }
      return isNumber[0] == isNumber[1] ? ["two-parties"] : []
    }
    if role.isEmpty || otherRole.isEmpty || role.uppercased() == otherRole.uppercased() { return ["duplicate"] }
    let sharing = ["IS", "ES", "GS"]
    let isKnown = [role, otherRole].allSatisfy { Self.roles.contains($0.uppercased()) }
    let mayShare = [role, otherRole].allSatisfy { sharing.contains($0.uppercased()) }
    return isKnown && !mayShare ? ["role-shared"] : []
  }

  /// All pairs of roles, and none, for the same Party, another, and none, with each of the columns and without.
  @Test func allPairsOfRolesAndParties() throws {
    let roles = Self.roles + ["", "ed", "XX"]
    let parties = [
      ("A", "A"), ("A", "a"), ("A", "B"), ("A", ""), ("", "A"), ("", ""), ("7", "7"), ("7", "8"), ("7", "A"),
    ]
    for (hasParty, hasRole) in [(true, true), (true, false), (false, true), (false, false)] {
      var text = "id" + (hasParty ? ",party" : "") + (hasRole ? ",role" : "") + "\n"
      var expected: [[String]] = []
      var value = Self.first
      for party in parties {
        for role in roles {
          for other in roles {
            for (party, role) in [(party.0, role), (party.1, other)] {
              text += "\(EUI64(rawValue: value))" + (hasParty ? ",\(party)" : "") + (hasRole ? ",\(role)" : "") + "\n"
            }
            expected += [[], Self.expected(hasParty ? party : nil, hasRole ? (role, other) : nil)]
            value += 1
          }
        }
      }
      let found = try answers(text)
      #expect(found.count == expected.count && found.count == 2 * parties.count * roles.count * roles.count)
      let differences = zip(found, expected).enumerated().filter { $0.element.0.findings.map(\.code) != $0.element.1 }
      #expect(differences.isEmpty, "line \((differences.first?.offset ?? 0) + 2) of\n\(text.prefix(400))")
    }
  }

  /// A batch with columns finds at least as much as one without: a row that is valid names what tells it apart.
  @Test func moreColumnsAreNotLessChecking() throws {
    #expect(try codes("A,IS", "A,GS") == [])
    #expect(try codes("A,IS", "B,IS") == ["two-parties"])
    #expect(try codes("A,IS", "A,ED") == ["role-shared"])
    #expect(try codes("A", "B", header: "party") == ["two-parties"])
    #expect(try codes("OU", "LC", header: "role") == ["role-shared"])
    #expect(try codes("OU", "ou", header: "role") == ["duplicate"])
  }

  @Test(
    arguments: [
      "alpha", " Alpha ", "ALPHA\u{A0}", "\u{FEFF}Alpha", "\u{200B}alpha\u{2009}", "\"Alpha\"",
    ]) func partiesAreComparedWithoutCaseAndOuterSpace(_ party: String) throws
  {
    #expect(try codes("Alpha,ED", "\(party),ed") == ["duplicate"])
    #expect(try codes("Beta,ED", "\(party),ed") == ["two-parties"])
  }

  /// The field case F2-b21: the same claim four times, written otherwise.
  @Test func theSameClaimWrittenOtherwiseIsADuplicate() throws {
    let text = String(decoding: try Fixture.bytes("field-cases/F2-b21-v.csv"), as: UTF8.self)
    var options = BatchOptions()
    options.duplicates = .error
    let found = try answers(text, options: options)
    #expect(
      found.map { $0.findings.map(\.words) }
        == [[], ["duplicate error 2"], ["duplicate error 2"], ["duplicate error 2"]])
    #expect(
      found.compactMap { $0.findings.first?.detail } == [
        "the same identifier is on line 2, for the same Party and role",
        "the same identifier is on line 2, for the same Party and role",
        "the same identifier is on line 2, and no Party or role tells them apart",
      ])
  }

  @Test func theLaterRowIsMarkedAndNamesTheEarlier() throws {
    let text = "id,party,role\n\(Self.id),A,ED\n\(Self.id),B,ED\n\(Self.id),A,OU\n\(Self.id),A,ED\n\(Self.id),A,IS;GT\n"
    let found = try answers(text)
    #expect(
      found.map { $0.findings.map(\.words) } == [
        [], ["two-parties error 2"], ["role-shared error 2", "two-parties error 3"],
        ["two-parties error 3", "duplicate warning 2"], ["role-shared error ", "two-parties error 3"],
      ])
    #expect(found[1].findings[0].detail == "line 2 uses it for another Party; one identifier belongs to one Party")
    #expect(found[2].findings[0].detail == "line 2 uses it for ED; only ES, GS, IS may share one")
    #expect(found[4].findings[0].detail == "IS, GT on one identifier; only ES, GS, IS may share one")
  }

  @Test func nothingIsSearchedForWhereDuplicatesAreIgnored() throws {
    var options = BatchOptions()
    options.duplicates = .ignore
    let text = "id,party,role\n\(Self.id),A,ED\n\(Self.id),B,ED\n\(Self.id),A,OU\n\(Self.id),A,ED\n\(Self.id),A,IS;GT\n"
    #expect(try answers(text, options: options).allSatisfy { $0.findings.isEmpty })
    let run = try BatchRun(text, options: options)
    let report = SummaryReport(run.summary, judge: IdentifierJudge(), options: options)
    #expect(
      report.text(.table).contains(
        "the rows were not searched for duplicates, two-parties and role-shared\n(--duplicates ignore)"))
    #expect(report.text(.jsonl).contains("\"duplicates\":\"ignore\""))
    let devices = SummaryReport(run.summary, judge: IdentifierJudge(kind: .device), options: options)
    #expect(devices.text(.table).contains("\nthe rows were not searched for duplicates (--duplicates ignore)"))
    options.duplicates = .error
    #expect(!SummaryReport(run.summary, judge: IdentifierJudge(), options: options).text(.table).contains("searched"))
  }

  /// Devices and plain EUI-64s have no Party to belong to.
  @Test(arguments: [IdentifierKind.device, .eui64, .rdp, .dcc]) func otherKinds(_ kind: IdentifierKind) throws {
    let isOfOrganisations = kind == .rdp || kind == .dcc
    let id = isOfOrganisations ? Self.id : "00-DB-12-34-56-78-90-A0"
    let text = "id,party,role\n\(id),A,ED\n\(id),B,ED\n\(id),A,OU\n\(id),a,ed\n"
    let found = try answers(text, kind: kind, environment: isOfOrganisations ? .production : .test)
    #expect(found[3].findings.last?.code == "duplicate")
    #expect(found.contains { $0.findings.contains { $0.code == "two-parties" } } == isOfOrganisations)
    #expect(found.contains { $0.findings.contains { $0.code == "role-shared" } } == isOfOrganisations)
  }

  @Test func rolesThatAreUnknownAreNamedInTheSummary() throws {
    let words = (1...6).map { "X\($0)" }
    let run = try BatchRun("id,role\n" + (["ED"] + words).map { "\(Self.id),\($0)\n" }.joined())
    #expect(run.summary.valid == 7)
    let report = SummaryReport(run.summary, judge: IdentifierJudge(), options: BatchOptions()).text(.table)
    #expect(
      report.contains(
        "\nunknown User Roles, whose sharing is not judged: 'X1', 'X2', 'X3', 'X4', 'X5', …\n"))
  }

  /// Many claims on few identifiers, beside the plain comparison of each row with all before it.
  @Test func randomClaimsAreComparedRightly() throws {
    var random = SeededGenerator(seed: 1315)
    let names = ["A", "a ", "B", "C", "D", "", "7", "08", "8"]
    for round in 0..<rounds(60) {
      let roles = Self.roles + ["XX", "yy", ""]
      // Now and then more claims than a list has.
      let (parties, most) = round % 3 == 0 ? (names, 3) : (Array(names.prefix(3)), 1)
      var text = "id,party,role\n"
      for _ in 0..<Int.random(in: 1...200, using: &random) {
        let role = (0..<Int.random(in: 0...most, using: &random)).map { _ in roles.randomElement(using: &random) ?? "" }
        text +=
          "\(EUI64(rawValue: Self.first + UInt64.random(in: 0...2, using: &random))),"
          + "\(parties.randomElement(using: &random) ?? ""),\(role.joined(separator: ";"))\n"
      }
      var plain = PlainBatch()
      plain.add(Array(text.utf8), file: "batch.csv")
      let found = try answers(text)
      try #require(found.count == plain.rows.count)
      for (answer, row) in zip(found, plain.rows) {
        let expected = row.findings.map { code, severity in
          let line = row.claimLines[code].map { $0 > 0 ? "\($0)" : "" }
          let duplicate = row.duplicateWords.firstMatch(of: /line ([0-9]+)/).map { String($0.1) } ?? ""
          return "\(code) \(severity) \(line ?? duplicate)"
        }
        #expect(answer.findings.map(\.words) == expected, "line \(row.line) of\n\(text)")
        if let detail = answer.findings.first(where: { $0.code == "duplicate" })?.detail {
          #expect(detail == row.duplicateWords)
        }
      }
    }
  }
}
