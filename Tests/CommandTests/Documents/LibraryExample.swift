import AllocationRegister
import BatchValidation
import CreditCover
import DelimitedText
import EUI64
import ExactDecimal
import Files
import IDAllocation
import Messages
import Reporting
import Tables
import TestSupport
import Testing
import UserEntry
import WorkingDayBatch
import WorkingDays

/// The Swift examples of the documents, word for word, compiled and run.
@Suite struct LibraryExample {
  private static let month = Repository.fixtures + "/credit-cover/month"

  @Test func identifiersAreJudged() {
    let judge = IdentifierJudge(kind: .user, environment: .production)
    let judgement = judge.judge("70-B3-D5-1F-30-01-00-00")
    print(judgement.verdict, judgement.canonical)
    #expect("\(judgement.verdict) \(judgement.canonical)" == "valid 70-B3-D5-1F-30-01-00-00")
  }

  @Test func identifiersAreReadAndWritten() throws {
    let identifier = try EUI64("70b3d51f30010000", form: .any)
    print(identifier, identifier.formatted(.colons), identifier.isGroup)
    #expect("\(identifier) \(identifier.formatted(.colons))" == "70-B3-D5-1F-30-01-00-00 70:B3:D5:1F:30:01:00:00")
  }

  @Test func layoutGivesRanges() {
    let layout = RegisterLayout(.builtIn)
    print(layout.range(of: 1), layout.canShare(["IS", "ES"]))
    #expect("\(layout.range(of: 1))" == "70-B3-D5-1F-30-01-00-00 to 70-B3-D5-1F-30-01-FF-FF")
    #expect(layout.canShare(["IS", "ES"]))
  }

  @Test func batchesAreCounted() throws {
    let path = Repository.fixtures + "/identifiers/batch.csv"
    var validator = try BatchValidator(judge: IdentifierJudge(kind: .user, environment: .production))
    try validator.validate(InputFile(path: path))
    let summary = try validator.finish()
    print(summary.rows, summary.valid, summary.invalid)
    #expect([summary.rows, summary.valid, summary.invalid] == [7, 3, 3])
  }

  @Test func batchesAreWrittenAsTables() throws {
    let folder = try TemporaryFolder()
    let path = folder["batch.txt"]
    let batch = Repository.fixtures + "/identifiers/batch.csv"
    let file = try OutputFile(path: path)
    let output = BatchOutput(file, format: .table, terminal: Terminal(hasColour: false, width: 100))
    var validator = try BatchValidator(judge: IdentifierJudge(kind: .user), output: output)
    try validator.validate(InputFile(path: batch))
    print(try validator.finish().invalid)
    try file.commit()
    #expect(try folder.text("batch.txt").contains("bad-character"))
  }

  @Test func recordsAreRead() throws {
    let path = Self.month + "/parties.csv"
    var reader = RecordReader(try InputFile(path: path), format: .delimited(.comma))
    var record = Record()
    try reader.refill()
    if case .record = try reader.next(&record) { print(record.line, record.text(at: 0) ?? "") }
    #expect(record.line == 1 && record.text(at: 0) == "party")
  }

  @Test func filesAreWrittenWhole() throws {
    let folder = try TemporaryFolder()
    let path = folder["notified.csv"]
    let output = try OutputFile(path: path)
    try output.write("party,requirement\nALPHA,16600.00\n")
    try output.commit()
    #expect(try folder.text("notified.csv") == "party,requirement\nALPHA,16600.00\n")
  }

  @Test func foreignTextIsMadeSafe() {
    let foreign = "ALPHA\u{1B}[2J"
    print(foreign.shown)
    #expect(foreign.shown == "ALPHA\u{FFFD}[2J")
  }

  @Test func tablesAreRead() throws {
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
    try read(Self.month + "/parties.csv", Repository.fixtures + "/tables/ledger.xlsx")
    // What is wrong in a table is told, not thrown on.
    try read(Self.month + "/parties.csv", Self.month + "/support.csv")
  }

  @Test func amountsAreExact() throws {
    let limit = try ExactDecimal(parsing: "£50,000.00", as: .pounds)
    let third = limit.divided(by: ExactDecimal(3), scale: 2, .halfUp)
    print(limit.amountText(), third?.amountText() ?? "")
    #expect(limit.amountText() == "£50,000.00" && third?.amountText() == "£16,666.67")
  }

  @Test func workingDaysAreCounted() throws {
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    let due = try calendar.add(5, to: CivilDate(parsing: "2025-04-17"))
    print(due)
    #expect("\(due)" == "2025-04-28")
  }

  @Test func columnsOfDatesAreAnswered() throws {
    let folder = try TemporaryFolder()
    let dates = try folder.write("dates.csv", "date\n2025-04-17\n")
    let answers = folder["answers.csv"]
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    let output = try OutputFile(path: answers)
    let options = WorkingDayBatchOptions()
    var batch = WorkingDayBatch(.add(.fixed(5), .adjusted), calendar: calendar, options: options, output: output)
    try batch.answer(InputFile(path: dates))
    try output.commit()
    #expect(try folder.text("answers.csv") == "date,result,code,detail\n2025-04-17,2025-04-28,,\n")
  }

  @Test func partiesAreAssessed() throws {
    let parties = Self.month + "/parties.csv"
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    let rules = try CreditCoverRuleSet.builtIn.inForce(on: CivilDate(parsing: "2025-04-17"))
    let inputs = try CoverInputs.read(parties: InputFile(path: parties), invoices: nil, support: nil, rules: rules)
    let assessor = CoverAssessor(rules: rules, threshold: Threshold(given: ExactDecimal(2689)), calendar: calendar)
    let assessment = try assessor.assess(0, of: inputs)
    print(assessment.party.signifier, assessment.result.requirement, assessment.status)
    #expect(assessment.party.signifier == "ALPHA" && assessment.result.requirement == ExactDecimal(4600))
  }

  @Test func registersAreVerified() throws {
    let folder = try TemporaryFolder()
    let path = folder["r.db"]
    let day = try #require(RegisterTime("2025-04-01"))
    _ = try AllocationRegister.create(at: path, layout: RegisterLayout(.builtIn), time: day, actor: "desk")
    let register = try AllocationRegister.open(path, isReadOnly: true)
    let verification = try register.verify()
    print(verification.events, verification.head, verification.faults)
    #expect(verification.events == 1 && verification.faults.isEmpty)
  }

  @Test func datesArePlanned() throws {
    let calendar = try BankHolidays.builtIn.calendar("england-and-wales")
    let day = try CivilDate(parsing: "2025-05-06")
    let request = EntryPlanRequest(roles: ["ED"], start: day, today: day, calendar: calendar, isPartyAlready: true)
    let plan = try EntryPlan(request)
    print(plan.target, plan.tasks.count)
    #expect("\(plan.target)" == "2025-10-01")
  }
}
