import GRDB

extension AllocationRegister {
  /// The first of some answers whose event is not in the file that the register's name leads to now; `nil` where all
  /// are there. Opens that file again: it may be another one.
  public func firstLost(of answers: [RegisterAnswer]) -> Int? {
    func first(where isLost: (Int, EventHash) throws -> Bool) rethrows -> Int? {
      try answers.firstIndex { answer in
        guard let sequence = answer.sequence, let hash = answer.hash else { return false }
        return try isLost(sequence, hash)
      }
    }
    do throws(RegisterError) {
      return try AllocationRegister.open(name, isReadOnly: true).read { store in
        try first { sequence, hash in try EventLog.hash(sequence, store) != hash }
      }
    } catch {
      return first { _, _ in true }
    }
  }
}
