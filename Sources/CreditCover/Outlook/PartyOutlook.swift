import ExactDecimal
import Messages
import WorkingDays

/// What changes for one Party. Each change is applied to the figures that those before it left, so that the changes of the
/// shortfall add up.
struct PartyOutlook {
  private let assessment: PartyAssessment
  private let assessor: CoverAssessor
  private let options: CoverOutlook.Options
  private let years: [CoverOutlook.Year]

  init(
    _ assessment: PartyAssessment, _ assessor: CoverAssessor, _ options: CoverOutlook.Options,
    _ years: [CoverOutlook.Year]
  ) {
    (self.assessment, self.assessor, self.options, self.years) = (assessment, assessor, options, years)
  }

  private enum Step {
    case invoices(ArraySlice<Invoice>)
    case year(CoverOutlook.Year)
    case instrument(InstrumentVerdict)
  }

  func changes() throws(WorkingDayError) -> [OutlookChange] {
    var figures = assessment.figures
    var changes: [OutlookChange] = []
    if let dates = assessment.dates {
      var change = self.change(assessor.asAt, .short, figures)
      change.amount = assessment.result.shortfall
      change.action = "Provide \(Money.pounds(assessment.result.shortfall))"
      change.actionBy = dates.actionBy
      changes.append(change)
    }
    var shortfall = assessment.result.shortfall
    for (day, step) in steps() {
      let before = figures
      var change: OutlookChange
      switch step {
      case .invoices(let invoices):
        if options.paysWhenDue { figures.unpaid -= invoices.reduce(.zero) { $0 + $1.atRisk } }
        change = self.change(day, .invoicesDue, figures)
        change.item = invoices.count == 1 ? invoices.first?.number ?? "" : invoices.count.counted("Invoice")
        let sum = invoices.reduce(ExactDecimal.zero) { $0 + $1.unpaid }
        change.amount = sum
        if sum.signum > 0 {
          change.action = "Pay \(Money.pounds(sum))"
          change.actionBy = try lastWorkingDay(day)
        }
      case .year(let year):
        if let threshold = year.threshold { figures.threshold = threshold.amount }
        change = self.change(day, .threshold, figures)
        (change.item, change.amount) = (year.name, figures.threshold)
      case .instrument(let verdict):
        figures.counted -= verdict.counted
        change = self.change(day, .supportEnds, figures)
        (change.item, change.amount) = (verdict.instrument.name, verdict.instrument.amount)
        change.instrument = verdict.instrument
      }
      change.shortfallChange = change.shortfall - shortfall
      change.becomesShort = shortfall.isZero && change.shortfall.signum > 0
      // A threshold that changes nothing is told once for all.
      if case .year = step, CreditCoverResult(before).required == CreditCoverResult(figures).required { continue }
      if change.shortfallChange.signum > 0 {
        change.action = "Provide \(Money.pounds(change.shortfallChange))\(shortfall.isZero ? "" : " more")"
        // In place before the first day on which it is missing.
        change.actionBy = try lastWorkingDay(day.adding(days: -1) ?? day)
      }
      shortfall = change.shortfall
      changes.append(change)
    }
    return changes
  }

  private func change(_ day: CivilDate, _ event: OutlookChange.Event, _ figures: CreditCoverFigures) -> OutlookChange {
    var change = OutlookChange(day: day, event)
    (change.party, change.figures) = (assessment.party, figures)
    return change
  }

  /// What happens, day by day: on one day Invoices first, then the threshold, then instruments in the order of their file.
  private func steps() -> [(day: CivilDate, step: Step)] {
    let days = assessor.asAt...options.until
    // What was overpaid falls due no more.
    let due = assessment.invoices.filter { days.contains($0.due) && !$0.unpaid.isZero && $0.overpaid.isZero }
    let byDay = Dictionary(grouping: due, by: \.due)
    var steps: [(day: CivilDate, step: Step)] = byDay.keys.sorted().map { day in
      (day, .invoices((byDay[day] ?? [])[...]))
    }
    steps += years.map { ($0.begins, .year($0)) }
    steps += assessment.instruments.compactMap { verdict in
      guard verdict.isCounted, let day = verdict.countsUntil?.adding(days: 1), day <= options.until else { return nil }
      return (day, .instrument(verdict))
    }
    return steps.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  /// The last Working Day of which there is still time; where none is left, the first that comes.
  private func lastWorkingDay(_ day: CivilDate) throws(WorkingDayError) -> CivilDate {
    let last = try assessor.calendar.workingDay(onOrBefore: day)
    return last >= assessor.asAt ? last : try assessor.calendar.workingDay(onOrAfter: assessor.asAt)
  }
}
