public import Messages
import Reporting
import Tables
public import WorkingDays

/// A task of a plan with its dates.
public struct PlannedTask: Codable, Hashable, Sendable {
  /// The identifier in the graph: `UEPT.RUN`.
  public package(set) var id: String
  /// The role, for a task that each role has one of.
  public package(set) var role: String?
  /// The roles of the plan that need it.
  public package(set) var roles: [String]
  /// What the plan calls it: the identifier, in a plan for several roles with the role: `UEPT.RUN[ED]`.
  public package(set) var label: String
  /// The work.
  public package(set) var name: String
  /// The part of the way to which it belongs.
  public package(set) var phase: String
  /// Who has to do it.
  public package(set) var owner: String
  /// What sort of thing it is.
  public package(set) var kind: TaskKind
  /// The days of the estimate that was planned with.
  public package(set) var duration: Int
  /// The days that the duration counts.
  public package(set) var unit: DurationUnit
  /// The Section of the Smart Energy Code.
  public package(set) var section: String
  /// How sure the author of the task was, in the author's own words.
  public package(set) var statusText: String
  /// Where the duration comes from and how sure we are of it.
  public package(set) var reference: RuleReference
  /// What is recorded of it.
  public package(set) var actual: ActualDates?
  /// The first day on which it can begin, or the day on which it began; `nil` in a plan that goes backwards only.
  public package(set) var earliestStart: CivilDate?
  /// The first day on which it can end, or the day on which it ended.
  public package(set) var earliestFinish: CivilDate?
  /// The last day on which it may begin, or should have begun. Without a go-live date it is counted back from the earliest
  /// end of the plan. The latest dates of a response are not after those by its time, which runs from the event that it
  /// responds to.
  public package(set) var latestStart: CivilDate
  /// The last day on which it may end.
  public package(set) var latestFinish: CivilDate
  /// The Working Days from the earliest start to the last that does not move the target; of a task that has begun, from the
  /// earliest finish to the last, since its start is over. Less than 0 where it comes too late.
  public package(set) var float: Int?
  /// The task whose end determines the earliest start, by its label; `nil` where the start of the plan does, or the task
  /// has begun. Of several that end on the same day the first is named.
  public package(set) var driver: String?
  /// The task whose start determines the latest finish, by its label; `nil` where the end of the plan does, or the time of a
  /// response.
  public package(set) var limitingSuccessor: String?
  /// The task from whose end the latest dates of a response are counted, by its label; `nil` where what waits for it
  /// determines them.
  public package(set) var countedFrom: String?
  /// Whether it is on the chain of drivers that leads to the end of the plan; see ``EntryPlan/criticalChain``.
  public package(set) var isCritical: Bool
  /// Whether it can't be in time: see ``EntryPlan``.
  public package(set) var isLate: Bool
  /// The Working Days by which it comes too late; `nil` where it doesn't, or no meeting is held in time.
  public package(set) var workingDaysLate: Int?
  /// Whether its owner can make it shorter; see ``TaskKind/canBeShortened``.
  public package(set) var canBeShortened: Bool
  /// The notes on its dates.
  public package(set) var warnings: [String]

  /// The key of the task among the tasks of the plan.
  public var key: TaskKey { TaskKey(id: id, role: role) }

  /// The day on which a report has it start: on which it began, or can begin, or in a plan that goes backwards only must
  /// have begun.
  package var start: CivilDate { actual?.begun ?? earliestStart ?? latestStart }

  /// The day on which a report has it done, chosen in the same way.
  package var finish: CivilDate { actual?.finished ?? earliestFinish ?? latestFinish }

  /// Whether it takes time: a milestone has no duration that anybody could be sure of, unless it was given one.
  public var hasDuration: Bool { kind != .milestone || duration != 0 }

  /// The duration with its unit and how sure we are of it: `60 WD – SECAS guide`, `20 WD – planning assumption`. Empty where
  /// it takes no time.
  package var durationText: String { hasDuration ? "\(duration) \(unit.displayText) – \(confidenceText)" : "" }

  /// Its kind and how long it takes: `notice, 60 WD – SECAS guide`, `milestone`.
  package var kindAndDurationText: String { hasDuration ? "\(kind.rawValue), \(durationText)" : kind.rawValue }

  /// How sure we are of the duration: `SECAS guide`, `planning assumption`.
  package var confidenceText: String {
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

extension PlannedTask {
  /// The Working Days that can lie between two days of a plan.
  private static let distances = -100_000...100_000

  /// What no plan has, in words: a number of days that is not in its range; `nil` where there is nothing of that kind.
  var fault: String? {
    let numbers = [
      ("duration", duration, 0...TaskDuration.limit), ("float", float ?? 0, Self.distances),
      ("working_days_late", workingDaysLate ?? 0, 0...Self.distances.upperBound),
    ]
    return numbers.first { !$2.contains($1) }.map { name, number, range in
      "'\(name.shown)' must be a whole number from \(range.lowerBound) to \(range.upperBound), not \(number)"
    }
  }
}

/// A task of a plan: one of a graph's, for a role where each role has its own.
public struct TaskKey: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The identifier in the graph: `UEPT.RUN`.
  public let id: String
  /// The role, for a task that each role has one of.
  public let role: String?

  /// Makes a key.
  public init(id: String, role: String? = nil) {
    self.id = id
    self.role = role
  }

  /// `UEPT.RUN[ED]`, or the identifier alone.
  public var description: String { id + (role.map { "[\($0)]" } ?? "") }

  /// Reads a key as it is written: `UEPT.RUN[ED]` or `UEPT.RUN`.
  public init(_ description: String) {
    if description.hasSuffix("]"), let bracket = description.firstIndex(of: "[") {
      id = String(description[..<bracket])
      role = String(description[description.index(after: bracket)...].dropLast())
    } else {
      id = description
      role = nil
    }
  }
}

extension PlannedTask {
  /// What can be done to make it shorter, and by whom: `can't be shortened`, `not in the Party's hand: ask DCC`.
  package var remedy: String {
    let parts = owner.split(separator: "+").map { CellText.trimmed($0) }.filter { !$0.isEmpty }
    let others = parts.filter { !Self.isParty($0) }
    let names = others.listed
    let isShared = others.count < parts.count
    let asking = (isShared ? " alone" : "") + (names.isEmpty ? "" : ": ask \(names)")
    return switch kind {
    case .notice: "can't be shortened"
    case .maximumResponse, .external: "not in the Party's control\(asking)"
    case .meeting: "only an earlier meeting helps\(names.isEmpty ? "" : ": ask \(names)")"
    case .effort where others.isEmpty: "can be shortened by the Party"
    case .effort:
      isShared ? "can be shortened by the Party with \(names)" : "can be shortened by \(names), not the Party"
    case .milestone: "follows from the others"
    }
  }

  /// Whether an owner is the Party, as `Network Party` is: `Party + DCC` has two owners.
  private static func isParty(_ owner: String) -> Bool { owner == "Party" || owner.hasSuffix(" Party") }
}
