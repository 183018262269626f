import EUI64
import Messages
package import Reporting

/// What differs between two lists, for people and scripts.
package struct DifferenceReport: ListReport {
  private let differences: [RegisterDifference]

  package init(_ differences: [RegisterDifference]) { self.differences = differences }

  /// The table is grouped by kind.
  package var listing: Listing {
    Listing(
      ["kind", .number("organisation_number"), "signifier", "id", "before", "after"],
      differences.map {
        [
          $0.kind.rawValue, String($0.organisation), $0.signifier, $0.identifier?.description ?? "", $0.before,
          $0.after,
        ]
      }, table: .lines { lines($0.width) }, json: .items(differences)
    ).sheet("Differences")
  }

  private func lines(_ width: Int) -> [ShownText] {
    var lines: [ShownText] = []
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
      lines += table.lines(indent: 2, width: width)
    }
    return lines.isEmpty ? ["no difference"] : lines
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
