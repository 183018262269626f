public import WorkingDays

/// Whether a go-live date can be met.
public struct TargetOutcome: Codable, Hashable, Sendable {
  /// A task that blocks the date: it is late, or determines the end, or both.
  public struct Obstacle: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The task, by its label.
    public let task: String
    /// The work.
    public let name: String
    /// Who has to do it.
    public let owner: String
    /// What sort of thing it is.
    public let kind: TaskKind
    /// How long it takes and how sure we are of it; empty for a milestone.
    public let durationText: String
    /// Whether it is on the chain of tasks that determines the end of the plan; see ``EntryPlan/criticalChain``.
    public let isDriver: Bool
    /// Whether it can't be in time.
    public let isLate: Bool
    /// The Working Days by which it comes too late; see ``PlannedTask/workingDaysLate``.
    public let workingDaysLate: Int?
    /// Whether its owner can make it shorter: an effort can be, a notice or what others do can't.
    public let canBeShortened: Bool
    /// What can be done about it, and by whom, in words.
    public let remedy: String

    init(_ task: PlannedTask) {
      self.task = task.label
      name = task.name
      owner = task.owner
      kind = task.kind
      durationText = task.durationText
      isDriver = task.isCritical
      isLate = task.isLate
      workingDaysLate = task.workingDaysLate
      canBeShortened = task.canBeShortened
      remedy = task.remedy
    }

    /// The duration and what can be done: `notice, 60 WD – SECAS guide: can't be shortened`.
    public var description: String {
      "\(kindAndDurationText): \(remedy)"
    }

    /// Its kind and how long it takes: `notice, 60 WD – SECAS guide`, `milestone`.
    var kindAndDurationText: String { durationText.isEmpty ? kind.rawValue : "\(kind.rawValue), \(durationText)" }

    enum CodingKeys: String, CodingKey {
      case task, name, owner, kind, remedy
      case durationText = "figure"
      case isDriver = "is_driver"
      case isLate = "is_late"
      case workingDaysLate = "working_days_late"
      case canBeShortened = "can_be_shortened"
    }
  }

  /// The go-live date, on a day that is not a Working Day the last Working Day before it.
  public let target: CivilDate
  /// The first day on which everything can be done; `nil` without a start.
  public let earliestEnd: CivilDate?
  /// Whether no task comes too late.
  public let isMet: Bool
  /// The Working Days from the target to the earliest end; `nil` where it is in time, or without a start.
  public let workingDaysLate: Int?
  /// Where the date can't be met, all tasks that are late or determine the end, each behind what it waits for.
  public let obstacles: [Obstacle]

  enum CodingKeys: String, CodingKey {
    case target, obstacles
    case earliestEnd = "earliest_end"
    case isMet = "is_met"
    case workingDaysLate = "working_days_late"
  }
}
