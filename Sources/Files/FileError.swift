import Glibc
public import Messages

/// Why a file or stream could not be used: what was tried on what, and what to do.
public struct FileError: UserError, Hashable, Sendable {
  /// What a program does with a file or stream. The raw values are the words of messages.
  public enum Operation: String, Sendable {
    case open
    case read
    case write
  }

  /// What was being done when it failed: an output that can't be opened counts as written to.
  public let operation: Operation
  /// The file as it was named, made safe to show, or words for a stream (`standard input`).
  public let name: String
  private let reason: Reason

  private enum Reason: Hashable, Sendable {
    case system(errorNumber: Int32)
    case isInput(name: String)
    case becameShorter(from: Int, to: Int)
    case isPipe(seconds: Int)
    case overLimit(Int)
    case content(line: Int?, words: String)
  }

  /// The number that the operating system gave (`errno`); 0 where it gave none.
  public var errorNumber: Int32 {
    if case .system(let number) = reason { number } else { 0 }
  }

  private init(_ operation: Operation, _ name: String, _ reason: Reason) {
    self.operation = operation
    self.name = name.shownName
    self.reason = reason
  }

  /// Makes the error of an operation that failed with `errorNumber`, a value of `errno`. The name is made safe to show.
  public init(_ operation: Operation, _ name: String, errorNumber: Int32) {
    self.init(operation, name, .system(errorNumber: errorNumber))
  }

  /// The error of an output that is the same file as an input.
  init(output: String, isInput input: String) { self.init(.write, output, .isInput(name: input.shownName)) }

  /// The error of a file that had more bytes when it was opened than could be read.
  init(_ name: String, becameShorterFrom size: Int, to rest: Int) {
    self.init(.read, name, .becameShorter(from: size, to: rest))
  }

  /// The error of a pipe with a name to which nobody wrote.
  init(_ name: String, isPipeWithoutWriterFor seconds: Int) { self.init(.open, name, .isPipe(seconds: seconds)) }

  /// The error of a file that is read whole and has more bytes than are taken.
  package init(_ name: String, overLimit limit: Int) { self.init(.read, name, .overLimit(limit)) }

  /// The error of a file whose bytes are not what they must be to be read on, with the line if it is known: damaged, or in
  /// a form that isn't read.
  package init(_ name: String, line: Int?, content words: String) {
    self.init(.read, name, .content(line: line, words: words))
  }

  /// What is wrong with the bytes of the file; `nil` where it failed in another way.
  package var content: (line: Int?, words: String)? {
    if case .content(let line, let words) = reason { (line, words) } else { nil }
  }

  /// The error of an output that can't hold what it is given.
  init(_ name: String, unfit: UnfitOutput) { self.init(.write, name, .content(line: nil, words: unfit.reason)) }

  /// Whether the reader at the other end of a pipe has gone: no fault, and nothing to report.
  public var isClosedPipe: Bool { operation == .write && errorNumber == EPIPE }

  /// Whether the reader of the output has gone: then nothing is told. See ``isClosedPipe``.
  public var isSilent: Bool { isClosedPipe }

  /// Whether there is nothing of that name to be read.
  package var isMissing: Bool { operation != .write && errorNumber == ENOENT }

  /// The name, the reason and what to do: `a.csv: no such file; check the path`.
  public var description: String {
    switch reason {
    case .system(let number): description(of: number)
    case .isInput(let input):
      (input == name ? "\(name): is also an input" : "\(name): is the same file as the input \(input)")
        + "; name another file for the output"
    case .becameShorter(let size, let rest):
      "\(name): became shorter while it was read, from \(size) to \(rest) bytes; run again when nobody is writing to it"
    case .isPipe(let seconds):
      "\(name): is a pipe that nobody has written to for \(seconds.counted("second")); start the program that writes to it, and run again"
    case .overLimit(let limit): "\(name): is over \(limit) bytes, the limit here; check that it is the right file"
    case .content(let line, let words): "\(name): \(line.map { "line \($0): " } ?? "")\(words)"
    }
  }

  private func description(of errorNumber: Int32) -> String {
    switch (operation, errorNumber) {
    case (_, ENOENT) where operation == .write: "\(name): cannot be written: its folder does not exist"
    case (_, ENOENT): "\(name): no such file; check the path"
    case (_, EISDIR) where operation == .write: "\(name): is a folder; name a file to write"
    case (_, EISDIR): "\(name): is a folder; name the files in it"
    case (.write, EACCES), (.write, EPERM):
      "\(name): no permission to write; check the permissions of the file and its folder"
    case (_, EACCES), (_, EPERM): "\(name): no permission to read; check the permissions of the file"
    case (_, ENOSPC): "\(name): no space left on the device; free some space or write elsewhere"
    case (_, EROFS): "\(name): the file system is read-only; write elsewhere"
    case (_, EFBIG): "\(name): larger than the file size limit; write elsewhere or raise the limit (ulimit -f)"
    case (_, EMFILE), (_, ENFILE): "\(name): too many open files; close some or raise the limit (ulimit -n)"
    case (_, ENOMEM):
      "\(name): not enough memory \(operation == .write ? "to write" : "for") it; close other programs, raise the limit"
        + " (ulimit -v), or split the file"
    case (_, EBADF): "\(name): is closed; give it something to \(operation == .write ? "write to" : "read")"
    default: "\(name): \(operation.rawValue) failed: \(String(cString: strerror(errorNumber)))"
    }
  }
}
