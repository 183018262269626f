import ExactDecimal
import Messages
import Reporting
import Tables
import WorkingDays

/// An assessment for people: a table with totals, what the Parties that are short must do, notes, and comparisons.
struct AssessmentTable {
  private let run: AssessmentRun
  private let terminal: Terminal
  private var rows = TextTable(
    [.left, .right, .right, .right, .right, .left],
    titles: ["Party", "Value at Risk", "Credit Limit", "Requirement", "Counted", "Status"])
  /// How near each Party is to its cover, in the order of the rows.
  private var levels: [HeadroomLevel] = []
  private var steps: [String] = []
  private var notes = TextTable([.left, .left])
  private var hasNotes = false
  private var ageing = TextTable(
    [.left] + Ageing.Band.allCases.map { _ in .right }, titles: ["Party"] + Ageing.Band.allCases.map(\.title))
  private var notified = TextTable(
    [.left, .right, .right, .right, .left], titles: ["Party", "Ours", "Notified", "Difference", ""])
  private var movements = TextTable(
    [.left, .right, .right, .right, .left], titles: ["Party", "Requirement", "Counted", "Shortfall", "Cause"])
  private var rounding = RoundingNote(["Value at Risk", "Credit Limit", "Requirement", "Counted", "Status"])
  private var movementRounding = RoundingNote(["Requirement", "Counted", "Shortfall"])

  init(_ run: AssessmentRun, terminal: Terminal) {
    self.run = run
    self.terminal = terminal
    for reading in run.inputs.readings {
      notes.add(["All", "\(reading.file): \(reading.text)"])
      hasNotes = true
    }
  }

  mutating func add(_ row: AssessmentRun.Row) {
    let assessment = row.assessment
    let result = assessment.result
    let signifier = assessment.party.signifier
    let party = signifier.count > 20 ? signifier.prefix(19) + "…" : signifier
    rounding.add([
      result.valueAtRisk, assessment.roundedLimit, result.requirement, assessment.figures.counted, result.shortfall,
    ])
    // How much of the support is in use has no column of its own: 80 characters have no room for one.
    let used = assessment.coverUsed.map { " \($0.rounded(scale: 0, .down)) %" } ?? ""
    let status =
      assessment.status == .shortfall ? "short \(Money.grouped(result.shortfall))" : assessment.status.rawValue + used
    rows.add([
      party, Money.grouped(result.valueAtRisk), Money.grouped(assessment.roundedLimit),
      Money.grouped(result.requirement), Money.grouped(assessment.figures.counted),
      status,
    ])
    levels.append(assessment.headroomLevel)
    if !assessment.ageing.isEmpty { addAgeing(party, assessment.ageing) }
    if let dates = assessment.dates {
      let name = assessment.party.name.isEmpty ? party : "\(party) (\(assessment.party.name))"
      steps.append(
        "\(name): \(Money.pounds(result.shortfall)) more support by \(dates.actionBy.displayText)\(dates.actionBy < run.assessor.asAt ? " (past)" : "");"
          + " breach notice from \(dates.breachNotice.displayText); Event of Default after \(dates.eventOfDefault.displayText)"
      )
    }
    for note in assessment.notes where note.code != .nextSteps && !note.code.isOfFile {
      notes.add([party, note.text])
      hasNotes = true
    }
    if let reconciliation = row.reconciliation {
      notified.add([
        party, Money.grouped(result.requirement), Money.grouped(reconciliation.notified),
        Money.change(reconciliation.difference), reconciliation.description,
      ])
    }
    if run.notified != nil, row.reconciliation == nil {
      notified.add([
        party, Money.grouped(result.requirement), "", "",
        "not notified" + (result.isOverThreshold ? ", though over the threshold" : ""),
      ])
    }
    if let movement = row.movement { add(movement) }
  }

  private mutating func addAgeing(_ party: String, _ amounts: Ageing) {
    ageing.add([party] + Ageing.Band.allCases.map { Money.grouped(amounts[$0]) })
  }

