public import ExactDecimal
import Messages
public import WorkingDays

/// What changes in the days after an assessment, if nobody does anything: support that stops counting, Invoices that fall due,
/// a new Regulatory Year, monthly reviews. And who becomes short, when, and by how much.
///
/// Rules, estimates, ratings and the states of instruments stay as they are on the day of the assessment. No Invoice is issued,
/// and none is paid unless ``Options/paysWhenDue`` says so.
public struct CoverOutlook: Sendable {
  /// How far to look, and what to take for granted.
  public struct Options: Sendable {
    /// The last day.
    public let until: CivilDate
    /// Whether each Invoice is taken to be paid on its due date. Those that are overdue on the day of the assessment stay unpaid.
    public let paysWhenDue: Bool
    /// The Working Day of a month on which its review is, from 1.
    public let reviewDay: Int

    /// Makes options; by default nothing is paid, and reviews are on the first Working Day of a month.
    public init(until: CivilDate, paysWhenDue: Bool = false, reviewDay: Int = 1) {
      (self.until, self.paysWhenDue, self.reviewDay) = (until, paysWhenDue, reviewDay)
    }
  }

  /// A Regulatory Year that begins in the days looked at.
  public struct Year: Sendable {
    /// Its first day.
    public let begins: CivilDate
    /// Its name, `2025-26`.
    public let name: String
    /// Its Credit Cover Threshold; `nil` where it is not known, and the one before is taken to stay.
    public let threshold: Threshold?
  }

  /// The day of the assessment, its rules and its calendar.
  public let assessor: CoverAssessor
  /// How far it looks.
  public let options: Options
  /// The Regulatory Years that begin.
  public let years: [Year]
  /// What changes, in order of its days; on one day what is for all Parties first, then by Party in the order of their file.
  public private(set) var changes: [OutlookChange] = []
  /// How many Parties there are.
  public let parties: Int
  /// The unverified rules that it rests on.
  public private(set) var unverified: [CitedRule] = []

