import Glibc

/// Runs `body` on this number of threads side by side, the caller's among them, and returns when all have ended. Where the
/// system gives fewer threads, it runs on those.
package func withThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  withThreads(count - 1, body) { body() }
}

/// Runs `body` on this number of threads beside `own` on the caller's, and returns when all have ended, with what `own`
/// returns or throws. Where the system gives fewer threads, it runs on those.
package func withThreads<Value, Failure: Error>(
  _ count: Int, _ body: @escaping @Sendable () -> Void, beside own: () throws(Failure) -> Value
) throws(Failure) -> Value {
  let threads = (0..<max(0, count)).compactMap { _ -> pthread_t? in
    let box = Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    if status == 0 { return thread }
    box.release()
    return nil
  }
  defer { for thread in threads { pthread_join(thread, nil) } }
  return try own()
}

/// What a thread is to run, as the system's call takes it.
private final class Body {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Does `work` for each number below `count` on several threads, and hands what comes of it to `each`: one after another, in
/// order, on the caller's thread. Only a few results wait at any time. Throws what `each` throws; what was begun by then is
/// done to its end.
package func inOrder<Value: Sendable, Failure: Error>(
  _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Value, each: (Value) throws(Failure) -> Void
) throws(Failure) {
  let threads = min(threads, count)
  guard threads > 1 else {
    for number in 0..<max(0, count) { try each(work(number)) }
    return
  }
  let results = OrderedResults<Value>(count, most: 4 * threads)
  try withThreads(threads - 1, { while results.doNext(work) {} }) { () throws(Failure) in
    defer { results.stop() }
    for number in 0..<count { try each(results.take(number, doing: work)) }
  }
}

/// Results that threads work out in any order, and one takes in order.
private final class OrderedResults<Value: Sendable>: @unchecked Sendable {
  private let monitor = Monitor()
  private let most: Int
  /// No number from this on is begun.
  private var end: Int
  private var next = 0
  private var taken = 0
  private var ready: [Int: Value] = [:]

  init(_ count: Int, most: Int) { (end, self.most) = (count, most) }

  /// Works out the next result, once there is room for it; `false` where there is none.
  func doNext(_ work: (Int) -> Value) -> Bool {
    monitor.lock()
    while next < end, next >= taken + most { monitor.wait() }
    defer { monitor.unlock() }
    guard next < end else { return false }
    doOne(work)
    return true
  }

  /// The result of a number, once it is known; in the meantime, others are worked out.
  func take(_ number: Int, doing work: (Int) -> Value) -> Value {
    monitor.lock()
    defer { monitor.unlock() }
    while true {
      if let value = ready.removeValue(forKey: number) {
        taken = number + 1
        monitor.announce()
        return value
      }
      if next < end, next < taken + most { doOne(work) } else { monitor.wait() }
    }
  }

  func stop() {
    monitor.lock()
    end = min(end, next)
    monitor.announce()
    monitor.unlock()
  }

  /// The lock is held, but for the work itself.
  private func doOne(_ work: (Int) -> Value) {
    let number = next
    next += 1
    monitor.unlock()
    let value = work(number)
    monitor.lock()
    ready[number] = value
    monitor.announce()
  }
}
