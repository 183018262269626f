import ArgumentParser
import CreditCover
import ExactDecimal
import Files
import Messages
import Reporting
import Tables

struct CoverWhatIfCommand: TableCommand, TakesManyValues {
  static let configuration = CommandConfiguration(
    commandName: "what-if", abstract: "Suppose changes for one Party, and show its figures before and after.",
    discussion: """
      EXAMPLES:
        seckit cover what-if --party ALPHA --change sp=BBB- --change charges=+10% \\
            --parties Fixtures/credit-cover/month/parties.csv \\
            --invoices Fixtures/credit-cover/month/invoices.csv \\
            --support Fixtures/credit-cover/month/support.csv \\
            --threshold 2689 --as-at 2025-04-17
        seckit cover what-if --party ALPHA --change score=none \\
            --parties Fixtures/credit-cover/month/parties.csv \\
            --threshold 2689 --as-at 2025-04-17

      The files stay as they are.

      \(ExitStatus.help(
        success: "the Party would not be short",
        findings: "the Party would be short",
        unusable: "an input has an error, or \(ExitStatus.unusable.meaning)"))
      """)

  static let tables = CoverInputOptions.schemas
  static let sideTables = CoverInputOptions.sideSchemas

  @Option(help: ArgumentHelp("The Party.", valueName: "party"))
  var party: String

  @Option(help: ArgumentHelp("A change; may be repeated: \(WhatIfChange.forms)", valueName: "change"))
  var change: [String]

  @OptionGroup(title: "Inputs") var inputs: CoverInputOptions

  @OptionGroup(title: "Assessing") var assessing: CoverAssessorOptions

  @OptionGroup var printing: ListOptions

  static let manyOptions = ["--change"]

  mutating func validate() throws {
    change.takeApart()
    let keys = change.compactMap { $0.split(separator: "=").first?.lowercased() }.filter { $0 != "lapse" }
    guard Set(keys).count == keys.count else { throw ValidationError("One --change contradicts another.") }
    var seen: Set<String> = []
    if let again = change.first(where: { !seen.insert($0).inserted }) {
      throw ValidationError("--change \(again.shown) is given twice; leave one of them out.")
    }
  }

  func run() throws {
    // The files first: all their errors are told, whatever else is missing.
    let (rules, calendar) = try assessing.rules()
    let read = try inputs.read(rules: rules).inputs
    let assessor = try assessing.assessor(rules, calendar)
    let assessment = try assessor.assess(party, of: read)
    let whatIf = try WhatIf(
      change.map { try WhatIfChange(parsing: $0, rules: rules) }, to: assessment, rules: rules)
    try printing.write(WhatIfReport(whatIf, assumed: change, assessor: assessor))
    if !whatIf.then.shortfall.isZero { throw ExitStatus.findings }
    try assessing.calendar.strictness.check(assessment.hasExpiring)
  }
}

extension CoverAssessor {
  func assess(_ party: String, of inputs: CoverInputs) throws -> PartyAssessment {
    guard let index = inputs.index(of: party) else {
      let likely = Suggestion.nearest(to: party, among: inputs.parties.map(\.signifier))
      throw CommandError(
        "party '\(party.shown)' is not in \(inputs.partiesFile); \(likely.map { "probably meant: \($0.shown)" } ?? "check its name")"
      )
    }
    return try assess(index, of: inputs)
  }
}
