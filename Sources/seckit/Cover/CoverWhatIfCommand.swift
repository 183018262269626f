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
  let spreadsheet: SpreadsheetOptions

  func run(_ assessor: CoverAssessor, _ inputs: CoverInputs) throws {
    let assessment = try assessor.assess(party, of: inputs)
    let whatIf = try WhatIf(
      changes.map { try WhatIfChange(parsing: $0, rules: assessor.rules) }, to: assessment, rules: assessor.rules)
    try spreadsheet.write(WhatIfReport(whatIf, assumed: changes, assessor: assessor), format)
    if !whatIf.then.shortfall.isZero { throw ExitStatus.findings }
  }
}

extension CoverAssessor {
  func assess(_ party: String, of inputs: CoverInputs) throws -> PartyAssessment {
    guard let index = inputs.index(of: party) else {
      throw CommandError("party '\(party.shown)' is not in \(inputs.partiesFile); check its name")
    }
    return try assess(index, of: inputs)
  }
}
