extension PlanDocument {
  /// The kinds of tasks, with the words that rule data has for them.
  public enum Kind: String, CaseIterable, Sendable {
    /// A notice that runs for a time; it can't be shortened.
    case notice
    /// A time within which somebody must answer.
    case maxResponse = "max-response"
    /// Work of somebody else.
    case external
    /// A meeting, and the wait for it.
    case meeting
    /// The Party's own work, which can be shortened.
    case effort
    /// A day on which something is reached; it takes no time.
    case milestone

    /// What a legend says.
    var legend: String {
      switch self {
      case .notice: "notice: the day to give it, then its time"
      case .maxResponse: "longest time to answer"
      case .external: "work of others"
      case .meeting: "wait for a meeting, then the meeting"
      case .effort: "own work"
      case .milestone: "milestone"
      }
    }
  }
}
