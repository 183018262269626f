import GRDB
import IDAllocation

extension AllocationRegister {
  /// Makes all that a list holds happen, in one transaction. The list has no findings; where the register has changed since
  /// it was checked so that one arises, it is thrown and nothing has happened. Gives the number of events. Cost: a few
  /// microseconds for each of very many identifiers, if the list knows after which event it was checked and nobody has
  /// written since; else some ten times as much.
  public func importing(
    _ list: AllocationListReader, time: RegisterTime, actor: String
  ) throws(RegisterError) -> Int {
    precondition(list.findings.isEmpty, "a list with findings is not imported")
    if try importedAtOnce(list, time: time, actor: actor) { return list.actions.count }
    let name = name
    return try write { store in
      do {
        var last: RegisterEvent? = try EventLog.last(store)
        for action in list.actions {
          last = try EventLog.append(action, to: store, time: time, actor: actor, after: last)
        }
      } catch let refusal as RegisterRefusal {
        throw RegisterError.blocked(
          name, "another program changed it after the list was checked: \(refusal.detail); import again")
      }
      return (list.actions.count, true)
    }
  }

  /// Fewer identifiers are soon added one by one, and so are identifiers that are few compared with what the register
  /// has: adding them at once goes through all rows.
  private static let fewestAtOnce = (identifiers: 1000, share: 16)

  /// Imports a list with very many identifiers, and says whether it did. Where it did not, nothing has happened: whoever
  /// goes on one by one meets the obstacle, and reports it.
  private func importedAtOnce(
    _ list: AllocationListReader, time: RegisterTime, actor: String
  ) throws(RegisterError) -> Bool {
    let start = list.actions.firstIndex(where: \.addsIdentifier) ?? list.actions.endIndex
    let identifiers = list.actions[start...]
    guard let checked = list.head, identifiers.count >= Self.fewestAtOnce.identifiers,
      identifiers.allSatisfy(\.addsIdentifier)
    else { return false }
    return try write { store in
      let head = try EventLog.last(store)
      guard head.hash == checked, identifiers.count >= head.sequence / Self.fewestAtOnce.share else {
        return (false, false)
      }
      do {
        try EventLog.check(actor: actor)
        try store.checkedRows.checkOrganisations(store)
        var last = head
        for action in list.actions[..<start] {
          last = try EventLog.append(action, to: store, time: time, actor: actor, after: last)
        }
        let isDone = try store.withLargeCache {
          try IdentifierImport.add(identifiers, to: store.db, after: last, time: time, actor: actor)
        }
        return (isDone, isDone)
      } catch is RegisterRefusal {
        return (false, false)
      } catch is RegisterVerification.Finding {
        return (false, false)
      }
    }
  }
}

extension RegisterAction {
  fileprivate var addsIdentifier: Bool {
    if case .addIdentifier = self { true } else { false }
  }
}

extension StoredRegister {
  /// In KiB.
  private static let largeCache = 2_000_000

  /// Lets SQLite keep in memory what it looks up on the way: all that is changed stays there in any case until it is committed.
  fileprivate func withLargeCache<Value>(_ body: () throws -> Value) throws -> Value {
    let usual = try Int.fetchOne(db, sql: "PRAGMA cache_size") ?? 0
    try db.execute(sql: "PRAGMA cache_size = -\(Self.largeCache)")
    defer { try? db.execute(sql: "PRAGMA cache_size = \(usual)") }
    return try body()
  }
}
