import Messages
import Reporting
public import WorkingDays

/// What you should check in a plan that could be made.
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
      "\(task) began on \(begun), before \(predecessor) ended on \(ended); check both dates"
    case .beganBeforePredecessorBegan(let task, let begun, let predecessor, let began):
      "\(task) began on \(begun), before \(predecessor) began on \(began); check both dates"
    case .predecessorNotEnded(let task, let begun, let predecessor):
      "\(task) began on \(begun), but waits for \(predecessor), whose end is not recorded; record it"
    case .noticeEndedEarly(let task, let given, let ended, let runsOut):
      "\(task): a notice given on \(given) ends on \(runsOut), not on \(ended); record the day it was given"
        + " as started, and leave finished empty until it has ended"
    case .actualAfterToday(let task, let date, let today):
      "\(task): the actual date \(date) is after today, \(today); correct it"
    case .actualNotPlanned(let task):
      "\(task.shown) has actual dates but is not in this plan; they are ignored"
    case .notEnded(let task, let begun, let due, let today):
      "\(task) began on \(begun) and should have ended by \(due), but no end is recorded; it is planned to end today,"
        + " \(today), at the earliest; record its end if it is over"
    }
  }
}

/// Looks for what doesn't fit in the actual dates of a plan.
struct FindingSearch {
  let network: PlanNetwork
  let request: EntryPlanRequest
  let rules: TimeRules

  /// The findings, in the order of the network.
  func findings() -> [PlanFinding] {
    var findings: [PlanFinding] = []
    for node in network.nodes {
      guard let actual = node.actual, let begun = actual.begun else { continue }
      for date in [actual.started, actual.finished].compactMap(\.self) where date > request.today {
        findings.append(.actualAfterToday(task: node.label, date, today: request.today))
      }
      if node.task.kind == .notice, let ended = actual.finished,
        let runsOut = try? rules.endOfDuration(node, from: begun), ended < runsOut
      {
        findings.append(.noticeEndedEarly(task: node.label, given: begun, ended: ended, runsOut: runsOut))
      }
      if (try? rules.isOverdue(node, from: begun)) == true, let due = try? rules.endOfDuration(node, from: begun) {
        findings.append(.notEnded(task: node.label, begun: begun, due: due, today: request.today))
      }
      // What a task usually waits for, but need not, says nothing against its dates.
      for predecessor in node.predecessors where !predecessor.isSoft {
        let finding = finding(node.label, begun, after: network.nodes[predecessor.node])
        if let finding { findings.append(finding) }
      }
    }
    return findings + notPlanned
  }

  private func finding(_ task: String, _ begun: CivilDate, after predecessor: PlanNode) -> PlanFinding? {
    if let ended = predecessor.actual?.finished {
      guard begun < ended else { return nil }
      return .beganBeforePredecessorEnded(task: task, begun: begun, predecessor: predecessor.label, ended: ended)
    }
    if let began = predecessor.actual?.started, begun < began {
      return .beganBeforePredecessorBegan(task: task, begun: begun, predecessor: predecessor.label, began: began)
    }
    return .predecessorNotEnded(task: task, begun: begun, predecessor: predecessor.label)
  }

  private var notPlanned: [PlanFinding] {
    let keys = Set(network.nodes.map(\.key))
    let tasks = Set(keys.map(\.id))
    return request.actuals.map(\.key).filter { $0.role == nil ? !tasks.contains($0.id) : !keys.contains($0) }
      .map(\.description).sorted().map { .actualNotPlanned(task: $0) }
  }
}
