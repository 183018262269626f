import Glibc
public import Messages

/// Standard error: for messages, notices and progress, never for data. Writing to it never fails a run.
public enum StandardError {
  /// Writes a text at once. What can't be written there can't be told anywhere, so failures are not reported.
  public static func write(_ text: ShownText) { writeOwn(text.description) }

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
