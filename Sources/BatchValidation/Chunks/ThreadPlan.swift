import Files

/// When more threads than one are worth it: not for small inputs, and less and less for one whose records they can't share
/// out, as where a line feed is inside quotes in most of them.
struct ThreadPlan {
  private let threads: Int
  private let chunkSize: Int
  private let size: Int?
  /// The offset from which on they are, and how far that is from where one began alone.
  private var from: Int
  private var alone: Int

  /// Plans for an input; `size` is the size of a regular file.
  init(_ options: BatchOptions, size: Int?) {
    threads = options.threads
    chunkSize = options.chunkSize
    self.size = size
    alone = size == nil ? options.chunkSize : 1
    from = alone
  }

  /// Whether the input is shared from this offset on.
  func isWorthSharing(at offset: Int) -> Bool {
    threads > 1 && offset >= from && size.map { $0 - offset > 2 * chunkSize } ?? true
  }

  /// Goes on alone from an offset: for twice as long as the last time.
  mutating func resume(at offset: Int) {
    alone = max(2 * alone, 8 * chunkSize)
    from = offset + alone
  }
}
