import EUI64
package import Messages

extension IdentifierRules {
  /// All rules with their sources, for people: `seckit rules identifiers`.
  package var rows: [RuleRow] {
    let blocks = [("production-block", panelBlock), ("test-block", testBlock), ("sample-block", sampleBlock)]
    return blocks.map { name, rule in
      RuleRow(name, "\(rule.block.prefixText), \(rule.holder)", rule.reference)
    } + [
      RuleRow(
        "layout",
        "\(layout.organisationBits) bits of organisation number, then \(layout.rangeBits) bits of range; organisation \(layout.dccOrganisation) is the DCC",
        layout.reference),
      RuleRow("signifier", "1 to \(signifier.length) capital letters, digits and hyphens", signifier.reference),
    ] + roles.map { RuleRow("role \($0.code)", $0.name, $0.reference) }
      + sharingGroups.map { group in
        let codes = roles.map(\.code).filter(group.roles.contains)
        return RuleRow("sharing_group", "\(codes.joined(separator: ", ")) may share an identifier", group.reference)
      } + FindingCode.allCases.map { RuleRow("code \($0.name)", severities(of: $0), reference(for: $0)) }
  }

  /// The severities of a code in words: `error for user, rdp, dcc; warning for device in test`.
  private func severities(of code: FindingCode) -> String {
    let texts = [Severity.error, .warning].compactMap { severity -> String? in
      let kinds = IdentifierKind.allCases.compactMap { kind -> String? in
        let environments = UseEnvironment.allCases.filter {
          self.severity(of: code, kind: kind, environment: $0) == severity
        }
        if environments.isEmpty { return nil }
        let isEverywhere = environments.count == UseEnvironment.allCases.count
        return kind.rawValue + (isEverywhere ? "" : " in \(environments.map(\.rawValue).joined(separator: ", "))")
      }
      return kinds.isEmpty ? nil : "\(severity.rawValue) for \(kinds.joined(separator: ", "))"
    }
    return texts.isEmpty ? "not a finding" : texts.joined(separator: "; ")
  }
}
