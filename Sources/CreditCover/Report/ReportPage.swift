import ExactDecimal
import Messages
import Reporting
import Tables
import WorkingDays

/// A page for the monthly meeting: one HTML document that needs nothing else, no network and no script. It can be read on a
/// desk and on a phone, and printed on A4.
package struct ReportPage {
  private let run: AssessmentRun
  private let rows: [AssessmentRun.Row]
  private let summary: RunSummary

  /// Parties in a table; of more the first, those that are short before the others.
  static let limit = 1000

  /// Of a run that is over, with all its Parties.
  package init(_ run: AssessmentRun, rows: [AssessmentRun.Row], summary: RunSummary) {
    self.run = run
    self.rows = rows
    self.summary = summary
  }

  package var html: String {
    HTML.page(
      title: "Credit Cover as at \(run.assessor.asAt.displayText)", style: ReportStyle.css, head: introduction,
      body: """
        \(tiles)
        \(HTML.section("parties", "Parties", parties))\
        \(HTML.section("requirement", "Requirement and Credit Support", RequirementChart(rows).html))\
        \(HTML.section(
          "expiring", "Expiring instruments", ExpiryTimeline(rows, asAt: run.assessor.asAt).html))\
        \(movement)\(notified)\(notes)\
        \(HTML.section("rules", "Rules", rules))
        """)
  }

  private var introduction: String {
    let assessor = run.assessor
    let files = [run.inputs.partiesFile, run.inputs.invoicesFile, run.inputs.supportFile].compactMap { $0 }
    return HTML.paragraph(
      "Regulatory Year \(assessor.rules.regulatoryYear.name), Credit Cover Threshold"
        + " \(Money.pounds(assessor.threshold.amount)) (\(assessor.threshold.rule.reference.source))."
        + " Rules: \(assessor.rules.ruleSetText). From \(files.joined(separator: ", ")).")
      + HTML.paragraph(
        "This is an estimate; the amount that the DCC notifies is binding."
          + (summary.unverified.isEmpty
            ? "" : " It rests on \(summary.unverified.count) unverified rules, listed below."),
        style: "quiet")
  }

  private var tiles: String {
    let totals = summary.totals
    func tile(_ title: String, _ value: String, _ detail: String, isAlarm: Bool = false) -> String {
      "<li\(isAlarm ? " class=\"alarm\"" : "")>\(HTML.escaped(title))<b>\(HTML.escaped(value))</b>"
        + "<span class=\"quiet\">\(HTML.escaped(detail))</span></li>\n"
    }
    let change = run.previous.map { previous in
      "\(Money.change(summary.movement.total.shortfall)) since \(previous.asAt)"
    }
    let short = totals.count(.shortfall)
    return "<ul class=\"tiles\">\n"
      + tile("Parties short", short.description, "of \(totals.parties)", isAlarm: short > 0)
      + tile("Shortfall", Money.pounds(totals.shortfall), change ?? "in total", isAlarm: short > 0)
      + tile(
        "Credit Support required", Money.pounds(totals.required),
        "\((totals.count(.covered) + totals.count(.lapsing) + short).counted("Party", "Parties")) over the threshold")
      + tile("Credit Support counted", Money.pounds(totals.counted), "excess \(Money.pounds(totals.excess))") + "</ul>"
  }

  private var parties: String {
    let order: [CoverStatus] = [.shortfall, .lapsing, .covered, .notRequired]
    let sorted = order.flatMap { status in
      let some = rows.map(\.assessment).filter { $0.status == status }
      // The largest shortfall first; the others in the order of their file.
      guard status == .shortfall else { return some }
      return some.enumerated().sorted { one, other in
        let sums = (one.element.result.shortfall, other.element.result.shortfall)
        return sums.0 == sums.1 ? one.offset < other.offset : sums.0 > sums.1
      }.map(\.element)
    }
    let shown = sorted.prefix(Self.limit)
    let totals = summary.totals
    let table = HTML.table(
      "assessment",
      head: [
        .text("Party"), .number("Shortfall"), .text("Increase by"), .number("Requirement"), .number("Counted"),
        .number("Value at Risk"), .number("Credit Limit"), .text("Status"),
      ],
      rows: shown.map { assessment in
        [
          .text(
            assessment.party.name.isEmpty
              ? assessment.party.signifier : "\(assessment.party.signifier) · \(assessment.party.name)"),
          .number(Money.grouped(assessment.result.shortfall)),
          .fixed(assessment.dates?.actionBy.description ?? ""),
          .number(Money.grouped(assessment.result.requirement)), .number(Money.grouped(assessment.figures.counted)),
          .number(Money.grouped(assessment.result.valueAtRisk)), .number(Money.grouped(assessment.roundedLimit)),
          .fixed(assessment.status.rawValue),
        ]
      }, styles: shown.map { $0.status == .shortfall ? "short" : "" },
      foot: [
        .text("Total"), .number(Money.grouped(totals.shortfall)), .text(""),
        .number(Money.grouped(totals.requirement)), .number(Money.grouped(totals.counted)),
        .number(Money.grouped(totals.valueAtRisk)),
        .number(Money.grouped(totals.unsecuredCreditLimit)), .text(""),
      ])
    var rounding = RoundingNote(["Shortfall", "Requirement", "Counted", "Value at Risk", "Credit Limit"])
    for assessment in sorted {
      let result = assessment.result
      rounding.add([
        result.shortfall, result.requirement, assessment.figures.counted, result.valueAtRisk, assessment.roundedLimit,
      ])
    }
    let notes = rounding.sentences(totals: [
      totals.shortfall, totals.requirement, totals.counted, totals.valueAtRisk, totals.unsecuredCreditLimit,
    ])
    let rest = sorted.count - shown.count
    return table + notes.map { HTML.paragraph($0, style: "quiet") }.joined()
      + (rest > 0
        ? HTML.paragraph(
          "\(rest.grouped) more \(rest.plural("Party is", "Parties are")) in the totals only.", style: "quiet") : "")
  }

  private var movement: String {
    guard let previous = run.previous else { return "" }
    func amounts(_ change: CoverChange) -> [ExactDecimal] {
      [change.requirement, change.required, change.counted, change.shortfall]
    }
    func cells(_ change: CoverChange) -> [HTML.Cell] {
      amounts(change).map { .number(Money.change($0)) }
    }
    let head: [HTML.Cell] = [
      .text("Cause"), .text("Parties"), .number("Requirement"), .number("Required"), .number("Counted"),
      .number("Shortfall"),
    ]
    let table = HTML.table(
      "movement-total", head: head,
      rows: summary.movement.rows.map { [.text($0.cause.rawValue), .text(String($0.parties))] + cells($0.change) },
      foot: [.text("All"), .text("")] + cells(summary.movement.total))
    var rounding = RoundingNote(["Requirement", "Required", "Counted", "Shortfall"])
    for row in summary.movement.rows { rounding.add(amounts(row.change)) }
    let notes = rounding.sentences(totals: amounts(summary.movement.total))
    let changed = run.changedRules
    let movements = rows.compactMap(\.movement) + run.departed
    let steps = movements.flatMap { movement in movement.steps.map { (movement.party, $0) } }
    let list = HTML.table(
      "movement-parties",
      head: [
        .text("Party"), .text("Cause"), .number("Requirement"), .number("Counted"), .number("Shortfall"), .text(""),
      ],
      rows: steps.prefix(Self.limit).map { party, step in
        [
          .text(party), .fixed(step.cause.rawValue),
          .number(Money.change(step.change.requirement)),
          .number(Money.change(step.change.counted)), .number(Money.change(step.change.shortfall)), .wide(step.detail),
        ]
      })
    let rest = steps.count - min(steps.count, Self.limit)
    return HTML.section(
      "movement", "Movement since \(previous.asAt.displayText)",
      (changed.isEmpty ? "" : HTML.paragraph("Rules that changed: \(changed.joined(separator: ", ")).", style: ""))
        + "<h3>By cause</h3>\n" + table + notes.map { HTML.paragraph($0, style: "quiet") }.joined()
        + "<h3>By Party</h3>\n" + list
        + (rest > 0
          ? HTML.paragraph(
            "\(rest.grouped) more \(rest.plural("change is", "changes are")) in the totals only.", style: "quiet") : "")
    )
  }

  private var notified: String {
    guard run.notified != nil else { return "" }
    let compared = rows.compactMap { row in row.reconciliation.map { (row.assessment, $0) } }
    let different = compared.filter { !$0.1.difference.isZero }
    let unmatched = summary.unmatched
    let missing =
      rows.filter { $0.reconciliation == nil }.map { row -> [HTML.Cell] in
        [
          .text(row.assessment.party.signifier), .number(Money.grouped(row.assessment.result.requirement)),
          .number(""),
          .number(""), .wide("not notified"),
        ]
      }
      + unmatched.notifiedOnly.map { other in
        [
          .text(other.party), .number(""), .number(Money.grouped(other.notified)), .number(""),
          .wide(other.description),
        ]
      }
    let table = HTML.table(
      "notified-amounts",
      head: [
        .text("Party"), .number("Ours"), .number("Notified"), .number("Difference"), .text("Possible explanation"),
      ],
      rows: different.prefix(Self.limit).map { assessment, reconciliation -> [HTML.Cell] in
        [
          .text(assessment.party.signifier), .number(Money.grouped(assessment.result.requirement)),
          .number(Money.grouped(reconciliation.notified)), .number(Money.change(reconciliation.difference)),
          .wide(reconciliation.description),
        ]
      } + missing.prefix(Self.limit))
    let causes = HTML.table(
      "notified-causes", head: [.text("Cause"), .number("Parties"), .number("Difference")],
      rows: summary.causes.rows.map {
        [.text($0.cause), .number($0.parties.grouped), .number(Money.change($0.difference))]
      })
    let words =
      "\(compared.count.counted("Party", "Parties")) compared, \(different.count) with another amount"
      + (missing.isEmpty ? "." : "; \(missing.count) on one side only.")
    return HTML.section(
      "notified", "Compared with the DCC's notices",
      HTML.paragraph(words) + (different.isEmpty ? "" : causes)
        + (different.isEmpty && missing.isEmpty ? "" : table))
  }

  private var notes: String {
    let ofParties = rows.flatMap { row in
      row.assessment.notes.filter { !$0.code.isOfFile }.map { (row.assessment.party.signifier, $0.text) }
    }
    let all = run.inputs.readings.map { ("All", "\($0.file): \($0.text)") } + ofParties
    guard !all.isEmpty else { return "" }
    let rest = all.count - min(all.count, Self.limit)
    return HTML.section(
      "notes", "Notes",
      HTML.table(
        "note-list", head: [.text("Party"), .text("Note")],
        rows: all.prefix(Self.limit).map { [.text($0), .wide($1)] })
        + (rest > 0
          ? HTML.paragraph("\(rest.grouped) more \(rest.plural("note is", "notes are")) left out.", style: "quiet")
          : ""))
  }

  private var rules: String {
    let cited = [run.assessor.threshold.rule] + run.assessor.rules.cited.filter { $0.name != "threshold" }
    return HTML.table(
      "rule-list", head: [.text("Rule"), .text("Clause"), .text("Value"), .text("Status"), .text("Source")],
      rows: cited.map { rule in
        [
          .text(rule.name), .text(rule.clauseText), .wide(rule.value), .text(rule.statusText),
          .wide(rule.reference.source),
        ]
      }, styles: cited.map { $0.isUnverified ? "unverified" : "" })
  }
}
