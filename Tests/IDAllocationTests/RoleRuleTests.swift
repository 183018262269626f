import IDAllocation
import Messages
import Reporting
import Testing

/// The User Roles of the contract, section 1, as rule data.
@Suite struct RoleRuleTests {
  private let rules = IdentifierRules.builtIn

  @Test func rolesAreThoseOfTheContract() {
    let names = Dictionary(uniqueKeysWithValues: rules.roles.map { ($0.code, $0.name) })
    #expect(
      names == [
        "IS": "Import Supplier", "ES": "Export Supplier", "GS": "Gas Supplier", "ED": "Electricity Distributor",
        "GT": "Gas Transporter", "RSA": "Registered Supplier Agent", "OU": "Other User", "MDR": "Meter Data Retriever",
        "LC": "Load Controller",
      ])
    for role in rules.roles {
      #expect(role.reference == RuleReference(source: "smartdcc.co.uk; DUIS 5.4", status: .sourced))
    }
  }

  @Test func suppliersMayShareAnIdentifier() {
    #expect(rules.sharingGroups.map(\.roles) == [["IS", "ES", "GS"]])
    #expect(rules.sharingGroups.map(\.reference) == [RuleReference(source: "SEC H1", status: .unverified)])
  }
}
