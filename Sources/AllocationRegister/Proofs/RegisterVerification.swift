import GRDB
import IDAllocation

/// What a look through a whole register has found: whether its events follow from each other, and its rows from them.
public struct RegisterVerification: Codable, Hashable, Sendable {
  /// Something that doesn't fit.
  public struct Finding: Error, Codable, Hashable, Sendable, CustomStringConvertible {
    /// The event that doesn't fit, or the last one that a row should follow from; `nil` where there is none.
    public let sequence: Int?
    /// What is wrong, in words.
    public let detail: String
    /// Whether it is a receipt or a checkpoint that doesn't fit, and not the register in itself.
    package private(set) var isOfProof = false

    package init(sequence: Int?, detail: String, isOfProof: Bool = false) {
      self.sequence = sequence
      self.detail = detail
      self.isOfProof = isOfProof
    }

    enum CodingKeys: String, CodingKey {
      case sequence, detail
    }

    /// `event 7: …`.
    public var description: String { (sequence.map { "event \($0): " } ?? "") + detail }
  }

  /// How many events fit, from the first on.
  public let events: Int
  /// The hash of the last event that fits; ``EventHash/beginning`` where none does.
  public let head: EventHash
  /// What doesn't fit, the first first; empty for a sound register.
  public let faults: [Finding]

  package init(events: Int, head: EventHash, faults: [Finding]) {
    self.events = events
    self.head = head
    self.faults = faults
  }

  /// The error for using a register with this name; `nil` where everything fits.
  func error(_ name: String) -> RegisterError? { faults.isEmpty ? nil : .unsound(name, faults) }

  /// The same with more that doesn't fit.
  package func adding(_ more: [Finding]) -> RegisterVerification {
    RegisterVerification(events: events, head: head, faults: faults + more)
  }
}

extension AllocationRegister {
  /// Looks through the whole register of a file, whatever somebody has done to it; thrown is only what kept the file from
  /// being read.
  ///
  /// - Parameter checkpoints: events that must be there.
  public static func verification(
    of path: String, checkpoints: [RegisterCheckpoint] = []
  ) throws(RegisterError) -> RegisterVerification {
    do throws(RegisterError) {
      let (register, differences) = try opened(path, isReadOnly: true) { $0.contains(where: \.concernsReading) }
      return try register.verification(checkpoints, differences)
    } catch .damaged(_, let reason) {
      // It can't even be opened or read to its end.
      return RegisterVerification(events: 0, head: .beginning, faults: [.init(sequence: nil, detail: reason)])
    }
  }

  /// Looks through the whole register. Takes time in proportion to its events, and memory to its identifiers. What somebody
  /// has changed behind the register's back is found and told, whatever it is; thrown is only what kept the file from being
  /// read.
  ///
  /// - Parameter checkpoints: events that must be there.
  public func verify(checkpoints: [RegisterCheckpoint] = []) throws(RegisterError) -> RegisterVerification {
    try verification(checkpoints, [])
  }

  private func verification(
    _ checkpoints: [RegisterCheckpoint], _ differences: [RegisterSchema.Difference]
  ) throws(RegisterError) -> RegisterVerification {
    try readCopy { store in
      // SQLite looks at all that is there: it need not be the register's.
      let isLookedThrough = !differences.contains(where: \.concernsLookingThrough)
      let check = isLookedThrough ? currentCopy?.integrityCheck() : nil
      var replay = EventReplay(layout: layout)
      var faults = try contents(store, &replay, checkpoints)
      if !differences.isEmpty {
        faults.append(.init(sequence: nil, detail: RegisterSchema.description(of: differences)))
      }
      if isLookedThrough,
        let found = try check.map({ try $0() }) ?? String.fetchOne(store.db, sql: TemporaryCopy.integrityCheck),
        found != "ok"
      {
        faults.append(.init(sequence: nil, detail: "SQLite finds the file damaged: \(found)"))
      }
      return RegisterVerification(events: replay.count, head: replay.head, faults: faults)
    }
  }

  /// What is wrong with the events and the rows.
  private func contents(
    _ store: StoredRegister, _ replay: inout EventReplay, _ checkpoints: [RegisterCheckpoint]
  ) throws -> [RegisterVerification.Finding] {
    let statement = try store.db.makeStatement(sql: StoredTable.event.query)
    let cursor = try Row.fetchCursor(statement)
    while let row = try cursor.next(), replay.fault == nil { replay.add(row, of: statement) }
    var faults = replay.fault.map { [$0] } ?? []
    for checkpoint in checkpoints {
      let row = try Row.fetchOne(
        store.db, sql: "SELECT * FROM event WHERE sequence = ?", arguments: [checkpoint.sequence])
      let hash = row.flatMap { try? StoredRow(row: $0, table: "event").hash("hash") }
      guard hash != checkpoint.hash else { continue }
      faults.append(
        RegisterVerification.Finding(
          sequence: checkpoint.sequence,
          detail: hash == nil
            ? "is missing, but \(checkpoint.name) has it"
            : "does not match \(checkpoint.name), whose hash is \(checkpoint.hash)", isOfProof: true))
    }
    if replay.fault == nil {
      // Rows are compared with what sound events add up to, if all of them are there.
      if let fault = try RegisterHead.fault(store, after: replay.count, hash: replay.head) {
        faults.insert(fault, at: 0)
      } else {
        faults += try TableComparison(store: store, state: replay.state).faults()
      }
    }
    return faults
  }
}
