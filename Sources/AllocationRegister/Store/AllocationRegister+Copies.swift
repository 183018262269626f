import Files
import Messages

extension AllocationRegister {
  /// Copies a register to a new file while others may write to it, and gives the last event of the copy. The copy is checked
  /// as a whole once it is on the disk, and only then takes its name. A file that is there is kept; with `isForced` an older
  /// copy of the same register is replaced.
  @discardableResult
  public func backUp(to path: String, isForced: Bool = false) throws(RegisterError) -> RegisterEvent {
    let place = try RegisterPlace(path, copying: file.typedName)
    guard !place.exists || isForced else { throw .exists(path) }
    if !place.exists, let file = place.leftovers.first {
      throw .notReplaced(path, "left \(file.shownName) behind; move that file, or name another one")
    }
    let copy = try RegisterCopy(for: place, rightsOf: file.typedName)
    let head = try copy.take(self)
    guard place.exists else {
      try place.take(copy.path)
      return head
    }
    try ReplacedRegister(place: place, waitSeconds: Self.standardWait).replace(with: copy) {
      old throws(RegisterError) in
      guard let old, try copy.has(old.sequence, old.hash) else {
        throw .notReplaced(path, "is not an older backup of \(name); name a new file")
      }
    }
    return head
  }

  /// Restores a register from a backup, or from a register that was made from a text dump, and gives its last event.
  /// The backup is checked as a whole first. It replaces a register if it has all that the register has; with
  /// `isForced` it also replaces a newer register, one with another history, and one that can't be read; but never a text
  /// or a workbook, which was not a register.
  @discardableResult
  public static func restore(
    _ backup: String, to path: String, isForced: Bool = false, waitSeconds: Int = standardWait
  ) throws(RegisterError) -> RegisterEvent {
    let source = try source(backup)
    let place = try RegisterPlace(path, copying: backup)
    let copy = try RegisterCopy(for: place, rightsOf: backup)
    let head: RegisterEvent
    do throws(RegisterError) {
      if let source { head = try copy.take(source) } else { head = try copy.rebuild(backup) }
    } catch .damaged(_, let reason) {
      throw .badBackup(backup, reason)
    } catch .unsound(_, let faults) {
      throw .badBackup(backup, faults.first?.description ?? "it does not match its events")
    }
    guard place.exists else {
      // A journal without its register would be read as the journal of the new register.
      try place.removeLeftovers()
      try place.take(copy.path)
      return head
    }
    // Before the store opens the file: closing it then would give up the store's locks.
    if let words = place.otherContent() { throw .notReplaced(path, words) }
    try ReplacedRegister(place: place, waitSeconds: waitSeconds).replace(with: copy) { old throws(RegisterError) in
      guard !isForced else { return }
      guard let old else {
        throw .notReplaced(path, "is not a readable register; give --force to replace it anyway")
      }
      guard try !copy.has(old.sequence, old.hash) else { return }
      throw .notReplaced(
        path,
        old.sequence > head.sequence
          ? "has \(old.sequence) events, but \(backup.shownName) has \(head.sequence): newer allocations would be lost; give"
            + " --force to replace it anyway"
          : "has another history than \(backup.shownName), from event \(old.sequence) at the latest; give --force to replace it"
            + " anyway")
    }
    return head
  }

  /// The register of a backup; `nil` for one that was restored from a text dump.
  private static func source(_ path: String) throws(RegisterError) -> AllocationRegister? {
    do throws(RegisterError) {
      return try open(path, isReadOnly: true)
    } catch .textDump {
      return nil
    } catch .notARegister {
      throw .badBackup(path, "it is not a register")
    } catch .damaged(_, let reason) {
      throw .badBackup(path, reason)
    }
  }
}
