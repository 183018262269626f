import WorkingDays

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
