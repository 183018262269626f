import EUI64
public import Reporting

/// What differs between two lists, for people and scripts.
public struct DifferenceText: Sendable {
  private let differences: [RegisterDifference]

  /// Of the differences.
  public init(_ differences: [RegisterDifference]) { self.differences = differences }

  /// In a format; the table is grouped by kind.
  public func text(_ format: TableFormat) -> String {
    switch format {
    case .table: table
    case .csv:
      CSVText.record(["kind", "organisation_number", "signifier", "id", "before", "after"])
        + differences.map {
          CSVText.record([
            $0.kind.rawValue, String($0.organisation), $0.signifier, $0.identifier?.description ?? "", $0.before,
            $0.after,
          ])
        }.joined()
    case .json: JSONDocument.text(of: differences, pretty: true) + "\n"
    case .jsonl: differences.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
    }
  }

  private var table: String {
    var lines: [String] = []
    for kind in RegisterDifference.Kind.allCases {
      let some = differences.filter { $0.kind == kind }
      guard !some.isEmpty else { continue }
      lines.append("\(kind.rawValue) (\(some.count))")
      var table = TextTable([.right, .left, .left])
      for difference in some {
        let change = Self.change(difference)
        let identifier = difference.identifier.map { "\($0) " } ?? ""
        table.add([String(difference.organisation), difference.signifier, identifier + change])
      }
      lines += table.lines(indent: 2)
    }
    return (lines.isEmpty ? ["no difference"] : lines).map { $0 + "\n" }.joined()
  }

  /// What there was and what there is; of what is only in one of both lists that alone.
  private static func change(_ difference: RegisterDifference) -> String {
    let sides = [difference.before, difference.after]
    switch difference.kind {
    case .added, .removed, .identifierAdded, .identifierRemoved: return sides.joined()
    default: return sides.map { $0.isEmpty ? "none" : $0 }.joined(separator: " → ")
    }
  }
}
