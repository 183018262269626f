import ExactDecimal
import Messages
import Reporting
import Tables
import WorkingDays

/// Writes down how an assessment was calculated.
struct DerivationBuilder {
  let assessor: CoverAssessor
  let assessment: PartyAssessment
  let inputs: CoverInputs

  var derivation: Derivation {
    Derivation(
      party: assessment.party.signifier, name: assessment.party.name, asAt: assessor.asAt,
      ruleSet: assessor.rules.ruleSet, rulesFile: assessor.rules.file,
      ruleSetText: assessor.rules.ruleSetText, inputs: inputLines, steps: steps)
  }

  private func rules(_ rules: [any NamedRule]) -> [CitedRule] { assessor.cited(rules) }

  // MARK: Inputs

  private var inputLines: [Derivation.Input] {
    let party = assessment.party
    var facts: [String] = ["method \(party.method.rawValue)"]
    if let estimate = party.estimate { facts.append("estimate \(Money.grouped(estimate))") }
    if let invoice = party.monthlyInvoice { facts.append("monthly Invoice \(Money.grouped(invoice))") }
    if let value = party.maximumCreditValue { facts.append("Maximum Credit Value \(Money.grouped(value))") }
    facts += party.ratings.map(\.description)
    if let score = party.score { facts.append("score \(score)") }
    var lines = [
      Derivation.Input(place: party.place.description(in: inputs.partiesFile), text: facts.joined(separator: ", "))
    ]
    for invoice in assessment.invoices {
      lines.append(
        Derivation.Input(
          place: invoice.place.description(in: inputs.invoicesFile ?? ""),
          text: "Invoice \(invoice.number), issued \(invoice.issued), due \(invoice.due):"
            + " \(Money.grouped(invoice.gross)) gross, \(Money.grouped(invoice.paid)) paid"
            + (invoice.isDisputed ? ", disputed" : "") + (invoice.isCounted ? "" : "; not counted")))
    }
    for verdict in assessment.instruments {
      let instrument = verdict.instrument
      let ratings =
        instrument.ratings.isEmpty ? "" : ", \(instrument.ratings.map(\.description).joined(separator: ", "))"
      let issuer = instrument.issuer.isEmpty ? "" : ", issued by \(instrument.issuer)"
      lines.append(
        Derivation.Input(
          place: instrument.place.description(in: inputs.supportFile ?? ""),
          text: "\(instrument.kind.name) \(instrument.name), \(Money.grouped(instrument.amount))\(issuer)\(ratings)"
            + (instrument.expires.map { ", expires \($0)" } ?? "") + ", \(instrument.state.rawValue)"))
    }
    lines.append(
      Derivation.Input(
        place: assessor.threshold.rule.reference.source,
        text: "Credit Cover Threshold \(Money.exact(assessor.threshold.amount)),"
          + " Regulatory Year \(assessor.rules.regulatoryYear.name)"))
    // How a file was read where it could be read in another way.
    for note in assessment.notes where [.datesDayFirst, .readAsChosen, .later].contains(note.code) {
      lines.append(Derivation.Input(place: "assumed", text: note.text))
    }
    return lines
  }

  // MARK: Steps

  private var steps: [Derivation.Step] {
    riskSteps + limitSteps + requirementSteps + supportSteps + dateSteps
  }

  private var riskSteps: [Derivation.Step] {
    let figures = assessment.figures
    let result = assessment.result
    let unpaid = Derivation.Step(
      figure: "unpaid", title: "Unpaid Invoices",
      working: sum(assessment.invoices.filter(\.isCounted).map { ($0.number, $0.unpaid) }),
      unrounded: .amount(figures.unpaid), rounded: nil, rules: rules(assessment.sums.rules(figures.method)))
    let risk =
      switch figures.method {
      case .itemised:
        Derivation.Step(
          figure: "value_at_risk", title: "Value at Risk",
          working: "\(Money.grouped(figures.unpaid)) + \(Money.grouped(figures.estimate))",
          unrounded: .amount(result.valueAtRisk), rounded: nil, rules: rules([Rules.valueAtRisk]))
      case .uplift:
        Derivation.Step(
          figure: "value_at_risk", title: "Value at Risk",
          working: "\(Money.grouped(figures.monthlyInvoice)) × (100 + \(figures.uplift)) %",
          unrounded: .amount(result.valueAtRisk), rounded: nil, rules: rules([Rules.uplift]))
      }
    return [unpaid, risk]
  }

  private var limitSteps: [Derivation.Step] {
    let figures = assessment.figures
    let basis = assessment.creditFactor.basis
    let table = assessor.rules.ratings
    let ratings = assessment.party.ratings
    let working =
      ratings.count > 1
      ? "the lowest of " + ratings.map { "\($0) (\(table.factor(of: $0)) %)" }.joined(separator: ", ")
      : basis.description
    let factorRules: [any NamedRule] =
      switch basis {
      case .rating: [Rules.ratingFactors]
      case .score: [Rules.scoreFactors]
      case .nothing: []
      }
    return [
      Derivation.Step(
        figure: "credit_factor", title: "Unsecured Credit Factor", working: working,
        unrounded: .percent(figures.creditFactor), rounded: nil, rules: rules(factorRules)),
      Derivation.Step(
        figure: "unsecured_credit_limit", title: "Unsecured Credit Limit",
        working: "\(Money.grouped(figures.maximumCreditValue)) × \(figures.creditFactor) %",
        unrounded: .amount(assessment.result.unsecuredCreditLimit), rounded: .amount(assessment.roundedLimit),
        rules: rules([Rules.unsecuredCreditLimit])),
    ]
  }

