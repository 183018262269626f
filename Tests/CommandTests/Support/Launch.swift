import CTestSupport
import Files
import Glibc
import Synchronization

/// How a program is started: its arguments, which may hold any bytes, and what its three streams are connected to.
struct Launch {
  /// What a stream of the program is connected to.
  enum Stream {
    /// A pipe whose other end the test holds.
    case pipe
    /// A file or device, opened for reading as standard input and for writing otherwise.
    case file(String)
    /// A terminal with this number of columns that the test sits at.
    case terminal(columns: UInt16)
    /// Nothing: the descriptor is closed.
    case closed
  }

  var executable = Repository.program
  var arguments: [String]
  var input = Stream.file("/dev/null")
  var output = Stream.pipe
  var errors = Stream.pipe
  /// The working folder.
  var folder = Repository.fixtures
  /// What the environment has besides `PATH` and `TERM`.
  var environment: [String: String] = [:]

  init(_ arguments: [String]) { self.arguments = arguments }

  /// What a shell does before it becomes the program, as `ulimit -f 1`; `nil` for no shell.
  var limit: String?

  /// Held while descriptors are made and given away: another program that started in the meantime would hold them too,
  /// and a pipe would not end.
  private static let lock = Mutex(())

  /// Starts the program. Returns its process and the test's ends of its pipes, -1 where there is none.
  func start() throws -> (process: pid_t, input: Int32, output: Int32, errors: Int32) {
    // A program that doesn't read its input must not end the tests. The programs inherit this, the harder case: one that
    // relies on SIGPIPE must see to it itself.
    signal(SIGPIPE, SIG_IGN)
    return try Self.lock.withLock { _ in try startAlone() }
  }

  private func startAlone() throws -> (process: pid_t, input: Int32, output: Int32, errors: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var theirs: [Int32] = []
    defer { for descriptor in theirs { close(descriptor) } }
    var ours: [Int32] = []
    for (number, stream) in [input, output, errors].enumerated() {
      let number = Int32(number)
      switch stream {
      case .pipe:
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemError("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let (their, our) = number == 0 ? (ends[0], ends[1]) : (ends[1], ends[0])
        _ = fcntl(our, F_SETFL, O_NONBLOCK)
        posix_spawn_file_actions_adddup2(&actions, their, number)
        theirs.append(their)
        ours.append(our)
      case .terminal(let columns):
        let (our, their) = try Self.terminal(columns: columns)
        posix_spawn_file_actions_adddup2(&actions, their, number)
        theirs.append(their)
        ours.append(our)
      case .file(let path):
        posix_spawn_file_actions_addopen(&actions, number, path, number == 0 ? O_RDONLY : O_WRONLY, 0)
        ours.append(-1)
      case .closed:
        posix_spawn_file_actions_addclose(&actions, number)
        ours.append(-1)
      }
    }
    // Whoever runs the tests may hold files open that are inherited, and a limit on open files would count them.
    spawn_in_folder_alone(&actions, folder)
    var variables = environment
    variables["PATH"] = variables["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    variables["TERM"] = variables["TERM"] ?? "xterm"
    // Those authorities that the system has take openssl ten times as long to read as all else that it does here.
    if executable != Repository.program { variables["SSL_CERT_FILE"] = variables["SSL_CERT_FILE"] ?? "/dev/null" }
    let command = limit.map { ["/bin/sh", "-c", "\($0) && exec \"$0\" \"$@\"", executable] } ?? [executable]
    let words = (command + arguments).map { $0.withFileName { strdup($0) } } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    // The threads of the tests block signals, which a program at a terminal takes.
    var attributes = posix_spawnattr_t()
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var process: pid_t = 0
    let failure = posix_spawn(&process, command[0], &actions, &attributes, words, settings)
    guard failure == 0 else {
      errno = failure
      throw SystemError("posix_spawn \(command[0])")
    }
    return (process, ours[0], ours[1], ours[2])
  }

  /// The two ends of a new terminal: the one that a person sits at, and the program's. Line ends come out as they were
  /// written.
  private static func terminal(columns: UInt16) throws -> (person: Int32, program: Int32) {
    var name = [CChar](repeating: 0, count: 128)
    let person = open_terminal(&name, Int32(name.count))
    guard person >= 0 else { throw SystemError("open of a new terminal") }
    let program = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard program >= 0 else { throw SystemError("open of a terminal") }
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var settings = termios()
    guard ioctl(program, UInt(TIOCSWINSZ), &size) == 0, tcgetattr(program, &settings) == 0 else {
      throw SystemError("ioctl of a terminal")
    }
    settings.c_oflag &= ~tcflag_t(OPOST)
    guard tcsetattr(program, TCSANOW, &settings) == 0 else { throw SystemError("tcsetattr") }
    _ = fcntl(person, F_SETFL, O_NONBLOCK)
    return (person, program)
  }
}
