import EUI64
import IDAllocation
import Messages
public import Reporting

extension RegisterPicture {
  /// The rules that were fixed into the register when it was made, each with where it comes from and how sure that is.
  public func rules(_ format: TableFormat) -> String {
    let numbers = layout.numbers
    let room = layout.range(of: numbers.lowerBound).count
    let rules: [(name: String, value: String, reference: RuleReference?)] = [
      ("rule_set", layout.ruleSet, nil),
      ("block", "\(layout.block.prefixText), \(layout.prefixBits) bits", layout.blockRule ?? layout.layoutRule),
      (
        "organisation_number",
        "\(layout.organisationBits) bits, \(numbers.lowerBound) to \(numbers.upperBound); the DCC is \(layout.dccOrganisation)",
        layout.layoutRule
      ),
      ("range", "\(layout.rangeBits) bits, \(room) identifiers", layout.layoutRule),
      ("signifier", "1 to \(layout.signifierLength) capital letters, digits and hyphens", layout.signifierRule),
      ("roles", layout.roles.joined(separator: ";"), layout.roleRule),
    ]
    let groups = layout.sharingGroups.map { ("sharing_group", $0.joined(separator: ";"), layout.sharingRule) }
    guard format != .table else {
      var table = TextTable([.left, .left])
      for (name, value, reference) in rules + groups {
        table.add([name, value])
        if let reference { table.add(["", reference.words]) }
      }
      return table.lines().map { $0 + "\n" }.joined()
    }
    let rows = (rules + groups).map { name, value, reference in
      [name, value, reference?.status.rawValue ?? "", reference?.source ?? ""]
    }
    return Self.text(["rule", "value", "status", "source"], rows, format)
  }
}
