import AllocationRegister
import IDAllocation
import Reporting
import Tables
import TestSupport
import Testing
import WorkingDays

/// Differences of past names and accession, which a list need not have.
@Suite struct ListDifferenceTests {
  private func listing(_ header: String, _ values: String) throws -> RegisterListing {
    var list = AllocationListReader()
    try list.addOrganisations(
      ScriptedSource(
        "organisation_number,name,signifier\(header)\n3,A,A\(values)\n", name: "l.csv"))
    #expect(list.findings == [])
    return RegisterListing(list)
  }

  private func differences(_ one: RegisterListing, _ other: RegisterListing) -> [String] {
    RegisterDifference.between(one, other).map { "\($0.kind.rawValue) \($0.organisation) \($0.before)>\($0.after)" }
  }

  @Test func pastNamesAndAccessionAreComparedWhereBothHaveThem() throws {
    let one = try listing(",past_names,accession", ",Old (until 2024-05-01);Older,2020-01-01")
    let other = try listing(",past_names,accession", ",Old;Older,")
    let names = try listing(",past_names", ",")
    let plain = try listing("", "")
    #expect(
      differences(one, other) == [
        "past-names 3 Old (until 2024-05-01);Older>Old;Older", "accession 3 2020-01-01>",
      ])
    #expect(differences(one, names) == ["past-names 3 Old (until 2024-05-01);Older>"])
    #expect(differences(one, plain) == [] && differences(plain, one) == [])
    #expect(
      DifferenceReport(RegisterDifference.between(other, one)).text(.table) == """
        past-names (1)
          3  A  Old;Older → Old (until 2024-05-01);Older
        accession (1)
          3  A  none → 2020-01-01

        """)
  }

  @Test func aRegisterHasBoth() throws {
    let (one, other) = (try TestRegister(), try TestRegister())
    for (test, day) in [(one, "2025-03-01"), (other, "2025-03-02")] {
      try test.ask(
        .organisation(kind: .party, name: "A", signifier: "A", number: nil, accession: CivilDate("2025-03-01")))
      try test.ask(.rename(party: "A", name: "B"), at: day == "2025-03-01" ? "2025-05-01" : "2025-05-02")
    }
    #expect(
      differences(
        RegisterListing(try one.register.organisations()), RegisterListing(try other.register.organisations()))
        == ["past-names 1 A (until 2025-05-01)>A (until 2025-05-02)"])
  }
}
