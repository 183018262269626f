import Foundation
import TestSupport

/// A scheduler that knows nothing of the planner: it looks at day after day, and follows what a task waits for, or what
/// waits for it, from the beginning each time.
struct PlainSchedule {
  struct Task {
    var id: String
    var isNotice = false
    var isResponse = false
    var step = ""
    var isCalendar = false
    var days: Int
    var waitsFor: [(id: String, roles: [String], isSoft: Bool)] = []
    var roles: [String] = []
    var isPerRole = false
    var begun: Int?
    var finished: Int?
    var meetings: [Int]?
  }

  struct OutOfTime: Error {}

  /// Days are numbered from 1970-01-01, a Thursday.
  struct Days {
    let first: Int
    let last: Int
    var holidays: Set<Int>

    func isWorking(_ day: Int) throws -> Bool {
      guard day >= first, day <= last else { throw OutOfTime() }
      // 1970-01-03 was a Saturday.
      let afterSaturday = (day - 2) % 7
      return afterSaturday > 1 && !holidays.contains(day)
    }

    /// The nearest Working Day, going by 1 or -1.
    func move(_ day: Int, _ step: Int) throws -> Int {
      var day = day
      while try !isWorking(day) { day += step }
      return day
    }

    func walk(_ day: Int, _ count: Int, _ step: Int) throws -> Int {
      var day = try move(day, step)
      for _ in 0..<count { day = try move(day + step, step) }
      return day
    }

    func between(_ from: Int, _ to: Int) throws -> Int {
      guard from <= to else { return -(try between(to, from)) }
      var count = 0
      for day in stride(from: from + 1, through: to, by: 1) where try isWorking(day) { count += 1 }
      return count
    }
  }

  let tasks: [Task]
  let planned: [String]
  let days: Days
  let usesSoft: Bool
  let usesClearDays: Bool
  let today: Int
  /// What was found already: without that, going back from each task again would take too long.
  private final class Memory {
    var ends: [String: Int] = [:]
    var begins: [String: Int] = [:]
    var responses: [String: (begin: Int, end: Int)?] = [:]
  }
  private let memory = Memory()

