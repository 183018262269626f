import AllocationRegister
import ArgumentParser
import Files
import Glibc
import IDAllocation
import Messages
import Reporting
import WorkingDays

/// Who does something to a register, and when.
struct RegisterEventOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The time of the event, as 2025-04-17T09:00:00Z or a date. (default: now)", valueName: "time"))
  var time: RegisterTime?

  @Option(
    help: ArgumentHelp("Who makes the change. (default: the user's name)", valueName: "name"),
    transform: { try RegisterText.checked($0, "an actor") })
  var actor: String?

  @Option(help: ArgumentHelp("Seconds to wait for another writer (0 to 3600).", valueName: "seconds"))
  var wait = AllocationRegister.standardWait

  func validate() throws {
    if let time, let tomorrow = Today.date.adding(days: 1), time.date > tomorrow {
      throw ValidationError(
        "--time \(time) is in the future; later events could not be dated correctly. Give a time up to now.")
    }
    guard (0...3600).contains(wait) else { throw ValidationError("--wait must be from 0 to 3600, not \(wait).") }
  }

  var moment: RegisterTime {
    time ?? RegisterTime(secondsSince1970: Glibc.time(nil)) ?? RegisterTime(date: .first, second: 0) ?? Self.never
  }

  private static var never: RegisterTime { preconditionFailure("the first second of time is one") }

  var name: String { actor ?? ProcessEnvironment.userName }
}

/// How a register is written to: shared by all commands that change one.
struct RegisterWriteOptions: ParsableArguments {
  @OptionGroup var event: RegisterEventOptions

  @Flag(help: "Show the answers without changing anything.")
  var dryRun = false

  var moment: RegisterTime { event.moment }
  var name: String { event.name }

  /// Whether the time is one that somebody typed, and is not to be moved.
  var isTimeExact: Bool { event.time != nil }

  /// Opens a register to write to. Warns where the clock is behind its last event.
  func open(_ path: String) throws(RegisterError) -> AllocationRegister {
    let register = try AllocationRegister.open(path, waitSeconds: event.wait)
    let last = try register.head().time
    if !isTimeExact, moment < last {
      StandardError.warn(
        "the clock is before the time of the last event, \(last); that time is used")
    }
    return register
  }
}

extension RegisterText {
  /// A text of the command line that a register can keep: who does something, or the id of a request.
  static func checked(_ text: String, _ what: String) throws -> String {
    do throws(RegisterRefusal) {
      try check(text, what)
      return text
    } catch {
      throw CommandError(error.detail, .usage)
    }
  }

  static func requestID(_ text: String) throws -> String { try checked(text, "a request id") }
}
