import FoundationEssentials
import GRDB
import IDAllocation

/// What a look through a whole register has found: whether its events follow from each other, and its rows from them.
public struct RegisterVerification: Sendable {
  /// Something that doesn't fit.
  public struct Fault: Hashable, Sendable, CustomStringConvertible {
    /// The event that doesn't fit, or the last one that a row should follow from; `nil` where a row alone doesn't.
    public let sequence: Int?
    /// What is wrong, in words.
    public let detail: String

    package init(sequence: Int?, detail: String) {
      self.sequence = sequence
      self.detail = detail
    }

    /// `event 7: …`.
    public var description: String { (sequence.map { "event \($0): " } ?? "") + detail }
  }

  /// The events that were looked at.
  public let events: Int
  /// The hash of the last event that fits.
  public let head: EventHash
  /// What doesn't fit, the first first; empty for a sound register.
  public let faults: [Fault]
}

extension AllocationRegister {
  /// Looks through the whole register. Takes time in proportion to its events, and memory to its identifiers.
  ///
  /// - Parameter checkpoint: an event that is to be there, by its number and hash, as a receipt or a checkpoint of before
  ///   names it.
  public func verify(
    checkpoints: [(sequence: Int, hash: EventHash)] = []
  ) throws(RegisterError) -> RegisterVerification {
    try read { store in
      var replay = EventReplay(layout: layout)
      let cursor = try Row.fetchCursor(store.db, sql: "SELECT * FROM event ORDER BY sequence")
      while let row = try cursor.next(), replay.fault == nil { replay.add(row) }
      var faults = replay.fault.map { [$0] } ?? []
      for checkpoint in checkpoints {
        let row = try Row.fetchOne(
          store.db, sql: "SELECT hash FROM event WHERE sequence = ?", arguments: [checkpoint.sequence])
        let hash = (row?["hash"] as Data?).flatMap { EventHash(bytes: Array($0)) }
        if hash != checkpoint.hash {
          faults.append(
            RegisterVerification.Fault(
              sequence: checkpoint.sequence,
              detail: hash == nil
                ? "is not there, though it was before" : "is another than it was: its hash was \(checkpoint.hash)"))
        }
      }
      if faults.isEmpty { faults = try TableComparison(store: store, state: replay.state).faults() }
      faults += try NulSearch(db: store.db).faults()
      if let name = try RegisterSchema.difference(store.db) {
        faults.append(
          RegisterVerification.Fault(sequence: nil, detail: "the '\(name)' of the file is not what a register has"))
      }
      if let check = try String.fetchOne(store.db, sql: "PRAGMA integrity_check"), check != "ok" {
        faults.append(RegisterVerification.Fault(sequence: nil, detail: "SQLite finds the file damaged: \(check)"))
      }
      return RegisterVerification(events: replay.count, head: replay.head, faults: faults)
    }
  }
}
