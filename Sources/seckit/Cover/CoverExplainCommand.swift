import ArgumentParser
import CreditCover
import Messages
import Reporting
import Tables

struct CoverExplainCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show step by step how one Party's figures are calculated.",
    discussion: """
      EXAMPLES:
        seckit cover explain --party ALPHA \\
            --parties Fixtures/credit-cover/month/parties.csv \\
            --invoices Fixtures/credit-cover/month/invoices.csv \\
            --support Fixtures/credit-cover/month/support.csv \\
            --threshold 2689 --as-at 2025-04-17
        seckit cover explain --party ECHO --format csv -o echo.csv \\
            --parties Fixtures/credit-cover/month/parties.csv \\
            --invoices Fixtures/credit-cover/month/invoices.csv \\
            --support Fixtures/credit-cover/month/support.csv \\
            --threshold 2689 --as-at 2025-04-17

      Shows every input with its file and line, every step with its clause, each figure before and after rounding, and \
      every unverified rule behind the result.

      \(ExitStatus.help(
        success: "the Party is not short",
        findings: "the Party is short",
        unusable: "an input has an error, or \(ExitStatus.unusable.meaning)"))
      """)

  static let tables = CoverInputOptions.schemas
  static let sideTables = CoverInputOptions.sideSchemas

  @Option(help: ArgumentHelp("The Party.", valueName: "party"))
  var party: String

  @OptionGroup(title: "Inputs") var inputs: CoverInputOptions

  @OptionGroup(title: "Assessing") var assessing: CoverAssessorOptions

  @Option(help: "The format; csv has one row per step. (default: as the name of the file says, else table)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws { try spreadsheet.check(format) }

  func run() throws {
    let format = spreadsheet.chosen(format)
    let (rules, calendar) = try assessing.rules()
    let read = try inputs.read(rules: rules).inputs
    let assessor = try assessing.assessor(rules, calendar)
    let assessment = try assessor.assess(party, of: read)
    let derivation = assessor.derivation(of: assessment, inputs: read)
    try spreadsheet.write(DerivationReport(derivation), format)
    if assessment.status == .shortfall { throw ExitStatus.findings }
    try assessing.calendar.strictness.check(assessment.hasExpiring)
  }
}
