import CreditCover
import Files
import IDAllocation
import Tables
import Testing
import WorkingDays

/// The examples of the README, as they stand there, compiled and run.
@Suite struct LibraryExample {
  @Test func exampleOfTheReadmeJudges() {
    let judge = IdentifierJudge(kind: .user, environment: .production)
    let judgement = judge.judge("70-B3-D5-1F-30-01-00-00")
    print(judgement.verdict, judgement.canonical)
    #expect("\(judgement.verdict) \(judgement.canonical)" == "valid 70-B3-D5-1F-30-01-00-00")
  }

  @Test func exampleOfTheReadmeReadsTables() throws {
    let rules = try CreditCoverRuleSet.builtIn.inForce(on: CivilDate(parsing: "2025-04-17"))
    func read(_ parties: String, _ ledger: String) throws {
      var reading = TableReading()
      reading.mappings = ["invoices.party=Account", "invoices.invoice=Document"].compactMap { TableMapping($0) }
      do {
        let inputs = try CoverInputs.read(
          parties: InputFile(path: parties), invoices: InputFile(path: ledger), support: nil, rules: rules,
          reading: reading)
        print(inputs.parties.count, "Parties", inputs.notices)
      } catch TablesError.findings(let findings, _, _) {
        for finding in findings { print(finding) }
      }
    }
    let month = Repository.fixtures + "/credit-cover/month"
    try read(month + "/parties.csv", Repository.fixtures + "/tables/ledger.xlsx")
    // What is wrong in a table is told, not thrown on.
    try read(month + "/parties.csv", month + "/support.csv")
  }
}
