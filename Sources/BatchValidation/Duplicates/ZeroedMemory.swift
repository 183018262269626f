import Glibc

/// Memory that is all zero, for tables that are looked up at random places.
///
/// It comes straight from the operating system: pages that are never touched cost nothing, and large pages are asked for,
/// since most of the time of a look-up in small ones goes into finding the page.
struct ZeroedMemory<Element: BitwiseCopyable>: ~Copyable {
  let base: UnsafeMutablePointer<Element>
  private let mapping: UnsafeMutableRawPointer
  private let mappedSize: Int

  /// The size of a large page, and the alignment that memory needs to be made of such.
  private static var largePage: Int { 2 << 20 }

  /// Makes room for `count` elements of a type for which zero bytes are a value. `filled` is for memory that is written
  /// all over at once: its small pages come together, instead of each with two interruptions, for the first look at it
  /// and for the first write.
  init(count: Int, filled: Bool = false) throws(BatchError) {
    let size = count * MemoryLayout<Element>.stride
    mappedSize = size < Self.largePage ? size : size + Self.largePage
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | (filled && size < Self.largePage ? MAP_POPULATE : 0)
    let memory = mmap(nil, mappedSize, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let memory, memory != MAP_FAILED else {
      throw .noMemoryForDuplicates(bytes: size)
    }
    mapping = memory
    guard size >= Self.largePage else {
      base = memory.bindMemory(to: Element.self, capacity: count)
      return
    }
    let aligned = memory.alignedUp(toMultipleOf: Self.largePage)
    // A wish: where it is not granted, all is the same but slower.
    _ = madvise(aligned, size, MADV_HUGEPAGE)
    base = aligned.bindMemory(to: Element.self, capacity: count)
  }

  deinit { munmap(mapping, mappedSize) }
}
