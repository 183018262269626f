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
  @Option(help: ArgumentHelp("When it happens, as 2025-04-17T09:00:00Z or a day. (default: now)", valueName: "time"))
  var time: RegisterTime?

  @Option(
    help: ArgumentHelp("Who does it. (default: the user's name)", valueName: "name"),
    transform: { try RegisterText.checked($0, "an actor") })
  var actor: String?

  @Option(help: ArgumentHelp("Wait so long for others who write to the register, 0 to 3600.", valueName: "seconds"))
  var wait = AllocationRegister.standardWait

  func validate() throws {
    if let time, let tomorrow = Today.date.adding(days: 1), time.date > tomorrow {
      throw ValidationError("--time \(time) is in the future; what happens after it could never be dated rightly.")
    }
    guard (0...3600).contains(wait) else { throw ValidationError("--wait is from 0 to 3600, not \(wait).") }
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

  @Flag(help: "Show what would be answered, and change nothing.")
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
      StandardError.write("seckit: warning: the clock is before the last event's time, \(last), which is taken\n")
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
