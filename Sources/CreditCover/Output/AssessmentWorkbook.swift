import Reporting
package import Tables
import WorkingDays

/// An assessment as a workbook, beside the CSV of its Parties: their instruments, the notes on them, and the rules. Give it
/// each Party, and what is said of the whole.
package final class AssessmentWorkbook {
  private let rules: CreditCoverRules
  private var instruments: [[String]] = []
  private var notes: [[String]] = []
  private var remarks: [[String]] = []

  /// Of an assessment by rules.
  package init(_ rules: CreditCoverRules) { self.rules = rules }

  /// Adds a Party.
  package func add(_ row: AssessmentRun.Row) {
    let assessment = row.assessment
    let party = assessment.party.signifier
    instruments += assessment.instruments.map { verdict in
      let instrument = verdict.instrument
      return [
        party, instrument.name, instrument.kind.rawValue, Money.plain(instrument.amount), instrument.issuer,
        instrument.state.rawValue, instrument.expires?.description ?? "", verdict.countsUntil?.description ?? "",
        Money.plain(verdict.counted), verdict.reasons(rules).joined(separator: "; "),
      ]
    }
    notes += assessment.notes.map { [party, $0.code.rawValue, $0.text] }
  }

  /// Adds what is said of all Parties, a line each.
  package func end(_ lines: [String]) { remarks = lines.map { ["", "", $0] } }

  /// The sheets.
  package var layout: WorkbookLayout {
    WorkbookLayout(
      "Parties",
      further: [
        .init(
          "Instruments",
          [
            "party", "instrument", "kind", .amount("amount"), "issuer", "state", .date("expires"),
            .date("counts_until"), .amount("counted"), "reasons",
          ], self.instruments),
        .init("Notes", ["party", "code", "note"], self.remarks + self.notes),
        .init(RulesReport(rules, onlyUnverified: false).listing),
      ]
    ) { AssessmentColumn.kind(of: $0) }
  }
}

extension AssessmentColumn {
  /// What the cells of a column of an assessment are, also of one that it has for a comparison only.
  static func kind(of name: String) -> Listing.Column.Kind {
    if ["notified", "difference"].contains(name) || name.hasSuffix("_change") { return .amount }
    switch AssessmentColumn(rawValue: name) {
    case .unpaid, .estimate, .valueAtRisk, .maximumCreditValue, .unsecuredCreditLimit, .requirement, .threshold,
      .required, .counted, .shortfall, .excess, .current, .overdueUpTo30, .overdueUpTo60, .overdueUpTo90,
      .overdueOver90, .overpaid, .disputed:
      return .amount
    case .creditFactor, .headroom, .coverUsed: return .percentage
    case .actionBy, .asAt, .coveredUntil: return .date
    case .party, .name, .method, .overThreshold, .status, .notes, nil: return .text
    }
  }
}
