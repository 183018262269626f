public import WorkingDays

/// When a task really began and ended.
public struct ActualDates: Codable, Hashable, Sendable {
  /// The day on which it began.
  public let started: CivilDate?
  /// The day on which it ended.
  public let finished: CivilDate?

  /// Makes dates.
  public init(started: CivilDate? = nil, finished: CivilDate? = nil) {
    self.started = started
    self.finished = finished
  }

  /// The first day that is known of it: where only the finish was recorded, it counts as begun on that day.
  public var begun: CivilDate? { started ?? finished }
}
