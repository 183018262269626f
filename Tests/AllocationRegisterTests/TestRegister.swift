import AllocationRegister
import Crypto
import EUI64
import Foundation
import GRDB
import IDAllocation
import Reporting
import TestSupport
import Testing
import WorkingDays

/// A register in a folder of its own, for a test.
final class TestRegister {
  let folder: TemporaryFolder
  let register: AllocationRegister
  let time = RegisterTime("2025-04-17T09:00:00Z")

  var path: String { folder.path("register.db") }

  init(_ layout: RegisterLayout = RegisterLayout(.builtIn)) throws {
    folder = try TemporaryFolder()
    register = try AllocationRegister.create(
      at: folder.path("register.db"), layout: layout, time: Self.moment("2025-04-01"), actor: "maker")
  }

  static func moment(_ text: String) -> RegisterTime {
    guard let time = RegisterTime(text) else { preconditionFailure("\(text) is no time") }
    return time
  }

  @discardableResult
  func ask(_ request: RegisterRequest, id: String? = nil, at time: String = "2025-04-17") throws -> RegisterAnswer {
    try register.answer(SubmittedRequest(id: id, .success(request)), time: Self.moment(time), actor: "tester")
  }

  /// An organisation and two identifiers of it.
  func fill() throws {
    try ask(
      .organisation(kind: .party, name: "Alpha", signifier: "ALPHA", number: nil, accession: CivilDate("2025-03-01")))
    try ask(.identifier(party: "ALPHA", kind: .user, roles: ["IS", "GS"], value: nil), id: "q-1")
    try ask(.identifier(party: "ALPHA", kind: .user, roles: ["ED"], value: nil))
    try ask(.organisation(kind: .party, name: "Bravo", signifier: "BRAVO", number: nil, accession: nil))
    try ask(.rename(party: "ALPHA", name: "Alpha Networks"), at: "2025-05-01")
    try ask(.accept(value: EUI64("70-B3-D5-1F-30-01-00-00")), at: "2025-05-02")
    try ask(.withdraw(value: EUI64("70-B3-D5-1F-30-01-00-01")), at: "2025-05-03")
  }

  /// The database, for what the register itself would never do.
  func database() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Does what the triggers forbid.
  func tamper(_ sql: String) throws {
    try database().write { db in
      let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: sql)
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }
  }
}

extension TestRegister {
  /// Adds an event as an older program might have, by the form of events alone: what this program would not take.
  func append(actor: String, requestID: String, renaming number: Int, to name: String) throws {
    let head = try register.head()
    let party = try #require(try register.organisation(String(number))).organisation
    let request = RegisterRequest.rename(party: party.signifier, name: name)
    let action = RegisterAction.rename(organisation: number, name: name)
    let time = "2025-05-20T00:00:00Z"
    func json(_ value: some Encodable) -> String { JSONDocument.text(of: value, pretty: false) }
    let parts = [
      String(head.sequence + 1), time, actor, requestID, json(request), action.name, json(action),
      head.hash.description,
    ]
    let hash = Data(SHA256.hash(data: Data(json(parts).utf8)))
    let past = json([Organisation.PastName(name: party.name, until: CivilDate("2025-05-20"))])
    try database().write { db in
      try db.execute(
        sql: "UPDATE organisation SET name = ?, past_names = ? WHERE number = ?", arguments: [name, past, number])
      try db.execute(
        sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          head.sequence + 1, time, actor, requestID, json(request), action.name, json(action),
          Data(head.hash.bytes), hash,
        ])
    }
  }
}
