import CreditCover
import ExactDecimal
import Files
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Inputs of an assessment, as texts.
struct CoverCase {
  static let partiesHeader =
    "party,name,method,estimate,monthly_invoice,maximum_credit_value,sp,moodys,fitch,dbrs,score\n"
  /// With what a ledger may have beside, which rows may leave out.
  static let invoicesHeader = "party,invoice,issued,due,gross,paid,paid_on,disputed\n"
  static let supportHeader = "party,instrument,kind,amount,issuer,sp,moodys,fitch,dbrs,expires,state\n"

  var parties: [String]
  var invoices: [String] = []
  var support: [String] = []
  var asAt = "2025-04-17"
  var threshold = "2689"
  var rules = CreditCoverRuleSet.builtIn

  var assessor: CoverAssessor {
    get throws {
      CoverAssessor(
        rules: try rules.inForce(on: CivilDate(parsing: asAt)),
        threshold: Threshold(given: try ExactDecimal(parsing: threshold)),
        calendar: try Self.calendar.get())
    }
  }

  /// Made once for the thousands of cases.
  private static let calendar = Result { try BankHolidays.builtIn.calendar("england-and-wales") }

  var inputs: CoverInputs { get throws { try inputs(threads: 1) } }

  func inputs(threads: Int, only: String? = nil) throws -> CoverInputs {
    func source(_ name: String, _ header: String, _ rows: [String]) -> ScriptedSource {
      ScriptedSource(header + rows.map { $0 + "\n" }.joined(), name: name)
    }
    return try CoverInputs.readWithNotified(
      parties: source("parties.csv", Self.partiesHeader, parties),
      invoices: source("invoices.csv", Self.invoicesHeader, invoices),
      support: source("support.csv", Self.supportHeader, support), notified: nil, only: only, rules: assessor.rules,
      threads: threads
    ).inputs
  }

  /// The assessments of all Parties, in order.
  var assessments: [PartyAssessment] {
    get throws {
      let (assessor, inputs) = (try assessor, try inputs)
      return try inputs.parties.indices.map { try assessor.assess($0, of: inputs) }
    }
  }

  /// The assessment of the only Party.
  var assessment: PartyAssessment { get throws { try assessments[0] } }
}

extension CoverCase {
  /// The rules that are built in, but for whether they count what is overpaid and disputed.
  static func rules(countsOverpayments: Bool, countsDisputed: Bool) throws -> CreditCoverRuleSet {
    var json = CreditCoverRuleSet.builtIn.json
    for (name, counts) in [("overpayments", countsOverpayments), ("disputed_invoices", countsDisputed)] where !counts {
      let rule = try #require(json.firstRange(of: try Regex("\"\(name)\" : \\[[^\\]]*\\]")))
      let changed = json[rule].replacing("\"counted\"", with: "\"not-counted\"")
      try #require(changed != json[rule])
      json.replaceSubrange(rule, with: changed)
    }
    return try CreditCoverRuleSet(json: Array(json.utf8))
  }
}

func pounds(_ text: String) throws -> ExactDecimal { try ExactDecimal(parsing: text, as: .pounds) }
func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

/// The bytes of a run in a format.
func written(_ run: AssessmentRun, as format: TableFormat, threads: Int = 1) throws -> [UInt8] {
  try collected { file in
    var writer = AssessmentWriter(run, format: format, to: file)
    let summary = try run.assess(threads: threads) { try writer.add($0) }
    try writer.end(summary)
  }
}
