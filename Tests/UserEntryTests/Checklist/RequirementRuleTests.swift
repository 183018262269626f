import Messages
import Reporting
import Testing
import UserEntry

@Suite("The requirements and duties as rule data")
struct RequirementRuleTests {
  private let rules = EntryRules.builtIn

  @Test("The six requirements of the guide, with their sections of the SEC, and what H1.10 doesn't ask for")
  func table() {
    let rows = rules.requirements.map { "\($0.id) | \($0.reference) | \($0.group.rawValue)" }
    #expect(
      rows == [
        "user-id | B2; H1.6-H1.7; H1.10(a) | user-entry-process",
        "credit-cover | J3; H1.10(e) | user-entry-process",
        "srept | L7 | readiness",
        "uept | H1.10(b); Appendix R | user-entry-process",
        "security-assessment | G3-G6, assessed under G8; H1.10(c) | user-entry-process",
        "privacy-audit | I2; H1.10(d) | user-entry-process",
        "smki-certificates | L3; Appendix D; G4.2-G4.3 | readiness",
        "gateway-connection | H15; Appendix G | readiness",
        "anomaly-thresholds | G6 | readiness",
      ])
  }

  @Test("A limb of H1.10 is of the User Entry Process, and nothing else is")
  func limbs() {
    let limbs = rules.requirements.flatMap { requirement in
      requirement.reference.matches(of: /H1\.10\(([a-z])\)/).map { String($0.1) }
    }
    #expect(limbs.sorted() == ["a", "b", "c", "d", "e"])
    for requirement in rules.requirements {
      #expect(requirement.reference.contains("H1.10") == (requirement.group == .userEntryProcess), "\(requirement.id)")
    }
  }

  @Test("Which states may be recorded")
  func states() {
    let states = rules.requirements.map { "\($0.id): \($0.states.map(\.rawValue).joined(separator: ", "))" }
    #expect(
      states == [
        "user-id: met", "credit-cover: met, met-nil", "srept: met, not-applicable", "uept: met",
        "security-assessment: met", "privacy-audit: met", "smki-certificates: met, not-applicable",
        "gateway-connection: met", "anomaly-thresholds: met",
      ])
  }

  @Test("Only an Other User needs the Privacy Audit")
  func roles() {
    for role in ["IS", "ES", "GS", "ED", "GT", "RSA", "OU", "MDR", "LC"] {
      for requirement in rules.requirements {
        #expect(requirement.isNeeded(for: role) == (requirement.id != "privacy-audit" || role == "OU"))
      }
    }
  }

  @Test("Lead times are the same as in the guide")
  func leadTimes() {
    func leadTime(_ id: String) -> String { rules.requirement(id)?.leadTimeText ?? "none" }
    #expect(leadTime("uept").contains("60 WD notice"))
    for test in ["uept", "srept"] {
      #expect(leadTime(test).contains("receipt of the notification confirmed within 2 WD"))
      #expect(leadTime(test).contains("reviewed within 5 WD of the same notification"))
      #expect(
        leadTime(test).contains("Test Completion confirmed within 2 WD of the successful Exit Quality Gate Review"))
      #expect(leadTime(test).hasSuffix(" (SECAS guide, guide)"))
    }
    #expect(
      leadTime("security-assessment")
        == "booked 12 calendar weeks ahead or more; fieldwork 3-10 WD (smartenergycodecompany.co.uk FAQ, sourced)")
    #expect(leadTime("privacy-audit").hasPrefix("booked 12 calendar weeks ahead or more; may run beside"))
    #expect(leadTime("credit-cover") == "commercial discussions with the DCC; monthly review (SECAS guide, guide)")
    #expect(leadTime("user-id") == "")
    #expect(rules.requirements.filter { $0.neededBy != "all" }.map(\.id) == ["privacy-audit"])
  }

  @Test("Each rule has a source and a status")
  func sources() {
    let references = rules.requirements.map(\.rule) + rules.duties.map(\.rule)
    #expect(references.count == 12)
    for rule in references {
      #expect(rule.source.count > 5)
      #expect(rule.description.hasSuffix(" (\(rule.status.rawValue))"))
    }
    // What only the guide says is marked as the guide's, and what was not seen as unverified.
    for requirement in rules.requirements where requirement.rule.source.hasPrefix("SECAS guide") {
      #expect(requirement.rule.status == .guide, "\(requirement.id)")
    }
    for rule in references where rule.source.contains("not seen") || rule.source.contains("second hand") {
      #expect(rule.status == .unverified)
    }
  }

  @Test("Names are known once, and looked up")
  func names() {
    #expect(Set(rules.requirements.map(\.id)).count == rules.requirements.count)
    for requirement in rules.requirements {
      #expect(rules.requirement(requirement.id) == requirement)
      #expect(!requirement.name.isEmpty && !requirement.metBy.isEmpty)
      #expect(requirement.id.allSatisfy { ("a"..."z").contains($0) || $0 == "-" })
    }
    #expect(rules.requirement("uepts") == nil)
    #expect(rules.requirement("") == nil)
  }

  @Test("The duties that come back")
  func duties() {
    let rows = rules.duties.map { duty in
      "\(duty.id) | \(duty.reference) | \(duty.roles) | \(duty.after) | \(duty.everyMonths) | \(duty.rule.status.rawValue)"
    }
    #expect(
      rows == [
        "credit-review | J3 | [] | credit-cover | 1 | guide",
        "security-cycle | G8.40 | [] | security-assessment | 12 | sourced",
        #"privacy-cycle | I2 | ["OU"] | privacy-audit | 12 | unverified"#,
      ])
    for duty in rules.duties { #expect(rules.requirement(duty.after)?.id == duty.after) }
  }

  @Test("The guide's reservation")
  func reservation() {
    #expect(rules.reservation.hasPrefix("Indicative"))
    #expect(rules.reservation.hasSuffix("does not replace the Smart Energy Code."))
    #expect(rules.ruleSet.hasPrefix("seckit user entry requirements, 20"))
  }
}
