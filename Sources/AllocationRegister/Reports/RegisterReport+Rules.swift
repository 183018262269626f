import EUI64
import IDAllocation
import Messages
package import Reporting

extension RegisterReport {
  /// The rules that were fixed into the register when it was made, each with where it comes from and how sure that is.
  package var rules: Listing {
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
    var table = TextTable([.left, .left])
    for (name, value, reference) in rules + groups {
      table.add([name, value])
      if let reference { table.add(["", reference.description]) }
    }
    return Listing(
      ["rule", "value", "status", "source"],
      (rules + groups).map { name, value, reference in
        [name, value, reference?.status.rawValue ?? "", reference?.source ?? ""]
      }, table: .table(table)
    ).sheet("Rules")
  }
}
