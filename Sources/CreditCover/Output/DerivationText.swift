import Messages
public import Reporting
import WorkingDays

/// A derivation for people, as it would be written on paper, and for scripts.
public enum DerivationText {
  /// In a format: as CSV a row for each step.
  public static func text(of derivation: Derivation, as format: TableFormat, terminal: Terminal) -> String {
    switch format {
    case .table: text(of: derivation, terminal: terminal)
    case .csv: csv(of: derivation)
    case .json, .jsonl: JSONDocument.text(of: derivation, pretty: format == .json) + "\n"
    }
  }

  /// On lines of at most `width` characters where words allow it.
  public static func text(of derivation: Derivation, terminal: Terminal) -> String {
    var lines = [terminal.paint("Credit Cover of \(derivation.party)" + named(derivation.name), .bold)]
    lines += wrapped("as at \(derivation.asAt.words), rules: \(derivation.ruleSetWords)", width: terminal.width)
    lines += ["", "Inputs"]
    for input in derivation.inputs {
      lines += hanging("  \(input.place)", indent: 4, terminal.width)
      lines += hanging("      \(input.text)", indent: 8, terminal.width)
    }
    lines += ["", "Steps"]
    for (index, step) in derivation.steps.enumerated() {
      let number = "\(index + 1)."
      let title = "  \(number)\(String(repeating: " ", count: max(1, 4 - number.count)))\(step.title)"
      let clauses = step.rules.map { "\($0.clauseWords), \($0.statusWords)" }
      var unique: [String] = []
      for clause in clauses where !unique.contains(clause) { unique.append(clause) }
      lines += hanging(
        "\(title) [\(unique.isEmpty ? "no rule" : unique.joined(separator: "; "))]", indent: 6, terminal.width)
      lines += hanging("      \(step.working)", indent: 8, terminal.width)
      let rounded = step.rounded.map { ", rounded \($0.shown)" } ?? ""
      lines.append(terminal.paint("      = \(step.unrounded.shown)\(rounded)", .bold))
    }
    let unverified = derivation.unverified
    lines += ["", unverified.isEmpty ? "It rests on no unverified rule." : "Unverified rules that it rests on"]
    for rule in unverified {
      lines += hanging("  \(rule.name) [\(rule.clauseWords), \(rule.statusWords)]", indent: 6, terminal.width)
      lines += hanging("      \(rule.value)", indent: 8, terminal.width)
      lines += hanging("      Source: \(rule.reference.source)", indent: 8, terminal.width)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func csv(of derivation: Derivation) -> String {
    let header = ["party", "step", "figure", "working", "unrounded", "rounded", "clauses", "rules", "statuses"]
    let file = derivation.rulesFile
    return CSVText.record(header + (file == nil ? [] : RulesFile.columns))
      + derivation.steps.enumerated().map { index, step in
        CSVText.record(
          [
            derivation.party, String(index + 1), step.figure, step.working, step.unrounded.plain,
            step.rounded?.plain ?? "",
            step.rules.compactMap(\.clause).joined(separator: " "), step.rules.map(\.name).joined(separator: " "),
            step.rules.map(\.reference.status.rawValue).joined(separator: " "),
          ] + (file?.values ?? []))
      }.joined()
  }

  private static func named(_ name: String) -> String { name.isEmpty ? "" : " (\(name))" }

  /// A text on several lines, those after the first indented.
  private static func hanging(_ text: String, indent: Int, _ width: Int) -> [String] {
    let first = text.prefix { $0 == " " }
    let pieces = wrapped(text, width: max(20, width - max(indent, first.count)))
    return pieces.enumerated().map { index, piece in
      (index == 0 ? String(first) : String(repeating: " ", count: indent)) + piece
    }
  }
}