  private var requirementSteps: [Derivation.Step] {
    let result = assessment.result
    return [
      Derivation.Step(
        figure: "requirement", title: "Credit Cover Requirement",
        working: "max(0, \(Money.exact(result.valueAtRisk)) − \(Money.exact(result.unsecuredCreditLimit)))",
        unrounded: .amount(result.exactRequirement), rounded: .amount(result.requirement),
        rules: rules([Rules.requirement, Rules.requirementRounding])),
      Derivation.Step(
        figure: "over_threshold", title: "Over the Credit Cover Threshold",
        working: "\(Money.exact(result.requirement)) > \(Money.exact(assessment.figures.threshold))",
        unrounded: .decision(result.isOverThreshold), rounded: nil,
        rules: [assessor.threshold.rule] + rules([Rules.regulatoryYear])),
      Derivation.Step(
        figure: "required", title: "Credit Support required",
        working: result.isOverThreshold
          ? "the requirement, which is over the threshold" : "nothing: the requirement is not over the threshold",
        unrounded: .amount(result.required), rounded: nil, rules: rules([Rules.supportRequired])),
    ]
  }

  private var supportSteps: [Derivation.Step] {
    let terms = assessment.instruments.filter(\.isCounted).map { ($0.instrument.name, $0.counted) }
    let left = assessment.instruments.filter { !$0.isCounted }.map { verdict in
      "; without \(verdict.instrument.name): \(verdict.reasons(assessor.rules).joined(separator: "; and "))"
    }
    let result = assessment.result
    let isShort = !result.shortfall.isZero
    let pair = (Money.exact(result.required), Money.exact(assessment.figures.counted))
    return [
      Derivation.Step(
        figure: "counted", title: "Credit Support counted", working: sum(terms) + left.joined(),
        unrounded: .amount(assessment.figures.counted), rounded: nil,
        rules: rules(assessor.supportRules(of: assessment))),
      Derivation.Step(
        figure: isShort ? "shortfall" : "excess", title: isShort ? "Shortfall" : "Excess",
        working: isShort ? "\(pair.0) − \(pair.1)" : "\(pair.1) − \(pair.0)",
        unrounded: .amount(isShort ? result.shortfall : result.excess), rounded: nil,
        rules: rules([Rules.supportRequired])),
    ] + usedSteps
  }

  private var usedSteps: [Derivation.Step] {
    let (required, counted) = (assessment.result.required, assessment.figures.counted)
    guard let used = assessment.coverUsed, let exact = (required * ExactDecimal(100)).divided(by: counted) else {
      return []
    }
    return [
      Derivation.Step(
        figure: "cover_used", title: "Credit Support in use",
        working: "\(Money.exact(required)) / \(Money.exact(counted)) × 100 %", unrounded: .percent(exact),
        rounded: .percent(ExactFraction(used)), rules: rules([Rules.headroomLevels]))
    ]
  }

  private var dateSteps: [Derivation.Step] {
    guard let dates = assessment.dates else { return [] }
    func step(
      _ figure: String, _ title: String, from: CivilDate, to: CivilDate, _ rule: any NamedRule
    ) -> Derivation.Step {
      let count = assessor.citations[rule.name]?.value ?? ""
      // An event on another day counts as of the next Working Day.
      let moved = (try? assessor.calendar.workingDay(onOrAfter: from)) ?? from
      let start = moved == from ? from.displayText : "\(from.displayText), not a Working Day, so \(moved.displayText),"
      return Derivation.Step(
        figure: figure, title: title, working: "\(start) + \(count)", unrounded: .date(to), rounded: nil,
        rules: rules([rule]))
    }
    return [
      step("action_by", "Support due by", from: dates.notice, to: dates.actionBy, Rules.supportIncreaseDays),
      step("breach_notice", "Breach notice from", from: dates.actionBy, to: dates.breachNotice, Rules.breachNoticeDays),
      step(
        "event_of_default", "Event of Default after", from: dates.breachNotice, to: dates.eventOfDefault,
        Rules.supportDefaultDays),
    ]
  }

  /// A sum written out, whole: who checks it adds it up.
  private func sum(_ terms: [(name: String, amount: ExactDecimal)]) -> String {
    guard !terms.isEmpty else { return "none" }
    return terms.enumerated().reduce(into: "") { text, term in
      let amount = term.element.amount
      let sign = amount.signum < 0 ? (term.offset == 0 ? "−" : " − ") : term.offset == 0 ? "" : " + "
      text += sign + Money.grouped(amount.magnitude)
    }
  }
}

extension CoverAssessor {
  /// How this assessor calculated an assessment.
  public func derivation(of assessment: PartyAssessment, inputs: CoverInputs) -> Derivation {
    DerivationBuilder(assessor: self, assessment: assessment, inputs: inputs).derivation
  }
}
