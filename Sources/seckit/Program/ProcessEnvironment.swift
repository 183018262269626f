import Glibc
import Messages
import WorkingDays

enum ProcessEnvironment {
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The name of the user, or the number where there is no name.
  static var userName: String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "user \(getuid())" }
    return String(cString: name)
  }

  /// The environment variables that say how to show things.
  static var current: [String: String] {
    var values: [String: String] = [:]
    for name in ["NO_COLOR", "TERM"] {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }
}

/// The three streams that a parent gives to the program.
enum StandardStreams {
  /// Takes the place of each stream that the parent closed, so that no file that is opened later gets its number: words
  /// for standard error would go into the output file. What takes the place can be neither read from standard input nor
  /// written to the others, so that using one fails with `EBADF` as before.
  static func reserveClosedDescriptors() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one, since those before it are taken.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// The last resort where memory runs out. What asks for much at once looks at what it gets, and says for which file; all else
/// that gets none calls `abort()`, as Swift and GMP do.
enum MemoryExhaustion {
  private static let words: StaticString =
    "seckit: not enough memory; close other programs, raise the limit (ulimit -v), or split the input\n"

  /// From now on such an end is told, and has the status of whatever can't be used. Other such signals end the program as
  /// before.
  static func tell() {
    // Swift tells of the failure before it gives up, and may ask for memory again to find its words: then it uses none.
    for number in [SIGABRT, SIGSEGV] {
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

/// The day on which the program runs, by the time zone of the machine: the default of dates, and always said.
enum Today {
  static var date: CivilDate {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? .first
  }
}
