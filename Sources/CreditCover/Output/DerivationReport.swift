import Messages
package import Reporting
import WorkingDays

/// A derivation for people, as it would be written on paper, and for scripts.
package struct DerivationReport: ListReport {
  private let derivation: Derivation

  /// Of a derivation.
  package init(_ derivation: Derivation) { self.derivation = derivation }

  /// As CSV a row for each step.
  package var listing: Listing {
    let columns: [Listing.Column] = [
      "party", .number("step"), "figure", "working", .amount("unrounded"), .amount("rounded"), "clauses", "rules",
      "statuses",
    ]
    let file = derivation.rulesFile
    return Listing(
      columns + (file == nil ? [] : RulesFile.columns.map { Listing.Column($0) }),
      derivation.steps.enumerated().map { index, step in
        [
          derivation.party, String(index + 1), step.figure, step.working, step.unrounded.plain,
          step.rounded?.plain ?? "",
          step.rules.compactMap(\.clause).joined(separator: " "), step.rules.map(\.name).joined(separator: " "),
          step.rules.map(\.reference.status.rawValue).joined(separator: " "),
        ] + (file?.values ?? [])
      }, table: .lines(lines), json: .object(derivation)
    ).sheet("Steps", rates: AssessmentColumn.creditFactor.rawValue, notes: notes)
  }

  /// The inputs, and the rules that nobody has verified.
  private var notes: [String] {
    ["As at \(derivation.asAt.displayText), rules: \(derivation.ruleSetText)"]
      + derivation.inputs.map { "\($0.place): \($0.text)" }
      + derivation.unverified.map {
        "Unverified: \($0.name) [\($0.clauseText), \($0.statusText)]: \($0.value) Source: \($0.reference.source)"
      }
  }

  /// On lines of at most the width of a terminal where words allow it.
  private func lines(_ terminal: Terminal) -> [ShownText] {
    func hanging(_ text: String, indent: Int) -> [ShownText] {
      Reporting.hanging(text, first: String(text.prefix { $0 == " " }), rest: indent, width: terminal.width)
    }
    var lines = [terminal.paint("Credit Cover of \(derivation.party)" + named(derivation.name), .bold)]
    lines += wrapped("as at \(derivation.asAt.displayText), rules: \(derivation.ruleSetText)", width: terminal.width)
    lines += ["", "Inputs"]
    for input in derivation.inputs {
      lines += hanging("  \(input.place)", indent: 4)
      lines += hanging("      \(input.text)", indent: 8)
    }
    lines += ["", "Steps"]
    for (index, step) in derivation.steps.enumerated() {
      let number = "\(index + 1)."
      let title = "  \(number)\(String(repeating: " ", count: max(1, 4 - number.count)))\(step.title)"
      let clauses = step.rules.map { "\($0.clauseText), \($0.statusText)" }
      var unique: [String] = []
      for clause in clauses where !unique.contains(clause) { unique.append(clause) }
      lines += hanging(
        "\(title) [\(unique.isEmpty ? "no rule" : unique.joined(separator: "; "))]", indent: 6)
      lines += hanging("      \(step.working)", indent: 8)
      let rounded = step.rounded.map { ", rounded \($0.shown)" } ?? ""
      lines.append(terminal.paint("      = \(step.unrounded.shown)\(rounded)", .bold))
    }
    let unverified = derivation.unverified
    lines += [
      "", unverified.isEmpty ? "It does not rest on any unverified rule." : "Unverified rules that it rests on",
    ]
    for rule in unverified {
      lines += hanging("  \(rule.name) [\(rule.clauseText), \(rule.statusText)]", indent: 6)
      lines += hanging("      \(rule.value)", indent: 8)
      lines += hanging("      Source: \(rule.reference.source)", indent: 8)
    }
    return lines
  }

  private func named(_ name: String) -> String { name.isEmpty ? "" : " (\(name))" }
}
