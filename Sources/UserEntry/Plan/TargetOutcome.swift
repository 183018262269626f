public import WorkingDays

/// Whether a go-live date can be met.
public struct TargetOutcome: Codable, Hashable, Sendable {
  /// What determines the end of a plan.
  public struct Driver: Codable, Hashable, Sendable {
    /// The task, by its label.
    public let task: String
    /// What is to be done.
    public let name: String
    /// What sort of thing it is.
    public let kind: TaskKind
    /// How long it takes and how sure we are of it.
    public let figure: String
    /// Whether it can be made shorter: an effort or somebody's work can, a notice or the time for a response can't.
    public let canBeShortened: Bool

    enum CodingKeys: String, CodingKey {
      case task, name, kind, figure
      case canBeShortened = "can_be_shortened"
    }
  }

  /// The go-live date, on a day that is no Working Day the last Working Day before it.
  public let target: CivilDate
  /// The first day on which everything can be done; `nil` without a start.
  public let earliestEnd: CivilDate?
  /// Whether no task comes too late.
  public let isMet: Bool
  /// The Working Days from the target to the earliest end; `nil` where it is in time, or without a start.
  public let workingDaysLate: Int?
  /// Where the date can't be met, the chain of tasks that stands in the way, each behind what drives it.
  public let drivers: [Driver]

  enum CodingKeys: String, CodingKey {
    case target, drivers
    case earliestEnd = "earliest_end"
    case isMet = "is_met"
    case workingDaysLate = "working_days_late"
  }
}