  /// Looks at all Parties of inputs. `threshold` gives the Credit Cover Threshold of the Regulatory Year of a day, or `nil`.
  /// Throws where a Working Day is beyond the calendar.
  public init(
    _ assessor: CoverAssessor, _ inputs: CoverInputs, _ options: Options,
    threshold: (CivilDate) throws -> Threshold?
  ) throws {
    (self.assessor, self.options, parties) = (assessor, options, inputs.parties.count)
    years = try Self.years(after: assessor, until: options.until).map { begins, name in
      Year(begins: begins, name: name, threshold: try threshold(begins))
    }
    var found = try common(inputs)
    var kinds: Set<AssessmentKind> = []
    for index in inputs.parties.indices {
      let assessment = try assessor.assess(index, of: inputs)
      if kinds.insert(AssessmentKind(assessment)).inserted {
        for rule in assessor.rulesUsed(by: assessment) where rule.isUnverified && !unverified.contains(rule) {
          unverified.append(rule)
        }
      }
      found += try PartyOutlook(assessment, assessor, options, years).changes()
    }
    // What has one day keeps its order.
    changes = found.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  /// What is for all Parties: reviews and Regulatory Years.
  private func common(_ inputs: CoverInputs) throws(WorkingDayError) -> [OutlookChange] {
    var changes = years.map { year in
      var change = OutlookChange(day: year.begins, .threshold)
      change.item = year.name
      change.amount = year.threshold?.amount
      if year.threshold == nil { change.action = "Record its threshold" }
      return change
    }
    let estimates = inputs.parties.filter { $0.method == .itemised && $0.estimate?.isZero == false }
    let (year, number, _) = assessor.asAt.parts
    var first = CivilDate(year: year, month: number, day: 1)
    while let month = first, month <= options.until {
      let day = try assessor.calendar.add(
        options.reviewDay - 1, to: assessor.calendar.workingDay(onOrAfter: month), rule: .unadjusted)
      if day > assessor.asAt, day <= options.until {
        var change = OutlookChange(day: day, .review)
        change.item = estimates.count.counted("estimate")
        change.amount = estimates.reduce(.zero) { $0 + ($1.estimate ?? .zero) }
        (change.action, change.actionBy) = ("Renew the estimates", day)
        changes.append(change)
      }
      first = month.adding(months: 1)
    }
    return changes
  }

  private static func years(after assessor: CoverAssessor, until last: CivilDate) -> [(begins: CivilDate, name: String)]
  {
    let beginning = assessor.rules.regulatoryYear.beginning
    var year = assessor.rules.regulatoryYear.firstYear + 1
    var years: [(CivilDate, String)] = []
    while let day = CivilDate(year: year, month: beginning.month, day: beginning.day), day <= last {
      years.append((day, RegulatoryYear(of: day, beginning: beginning).name))
      year += 1
    }
    return years
  }

  /// Whether a Party is short on the day of the assessment, or becomes so.
  public var isAnyShort: Bool { changes.contains { $0.event == .short || $0.becomesShort } }

  /// How many Parties are short a number of days on, how many of them were not on the day of the assessment, and by how much.
  public func shortfalls(after days: Int) -> (parties: Int, new: Int, amount: ExactDecimal) {
    var last: [String: OutlookChange] = [:]
    var before: Set<String> = []
    for change in changes where change.day.dayNumber - assessor.asAt.dayNumber <= days {
      guard let party = change.party, change.figures != nil else { continue }
      if change.event == .short { before.insert(party.signifier) }
      last[party.signifier] = change
    }
    let short = last.filter { $0.value.shortfall.signum > 0 }
    return (
      short.count, short.keys.count { !before.contains($0) }, short.values.reduce(.zero) { $0 + $1.shortfall }
    )
  }
}

/// Something that changes on a day of an outlook.
public struct OutlookChange: Sendable {
  /// What can change. The raw values are stable.
  public enum Event: String, CaseIterable, Encodable, Sendable {
    /// The Party is short on the day of the assessment.
    case short
    /// A Regulatory Year begins, with a Credit Cover Threshold of its own.
    case threshold
    /// Estimates are renewed, and Parties assessed again.
    case review
    /// Invoices fall due.
    case invoicesDue = "invoices-due"
    /// An instrument no longer counts.
    case supportEnds = "support-ends"
  }

  /// The day: the first on which it is so.
  public let day: CivilDate
  /// What changes.
  public let event: Event
  /// Whose figures; `nil` of what is for all.
  public internal(set) var party: Party?
  /// The instrument, the Invoice, or what else it is about.
  public internal(set) var item = ""
  /// Pounds: of the instrument, the Invoices, the estimates, the threshold or the shortfall.
  public internal(set) var amount: ExactDecimal?
  /// The Party's figures after it; `nil` of what is for all.
  public internal(set) var figures: CreditCoverFigures?
  /// By how much the shortfall changes.
  public internal(set) var shortfallChange = ExactDecimal.zero
  /// Whether the Party was not short before it, and is now.
  public internal(set) var becomesShort = false
  /// What to do; empty where nothing is.
  public internal(set) var action = ""
  /// The Working Day by which.
  public internal(set) var actionBy: CivilDate?
  /// The instrument that no longer counts.
  public internal(set) var instrument: SupportInstrument?

  init(day: CivilDate, _ event: Event) { (self.day, self.event) = (day, event) }

  /// What follows from the figures.
  public var result: CreditCoverResult? { figures.map { CreditCoverResult($0) } }
  /// What the Party lacks after it, in pounds.
  public var shortfall: ExactDecimal { result?.shortfall ?? .zero }
  /// The Party's status after it.
  public var status: CoverStatus? {
    result.map { !$0.isOverThreshold ? .notRequired : $0.shortfall.isZero ? .covered : .shortfall }
  }
}
