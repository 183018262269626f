import AllocationRegister
import EUI64
import Foundation
import GRDB
import IDAllocation
import TestSupport
import Testing
import WorkingDays

/// Imports that are so large that their rules are checked for all rows at once.
@Suite struct LargeImportTests {
  private static let day = "2025-06-01"

  /// A list of three organisations with many identifiers in any order, in all states and of several kinds.
  private static func list(_ test: TestRegister, isAtOnce: Bool) throws -> AllocationListReader {
    let head = try test.register.head().hash
    var list = AllocationListReader(
      try test.register.state(asOf: .last), on: TestRegister.moment(day).date, after: isAtOnce ? head : nil)
    let organisations = """
      organisation_number,kind,name,signifier,range,state
      7,party,"Café ""Seven"" Ltd",SEVEN,70-B3-D5-1F-30-07-00-00 to 70-B3-D5-1F-30-07-FF-FF,active
      8,rdp,Eight,EIGHT,70-B3-D5-1F-30-08-00-00 to 70-B3-D5-1F-30-08-FF-FF,active
      9,party,Nine,NINE,70-B3-D5-1F-30-09-00-00 to 70-B3-D5-1F-30-09-FF-FF,expelled

      """
    var rows: [String] = []
    for number in 0..<1000 {
      let value = { (page: Int) in EUI64(rawValue: 0x70B3_D51F_3000_0000 | UInt64(page) << 16 | UInt64(number)) }
      switch number % 5 {
      case 0: rows.append("\(value(7)),SEVEN,user,IS,proposed,2025-01-02,,")
      case 1: rows.append("\(value(7)),SEVEN,user,GS;ES,accepted,2025-01-02,2025-01-03,")
      case 2: rows.append("\(value(8)),EIGHT,rdp,,accepted,,2025-01-03,")
      case 3: rows.append("\(value(9)),NINE,user,ED,withdrawn,2025-01-02,2025-01-03,2025-02-28")
      default: rows.append("\(value(7)),7,user,OU,withdrawn,,,2025-02-28")
      }
    }
    var random = SeededGenerator(seed: 7)
    rows.shuffle(using: &random)
    let identifiers = "id,party,kind,roles,state,proposed,accepted,withdrawn\n" + rows.joined(separator: "\n") + "\n"
    try list.addOrganisations(ScriptedSource(organisations, name: "list.csv"))
    try list.addIdentifiers(ScriptedSource(identifiers, name: "ids.csv"))
    #expect(list.findings == [])
    return list
  }

  private static func importing(_ list: AllocationListReader, _ test: TestRegister) throws -> Int {
    try test.register.importing(list, time: TestRegister.moment(day), actor: "José \"the\" clerk")
  }

  /// All rows of all tables and all definitions, as SQLite writes them out.
  private static func contents(_ test: TestRegister) throws -> [String] {
    try test.database().read { db in
      var all: [String] = []
      for table in ["sqlite_master", "organisation", "range", "identifier", "event", "head"] {
        let isMaster = table == "sqlite_master"
        let columns = try isMaster ? ["type", "name", "tbl_name", "sql"] : db.columns(in: table).map(\.name)
        let values = columns.map { "typeof(\($0)) || quote(\($0))" }.joined(separator: " || ',' || ")
        all += try String.fetchAll(db, sql: "SELECT \(values) FROM \(table)").sorted().map { "\(table): \($0)" }
      }
      return all
    }
  }

  /// Each row, event and hash is what it is where they are added one by one; and so are the definitions.
  @Test func whatIsAddedAtOnceIsWhatIsAddedOneByOne() throws {
    let (one, other) = (try TestRegister(), try TestRegister())
    for test in [one, other] { try test.fill() }
    #expect(try Self.importing(Self.list(one, isAtOnce: true), one) == 1003)
    #expect(try Self.importing(Self.list(other, isAtOnce: false), other) == 1003)
    #expect(try Self.contents(one) == Self.contents(other))
    #expect(try one.register.verify().faults == [])
    #expect(try AllocationRegister.verification(of: one.path).faults == [])
    // It goes on as any other.
    let answer = try one.ask(.identifier(party: "SEVEN", kind: .user, roles: ["IS"], value: nil), at: "2025-06-02")
    #expect(answer.status == .allocated && answer.sequence == 1012)
    #expect(throws: DatabaseError.self) { try one.database().write { try $0.execute(sql: "DELETE FROM identifier") } }
  }

  /// Where others have written since the list was checked, it is checked again.
  @Test func aListThatWasCheckedBeforeIsCheckedAgain() throws {
    let test = try TestRegister()
    try test.fill()
    let list = try Self.list(test, isAtOnce: true)
    try test.ask(.rename(party: "ALPHA", name: "A"), at: "2025-05-30")
    #expect(try Self.importing(list, test) == 1003)
    #expect(try test.register.verify().faults == [])
    let late = try Self.list(TestRegister(), isAtOnce: true)
    #expect(throws: RegisterError.self) { try Self.importing(late, test) }
    #expect(try test.register.verify().faults == [])
  }

