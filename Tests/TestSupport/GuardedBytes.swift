import Glibc

/// Room for bytes that ends right before a page that can't be read: who reads one byte too far dies.
package final class GuardedBytes {
  private let base: UnsafeMutableRawPointer
  private let pageSize = Int(getpagesize())

  package init() {
    guard let base = mmap(nil, 2 * pageSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      base != MAP_FAILED, mprotect(base + pageSize, pageSize, PROT_NONE) == 0
    else { fatalError("no guarded memory") }
    self.base = base
  }

  deinit { munmap(base, 2 * pageSize) }

  /// Runs `body` on a copy of the bytes, the last of which is the last that can be read.
  package func with<Result>(_ bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
  {
    precondition(bytes.count <= pageSize)
    let start = base + pageSize - bytes.count
    bytes.withUnsafeBytes { if let source = $0.baseAddress { start.copyMemory(from: source, byteCount: bytes.count) } }
    return try body(
      UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: bytes.count))
  }
}
