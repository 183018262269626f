import AllocationRegister
import EUI64
import Files
import IDAllocation
import UserEntry

/// What a checklist takes from a register, which is opened once.
struct RegisteredIdentifiers {
  let allocations: AllocationIndex
  /// How far the User IDs of the records have come; those that the register has.
  let states: [EUI64: IdentifierState]

  init(_ path: String, of file: EntryFile) throws(RegisterError) {
    let register = try AllocationRegister.open(path, isReadOnly: true)
    allocations = try register.index(asOf: nil)
    var states: [EUI64: IdentifierState] = [:]
    for value in file.records.compactMap({ $0.identifier.flatMap { try? EUI64($0, form: .duis) } }) {
      states[value] = try register.holder(of: value).identifier?.state
    }
    self.states = states
  }
}
