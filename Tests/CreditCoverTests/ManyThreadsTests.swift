import CreditCover
import Reporting
import Tables
import TestSupport
import Testing

/// Whatever the number of threads, an assessment is the same to the byte, and so is what is wrong with its files.
struct ManyThreadsTests {
  /// Some thousand Parties with Invoices and Credit Support in random order, and a few `errors` of each kind.
  private static func month(errors: Int, seed: UInt64) -> CoverCase {
    var random = SeededGenerator(seed: seed)
    func pounds(_ most: Int) -> String {
      "\(Int.random(in: 0...most, using: &random)).\(Int.random(in: 10...99, using: &random))"
    }
    let count = 3000
    func party() -> String { "P\(Int.random(in: 0..<count, using: &random))" }
    var month = CoverCase(
      parties: (0..<count).map { "P\($0),,itemised,\(pounds(9000)),,\(pounds(5000)),A-,,,,50" },
      invoices: (0..<4 * count).map { "\(party()),I\($0),2025-03-01,2025-03-2\($0 % 10),\(pounds(9000)),0,," },
      support: (0..<count).map {
        "\(party()),S\($0),bank-guarantee,\(pounds(20_000)),Bank,A,,,,2025-0\(4 + $0 % 6)-20,in-force"
      })
    // A number that appears twice, a date that is not one on a row whose number appears twice, and two of Credit Support.
    for _ in 0..<errors {
      let invoice = Int.random(in: 0..<month.invoices.count, using: &random)
      month.invoices.append(month.invoices[invoice])
      month.invoices.append(month.invoices[invoice].replacing("2025-03-01", with: "2025-03-32"))
      month.support.append(month.support[Int.random(in: 0..<count, using: &random)])
      month.support.append("NOBODY,S,bank-guarantee,1,Bank,A,,,,2025-04-20,in-force")
    }
    return month
  }

  @Test(arguments: [2, 3, 8], TableFormat.allCases) func assessmentsAreTheSame(threads: Int, format: TableFormat) throws
  {
    let month = Self.month(errors: 0, seed: 7)
    let assessor = try month.assessor
    let plain = AssessmentRun(assessor: assessor, inputs: try month.inputs)
    let run = AssessmentRun(assessor: assessor, inputs: try month.inputs(threads: threads))
    #expect(try written(run, as: format, threads: threads) == written(plain, as: format))
  }

  @Test(arguments: [2, 3, 8]) func findingsAreTheSame(threads: Int) throws {
    let month = Self.month(errors: 20, seed: 8)
    let plain = #expect(throws: TablesError.self) { try month.inputs }
    let other = #expect(throws: TablesError.self) { try month.inputs(threads: threads) }
    #expect(plain == other && plain?.description.contains("100 errors") == true, "\(plain?.description ?? "")")
  }

  @Test(arguments: [1, 2, 8]) func onePartyIsTheSame(threads: Int) throws {
    let month = Self.month(errors: 0, seed: 9)
    let (one, other) = (try month.inputs(threads: 1, only: "p17"), try month.inputs(threads: threads, only: "p17"))
    #expect(one.parties.count == 1 && one.parties == other.parties && one.notices == other.notices)
    #expect(Array(one.invoices(of: 0)) == Array(other.invoices(of: 0)))
    #expect(Array(one.support(of: 0)) == Array(other.support(of: 0)))
    let missing = #expect(throws: TablesError.self) { try month.inputs(threads: threads, only: "NOBODY") }
    #expect(missing?.findingLines.count == 1, "\(missing?.findingLines ?? [])")
  }
}
