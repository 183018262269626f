extension CoverAssessor {
  /// The rules that an assessment rests on, in the order in which it uses them.
  public func rulesUsed(by assessment: PartyAssessment) -> [CitedRule] {
    var used: [any NamedRule] = [Rules.valueAtRisk]
    if assessment.figures.method == .uplift { used.append(Rules.uplift) }
    switch assessment.creditFactor.basis {
    case .rating: used.append(Rules.ratingFactors)
    case .score: used.append(Rules.scoreFactors)
    case .nothing: break
    }
    used += [Rules.unsecuredCreditLimit, Rules.requirement, Rules.requirementRounding]
    var then: [any NamedRule] = [Rules.regulatoryYear, Rules.supportRequired]
    then += supportRules(of: assessment)
    if assessment.dates != nil {
      then += [Rules.supportIncreaseDays, Rules.breachNoticeDays, Rules.supportDefaultDays]
    }
    return cited(used) + [threshold.rule] + cited(then)
  }

  /// Those of some rules that hold, as results cite them.
  func cited(_ rules: [any NamedRule]) -> [CitedRule] {
    rules.compactMap { citations[$0.name] }
  }

  /// The rules by which the Credit Support of an assessment was tested.
  func supportRules(of assessment: PartyAssessment) -> [any NamedRule] {
    var tests: Set<InstrumentTest> = []
    for verdict in assessment.instruments { tests.formUnion(self.rules.instrumentTests[verdict.instrument.kind] ?? []) }
    var rules: [any NamedRule] = assessment.instruments.isEmpty ? [] : [Rules.instrumentTests]
    if tests.contains(.issuerRating) { rules.append(Rules.issuerMinimum) }
    if tests.contains(.expiry) { rules.append(Rules.monthsLeft) }
    return rules
  }
}