  private static func value(_ page: UInt64, _ offset: UInt64) -> EUI64 {
    EUI64(rawValue: 0x70B3_D51F_3000_0000 | page << 16 | offset)
  }

  private static func identifier(
    _ value: EUI64, of organisation: Int = 7, kind: IdentifierKind = .user, roles: [String] = ["IS"],
    state: IdentifierState = .proposed, _ days: (String?, String?, String?) = ("2025-01-02", nil, nil)
  ) -> AllocatedIdentifier {
    func day(_ text: String?) -> CivilDate? { text.flatMap { CivilDate($0) } }
    return AllocatedIdentifier(
      value: value, organisation: organisation, kind: kind, roles: roles, state: state, proposed: day(days.0) ?? .first,
      accepted: day(days.1), withdrawn: day(days.2))
  }

  // The lists of new registers. New registers are identical.
  private static let listAtOnce = Result { try list(TestRegister(), isAtOnce: true) }
  private static let listOneByOne = Result { try list(TestRegister(), isAtOnce: false) }

  /// One identifier among many that a rule of the schema forbids, and the code was not asked about: nothing is imported,
  /// and what is said is what is said of the same list one by one.
  @Test(
    arguments: [
      identifier(value(8, 0x8000)), identifier(value(0x99, 0)), identifier(value(7, 0)),
      identifier(value(7, 0x8000), of: 77), identifier(value(7, 0x8000), kind: .rdp, roles: []),
      identifier(value(8, 0x8000), of: 8), identifier(value(9, 0x8000), of: 9),
      identifier(value(7, 0x8000), roles: ["ZZ"]), identifier(value(7, 0x8000), roles: ["ED", "IS"]),
      identifier(value(7, 0x8000), roles: []), identifier(value(7, 0x8000), kind: .rdp),
      identifier(value(7, 0x8000), state: .accepted, ("2025-01-02", "2025-01-01", nil)),
      identifier(value(7, 0x8000), state: .withdrawn, ("2025-01-02", nil, "2025-01-01")),
      identifier(value(7, 0x8000), state: .withdrawn, ("2025-01-02", "2025-01-04", "2025-01-03")),
      identifier(value(7, 0x8000), state: .withdrawn), identifier(value(7, 0x8000), state: .accepted),
    ])
  func aRuleThatIsBrokenStopsTheImport(_ broken: AllocatedIdentifier) throws {
    let test = try TestRegister()
    let before = try test.folder.bytes("register.db")
    func error(isAtOnce: Bool, at place: Int) throws -> RegisterError? {
      var list = try (isAtOnce ? Self.listAtOnce : Self.listOneByOne).get()
      list.actions.insert(.addIdentifier(identifier: broken), at: 3 + place)
      do {
        _ = try Self.importing(list, test)
        return nil
      } catch let error as RegisterError {
        return error
      }
    }
    // One by one nothing is tried behind it.
    let expected = try error(isAtOnce: false, at: 0)
    #expect(expected != nil)
    for place in [0, 1000] { #expect(try error(isAtOnce: true, at: place) == expected, "\(place)") }
    #expect(try test.folder.bytes("register.db") == before)
    #expect(try AllocationRegister.verification(of: test.path).faults == [])
  }

  /// The rows that triggers refuse are found by the queries that replace the triggers, each query at least once.
  @Test func whatATriggerRefusesIsFoundByItsQuery() throws {
    let test = try TestRegister()
    try test.fill()
    var found: Set<String> = []
    // Nothing is replaced by an import: for that the keys need the triggers.
    for sql in StoreTests.forbidden where sql.contains("INSERT INTO identifier") || sql.contains("INSERT INTO event") {
      try test.database().inDatabase { db in
        try db.inTransaction(.immediate) {
          let rules = try InsertionRules(db)
          try rules.drop(db)
          do {
            try db.execute(sql: sql)
          } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            // Refused by a constraint, which stays.
            return .rollback
          }
          let name = try rules.firstBroken(db, after: 8)
          #expect(name != nil, "\(sql)")
          if let name { found.insert(name) }
          return .rollback
        }
      }
    }
    #expect(
      found == ["identifier_in_range", "identifier_days", "identifier_of_kind", "identifier_roles", "event_follows"])
    #expect(try test.database().read { try InsertionRules($0).firstBroken($0, after: 1) } == nil)
  }

  /// A conflicting row that somebody has added behind the register's back is reported in the same words.
  @Test func aRowBehindTheRegistersBackStopsTheImport() throws {
    let test = try TestRegister()
    try test.tamper(
      "INSERT INTO identifier VALUES (x'70B3D51F30070000', 0, 'dcc', '', 'proposed', '2025-01-01', NULL, NULL)")
    let list = try Self.list(test, isAtOnce: true)
    #expect(
      throws: RegisterError.damaged(
        test.path, "event 1: the row of 70-B3-D5-1F-30-07-00-00 does not follow from any event")
    ) { try Self.importing(list, test) }
  }
}
