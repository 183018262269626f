extension TaskKind {
  /// What a legend says.
  var legend: String {
    switch self {
    case .notice: "notice: the day to give it, then its time"
    case .maximumResponse: "longest time to answer"
    case .external: "work of others"
    case .meeting: "wait for a meeting, then the meeting"
    case .effort: "own work"
    case .milestone: "milestone"
    }
  }
}
