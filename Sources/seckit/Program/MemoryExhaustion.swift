import Glibc
import Messages

/// The last resort where memory runs out. What asks for much at once looks at what it gets, and says for which file; all else
/// that gets none calls `abort()`, as Swift and GMP do.
enum MemoryExhaustion {
  private static let words: StaticString =
    "seckit: not enough memory; close other programs, raise the limit (ulimit -v), or split the input\n"

  /// From now on such an end is told, and has the status of whatever can't be used. Other such signals end the program as
  /// before.
  static func tell() {
    // Swift tells of the failure before it gives up, and may ask for memory again to find its words: then it uses none.
    // Where it got none and did not look, it traps.
    for number in [SIGABRT, SIGSEGV, SIGILL, SIGTRAP] {
      signal(number) { number in
        // Whoever was refused memory has left this, and nothing that could was called since.
        guard errno == ENOMEM else {
          signal(number, SIG_DFL)
          return
        }
        // Nothing here may ask for memory.
        _ = write(STDERR_FILENO, MemoryExhaustion.words.utf8Start, MemoryExhaustion.words.utf8CodeUnitCount)
        _exit(ExitStatus.unusable.rawValue)
      }
    }
  }
}
