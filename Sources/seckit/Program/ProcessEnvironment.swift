import Glibc
import WorkingDays

enum ProcessEnvironment {
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The name of the user, or the number where there is no name.
  static var userName: String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "user \(getuid())" }
    return String(cString: name)
  }

  /// The folder of the user's settings for this program; `nil` where the environment names none.
  static var settingsFolder: String? {
    let base = value("XDG_CONFIG_HOME") ?? value("HOME").map { "\($0)/.config" }
    return base.map { "\($0)/seckit" }
  }

  private static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The environment variables that say how to show things.
  static var current: [String: String] {
    var values: [String: String] = [:]
    for name in ["COLUMNS", "NO_COLOR", "TERM"] {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }
}

/// The three streams that a parent gives to the program.
enum StandardStreams {
  /// Replaces each stream that the parent closed, so that no file that is opened later gets its number: words for
  /// standard error would go into the output file. The replacement can't be read from as standard input nor written to
  /// as one of the others, so that using it fails with `EBADF` as before.
  static func reserveClosedDescriptors() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one, since those before it are taken.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
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