  /// The tasks, those that end a step waiting for the responses of the step that nobody else waits for.
  static func closed(_ tasks: [Task]) -> [Task] {
    // All that comes before each task, found by going over all of them until nothing is added.
    var before: [String: Set<String>] = [:]
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for task in tasks {
        let found = task.waitsFor.reduce(into: Set<String>()) { $0.formUnion((before[$1.id] ?? []).union([$1.id])) }
        if found != before[task.id] { (before[task.id], isGrowing) = (found, true) }
      }
    }
    func isWaitedFor(_ task: Task, inStep step: String? = nil) -> Bool {
      tasks.contains { other in
        (step == nil || other.step == step) && other.waitsFor.contains { $0.id == task.id }
      }
    }
    let loose = tasks.filter { $0.isResponse && $0.step != "" && !$0.waitsFor.isEmpty && !isWaitedFor($0) }
    return tasks.map { task in
      var task = task
      let isLoose = loose.contains { $0.id == task.id }
      for response in loose where !isLoose && response.step == task.step && !isWaitedFor(task, inStep: task.step) {
        if response.waitsFor.allSatisfy({ before[task.id]?.contains($0.id) == true }) {
          task.waitsFor.append((id: response.id, roles: [], isSoft: false))
        }
      }
      return task
    }
  }

  init(_ tasks: [Task], planned: [String], days: Days, usesSoft: Bool, usesClearDays: Bool, today: Int) {
    self.tasks = Self.closed(tasks)
    self.planned = planned
    self.days = days
    self.usesSoft = usesSoft
    self.usesClearDays = usesClearDays
    self.today = today
  }

  typealias Instance = (task: Task, role: String?)

  /// Each task as often as it is planned.
  var instances: [Instance] {
    tasks.flatMap { task -> [Instance] in
      let needed = planned.filter { task.roles.isEmpty || task.roles.contains($0) }
      if needed.isEmpty { return [] }
      return task.isPerRole ? needed.map { (task, $0) } : [(task, nil)]
    }
  }

  private func waits(_ later: Instance, for earlier: Instance) -> Bool {
    later.task.waitsFor.contains { wait in
      guard wait.id == earlier.task.id, usesSoft || !wait.isSoft else { return false }
      // What has begun waits no more for what was only usual.
      if wait.isSoft, later.task.begun != nil || later.task.finished != nil, earlier.task.finished == nil {
        return false
      }
      return planned.contains { role in
        let isLater = later.role.map { $0 == role } ?? (later.task.roles.isEmpty || later.task.roles.contains(role))
        let isEarlier = earlier.role.map { $0 == role } ?? true
        return isLater && isEarlier && (wait.roles.isEmpty || wait.roles.contains(role))
      }
    }
  }

  static func name(_ instance: Instance) -> String { instance.task.id + "/" + (instance.role ?? "") }

  private func length(_ task: Task) -> Int {
    task.days + (task.isNotice && !task.isCalendar && usesClearDays ? 1 : 0)
  }

  func earliestStart(_ instance: Instance, _ start: Int) throws -> Int {
    if let begun = instance.task.begun { return begun }
    var latest = start
    for other in instances where waits(instance, for: other) { latest = max(latest, try earliestFinish(other, start)) }
    return try days.move(latest, 1)
  }

  func earliestFinish(_ instance: Instance, _ start: Int) throws -> Int {
    if let finished = instance.task.finished { return finished }
    if let known = memory.ends[Self.name(instance)] { return known }
    let begin = try earliestStart(instance, start)
    var end =
      instance.task.isCalendar
      ? try days.move(begin + instance.task.days, 1) : try days.walk(begin, length(instance.task), 1)
    // What is under way is not over before today; a notice is over when it has run out.
    let isUnderWay = instance.task.begun != nil && !instance.task.isNotice
    if isUnderWay && end < today { end = instance.task.meetings == nil ? try days.move(today, 1) : today }
    if let meetings = instance.task.meetings {
      guard let meeting = meetings.filter({ $0 >= end }).min() else { throw OutOfTime() }
      end = meeting
    }
    memory.ends[Self.name(instance)] = end
    return end
  }

  /// The last days that do not move the target.
  func lastEnd(_ instance: Instance, _ target: Int) throws -> Int {
    var limits: [Int] = []
    for other in instances where waits(other, for: instance) { limits.append(try need(other, target)) }
    let limit = limits.min() ?? target
    if instance.task.begun == nil, let meeting = instance.task.meetings?.filter({ $0 <= limit }).max() {
      return meeting
    }
    return try days.move(limit, -1)
  }

  private func need(_ instance: Instance, _ target: Int) throws -> Int {
    try instance.task.begun ?? lastBegin(instance, target)
  }

  func lastBegin(_ instance: Instance, _ target: Int) throws -> Int {
    if let known = memory.begins[Self.name(instance)] { return known }
    let end = try days.move(try lastEnd(instance, target), -1)
    let begin =
      instance.task.isCalendar
      ? try days.move(end - instance.task.days, -1) : try days.walk(end, length(instance.task), -1)
    memory.begins[Self.name(instance)] = begin
    return begin
  }

  /// The days of a response by its own time, where that is over sooner: it runs from the end of what it responds to.
  private func response(_ instance: Instance, _ target: Int) throws -> (begin: Int, end: Int)? {
    guard instance.task.isResponse, instance.task.begun == nil else { return nil }
    if let known = memory.responses[Self.name(instance)] { return known }
    var events: [Int] = []
    for other in instances where waits(instance, for: other) {
      events.append(try other.task.finished ?? latestFinish(other, target))
    }
    var days: (begin: Int, end: Int)?
    if let event = events.max() {
      let begin = try self.days.move(event, 1)
      if try begin < lastBegin(instance, target) {
        let end =
          instance.task.isCalendar
          ? try self.days.move(begin + instance.task.days, 1) : try self.days.walk(begin, instance.task.days, 1)
        days = (begin, end)
      }
    }
    memory.responses[Self.name(instance)] = days
    return days
  }

  func latestFinish(_ instance: Instance, _ target: Int) throws -> Int {
    try response(instance, target)?.end ?? lastEnd(instance, target)
  }

  func latestStart(_ instance: Instance, _ target: Int) throws -> Int {
    try response(instance, target)?.begin ?? lastBegin(instance, target)
  }
}
