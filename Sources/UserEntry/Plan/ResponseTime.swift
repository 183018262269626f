import WorkingDays

/// The time of a response, which runs from the event that it responds to.
struct ResponseTime {
  /// The task whose end is the event.
  let event: Int
  /// The day of the event: the day on which the task ended, or the last on which it may end.
  let eventDate: CivilDate
  /// The first Working Day of the response.
  let start: CivilDate
  /// The day on which its time has run.
  let finish: CivilDate

  /// Of a response that has not begun: from the end of the last of what it waits for. `nil` for other tasks, and where the
  /// time begins no earlier than at the `latest` start that the target allows.
  init?(
    of place: Int, _ network: PlanNetwork, _ rules: TimeRules, latest: CivilDate,
    latestFinish: (Int) -> CivilDate
  ) throws(EntryPlanError) {
    let node = network.nodes[place]
    guard node.task.kind == .maximumResponse, node.actual == nil else { return nil }
    var last: (event: Int, date: CivilDate)?
    for event in node.predecessors.map(\.node) {
      let date = network.nodes[event].actual?.finished ?? latestFinish(event)
      if last.map({ date > $0.date }) ?? true { last = (event, date) }
    }
    guard let last else { return nil }
    let start = try rules.start(node, from: last.date)
    guard start < latest else { return nil }
    (event, eventDate, self.start) = (last.event, last.date, start)
    finish = try rules.endOfDuration(node, from: start)
  }
}
