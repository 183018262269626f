/// What sort of thing a task is, which says whether anybody can do it faster.
public enum TaskKind: String, Codable, CaseIterable, Sendable {
  /// A time that must pass between telling somebody and beginning.
  case notice
  /// The longest that somebody may take to answer.
  case maximumResponse = "max-response"
  /// Work of somebody else.
  case external
  /// A meeting, on a day of its own calendar where that is known.
  case meeting
  /// Work of the Party.
  case effort
  /// A day on which something is reached.
  case milestone

  /// Whether who does it can make it shorter. A notice and the time for a response are given by rules, a meeting by its
  /// calendar, and how fast somebody else works is not in the Party's hand.
  public var canBeShortened: Bool { self == .effort }
}
