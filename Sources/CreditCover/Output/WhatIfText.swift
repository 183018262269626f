public import Reporting

/// A Party's figures now and after changes, for people and scripts.
public struct WhatIfText: Sendable {
  private let whatIf: WhatIf
  private let assumed: [String]

  /// With the changes as they were typed.
  public init(_ whatIf: WhatIf, assumed: [String]) {
    self.whatIf = whatIf
    self.assumed = assumed
  }

  /// In a format.
  public func text(_ format: CoverFormat, terminal: Terminal) -> String {
    switch format {
    case .table:
      var table = TextTable([.left, .right, .right, .right])
      table.add(["", "Now", "Then", "Change"])
      for row in whatIf.rows { table.add([row.figure, row.now, row.then, row.change]) }
      return
        ([terminal.paint("\(whatIf.party), if \(assumed.joined(separator: ", "))", .bold)]
        + table.lines(width: terminal.width)).map { $0 + "\n" }.joined()
    case .csv:
      return CSVText.record(["party", "figure", "now", "then", "change"])
        + whatIf.rows.map { CSVText.record([whatIf.party, $0.figure, $0.now, $0.then, $0.change]) }.joined()
    case .json, .jsonl:
      return JSONDocument.text(
        of: Document(party: whatIf.party, assumed: assumed, figures: whatIf.rows), pretty: format == .json) + "\n"
    }
  }

  private struct Document: Encodable {
    let party: String
    let assumed: [String]
    let figures: [WhatIf.Row]
  }
}
