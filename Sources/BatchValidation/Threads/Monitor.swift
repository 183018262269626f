import Glibc

/// A lock that threads can wait under until another has changed something.
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting = 0

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }

  /// Waits for a change. The lock must be held; it is given up in the meantime.
  func wait() {
    waiting += 1
    pthread_cond_wait(condition, mutex)
    waiting -= 1
  }

  /// Wakes all that wait. The lock must be held.
  func announce() {
    if waiting > 0 { pthread_cond_broadcast(condition) }
  }
}

/// Runs `body` on this number of threads side by side, the caller's among them, and returns when all have ended. Where the system
/// gives fewer threads, it runs on those.
func withThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  let threads = (1..<max(1, count)).compactMap { _ -> pthread_t? in
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
  body()
  for thread in threads { pthread_join(thread, nil) }
}
