import EUI64
package import Messages
package import Reporting

/// An inspection in words, for a person.
package struct InspectionReport: Sendable {
  private let inspection: Inspection
  private let terminal: Terminal

  package init(_ inspection: Inspection, terminal: Terminal = .none) {
    self.inspection = inspection
    self.terminal = terminal
  }

  package var text: String { lines.endedLines }

  package var lines: [ShownText] {
    let shown = CaretText(inspection.text)
    var lines = [ShownText(shown.text.isEmpty ? "(empty)" : shown.text)]
    if let fault = inspection.judgement.fault, !shown.text.isEmpty {
      lines.append(terminal.paint(shown.carets(under: fault.range), .red))
    }
    var table = TextTable([.left, .left])
    addVerdict(to: &table)
    if let identifier = inspection.identifier {
      addForms(of: identifier, to: &table)
      addBits(of: identifier, to: &table)
      addBlock(to: &table)
    }
    return lines + table.lines(indent: 2, width: terminal.width)
  }

  private func addVerdict(to table: inout TextTable) {
    let judge = inspection.judge
    table.add([
      "verdict",
      "\(inspection.verdict.rawValue) as \(judge.kind.rawValue), \(judge.environment.rawValue), form \(judge.form.rawValue)",
    ])
    for finding in inspection.findings {
      table.add([finding.severity.rawValue, "\(finding.code.name): \(finding.message)"])
      if let meant = finding.meant { table.add(["meant", "probably \(meant)"]) }
      table.add(["rests on", finding.reference.description])
    }
  }

  private func addForms(of identifier: EUI64, to table: inout TextTable) {
    table.add(["canonical", identifier.description])
    for style in EUI64.Style.allCases where style != .hyphens {
      table.add([style.rawValue, identifier.formatted(style)])
    }
    table.add(["lower case", identifier.formatted(.hyphens, lowercase: true)])
    table.add(["integer", String(identifier.rawValue)])
  }

  private func addBits(of identifier: EUI64, to table: inout TextTable) {
    table.add(["I/G bit", identifier.isGroup ? "1: a group" : "0: an individual"])
    table.add([
      "U/L bit",
      identifier.isLocal ? "1: locally administered" : "0: universally administered, from an IEEE assignment",
    ])
  }

  private func addBlock(to table: inout TextTable) {
    guard let rule = inspection.block else {
      table.add(["block", "none known to the rules"])
      return
    }
    table.add(["block", "\(rule.block.prefixText) (\(rule.block.prefixLength) bits): \(rule.holder)"])
    table.add(["from", rule.block.first.description])
    table.add(["to", rule.block.last.description])
    table.add(["rests on", rule.reference.description])
    guard let allocation = inspection.allocation else { return }
    let layout = inspection.judge.rules.layout
    let isDCC = allocation.organisation == layout.dccOrganisation
    table.add(["organisation", "\(allocation.organisation)\(isDCC ? ", the DCC" : "")"])
    table.add(["offset", "\(allocation.offset) in the organisation's range"])
    table.add([
      "rests on", "\(layout.organisationBits) + \(layout.rangeBits) bits after the prefix: \(layout.reference)",
    ])
  }
}
