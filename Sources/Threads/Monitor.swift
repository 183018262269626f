import Glibc

/// A lock that threads can wait under until another has changed something.
package final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting = 0

  package init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  package func lock() { pthread_mutex_lock(mutex) }
  package func unlock() { pthread_mutex_unlock(mutex) }

  /// Waits for a change. The lock must be held; it is given up in the meantime.
  package func wait() {
    waiting += 1
    pthread_cond_wait(condition, mutex)
    waiting -= 1
  }

  /// Wakes all that wait. The lock must be held.
  package func announce() {
    if waiting > 0 { pthread_cond_broadcast(condition) }
  }
}
