import WorkingDays

/// Why a task of a plan has its dates, step by step.
public struct TaskExplanation: Codable, Hashable, Sendable {
  /// The task.
  public let task: PlannedTask
  /// The way to the earliest dates; empty without a start.
  public let forward: [ExplanationStep]
  /// The way to the latest dates.
  public let backward: [ExplanationStep]

  /// The explanation as lines of text.
  public var lines: [String] {
    var lines = ["\(task.label): \(task.name)", task.kindAndFigure]
    if let start = task.earliestStart, !forward.isEmpty {
      let finish = task.earliestFinish ?? start
      lines.append("Earliest: from \(start.words) to \(finish.words)")
      lines += forward.map { "  " + $0.words }
    }
    lines.append("Latest: from \(task.latestStart.words) to \(task.latestFinish.words)")
    lines += backward.map { "  " + $0.words }
    if let float = task.float {
      lines.append("Float: \(float) \(abs(float) == 1 ? "Working Day" : "Working Days")")
    }
    if task.isLate {
      let days = task.workingDaysLate.map { " by \($0) \($0 == 1 ? "Working Day" : "Working Days")" }
      lines.append("Late\(days ?? "")")
    }
    return lines + task.warnings.map { "Warning: \($0)" }
  }
}
