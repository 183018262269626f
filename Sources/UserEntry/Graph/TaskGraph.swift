public import Messages
import Reporting
import Tables

/// The tasks on the way to becoming a DCC User and what each waits for. Data; the built-in set is in
/// `Rules/entry-tasks.json`. A graph that exists is sound: every predecessor is there and nothing waits for itself.
public struct TaskGraph: Sendable {
  /// The name and version of the tasks, or the name of the file that they were read from.
  public let name: String
  /// The rule file that they are from, and how it differs from the built-in tasks; `nil` for those and for a table.
  public internal(set) var file: RulesFile?
  /// What the guide reserves of its own timeline.
  public let reservation: String
  /// Where the reservation comes from.
  public let reservationReference: RuleReference
  /// The User Roles that a plan of the tasks can be for. A task of any other role has a part in none.
  public private(set) var roles: EntryRoles
  private let phaseTitles: [String: String]
  /// The tasks, in the order in which they are shown.
  public let tasks: [EntryTask]

  private let indices: [String: Int]
  /// The same in any case.
  private let folded: [TableKey: Int]

  /// The most tasks of a graph.
  public static let taskLimit = 1000
  /// The most predecessors of a task.
  public static let predecessorLimit = 100

  /// The graph that is built in.
  public static let builtIn = RuleData.load("the entry tasks") {
    try TaskGraph(json: builtInJSON, name: "entry-tasks.json")
  }
  /// Its ``name``, without reading the tasks.
  package static var builtInName: String { RuleData.name(of: PackageResources.entry_tasks_json) }

  /// Says in words that the tasks come from a file; `nil` for the built-in tasks.
  public var replacement: String? {
    name == Self.builtIn.name ? nil : "The tasks come from \(name.shown), instead of the built-in ones"
  }

  /// Makes a graph of tasks, with the reservation of the one built in. Throws where a task is wrong, waits for one that
  /// isn't there, or tasks wait for each other.
  public init(name: String, tasks: [EntryTask], roles: EntryRoles = .builtIn) throws(EntryInputError) {
    let other = TaskGraph.builtIn
    try self.init(
      name: name, reservation: other.reservation, reservationReference: other.reservationReference,
      phaseTitles: other.phaseTitles, tasks: tasks, check: TaskGraphCheck(name: name, tasks: tasks, roles: roles))
  }

  init(
    name: String, reservation: String, reservationReference: RuleReference, phaseTitles: [String: String],
    tasks: [EntryTask],
    check: TaskGraphCheck
  ) throws(EntryInputError) {
    indices = try check.run()
    folded = Dictionary(indices.map { (TableKey($0), $1) }) { min($0, $1) }
    self.name = name
    roles = check.roles ?? .builtIn
    self.reservation = reservation
    self.reservationReference = reservationReference
    self.phaseTitles = phaseTitles
    self.tasks = Self.closingSteps(tasks)
  }

  /// The same tasks for the User Roles of other rules. Throws for a task of a role that is neither one of them nor a
  /// built-in one.
  public func serving(_ roles: EntryRoles) throws(EntryInputError) -> TaskGraph {
    let check = TaskGraphCheck(name: file?.file ?? name, tasks: tasks, roles: roles)
    if let (_, reason) = tasks.lazy.flatMap(check.unknownRoles).first {
      throw EntryInputError(name: check.name, reason: reason)
    }
    var graph = self
    graph.roles = roles
    return graph
  }

  /// The task of an identifier.
  public func task(_ id: String) -> EntryTask? { indices[id].map { tasks[$0] } }

  /// A task and a role as the graph writes them, whatever the case; what is not known stays as it is.
  func key(_ written: TaskKey) -> TaskKey {
    let index = indices[written.id] ?? folded[TableKey(written.id)]
    return TaskKey(id: index.map { tasks[$0].id } ?? written.id, role: written.role.map(roles.code))
  }

  /// What a part of the way is called; its own word where the graph has no title for it.
  public func phaseTitle(_ phase: String) -> String { phaseTitles[phase] ?? phase }
}
