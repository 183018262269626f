import Foundation

/// The number of rounds of a loop over random inputs. Of `all` rounds the tests take `count`, or all where that is not
/// given: as many as find what is wrong nearly every time. `SECKIT_TEST_ROUNDS=1` asks for all, `SECKIT_TEST_ROUNDS=10`
/// for ten times as many, and `SECKIT_TEST_ROUNDS=1/N` for one in N of all (and no more than the tests take), for builds
/// that are slower by that much. The inputs are the first of those that all rounds would try.
package func rounds(_ count: Int, of all: Int? = nil) -> Int {
  let all = all ?? count
  return switch share {
  case .usual: count
  case .times(let factor): all * factor
  case .oneIn(let divisor): max(1, min(count, all / divisor))
  }
}

/// Whether a round of a loop over all inputs of a kind is run: each, or one in `usual` where `SECKIT_TEST_ROUNDS` is not
/// set, or under `SECKIT_TEST_ROUNDS=1/N` every Nth; of any `count` in a row at least one.
package func isRound(_ number: Int, of count: Int = .max, usual: Int = 1) -> Bool {
  let step =
    switch share {
    case .usual: usual
    case .times: 1
    case .oneIn(let divisor): max(usual, divisor)
    }
  return number % min(step, count) == 0
}

private enum Share {
  case usual, times(Int), oneIn(Int)
}

private let share: Share = {
  guard let text = ProcessInfo.processInfo.environment["SECKIT_TEST_ROUNDS"] else { return .usual }
  let isShare = text.hasPrefix("1/")
  guard let number = Int(isShare ? text.dropFirst(2) : text[...]), number > 0 else {
    fatalError("SECKIT_TEST_ROUNDS is a number as 10 or a share as 1/20, not \(text)")
  }
  return isShare ? .oneIn(number) : .times(number)
}()
