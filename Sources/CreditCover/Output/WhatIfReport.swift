import Messages
package import Reporting
import WorkingDays

/// A Party's figures now and after changes, for people and scripts.
package struct WhatIfReport: ListReport {
  private let whatIf: WhatIf
  private let assumed: [String]
  private let assessor: CoverAssessor

  /// With the changes as they were typed.
  package init(_ whatIf: WhatIf, assumed: [String], assessor: CoverAssessor) {
    self.whatIf = whatIf
    self.assumed = assumed
    self.assessor = assessor
  }

  package var listing: Listing {
    Listing(
      ["party", "figure", .amount("now"), .amount("then"), .amount("change")],
      whatIf.rows.map { [whatIf.party, $0.figure, $0.now, $0.then, $0.change] },
      table: .lines(lines),
      json: .object(
        Document(
          party: whatIf.party, assumed: assumed, figures: whatIf.rows, basis: whatIf.basis,
          asAt: assessor.asAt.description, ruleSet: assessor.rules.ruleSet, rulesFile: assessor.rules.file,
          unverified: unverified, readings: readings.isEmpty ? nil : readings))
    ).sheet(
      "What if", rates: AssessmentColumn.creditFactor.rawValue,
      notes: ["Assumed: \(assumed.joined(separator: ", "))"] + basis)
  }

  private func lines(_ terminal: Terminal) -> [ShownText] {
    var table = TextTable([.left, .right, .right, .right], titles: ["", "Now", "Then", "Change"])
    var notes: [String] = []
    for row in whatIf.rows {
      let title = row.title
      guard let amounts = row.amounts else {
        let words = ["true": "yes", "false": "no"]
        table.add([title, words[row.now] ?? row.now, words[row.then] ?? row.then, row.change])
        continue
      }
      table.add([title, Money.grouped(amounts.now), Money.grouped(amounts.then), Money.change(amounts.change)])
      var note = RoundingNote(["\(title), Now and Change,"])
      note.add([amounts.now])
      note.add([amounts.change])
      notes += note.sentences(totals: [amounts.then])
    }
    let sentences = notes + basis
    return [terminal.paint("\(whatIf.party), if \(assumed.joined(separator: ", "))", .bold)]
      + table.lines(width: terminal.width) + sentences.flatMap { wrapped($0, width: terminal.width) }
  }

  /// What the figures rest on.
  private var basis: [String] {
    let rules = "As at \(assessor.asAt), rules: \(assessor.rules.ruleSetText)."
    return [whatIf.basis, "\(rules) Unverified: \(unverified.joined(separator: ", "))"] + readings
  }

  /// How files were read where they could be read in another way.
  private var readings: [String] {
    whatIf.now.notes.filter { [.datesDayFirst, .readAsChosen].contains($0.code) }.map(\.text)
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
    let readings: [String]?
  }
}
