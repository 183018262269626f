import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("The checklist beside a plain reading of the contract")
struct ChecklistCombinationTests {
  private static let today = 17_410
  private static let covers = ["none", "not-required", "covered", "shortfall"]

  private static func day(_ number: Int?) -> CivilDate? { number.flatMap { CivilDate(dayNumber: today + $0) } }

  /// All records of a requirement that there can be, and some that there can't.
  private static func cases(_ requirement: String) -> [PlainChecklist.Case] {
    let days: [Int?] = [nil, -31, 0, 1]
    var cases: [PlainChecklist.Case] = []
    for role in ["ED", "OU"] {
      for state in RequirementState.allCases {
        for date in days {
          for due in [nil, -1, 0, 31] as [Int?] {
            for identifier in ["none", "good", "bad"] {
              for cover in covers {
                cases.append(
                  .init(
                    requirement: requirement, role: role, state: state.rawValue, date: date, due: due,
                    identifier: identifier, cover: cover))
              }
            }
          }
        }
      }
    }
    return cases
  }

  private static func record(_ plain: PlainChecklist.Case) -> RequirementRecord {
    RequirementRecord(
      role: plain.role, requirement: plain.requirement, state: RequirementState(rawValue: plain.state) ?? .open,
      date: day(plain.date), due: day(plain.due), evidence: "letter",
      identifier: [
        "good": EntryCase.goodIdentifier, "bad": EntryCase.badIdentifier,
      ][plain.identifier])
  }

  /// Puts a record into a file; `false` where it is refused.
  private static func isPut(_ plain: PlainChecklist.Case, in file: inout EntryFile) -> Bool {
    do {
      try file.put(record(plain))
      return true
    } catch {
      return false
    }
  }

  @Test("Every combination", arguments: PlainChecklist.requirements.map(\.id)) func all(_ requirement: String) throws {
    let today = try #require(Self.day(0))
    let results = try Dictionary(
      uniqueKeysWithValues: Self.covers.dropFirst().map { ($0, try EntryCase.cover($0)) })
    let empty = try EntryFile(party: "ALPHA", roles: ["ED", "OU"])
    var seen: Set<String> = []
    for (number, plain) in Self.cases(requirement).enumerated() where isRound(number, of: 7) {
      var file = empty
      let isPut = Self.isPut(plain, in: &file)
      #expect(isPut == PlainChecklist.mayBeRecorded(plain), "\(plain)")
      guard isPut else { continue }
      let checklist = Checklist(file, today: today, cover: results[plain.cover])
      let row = try #require(checklist.rows.first { $0.role == plain.role && $0.requirement.id == requirement })
      let answer = PlainChecklist.Answer(
        state: row.state.rawValue, date: row.date.map { $0 - today }, findings: row.findings.map(\.code))
      #expect(answer == PlainChecklist.answer(plain), "\(plain)")
      // A shortfall must be made good by its own day, or by the record's day if that is earlier.
      let actionBy = requirement == "credit-cover" && plain.cover == "shortfall" ? results["shortfall"]?.due : nil
      #expect(row.due == [Self.day(plain.due), actionBy].compactMap(\.self).min())
      seen.insert(answer.state)
    }
    #expect(seen.isSuperset(of: ["met", "open", "late"]))
  }

  @Test("Without a record: open, or what the assessment of Credit Cover says", arguments: covers)
  func blank(_ cover: String) throws {
    let checklist = Checklist(
      try EntryCase.file(), today: try EntryCase.date("2017-09-01"),
      cover: cover == "none" ? nil : try EntryCase.cover(cover))
    #expect(checklist.rows.count == 18)
    for row in checklist.rows {
      let plain = PlainChecklist.Case(
        requirement: row.requirement.id, role: row.role, state: "open", date: nil, due: nil, identifier: "none",
        cover: cover)
      #expect(row.state.rawValue == PlainChecklist.answer(plain).state)
      #expect(row.findings.map(\.code) == PlainChecklist.answer(plain).findings)
    }
    #expect(checklist.hasFindings == (cover == "shortfall"))
  }

  @Test("The two totals of every set of requirements that are met", arguments: ["ED", "OU"])
  func totals(_ role: String) throws {
    let today = try EntryCase.date("2017-09-01")
    let all = try EntryCase.everything(for: role)
    let limbs = Set(PlainChecklist.requirements.filter(\.isLimb).map(\.id))
    for bits in 0..<(1 << all.count) where isRound(bits, of: 16) {
      let records = all.indices.filter { bits & 1 << $0 != 0 }.map { all[$0] }
      let missing = all.indices.filter { bits & 1 << $0 == 0 }.map { all[$0].requirement }
      let checklist = Checklist(try EntryCase.file(records), today: today)
      #expect(checklist.isUserEntryProcessComplete(role) == missing.allSatisfy { !limbs.contains($0) }, "\(missing)")
      #expect(checklist.isOperationallyReady(role) == missing.isEmpty, "\(missing)")
      // The other role has nothing, and no other role is in the checklist.
      let other = role == "ED" ? "OU" : "ED"
      #expect(checklist.isUserEntryProcessComplete(other) == false && !checklist.isOperationallyReady(other))
    }
  }
}
