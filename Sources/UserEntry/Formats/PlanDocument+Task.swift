public import Messages
import Reporting
public import WorkingDays

extension PlanDocument {
  /// A task with its dates.
  public struct Task: Sendable {
    /// Names the task in this document: `UEPT.NOTICE`, or `UEPT.NOTICE:ED` where each role has one of its own.
    public let id: String
    /// What names the task in calendars, whatever other roles the plan has: `EVID/ED`, `RDP/ALL`.
    public let stableID: String
    /// What is done.
    public let name: String
    /// The part of the way that it belongs to, as a heading shows it: `UEPT`.
    public let phase: String
    /// The User Role it is done for: `ED`, or `ALL` where it serves every role.
    public let role: String
    /// Who does it.
    public let owner: String
    /// What kind of task it is.
    public let kind: TaskKind
    /// How long it takes, in its unit.
    public let duration: Int
    /// What the duration counts.
    public let unit: DurationUnit
    /// The day on which it starts; for a notice the day on which it is given.
    public let start: CivilDate
    /// The day on which it is done; for a notice the day on which it has run out. What follows can start on this day.
    public let finish: CivilDate
    /// The last day on which it can start without moving the target, or should have, where that is another day.
    public let latestStart: CivilDate?
    /// The last day on which it can be done without moving the target, where the plan has a target.
    public let latestFinish: CivilDate?
    /// Whether a day's delay delays the end of the plan.
    public let isCritical: Bool
    /// Whether it is done later than the target allows.
    public let isLate: Bool
    /// Whether its dates have happened.
    public let isActual: Bool
    /// Whether it has begun: a notice that has been given.
    public let hasBegun: Bool
    /// The section of the SEC or of the guide.
    public let section: String
    /// How sure its duration is: `GUIDE`, `ASSUMPTION`.
    public let status: String
    /// The same as one of few.
    public let ruleStatus: RuleStatus
    /// Where its duration comes from.
    public let source: String
    /// The ``id``s of the tasks of this document that must be done before it.
    public let predecessors: [String]
    /// The Working Days by which its dates can move without moving the target, where the plan has a start.
    public let float: Int?
    /// The ``id`` of the task that determines its start, where one does.
    public let driver: String?

    /// What is to be known of its dates.
    public let warnings: [String]

    /// Makes a task. Without a `ruleStatus` the words of the status are judged.
    public init(
      id: String, name: String, phase: String, role: String, owner: String, kind: TaskKind, duration: Int,
      unit: DurationUnit,
      start: CivilDate, finish: CivilDate, latestFinish: CivilDate? = nil, isCritical: Bool = false,
      isLate: Bool = false, isActual: Bool = false, hasBegun: Bool = false, section: String = "", status: String = "",
      source: String = "",
      predecessors: [String] = [], stableID: String? = nil, latestStart: CivilDate? = nil,
      ruleStatus: RuleStatus? = nil, float: Int? = nil, driver: String? = nil, warnings: [String] = []
    ) {
      self.id = id
      self.stableID = stableID ?? [id, role].map(\.asName).joined(separator: "/")
      self.latestStart = latestStart
      self.name = name
      self.phase = phase
      self.role = role
      self.owner = owner
      self.kind = kind
      self.duration = duration
      self.unit = unit
      self.start = start
      self.finish = max(start, finish)
      self.latestFinish = latestFinish
      self.isCritical = isCritical
      self.isLate = isLate
      self.isActual = isActual
      self.hasBegun = hasBegun || isActual
      self.section = section
      self.status = status
      self.source = source
      self.ruleStatus = ruleStatus ?? EntryTask.status(of: status)
      self.predecessors = predecessors
      self.float = float
      self.driver = driver
      self.warnings = warnings
    }

    /// The mark of how sure the duration is; `nil` where it takes no time.
    var durationMark: DurationMark? { durationWords.isEmpty ? nil : DurationMark(ruleStatus) }

    /// The duration with its unit; empty for a milestone, which takes no time.
    var durationWords: String {
      guard kind != .milestone || duration != 0 else { return "" }
      switch unit {
      case .workingDays: return "\(duration) WD"
      case .calendarDays: return duration == 1 ? "1 day" : "\(duration) days"
      }
    }

    /// The duration with how sure it is: `60 WD – GUIDE`.
    var durationWithStatus: String {
      [durationWords, status == "-" ? "" : status].filter { !$0.isEmpty }.joined(separator: " – ")
    }

    /// Its kind, and how long it takes if it takes any time: `notice, 60 WD – GUIDE`.
    var kindAndDuration: String {
      durationWords.isEmpty ? kind.rawValue : "\(kind.rawValue), \(durationWithStatus)"
    }

    /// The day that matters where one does: that on which a notice is given, a meeting held, a milestone reached.
    var day: CivilDate? {
      switch kind {
      case .notice: start
      case .meeting, .milestone: finish
      case .maximumResponse, .external, .effort: nil
      }
    }

    /// What is noteworthy about its dates, in words: `critical, late`.
    var marks: String {
      [isCritical ? "critical" : "", isLate ? "late" : "", isActual ? "done" : ""].filter { !$0.isEmpty }
        .joined(separator: ", ")
    }
  }
}
