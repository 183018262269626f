import Messages
import WorkingDays

/// Goes the way of a plan's passes once more for one task, and says what it does.
struct ExplanationBuilder {
  let plan: EntryPlan
  let place: Int

  private var node: PlanNode { plan.network.nodes[place] }
  private var calendar: WorkingDayCalendar { plan.request.calendar }

  func explanation() throws(EntryPlanError) -> TaskExplanation {
    TaskExplanation(task: plan.tasks[place], forward: try forward(), backward: try backward())
  }

  private func forward() throws(EntryPlanError) -> [ExplanationStep] {
    guard let pass = plan.forward, let planStart = plan.start else { return [] }
    let start = pass.starts[place]
    var steps: [ExplanationStep] = []
    if let begun = node.actual?.begun {
      steps.append(.init(.actual, date: begun, description: "It began on \(begun), as recorded."))
    } else {
      let driver = pass.drivers[place]
      for predecessor in node.predecessors {
        let label = plan.network.nodes[predecessor.node].label
        let end = pass.finishes[predecessor.node]
        let isDecisive = predecessor.node == driver
        steps.append(
          .init(
            .predecessor, task: label, isDecisive: isDecisive, date: end,
            description: "\(label) ends on \(end)\(predecessor.isSoft ? " (usual, not required)" : "")"
              + (isDecisive ? "; it drives the start." : ".")))
      }
      steps.append(
        .init(.start, isDecisive: driver == nil, date: planStart, description: "Nothing begins before \(planStart)."))
      steps += try rolled(driver.map { pass.finishes[$0] } ?? planStart, to: start, "next")
    }
    if let finished = node.actual?.finished {
      steps.append(.init(.actual, date: finished, description: "It ended on \(finished), as recorded."))
      return steps
    }
    var end = try plan.rules.endOfDuration(node, from: start)
    steps += try counted(from: start, to: end, isForward: true)
    if try plan.rules.isOverdue(node, from: start) {
      end = plan.request.today
      steps.append(
        .init(.today, date: end, description: "It has not ended yet, so it ends on \(end), today, at the earliest.")
      )
      if node.meetings == nil { steps += try rolled(end, to: pass.finishes[place], "next") }
    }
    if node.meetings != nil {
      let meeting = pass.finishes[place]
      steps.append(
        .init(
          .meeting, from: end, date: meeting,
          description: "The first meeting of its calendar from \(end) on is on \(meeting)."))
    }
    return steps
  }

  private func backward() throws(EntryPlanError) -> [ExplanationStep] {
    let pass = plan.backward
    let finish = pass.finishes[place]
    var steps: [ExplanationStep] = []
    let response = pass.responses[place]
    for successor in node.successors {
      let label = plan.network.nodes[successor].label
      if let time = pass.responses[successor], time.event == place {
        steps.append(
          .init(
            .successor, task: label, isDecisive: false, date: time.start,
            description: "\(label) is counted from its end."))
        continue
      }
      let isDecisive = successor == pass.limits[place] && response == nil
      let start = pass.needs[successor]
      steps.append(
        .init(
          .successor, task: label, isDecisive: isDecisive, date: start,
          description: (plan.network.nodes[successor].actual == nil
            ? "\(label) must begin by \(start)" : "\(label) began on \(start)")
            + (isDecisive ? "; it limits the end." : ".")))
    }
    if let response { return steps + (try responded(response)) }
    if node.successors.isEmpty { steps += try target() }
    let deadline = pass.deadlines[place]
    if node.actual == nil, let meetings = node.meetings, meetings.contains(finish) {
      steps.append(
        .init(
          .meeting, from: deadline, date: finish,
          description: "The last meeting of its calendar up to \(deadline) is on \(finish)."))
    } else {
      steps += try rolled(deadline, to: finish, "last")
    }
    return steps + (try counted(from: finish, to: pass.starts[place], isForward: false))
  }

  /// The steps to the latest dates of a response by its time.
  private func responded(_ time: ResponseTime) throws(EntryPlanError) -> [ExplanationStep] {
    let event = plan.network.nodes[time.event]
    let day = event.actual?.finished == nil ? "on \(time.eventDate) at the latest" : "on \(time.eventDate)"
    return try counted(from: time.start, to: time.finish, isForward: true) + [
      .init(
        .predecessor, task: event.label, date: time.eventDate,
        description: "The time for this response runs from the end of \(event.label), \(day).")
    ] + rolled(time.eventDate, to: time.start, "next")
  }

