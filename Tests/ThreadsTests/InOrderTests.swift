import TestSupport
import Testing
import Threads

@Suite("Work on several threads")
struct InOrderTests {
  @Test("Results come in order, each once, on the caller's thread", arguments: [0, 1, 2, 3, 7, 100, 1000], 1...5)
  func order(count: Int, threads: Int) {
    var taken: [Int] = []
    let done = Guarded<[Int]>([])
    inOrder(count, threads: threads) { number in
      // Some take longer than those behind them.
      var sum = 0
      for step in 0..<(number % 3) * 1000 { sum &+= step }
      done.withLock { $0.append(number) }
      return (number, sum)
    } each: {
      taken.append($0.0)
    }
    #expect(taken == Array(0..<count))
    #expect(done.withLock { $0.sorted() } == Array(0..<count))
  }

  @Test("An error ends the work, and no thread goes on", arguments: 1...5)
  func error(threads: Int) {
    struct Stop: Error {}
    let begun = Guarded(0)
    var taken: [Int] = []
    #expect(throws: Stop.self) {
      try inOrder(1_000_000, threads: threads) { number in
        begun.withLock { $0 += 1 }
        return number
      } each: { number in
        if number == 10 { throw Stop() }
        taken.append(number)
      }
    }
    #expect(taken == Array(0..<10))
    // No more than what may wait, and what each thread had in hand.
    let count = begun.withLock { $0 }
    #expect(count >= 11 && count <= 11 + 5 * threads)
    // All threads have ended: nothing changes any more.
    #expect(begun.withLock { $0 } == count)
  }

  @Test("Few results wait at any time")
  func few() {
    let waiting = Guarded((now: 0, most: 0))
    inOrder(10_000, threads: 3) { number in
      waiting.withLock { ($0.now, $0.most) = ($0.now + 1, max($0.most, $0.now + 1)) }
      return number
    } each: { _ in
      waiting.withLock { $0.now -= 1 }
    }
    #expect(waiting.withLock { $0.most } <= 12 + 3 + 1)
  }

  @Test("A body runs on all threads and beside the caller's")
  func threads() {
    let count = Guarded(0)
    withThreads(4) { count.withLock { $0 += 1 } }
    #expect(count.withLock { $0 } == 4)
    let value = withThreads(2, { count.withLock { $0 += 1 } }) { "own" }
    #expect(value == "own" && count.withLock { $0 } == 6)
  }
}

/// A value under a lock that ThreadSanitizer knows, as it does not know `Mutex`.
private final class Guarded<Value>: @unchecked Sendable {
  private let monitor = Monitor()
  private var value: Value

  init(_ value: Value) { self.value = value }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    monitor.lock()
    defer { monitor.unlock() }
    return body(&value)
  }
}
