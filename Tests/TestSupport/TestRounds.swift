import Foundation

/// The number of rounds of a loop over random inputs: as given, or under `SECKIT_TEST_ROUNDS=1/N` one in N of them, for
/// builds that are slower by that much. The inputs are the first of those that all rounds would try.
package func rounds(_ count: Int) -> Int {
  max(1, count / divisor)
}

/// Whether a round of a loop over all inputs of a kind is run: each, or under `SECKIT_TEST_ROUNDS=1/N` every Nth; of any
/// `count` in a row at least one.
package func isRound(_ number: Int, of count: Int = .max) -> Bool {
  number % min(divisor, count) == 0
}

private let divisor: Int = {
  guard let share = ProcessInfo.processInfo.environment["SECKIT_TEST_ROUNDS"] else { return 1 }
  guard share.hasPrefix("1/"), let divisor = Int(share.dropFirst(2)), divisor > 0 else {
    fatalError("SECKIT_TEST_ROUNDS is a share as 1/20, not \(share)")
  }
  return divisor
}()
