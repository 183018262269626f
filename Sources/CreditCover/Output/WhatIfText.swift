public import Reporting
import WorkingDays

/// A Party's figures now and after changes, for people and scripts.
public struct WhatIfText: Sendable {
  private let whatIf: WhatIf
  private let assumed: [String]
  private let assessor: CoverAssessor

  /// With the changes as they were typed.
  public init(_ whatIf: WhatIf, assumed: [String], assessor: CoverAssessor) {
    self.whatIf = whatIf
    self.assumed = assumed
    self.assessor = assessor
  }

  /// In a format.
  public func text(_ format: TableFormat, terminal: Terminal) -> String {
    switch format {
    case .table:
      var table = TextTable([.left, .right, .right, .right])
      table.add(["", "Now", "Then", "Change"])
      var notes: [String] = []
      for row in whatIf.rows {
        guard let amounts = row.amounts else {
          table.add([row.figure, row.now, row.then, row.change])
          continue
        }
        table.add([
          row.figure, Money.printed(amounts.now), Money.printed(amounts.then), Money.printed(amounts.change),
        ])
        var note = RoundingNote(["\(row.figure), Now and Change,"])
        note.add([amounts.now])
        note.add([amounts.change])
        notes += note.sentences(totals: [amounts.then])
      }
      return
        ([terminal.paint("\(whatIf.party), if \(assumed.joined(separator: ", "))", .bold)]
        + table.lines(width: terminal.width)
        + notes.flatMap { wrapped($0, width: terminal.width) }
        + wrapped(whatIf.basis, width: terminal.width)
        + wrapped(
          "As at \(assessor.asAt), rules: \(assessor.rules.ruleSetWords). Unverified: \(unverified.joined(separator: ", "))",
          width: terminal.width)).map { $0 + "\n" }.joined()
    case .csv:
      return CSVText.record(["party", "figure", "now", "then", "change"])
        + whatIf.rows.map { CSVText.record([whatIf.party, $0.figure, $0.now, $0.then, $0.change]) }.joined()
    case .json, .jsonl:
      return JSONDocument.text(
        of: Document(
          party: whatIf.party, assumed: assumed, figures: whatIf.rows, basis: whatIf.basis,
          asAt: assessor.asAt.description,
          ruleSet: assessor.rules.ruleSet, rulesFile: assessor.rules.file, unverified: unverified),
        pretty: format == .json) + "\n"
    }
  }

  private var unverified: [String] { assessor.rulesUsed(by: whatIf.now).filter(\.isUnverified).map(\.name) }

  private struct Document: Encodable {
    let party: String
    let assumed: [String]
    let figures: [WhatIf.Row]
    let basis: String
    let asAt: String
    let ruleSet: String
    let rulesFile: RulesFile?
    let unverified: [String]

    enum CodingKeys: String, CodingKey {
      case party, assumed, figures, basis
      case asAt = "as_at"
      case ruleSet = "rule_set"
      case rulesFile = "rules_file"
      case unverified
    }
  }
}
