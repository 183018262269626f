import UserEntry
import WorkingDays

/// The same plan on other days.
enum SampleMoves {
  static func moved(_ plan: PlanDocument, by days: Int) -> PlanDocument {
    func later(_ date: CivilDate) -> CivilDate { date.adding(days: days) ?? date }
    return PlanDocument(
      title: plan.title, subtitle: plan.subtitle,
      tasks: plan.tasks.map { task in
        PlanDocument.Task(
          id: task.id, name: task.name, phase: task.phase, role: task.role, owner: task.owner, kind: task.kind,
          duration: task.duration, unit: task.unit, start: later(task.start), finish: later(task.finish),
          latestFinish: task.latestFinish.map(later), isCritical: task.isCritical, isLate: task.isLate,
          isActual: task.isActual, section: task.section, status: task.status, source: task.source,
          predecessors: task.predecessors)
      }, calendar: plan.calendar, today: plan.today, goLive: plan.goLive, reservation: plan.reservation,
      ruleSet: plan.ruleSet, warnings: plan.warnings)
  }
}
