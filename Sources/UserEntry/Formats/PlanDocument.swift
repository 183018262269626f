public import WorkingDays

/// A plan as documents show it: what stands in them, and nothing of how the dates were found.
public struct PlanDocument: Sendable {
  /// What the plan is called: `Becoming a DCC User`.
  public let title: String
  /// Whose plan it is and from which date it was made: `Electricity Distributor, backwards from 2018-01-21`.
  public let subtitle: String
  /// That the go-live date can't be met, in one line; `nil` where it can, or where the plan has none.
  public let headline: String?
  /// The tasks, in the order in which they are listed. No two have the same ``Task/id``.
  public let tasks: [Task]
  /// The Working Days that the plan counts in.
  public let calendar: WorkingDayCalendar
  /// The day that counts as today, where the plan knows one.
  public let today: CivilDate?
  /// The day from which the Party is to be a User, where the plan has one.
  public let goLive: CivilDate?
  /// The reservation under which all dates stand: they are indicative and replace nothing in the SEC.
  public let reservation: String
  /// The name and version of the rules that the durations come from.
  public let ruleSet: String
  /// What a reader must know beside the dates, as whole sentences.
  public let warnings: [String]
  /// What stands in the way of the go-live date, where it can't be met.
  public let obstacles: [TargetOutcome.Obstacle]

  /// Makes a document from what the plan has found.
  public init(
    title: String, subtitle: String, tasks: [Task], calendar: WorkingDayCalendar, today: CivilDate?,
    goLive: CivilDate?, reservation: String, ruleSet: String, warnings: [String] = [],
    obstacles: [TargetOutcome.Obstacle] = [], headline: String? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.headline = headline
    self.tasks = tasks
    self.calendar = calendar
    self.today = today
    self.goLive = goLive
    self.reservation = reservation
    self.ruleSet = ruleSet
    self.warnings = warnings
    self.obstacles = obstacles
  }

  /// The notices that are still to be given, the earliest first.
  var noticesToGive: [Task] {
    let notices = tasks.filter { $0.kind == .notice && !$0.hasBegun }
    return notices.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
  }

  /// The tasks in groups, which come in the order of their first tasks.
  func groups(by grouping: GanttGrouping) -> [(title: String, tasks: [Task])] {
    var places: [String: Int] = [:]
    var groups: [(title: String, tasks: [Task])] = []
    for task in tasks {
      let title = grouping == .phase ? task.phase : task.owner
      if let place = places[title] {
        groups[place].tasks.append(task)
      } else {
        places[title] = groups.count
        groups.append((title, [task]))
      }
    }
    return groups
  }
}
