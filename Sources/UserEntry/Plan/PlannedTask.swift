public import Messages
import Reporting
public import WorkingDays

/// A task of a plan with its dates.
public struct PlannedTask: Codable, Hashable, Sendable {
  /// The identifier in the graph: `UEPT.RUN`.
  public let id: String
  /// The role, for a task that each role has one of.
  public let role: String?
  /// The roles of the plan that need it.
  public let roles: [String]
  /// What the plan calls it: the identifier, in a plan for several roles with the role: `UEPT.RUN[ED]`.
  public let label: String
  /// What is to be done.
  public let name: String
  /// The part of the way to which it belongs.
  public let phase: String
  /// Who has to do it.
  public let owner: String
  /// What sort of thing it is.
  public let kind: TaskKind
  /// The days of the estimate that was planned with.
  public let duration: Int
  /// The days that the duration counts.
  public let unit: DurationUnit
  /// The Section of the Smart Energy Code.
  public let section: String
  /// How sure the author of the task was, in the author's own words.
  public let statusText: String
  /// Where the duration comes from and how sure we are of it.
  public let reference: RuleReference
  /// What is recorded of it.
  public let actual: ActualDates?
  /// The first day on which it can begin, or the day on which it began; `nil` in a plan that goes backwards only.
  public let earliestStart: CivilDate?
  /// The first day on which it can end, or the day on which it ended.
  public let earliestFinish: CivilDate?
  /// The last day on which it may begin, or should have begun. Without a go-live date it is counted back from the earliest
  /// end of the plan. The latest dates of a response are not after those by its time, which runs from the event that it
  /// responds to.
  public let latestStart: CivilDate
  /// The last day on which it may end.
  public let latestFinish: CivilDate
  /// The Working Days from the earliest start to the last that does not move the target; of a task that has begun, from the
  /// earliest finish to the last, since its start is over. Less than 0 where it comes too late.
  public let float: Int?
  /// The task whose end determines the earliest start, by its label; `nil` where the start of the plan does, or the task
  /// has begun. Of several that end on the same day the first is named.
  public let driver: String?
  /// The task whose start determines the latest finish, by its label; `nil` where the end of the plan does, or the time of a
  /// response.
  public let limitingSuccessor: String?
  /// The task from whose end the latest dates of a response are counted, by its label; `nil` where what waits for it
  /// determines them.
  public let countedFrom: String?
  /// Whether it is on the chain of drivers that leads to the end of the plan; see ``EntryPlan/criticalChain``.
  public let isCritical: Bool
  /// Whether it can't be in time: see ``EntryPlan``.
  public let isLate: Bool
  /// The Working Days by which it comes too late; `nil` where it doesn't, or no meeting is held in time.
  public let workingDaysLate: Int?
  /// Whether its owner can make it shorter; see ``TaskKind/canBeShortened``.
  public let canBeShortened: Bool
  /// What is to be known of its dates.
  public let warnings: [String]

  /// The task among those of the plan.
  public var key: TaskKey { TaskKey(id: id, role: role) }

  /// Whether it takes time: a milestone has no duration that anybody could be sure of, unless it was given one.
  public var hasDuration: Bool { kind != .milestone || duration != 0 }

  /// The duration with its unit and how sure we are of it: `60 WD – SECAS guide`, `20 WD – planning assumption`. Empty where
  /// it takes no time.
  public var figure: String { hasDuration ? "\(duration) \(unit.words) – \(statusWords)" : "" }

  /// Its kind and how long it takes: `notice, 60 WD – SECAS guide`, `milestone`.
  public var kindAndFigure: String { hasDuration ? "\(kind.rawValue), \(figure)" : kind.rawValue }

  /// How sure we are of the duration: `SECAS guide`, `planning assumption`.
  public var statusWords: String {
    switch reference.status {
    case .guide: "SECAS guide"
    case .convention: "planning assumption"
    case .sourced, .inferred, .unverified: reference.status.rawValue
    }
  }

  enum CodingKeys: String, CodingKey {
    case id, role, roles, label, name, phase, owner, kind, duration, unit, section, actual, float, driver, warnings
    case statusText = "status_text"
    case reference = "rule"
    case earliestStart = "earliest_start"
    case earliestFinish = "earliest_finish"
    case latestStart = "latest_start"
    case latestFinish = "latest_finish"
    case limitingSuccessor = "limiting_successor"
    case countedFrom = "counted_from"
    case isCritical = "is_critical"
    case isLate = "is_late"
    case workingDaysLate = "working_days_late"
    case canBeShortened = "can_be_shortened"
  }
}
