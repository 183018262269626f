import ExactDecimal
import Messages
import Tables
public import WorkingDays

/// Assesses Parties by one set of rules, on one date.
public struct CoverAssessor: Sendable {
  /// The rules in force on the date.
  public let rules: CreditCoverRules
  /// The Credit Cover Threshold.
  public let threshold: Threshold
  /// The calendar by which dates are counted.
  public let calendar: WorkingDayCalendar
  /// The day on which a Party that is short is told to increase its support.
  public let notice: CivilDate
  /// An instrument that stops counting within this number of days is warned of.
  public let warnDays: Int
  /// The rules as results cite them, by their names.
  let citations: [String: CitedRule]
  /// The dates of any shortfall: the same for all Parties. An error only where a Party is short.
  let shortfallDates: Result<ShortfallDates, WorkingDayError>

  /// Makes an assessor. The notice is taken to be given on the date of the rules, if none is given.
  public init(
    rules: CreditCoverRules, threshold: Threshold, calendar: WorkingDayCalendar, notice: CivilDate? = nil,
    warnDays: Int = 30
  ) {
    self.rules = rules
    self.threshold = threshold
    self.calendar = calendar
    let notice = notice ?? rules.date
    self.notice = notice
    shortfallDates = Result { () throws(WorkingDayError) in
      try ShortfallDates(notice: notice, rules: rules, calendar: calendar)
    }
    self.warnDays = warnDays
    citations = Dictionary(uniqueKeysWithValues: rules.cited.map { ($0.name, $0) })
  }

  /// The date of the assessment.
  public var asAt: CivilDate { rules.date }

  /// Assesses a Party. Throws where a shortfall's dates are beyond the calendar.
  public func assess(
    _ party: Party, invoices: ArraySlice<Invoice>, support: ArraySlice<SupportInstrument>
  ) throws(WorkingDayError) -> PartyAssessment {
    let sums = InvoiceSums(invoices, on: asAt)
    let instruments = support.map { InstrumentVerdict($0, rules: rules) }
    let creditFactor = CreditFactor(ratings: party.ratings, score: party.score, rules: rules)
    let figures = CreditCoverFigures(
      method: party.method, unpaid: sums.unpaid, estimate: party.estimate ?? .zero,
      monthlyInvoice: party.monthlyInvoice ?? .zero, uplift: rules.uplift,
      maximumCreditValue: rules.hasUnsecuredCreditLimit ? party.maximumCreditValue ?? .zero : .zero,
      creditFactor: creditFactor.percent, rounding: rules.rounding, threshold: threshold.amount,
      counted: instruments.reduce(.zero) { $0 + $1.counted })
    let result = CreditCoverResult(figures)
    let dates = result.shortfall.isZero ? nil : try shortfallDates.get()
    let isCovered = result.isOverThreshold && result.shortfall.isZero
    let lapse =
      isCovered ? SupportLapse(instruments, counted: figures.counted, required: result.required) : nil
    let isLapsing = lapse.map { isSoon($0.coveredUntil) } ?? false
    var assessment = PartyAssessment(
      party: party, invoices: invoices, instruments: instruments, creditFactor: creditFactor, figures: figures,
      result: result, dates: dates, sums: sums, asAt: asAt, lapse: lapse, isLapsing: isLapsing,
      coverUsed: result.isOverThreshold && figures.counted.signum > 0
        ? (result.required * ExactDecimal(100)).divided(by: figures.counted, scale: 2, .halfUp) : nil,
      headroomLevel: HeadroomLevel(figures.counted, needed: result.required, rules.headroomLevels),
      notes: notes(party, sums: sums, instruments: instruments, basis: creditFactor.basis, dates: dates))
    if isLapsing, let lapse {
      assessment.notes.insert(
        AssessmentNote(
          code: .lapsing,
          text: "covered until \(lapse.coveredUntil); then \(Money.pounds(lapse.shortfall)) short, if nothing changes"),
        at: 0)
    }
    if assessment.headroomLevel != .none, result.shortfall.isZero, let used = assessment.coverUsed {
      let levels = rules.headroomLevels
      let level =
        assessment.headroomLevel == .alert ? "an alert from \(levels.alert) %" : "a warning from \(levels.warning) %"
      assessment.notes.append(
        AssessmentNote(code: .headroom, text: "\(Money.plain(used)) % of the support is in use (\(level))"))
    }
    return assessment
  }

