import Messages
import Reporting
public import WorkingDays

/// What is to be looked at in a plan though it could be made.
public enum PlanFinding: Hashable, Sendable, CustomStringConvertible {
  /// A task has begun before the end of one that it waits for.
  case beganBeforePredecessorEnded(task: String, begun: CivilDate, predecessor: String, ended: CivilDate)
  /// A task has begun before the beginning of one that it waits for.
  case beganBeforePredecessorBegan(task: String, begun: CivilDate, predecessor: String, began: CivilDate)
  /// A task has begun, but of one that it waits for no end is recorded.
  case predecessorNotEnded(task: String, begun: CivilDate, predecessor: String)
  /// A notice is said to have run out before its time: probably the day on which it was given was recorded as its end.
  case noticeEndedEarly(task: String, given: CivilDate, ended: CivilDate, runsOut: CivilDate)
  /// A date that is said to be past is after today.
  case actualAfterToday(task: String, CivilDate, today: CivilDate)
  /// A task has actual dates but no part in the plan.
  case actualNotPlanned(task: String)
  /// A task has begun and by its duration should have ended, but no end is recorded.
  case notEnded(task: String, begun: CivilDate, due: CivilDate, today: CivilDate)

  /// A sentence that says what to do.
  public var description: String {
    switch self {
    case .beganBeforePredecessorEnded(let task, let begun, let predecessor, let ended):
      "\(task) began on \(begun), before \(predecessor) ended on \(ended); correct one of the dates if that is no fact"
    case .beganBeforePredecessorBegan(let task, let begun, let predecessor, let began):
      "\(task) began on \(begun), before \(predecessor) began on \(began); correct one of the dates if that is no fact"
    case .predecessorNotEnded(let task, let begun, let predecessor):
      "\(task) began on \(begun), but no end of \(predecessor) is recorded, for which it waits; record it"
    case .noticeEndedEarly(let task, let given, let ended, let runsOut):
      "\(task): a notice given on \(given) runs out on \(runsOut), not on \(ended); record the day on which it was given"
        + " as started, and leave finished empty until it has run out"
    case .actualAfterToday(let task, let date, let today):
      "\(task): the actual date \(date) is after today, \(today); correct it"
    case .actualNotPlanned(let task):
      "\(task.shown) has actual dates but no part in this plan; they are left out"
    case .notEnded(let task, let begun, let due, let today):
      "\(task) began on \(begun) and should have ended by \(due), but no end is recorded; it is planned to end today,"
        + " \(today), at the soonest: record its end if it is over"
    }
  }
}
