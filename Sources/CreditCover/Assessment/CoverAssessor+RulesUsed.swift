extension CoverAssessor {
  /// The rules that an assessment rests on, in the order in which it uses them.
  public func rulesUsed(by assessment: PartyAssessment) -> [CitedRule] {
    var names: [CreditCoverRules.CitedName] = [.valueAtRisk]
    if assessment.figures.method == .uplift { names.append(.uplift) }
    switch assessment.creditFactor.basis {
    case .rating: names.append(.ratingFactors)
    case .score: names.append(.scoreFactors)
    case .nothing: break
    }
    names += [.unsecuredCreditLimit, .requirement, .requirementRounding]
    let support = supportRules(of: assessment)
    let dates: [CreditCoverRules.CitedName] =
      assessment.dates == nil ? [] : [.supportIncreaseDays, .breachNoticeDays, .supportDefaultDays]
    return names.compactMap { citations[$0] } + [threshold.rule]
      + ([.regulatoryYear, .supportRequired] + support + dates).compactMap { citations[$0] }
  }

  /// The rules by which the Credit Support of an assessment was tested.
  func supportRules(of assessment: PartyAssessment) -> [CreditCoverRules.CitedName] {
    var tests: Set<InstrumentTest> = []
    for verdict in assessment.instruments { tests.formUnion(rules.instrumentTests[verdict.instrument.kind] ?? []) }
    return (assessment.instruments.isEmpty ? [] : [.instrumentTests])
      + (tests.contains(.issuerRating) ? [.issuerMinimum] : []) + (tests.contains(.expiry) ? [.monthsLeft] : [])
  }
}
