package import Messages

extension EntryRules {
  /// All requirements, duties and notes with their sources, for people: `seckit rules entry`.
  package var rows: [RuleRow] {
    requirements.map { requirement in
      let time = requirement.leadTime.map { "; \($0.text) [\($0.rule)]" } ?? ""
      return RuleRow(
        requirement.id,
        "\(requirement.name), SEC \(requirement.reference); for \(Self.words(requirement.roles)); met by \(requirement.metBy)\(time)",
        requirement.rule)
    }
      + duties.map { duty in
        RuleRow(
          duty.id,
          "\(duty.name), SEC \(duty.reference); for \(Self.words(duty.roles)); every \(duty.everyMonths.counted("month")) after \(duty.after)",
          duty.rule)
      }
      + notes.map { RuleRow($0.id, "\($0.text) For \(Self.words($0.roles)).", $0.rule) }
      + [RuleRow(rdp.role, "\(rdp.name): \(rdp.notNeeded)", rdp.rule)]
  }

  private static func words(_ roles: [String]) -> String {
    roles.isEmpty ? "all roles" : roles.joined(separator: ", ")
  }
}

extension TaskGraph {
  /// All tasks with their sources, for people.
  package var rows: [RuleRow] {
    tasks.map { task in
      let duration = task.duration
      let days = "\(duration.low), \(duration.likely) or \(duration.high) \(task.unit.rawValue)"
      let after = task.predecessors.map(\.description).joined(separator: ", ")
      return RuleRow(
        "task \(task.id)",
        "\(task.name); \(task.kind.rawValue), \(days) (low, likely, high)\(after.isEmpty ? "" : "; after \(after)")",
        task.reference)
    } + [RuleRow("reservation", reservation, reservationReference)]
  }
}
