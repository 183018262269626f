import Glibc

/// How a program ended.
enum Ending: Hashable {
  case exit(Int32)
  case signal(Int32)
}

/// What a program left when it ended.
struct Outcome {
  let output: [UInt8]
  let errorBytes: [UInt8]
  let ending: Ending

  /// Standard error as text.
  var errors: String { String(decoding: errorBytes, as: UTF8.self) }

  /// Standard output as text.
  var text: String { String(decoding: output, as: UTF8.self) }
  /// The lines of standard output.
  var lines: [String] { text.split(separator: "\n").map(String.init) }
  /// One of them, from 0; empty where there are fewer.
  func line(_ index: Int) -> String { lines.indices.contains(index) ? lines[index] : "" }
}

/// A program that took longer than it may, or ended too early, with what it had said till then.
struct TimeUp: Error {
  let output: String
  let errors: String
}

/// A program that runs, with the test at the other ends of its pipes. Killed with the value.
final class RunningProgram {
  let process: pid_t
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  private var inputEnd: Int32
  private var outputEnd: Int32
  private var errorsEnd: Int32
  private var waiting: ArraySlice<UInt8> = []
  private var ending: Ending?

  /// Time enough for anything that a test lets a program do, on a busy machine.
  static let patience = Duration.seconds(60)

  init(_ launch: Launch) throws { (process, inputEnd, outputEnd, errorsEnd) = try launch.start() }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    for end in [inputEnd, outputEnd, errorsEnd] where end >= 0 { close(end) }
  }

  /// Feeds bytes to standard input, and returns when the pipe has taken them.
  func feed(_ bytes: some Sequence<UInt8>) throws {
    waiting += Array(bytes)
    try pump { $0.waiting.isEmpty }
  }

  func feed(_ text: String) throws { try feed(text.utf8) }

  /// Ends standard input.
  func endInput() {
    if inputEnd >= 0 { close(inputEnd) }
    inputEnd = -1
  }

  /// Stops reading standard output, as a reader does that has seen enough.
  func leaveOutput() {
    close(outputEnd)
    outputEnd = -1
  }

  /// Waits until standard output holds a text. Throws where it ends without.
  func waitForOutput(_ text: String) throws {
    let sought = Array(text.utf8)
    func isThere() -> Bool { output.indices.contains { output[$0...].starts(with: sought) } }
    try pump { $0.outputEnd < 0 || isThere() }
    guard isThere() else { throw timeUp }
  }

  /// Waits for some time, reading what comes.
  func wait(_ duration: Duration) throws {
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end { pumpOnce(milliseconds: 10) }
  }

  /// Kills the program, which has no chance to do anything about it.
  func killNow() { _ = kill(process, SIGKILL) }

  /// Ends standard input and waits for the program's end.
  func finish() throws -> Outcome {
    endInput()
    return try end()
  }

  /// Waits for the program's end, with standard input open.
  func end() throws -> Outcome {
    try pump { $0.outputEnd < 0 && $0.errorsEnd < 0 }
    // Its pipes have ended, so that it is gone in a moment: sooner than `pump` would look again.
    for _ in 0..<50 where !hasEnded { usleep(200) }
    try pump { $0.hasEnded }
    return Outcome(output: output, errorBytes: errors, ending: ending ?? .signal(0))
  }

  /// The most memory that the program has held so far, in bytes. Not from `wait4`, which counts the memory of the parent
  /// before `exec` too.
  func peakMemory() throws -> Int {
    let status = try Repository.text("/proc/\(process)/status")
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) * 1024
  }

  private var hasEnded: Bool {
    if ending != nil { return true }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return false }
    let signal = status & 0x7F
    ending = signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
    return true
  }

  private var timeUp: TimeUp {
    TimeUp(output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self))
  }

  private func pump(until isDone: (RunningProgram) -> Bool) throws {
    let end = ContinuousClock.now + Self.patience
    while !isDone(self) {
      guard ContinuousClock.now < end else {
        throw timeUp
      }
      pumpOnce(milliseconds: 5)
    }
  }

  private func pumpOnce(milliseconds: Int32) {
    var polled = [
      pollfd(fd: waiting.isEmpty ? -1 : inputEnd, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorsEnd, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&polled, 3, milliseconds) > 0 else { return }
    if polled[0].revents != 0 {
      let count = waiting.withUnsafeBytes { write(inputEnd, $0.baseAddress, $0.count) }
      // A program that has gone takes no more.
      waiting = count < 0 && errno != EAGAIN ? [] : waiting.dropFirst(max(0, count))
    }
    if polled[1].revents != 0 { Self.read(&outputEnd, into: &output) }
    if polled[2].revents != 0 { Self.read(&errorsEnd, into: &errors) }
  }

  private static func read(_ end: inout Int32, into bytes: inout [UInt8]) {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(end, &piece, piece.count)
    if count > 0 {
      bytes += piece[..<count]
    } else if count == 0 || errno != EAGAIN {
      close(end)
      end = -1
    }
  }
}

/// Runs `seckit` to its end. `input` is fed through a pipe; without it, standard input is empty.
func run(
  _ arguments: String..., input: String? = nil, folder: String = Repository.fixtures,
  environment: [String: String] = [:]
) throws -> Outcome {
  try run(arguments, input: input.map { Array($0.utf8) }, folder: folder, environment: environment)
}

func run(
  _ arguments: [String], input: [UInt8]? = nil, folder: String = Repository.fixtures,
  environment: [String: String] = [:]
) throws -> Outcome {
  var launch = Launch(arguments)
  launch.folder = folder
  launch.environment = environment
  if input != nil { launch.input = .pipe }
  return try run(launch, input: input ?? [])
}

func run(_ launch: Launch, input: [UInt8] = []) throws -> Outcome {
  let program = try RunningProgram(launch)
  if !input.isEmpty { try program.feed(input) }
  return try program.finish()
}
