import EUI64
import IDAllocation

/// From where the lowest free identifier of a range, and the lowest free organisation number, is searched: all before it
/// were given, and what was given never gets free. Without it each request of a batch would walk over all that there is.
///
/// What it says holds for one transaction and, if that is committed, for those after it.
final class FreeIdentifiers {
  private var starts: [EUI64: EUI64]
  /// The number from which on one may be free; `nil` before the first search.
  var firstNumber: Int?

  init() { starts = [:] }

  /// The same, to be forgotten with a transaction that is not committed.
  init(copying other: FreeIdentifiers) { (starts, firstNumber) = (other.starts, other.firstNumber) }

  /// The identifier from which on one of a range may be free.
  func start(of range: AllocatedRange) -> EUI64 { starts[range.first] ?? range.first }

  /// Notes that all before an identifier are given.
  func note(_ start: EUI64, of range: AllocatedRange) { starts[range.first] = start }
}
