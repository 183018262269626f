import Glibc
public import Messages
import Synchronization

/// Standard error: for messages, notices and progress, never for data. Writing to it never fails a run.
public enum StandardError {
  /// Writes a text at once. What can't be written there can't be told anywhere, so failures are not reported.
  public static func write(_ text: ShownText) { writeOwn(text.description) }

  /// Whether notes are left out, as with `--quiet`. Warnings and errors are always told.
  package static var isQuiet: Bool {
    get { state.withLock(\.isQuiet) }
    set { state.withLock { $0.isQuiet = newValue } }
  }

  /// Whether there was a warning, for `--strict`.
  package static var hasWarned: Bool { state.withLock(\.hasWarned) }

  private static let state = Mutex((isQuiet: false, hasWarned: false))

  /// Tells what was decided or done, in a line.
  package static func note(_ words: ShownText) { tell("seckit: \(words)\n") }

  /// Writes a text that is not a warning, such as a summary.
  package static func tell(_ text: ShownText) {
    if !isQuiet { write(text) }
  }

  /// Warns, in a line.
  package static func warn(_ words: ShownText) {
    state.withLock { $0.hasWarned = true }
    write("seckit: warning: \(words)\n")
  }

  /// Writes a text of the program's own, with its colours and movements, as it is.
  package static func writeOwn(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard var next = bytes.baseAddress else { return }
      var left = bytes.count
      while left > 0 {
        let count = Glibc.write(STDERR_FILENO, next, left)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        next += count
        left -= count
      }
    }
  }

  package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
