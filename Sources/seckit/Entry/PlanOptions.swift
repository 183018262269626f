import ArgumentParser
import Files
import Messages
import Tables
import UserEntry
import WorkingDays

/// What is planned: shared by the plan and the explanation of a task of it.
struct PlanOptions: ParsableArguments {
  @Option(help: Self.roleHelp, transform: { RoleList(parsing: $0) })
  var role: [RoleList]

  private static let roleHelp = ArgumentHelp(
    "The User Roles, for example ED or IS,GS; may be repeated.", valueName: "roles")

  @Option(
    help: ArgumentHelp("The first day on which tasks can begin. (default with --actuals: today)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var start: CivilDate?

  @Option(
    help: ArgumentHelp("The date by which the Party wants to be live.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var goLive: CivilDate?

  @Option(help: "The durations to use.")
  var estimate: DurationEstimate = .likely

  @Flag(help: "The organisation is already a Party.")
  var alreadyParty = false

  @Flag(help: "Ignore dependencies that are usual but not necessary (UEPT run after SREPT).")
  var noSoft = false

  @Flag(help: "Count notices in clear Working Days: exclude both the notice day and the start day.")
  var clearDays = false

  @Option(
    help: ArgumentHelp(
      "Actual dates: CSV or .xlsx with task, started, finished; role is optional.", valueName: "file"),
    completion: .file())
  var actuals: String?

  @Option(
    help: ArgumentHelp(
      "Meeting dates: CSV or .xlsx with meeting (a task, or a pattern such as *.QGR, for one role *.QGR[OU]) and date.",
      valueName: "file"),
    completion: .file())
  var meetings: String?

  @Option(
    help: ArgumentHelp(
      "Your own tasks instead of the built-in ones: CSV or .xlsx with the same columns.", valueName: "file"),
    completion: .file())
  var tasks: String?

  @Option(
    help: ArgumentHelp(
      "The date of the plan. (default: today; without --actuals, a --start in the past)",
      valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asAt: CivilDate?

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  @OptionGroup(title: "Tables") var tables: TableOptions<PlanTables>

  func validate() throws {
    try calendar.rules.checkRoles(Self.roleHelp, role.plannedCodes)
    guard start != nil || goLive != nil || actuals != nil else {
      throw ValidationError("Give --start, --go-live or both, or the actual dates as --actuals.")
    }
    if let start, let goLive, goLive < start {
      throw ValidationError(EntryPlanError.targetBeforeStart(target: goLive, start: start).description)
    }
    if given.isEmpty, let unused = tables.given {
      throw ValidationError("\(unused) requires --actuals, --meetings or --tasks.")
    }
  }

  /// The date of the plan. A plan that starts in the past is made as of its start, unless it is said what has become of
  /// it since: else it would count on days that nobody has used.
  private var presentDay: CivilDate {
    if let asAt { return asAt }
    guard actuals == nil, let start, start < Today.date else { return Today.date }
    StandardError.note(
      "note: planning as of the start date, \(start), which is in the past; give --as-at or --actuals to change that"
    )
    return start
  }

  /// The tables that are read.
  private var given: [TableSchema] {
    zip(EntryTables.schemas, [tasks, actuals, meetings]).filter { $0.1 != nil }.map(\.0)
  }

  func plan() throws -> EntryPlan {
    let sets = try calendar.rules.read([.tasks, .holidays, .identifiers])
    let roles = try role.plannedCodes(sets)
    if let file = sets.ownTasks?.file, let tasks {
      throw CommandError(
        "Both \(file.file.shownName) and \(tasks.shownName) have tasks; give --rules or --tasks.", .usage)
    }
    let chosen = try calendar.chosen(sets)
    let files = try EntryTables(
      sets.tasks.serving(sets.roles),
      tasks: tasks.map { try InputFile(path: $0) }, actuals: actuals.map { try InputFile(path: $0) },
      meetings: meetings.map { try InputFile(path: $0) }, reading: tables.reading(of: given, among: EntryTables.schemas)
    )
    for notice in files.notices { StandardError.note("\(notice)") }
    let today = presentDay
    var request = EntryPlanRequest(
      roles: roles, start: start, goLive: goLive, today: today, calendar: chosen)
    request.estimate = estimate
    request.isPartyAlready = alreadyParty
    request.usesSoftDependencies = !noSoft
    request.noticeRule = clearDays ? .clearDays : .plainDays
    request.actuals = files.actuals
    request.meetings = files.meetings
    request.assumptions = files.assumptions
    // A date outside the calendar is told by the plan.
    if let goLive, let reason = try? chosen.kind(of: goLive).reason,
      let last = try? chosen.workingDay(onOrBefore: goLive)
    {
      request.assumptions.append(
        "the go-live date \(goLive) is not a Working Day (\(reason)): planned by \(last), the last one before it")
    }
    let plan = try EntryPlan(request, of: files.graph)
    if let begins = plan.start, begins != start {
      let reason = start.map { "\($0) is past" } ?? "--actuals are given without --start"
      StandardError.note("note: \(reason): what has not begun is planned from \(begins) on")
    }
    return plan
  }
}
