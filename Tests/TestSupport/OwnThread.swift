import Foundation

/// Does work that mostly waits on a thread of its own, so that other tests have the processor: the tests run on as many
/// threads as there are processors, and one that sleeps would hold one of them.
///
/// Expect nothing in the work itself: there nobody knows which test it belongs to.
package func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
  }
}
