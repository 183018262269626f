import Glibc

/// The environment variables of the program that say how to show things.
enum ProcessEnvironment {
  static var current: [String: String] {
    var values: [String: String] = [:]
    for name in ["NO_COLOR", "TERM"] {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }
}
