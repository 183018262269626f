import ArgumentParser
import CreditCover
import ExactDecimal
import Files
import Messages
import Reporting

/// The part of `seckit cover assess` that supposes changes for one Party.
struct CoverWhatIf {
  let party: String
  let changes: [String]
  let format: TableFormat
  let output: String?
  let spreadsheet: SpreadsheetOptions

  func run(_ assessor: CoverAssessor, _ inputs: CoverInputs) throws {
    let assessment = try CoverParty.assess(party, assessor, inputs)
    let whatIf: WhatIf
    do {
      whatIf = try WhatIf(
        changes.map { try WhatIfChange(parsing: $0, rules: assessor.rules) }, to: assessment, rules: assessor.rules)
    } catch {
      StandardError.write("Error: \(error)\n  See 'seckit cover assess --help' for more information.\n")
      throw ExitCode(64)
    }
    try WholeText.write(
      spreadsheet.text(WhatIfText(whatIf, assumed: changes, assessor: assessor), format, to: output),
      to: output)
    if !whatIf.then.shortfall.isZero { throw ExitCode(RunStatus.findings.rawValue) }
  }
}

/// One Party among the inputs.
enum CoverParty {
  static func assess(
    _ party: String, _ assessor: CoverAssessor, _ inputs: CoverInputs
  ) throws(RunFailure) -> PartyAssessment {
    guard let index = inputs.index(of: party) else {
      throw RunFailure("party '\(party.shown)' is not in \(inputs.partiesFile); check its name")
    }
    do {
      return try assessor.assess(index, of: inputs)
    } catch {
      throw RunFailure(error)
    }
  }
}