  private mutating func add(_ movement: Movement) {
    for step in movement.steps where step.change != CoverChange() {
      movementRounding.add([step.change.requirement, step.change.counted, step.change.shortfall])
      movements.add([
        movement.party, Money.change(step.change.requirement), Money.change(step.change.counted),
        Money.change(step.change.shortfall), "\(step.cause.rawValue): \(step.detail)",
      ])
    }
  }

  /// The whole text.
  func text(_ summary: RunSummary, departed: [Movement], isWithRows: Bool) -> String {
    var table = self
    var lines = isWithRows ? table.head(summary) : []
    if !isWithRows { lines += totalLines(summary) }
    if isWithRows, !steps.isEmpty {
      lines += ["", terminal.paint("To be increased", .bold)] + steps.flatMap { hanging($0) }
    }
    if isWithRows, hasNotes {
      lines += ["", terminal.paint("Notes", .bold)] + notes.lines(indent: 2, width: terminal.width)
    }
    if isWithRows, !summary.totals.ageing.isEmpty {
      table.addAgeing("Total", summary.totals.ageing)
      lines += ["", terminal.paint("Unpaid by days past the due date", .bold)]
      lines += table.ageing.lines(indent: 2, width: terminal.width)
    }
    if isWithRows, run.notified != nil {
      lines += ["", terminal.paint("Compared with the DCC's notices", .bold)]
      for other in summary.unmatched.notifiedOnly {
        table.notified.add([other.party.shown, "", Money.grouped(other.notified), "", other.description])
      }
      lines += table.notified.lines(indent: 2, width: terminal.width)
    }
    if isWithRows, let previous = run.previous {
      for movement in departed { table.add(movement) }
      for row in summary.movement.rows {
        table.movements.add([
          "All", Money.change(row.change.requirement), Money.change(row.change.counted),
          Money.change(row.change.shortfall),
          "\(row.cause.rawValue), \(row.parties.counted("Party", "Parties"))",
        ])
      }
      let total = summary.movement.total
      table.movements.add([
        "All", Money.change(total.requirement), Money.change(total.counted), Money.change(total.shortfall), "in total",
      ])
      lines += ["", terminal.paint("Since \(previous.asAt.displayText)", .bold)]
      let changed = run.changedRules
      if !changed.isEmpty { lines += hanging("Rules that changed: \(changed.joined(separator: ", "))") }
      lines += table.movements.lines(indent: 2, width: terminal.width)
      lines += table.movementRounding.sentences(totals: [total.requirement, total.counted, total.shortfall])
        .flatMap { hanging($0) }
    }
    return lines.endedLines
  }

  private mutating func head(_ summary: RunSummary) -> [ShownText] {
    let totals = summary.totals
    rows.add([
      "Total", Money.grouped(totals.valueAtRisk), Money.grouped(totals.unsecuredCreditLimit),
      Money.grouped(totals.requirement),
      Money.grouped(totals.counted), totals.shortfall.isZero ? "" : "short \(Money.grouped(totals.shortfall))",
    ])
    let lines = rows.rowLines(width: terminal.width)
    return lines[0].map { terminal.paint($0, .bold) }
      + zip(lines.dropFirst(), levels + [.none]).flatMap { lines, level in
        lines.map { line in
          let text = line.description
          return text.contains("  short ") || level == .alert
            ? terminal.paint(line, .red)
            : text.contains("  lapsing") || level == .warning ? terminal.paint(line, .yellow) : line
        }
      }
      + rounding.sentences(totals: [
        totals.valueAtRisk, totals.unsecuredCreditLimit, totals.requirement, totals.counted, totals.shortfall,
      ]).flatMap { wrapped($0, width: terminal.width) }
  }

  private func totalLines(_ summary: RunSummary) -> [ShownText] {
    let totals = summary.totals
    return wrapped(
      "All Parties: Requirement \(Money.pounds(totals.requirement)), required \(Money.pounds(totals.required)),"
        + " counted \(Money.pounds(totals.counted)), shortfall \(Money.pounds(totals.shortfall))",
      width: terminal.width)
  }

  private func hanging(_ text: String) -> [ShownText] {
    Reporting.hanging(text, first: "  ", rest: 4, width: terminal.width)
  }
}
