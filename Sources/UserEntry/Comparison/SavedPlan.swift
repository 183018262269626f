import Messages
import Reporting
public import WorkingDays

/// A plan as JSON, to be kept and compared with a later one. Files of it are kept for years: its bytes are a contract.
public struct SavedPlan: Codable, Hashable, Sendable {
  /// The form of the JSON.
  public let format: Int
  /// The tasks that were planned, by the name of their graph.
  public package(set) var ruleSet: String
  /// What the guide reserves of its own timeline.
  public package(set) var reservation: String
  /// The roles.
  public let roles: [String]
  /// Which of the durations counted.
  public let estimate: DurationEstimate
  /// The code of the calendar.
  public let calendar: String
  /// The day by whose end the holidays of the calendar had been published, if one was given.
  public let calendarAsOf: CivilDate?
  /// The days that counted as holidays too.
  public let addedHolidays: [CivilDate]?
  /// The holidays that did not count as holidays.
  public let removedHolidays: [CivilDate]?
  /// The day on which the plan was made.
  public package(set) var today: CivilDate
  /// The day before which nothing begins that has not begun yet, in a plan that goes forwards.
  public let start: CivilDate?
  /// The go-live date, if one was given.
  public package(set) var goLive: CivilDate?
  /// Whether the Party had acceded already.
  public let isPartyAlready: Bool
  /// Whether soft dependencies counted.
  public let usesSoftDependencies: Bool
  /// Whether notices were counted in clear days.
  public let usesClearDays: Bool
  /// The day that the latest dates are counted back from.
  public let target: CivilDate
  /// The first day on which everything can be done, with a start.
  public let earliestEnd: CivilDate?
  /// Whether the go-live date can be met, if one was given.
  public let outcome: TargetOutcome?
  /// What you should check.
  public let findings: [String]
  /// What was assumed of the tables that the plan was made of, if anything.
  public let assumptions: [String]?
  /// The tasks with their dates.
  public package(set) var tasks: [PlannedTask]

  enum CodingKeys: String, CodingKey {
    case format, reservation, roles, estimate, calendar, today, start, target, outcome, assumptions, findings, tasks
    case ruleSet = "rule_set"
    case calendarAsOf = "calendar_as_of"
    case addedHolidays = "added_holidays"
    case removedHolidays = "removed_holidays"
    case goLive = "go_live"
    case isPartyAlready = "is_party_already"
    case usesSoftDependencies = "uses_soft_dependencies"
    case usesClearDays = "uses_clear_days"
    case earliestEnd = "earliest_end"
  }

  /// The form that is written now.
  public static let currentFormat = 1

  /// Keeps a plan.
  public init(_ plan: EntryPlan) {
    format = Self.currentFormat
    ruleSet = plan.graph.name
    reservation = plan.graph.reservation
    roles = plan.roles
    estimate = plan.request.estimate
    calendar = plan.request.calendar.code
    calendarAsOf = plan.request.calendar.asOf
    addedHolidays = plan.request.calendar.changes.added
    removedHolidays = plan.request.calendar.changes.removed
    today = plan.request.today
    start = plan.start
    goLive = plan.request.goLive
    isPartyAlready = plan.request.isPartyAlready
    usesSoftDependencies = plan.request.usesSoftDependencies
    usesClearDays = plan.request.noticeRule == .clearDays
    target = plan.target
    earliestEnd = plan.earliestEnd
    outcome = plan.outcome
    findings = plan.findings.map(\.description)
    assumptions = plan.request.assumptions.isEmpty ? nil : plan.request.assumptions
    tasks = plan.tasks
  }

  /// Reads a plan. Throws where the JSON is not a plan, or of a form that is not known; messages call it `name`.
  public init(json: [UInt8], name: String) throws(EntryInputError) {
    do throws(JSONInputError) {
      self = try JSONInput.decode(SavedPlan.self, from: json)
    } catch {
      throw EntryInputError(name: name, reason: .unreadable(error.description))
    }
    guard format == Self.currentFormat else {
      throw EntryInputError(
        name: name, reason: .unreadable("unknown plan format \(format); this program reads only \(Self.currentFormat)"))
    }
    var seen: Set<TaskKey> = []
    for (index, task) in tasks.enumerated() {
      guard seen.insert(task.key).inserted else {
        throw EntryInputError(name: name, reason: .duplicateTask(task.key.description, first: nil))
      }
      if let fault = task.fault {
        throw EntryInputError(name: name, reason: .unreadable("tasks, item \(index + 1): \(fault)"))
      }
    }
  }

  /// The most bytes of a plan, 16 MiB: whoever reads one keeps to it.
  public static let sizeLimit = 1 << 24

  /// What was assumed, and what you should check.
  var remarks: [String] { (assumptions ?? []) + findings }

  /// From which date it was made: `forwards from 2017-04-03, likely durations`.
  var direction: String {
    let dates = [start.map { "forwards from \($0)" }, goLive.map { "backwards from \($0)" }].compactMap(\.self)
    return dates.joined(separator: ", ") + ", \(estimate.rawValue) durations"
  }
}
