import Messages
import Reporting
import WorkingDays

/// The actual dates by task. What is recorded for a role goes before what is recorded for all.
struct ActualIndex {
  private var dates: [TaskKey: ActualDates] = [:]

  init(_ records: [ActualRecord], _ graph: TaskGraph) throws(EntryPlanError) {
    for record in records {
      let key = record.key
      guard let task = graph.task(key.id) else {
        throw .actualOfUnknownTask(
          key.description, meant: Suggestion.nearest(to: key.id, among: graph.tasks.map(\.id)))
      }
      if let role = key.role {
        let known = EntryRole.all.map(\.code)
        guard known.contains(role) else { throw .unknownRole(role, known: known) }
        guard task.isPerRole else { throw .actualOfUnknownTask(key.description, meant: key.id) }
      }
      if let started = record.dates.started, let finished = record.dates.finished, finished < started {
        throw .finishBeforeStart(task: key.description, started: started, finished: finished)
      }
      guard dates.updateValue(record.dates, forKey: key) == nil else { throw .actualTwice(key.description) }
    }
  }

  subscript(key: TaskKey) -> ActualDates? {
    let found = dates[key] ?? dates[TaskKey(id: key.id)]
    return found?.begun == nil ? nil : found
  }
}