  private func target() throws(EntryPlanError) -> [ExplanationStep] {
    guard let goLive = plan.request.goLive else {
      return [
        .init(
          .target, date: plan.target, description: "The plan ends on \(plan.target), the earliest end of all its tasks."
        )
      ]
    }
    return [.init(.target, date: goLive, description: "The go-live date is \(goLive).")]
      + (try rolled(goLive, to: plan.target, "last"))
  }

  /// The step from a day that is not a Working Day to one.
  private func rolled(
    _ date: CivilDate, to other: CivilDate, _ which: String
  ) throws(EntryPlanError) -> [ExplanationStep] {
    guard date != other else { return [] }
    let reason = try EntryPlanError.asking(for: node.label) { () throws(WorkingDayError) in
      try calendar.kind(of: date).reason
    }
    return [
      .init(
        .rolled, from: date, date: other,
        description: "\(date) is \(reason ?? "not a Working Day"); the \(which) Working Day is \(other).")
    ]
  }

  /// The steps of a duration.
  private func counted(
    from event: CivilDate, to: CivilDate, isForward: Bool
  ) throws(EntryPlanError) -> [ExplanationStep] {
    if node.task.unit == .calendarDays && isForward { return try countedDays(from: event, to: to, isForward: true) }
    // An actual start or a meeting may be on a day that is not a Working Day.
    let from = try EntryPlanError.asking(for: node.label) { () throws(WorkingDayError) in
      isForward ? try calendar.workingDay(onOrAfter: event) : try calendar.workingDay(onOrBefore: event)
    }
    let moved = try rolled(event, to: from, isForward ? "next" : "last")
    guard node.task.unit == .workingDays else {
      return moved + (try countedDays(from: from, to: to, isForward: false))
    }
    return moved + [try countedWorkingDays(from: from, to: to, isForward: isForward)]
  }

  private func countedDays(
    from: CivilDate, to: CivilDate, isForward: Bool
  ) throws(EntryPlanError) -> [ExplanationStep] {
    let end = from.adding(days: isForward ? node.days : -node.days) ?? to
    return [
      .init(
        .counted, from: from, date: end, days: node.days, unit: .calendarDays,
        description:
          "\(node.days) calendar days \(isForward ? "after" : "before") \(from): \(end)\(durationNote).")
    ] + (try rolled(end, to: to, isForward ? "next" : "last"))
  }

  private func countedWorkingDays(
    from: CivilDate, to: CivilDate, isForward: Bool
  ) throws(EntryPlanError) -> ExplanationStep {
    let isNotice = node.task.kind == .notice
    let isClear = isNotice && plan.request.noticeRule == .clearDays
    let days = node.days + (isClear ? 1 : 0)
    let skipped = try EntryPlanError.asking(for: node.label) { () throws(WorkingDayError) in
      try SkippedDays(between: min(from, to), and: max(from, to), calendar)
    }
    let isPassingOver = skipped.weekendDays > 0 || !skipped.holidays.isEmpty
    return ExplanationStep(
      .counted, from: from, date: to, days: days, unit: .workingDays, skipped: skipped,
      description: "\(days.counted("Working Day")) \(isNotice ? "of notice " : "")"
        + "\(isForward ? "after" : "before") \(from)\(isClear ? " (\(node.days) clear days and one)" : ""): \(to)"
        + "\(isPassingOver ? ", skipping \(skipped)" : "")\(durationNote).")
  }

  /// Behind a count how long the task takes, and how sure we are of it: ` [20 WD – planning assumption]`.
  private var durationNote: String {
    let durationText = plan.tasks[place].durationText
    return durationText.isEmpty ? "" : " [\(durationText)]"
  }
}

extension EntryPlan {
  /// Why tasks have their dates, step by step: the task of a label, or in a plan for several roles the tasks of an
  /// identifier. Throws where there is no such task.
  public func explanation(of name: String) throws(EntryPlanError) -> [TaskExplanation] {
    var explanations: [TaskExplanation] = []
    for task in try tasks(named: name) {
      guard let place = network.place(of: task.key) else { continue }
      explanations.append(try ExplanationBuilder(plan: self, place: place).explanation())
    }
    return explanations
  }
}