  /// Whether a last day is within the days of which is warned.
  private func isSoon(_ last: CivilDate) -> Bool { asAt.adding(days: warnDays).map { last < $0 } ?? false }

  /// Assesses the Party at a place among inputs.
  public func assess(_ index: Int, of inputs: CoverInputs) throws(WorkingDayError) -> PartyAssessment {
    let (invoices, support) = (inputs.invoices(of: index), inputs.support(of: index))
    var assessment = try assess(inputs.parties[index], invoices: invoices, support: support)
    if let words = inputs.later[index]?.text(after: asAt) {
      assessment.notes.append(AssessmentNote(code: .later, text: words))
    }
    for reading in inputs.readings
    where reading.file == inputs.invoicesFile && !invoices.isEmpty
      || reading.file == inputs.supportFile && !support.isEmpty || reading.file == inputs.partiesFile
    {
      assessment.notes.append(
        AssessmentNote(
          code: reading.isAssumed ? .datesDayFirst : .readAsChosen, text: "\(reading.file): \(reading.text)"))
    }
    return assessment
  }

  private func notes(
    _ party: Party, sums: InvoiceSums, instruments: [InstrumentVerdict], basis: CreditFactor.Basis,
    dates: ShortfallDates?
  ) -> [AssessmentNote] {
    var notes: [AssessmentNote] = []
    func note(_ code: AssessmentNote.Code, _ text: String) { notes.append(AssessmentNote(code: code, text: text)) }
    if let dates {
      note(
        .nextSteps,
        "increase the support by \(told(dates.actionBy)); a breach can be notified from \(dates.breachNotice);"
          + " an Event of Default after \(told(dates.eventOfDefault))")
    }
    for verdict in instruments {
      let name = "\(verdict.instrument.kind.name) \(verdict.instrument.name)"
      if !verdict.isCounted {
        note(.notCounted, "\(name) is not counted: \(verdict.reasons(rules).joined(separator: "; and "))")
      } else if let last = verdict.countsUntil, isSoon(last) {
        note(.expiring, "\(name) counts until \(last) only; it expires \(verdict.instrument.expires ?? last)")
      }
    }
    for verdict in instruments where verdict.isCounted && verdict.countsUntil == nil {
      let instrument = verdict.instrument
      if instrument.state != .inForce || (instrument.expires ?? .last) < asAt {
        note(.notTested, "\(instrument.kind.name) \(instrument.name) counts: its state and expiry are not tested")
      }
    }
    notes += sums.notes(rules, party.method)
    if party.method == .itemised, party.estimate == nil {
      note(.noEstimate, "no estimate of Charges given: £0.00 is used")
    }
    if !rules.hasUnsecuredCreditLimit {
      note(.limitNotInForce, "there was no Unsecured Credit Limit on \(asAt)")
    } else {
      if party.maximumCreditValue == nil {
        note(.noMaximumCreditValue, "no Maximum Credit Value: no Unsecured Credit Limit")
      }
      if basis == .nothing { note(.noRatingOrScore, "neither rating nor score: no Unsecured Credit Limit") }
      if case .rating = basis, let score = party.score {
        note(.scoreNotUsed, "the rating counts, not the score \(score)")
      }
    }
    return notes
  }

  /// A date, with a word where it is past.
  private func told(_ date: CivilDate) -> String { "\(date)\(date < asAt ? " (past)" : "")" }
}

extension CoverAssessor {
  /// The rules that an assessment rests on, in the order in which it uses them.
  public func rulesUsed(by assessment: PartyAssessment) -> [CitedRule] {
    var used = assessment.sums.rules(assessment.figures.method)
    if assessment.figures.method == .uplift { used.append(Rules.uplift) }
    switch assessment.creditFactor.basis {
    case .rating: used.append(Rules.ratingFactors)
    case .score: used.append(Rules.scoreFactors)
    case .nothing: break
    }
    used += [Rules.unsecuredCreditLimit, Rules.requirement, Rules.requirementRounding]
    var then: [any NamedRule] = [Rules.regulatoryYear, Rules.supportRequired]
    then += supportRules(of: assessment)
    if assessment.coverUsed != nil { then.append(Rules.headroomLevels) }
    if assessment.dates != nil {
      then += [Rules.supportIncreaseDays, Rules.breachNoticeDays, Rules.supportDefaultDays]
    }
    return cited(used) + [threshold.rule] + cited(then)
  }

  /// The rules among `rules` that are in force, as results cite them.
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
