import Messages
public import WorkingDays

/// Why a task of a plan has its dates, step by step.
public struct TaskExplanation: Codable, Hashable, Sendable {
  /// The task whose dates are explained.
  public let task: PlannedTask
  /// The way to the earliest dates; empty without a start.
  public let forward: [ExplanationStep]
  /// The way to the latest dates.
  public let backward: [ExplanationStep]

  /// The explanation as lines of text.
  public var lines: [String] {
    var lines = ["\(task.label): \(task.name)", task.kindAndDurationText]
    if let start = task.earliestStart, !forward.isEmpty {
      let finish = task.earliestFinish ?? start
      lines.append("Earliest: from \(start.displayText) to \(finish.displayText)")
      lines += forward.map { "  " + $0.description }
    }
    lines.append("Latest: from \(task.latestStart.displayText) to \(task.latestFinish.displayText)")
    lines += backward.map { "  " + $0.description }
    if let float = task.float {
      lines.append("Float: \(float) \(abs(float).plural("Working Day", "Working Days"))")
    }
    if task.isLate {
      let days = task.workingDaysLate.map { " by \($0.counted("Working Day"))" }
      lines.append("Late\(days ?? "")")
    }
    return lines + task.warnings.map { "Warning: \($0)" }
  }
}

/// A step on the way to a date.
public struct ExplanationStep: Codable, Hashable, Sendable {
  /// What sort of step it is.
  public enum Kind: String, Codable, Sendable {
    /// The start of the plan.
    case start
    /// The end that the plan is counted back from.
    case target
    /// A date that is recorded.
    case actual
    /// What has not ended yet ends today at the soonest.
    case today
    /// The end of a task that is waited for.
    case predecessor
    /// The start of a task that waits.
    case successor
    /// A day that is not a Working Day moves to one.
    case rolled
    /// Days are counted.
    case counted
    /// The day of a meeting is looked up.
    case meeting
    /// Something to be known of the dates.
    case warning
  }

  /// What sort of step it is.
  public let kind: Kind
  /// The task whose date it is, where it is another's.
  public let task: String?
  /// Whether of several such steps this one determines the date.
  public let isDecisive: Bool
  /// The day that is counted or moved from.
  public let from: CivilDate?
  /// The day that it leads to.
  public let date: CivilDate
  /// The number of days counted.
  public let days: Int?
  /// What the days are.
  public let unit: DurationUnit?
  /// What the count has passed over.
  public let skipped: SkippedDays?
  /// The step as a sentence.
  public let description: String

  init(
    _ kind: Kind, task: String? = nil, isDecisive: Bool = true, from: CivilDate? = nil, date: CivilDate,
    days: Int? = nil, unit: DurationUnit? = nil, skipped: SkippedDays? = nil, description: String
  ) {
    self.kind = kind
    self.task = task
    self.isDecisive = isDecisive
    self.from = from
    self.date = date
    self.days = days
    self.unit = unit
    self.skipped = skipped
    self.description = description
  }

  enum CodingKeys: String, CodingKey {
    case kind, task, from, date, days, unit, skipped
    case description = "words"
    case isDecisive = "is_decisive"
  }
}
