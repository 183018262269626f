public import ExactDecimal
public import WorkingDays

/// What a Party must provide on a date, and whether it does.
public struct PartyAssessment: Sendable {
  /// Who was assessed.
  public let party: Party
  /// Its Invoices, in the order of their file.
  public let invoices: ArraySlice<Invoice>
  /// Its Credit Support, each instrument with the tests that it fails.
  public let instruments: [InstrumentVerdict]
  /// Its Unsecured Credit Factor, and the rating or score that gives it.
  public let creditFactor: CreditFactor
  /// What the requirement is worked out from.
  public let figures: CreditCoverFigures
  /// What follows from them.
  public let result: CreditCoverResult
  /// The dates behind a shortfall; `nil` without one.
  public let dates: ShortfallDates?
  /// What its Invoices come to.
  public let sums: InvoiceSums
  /// The date of the assessment.
  public let asAt: CivilDate
  /// The last day on which what counts now is enough, and what is missing then; `nil` where it stays enough, or is not needed
  /// or not enough today.
  public let lapse: SupportLapse?
  /// Whether it becomes short within the days of which is warned.
  public let isLapsing: Bool
  /// How much of the Credit Support that counts is needed, in percent, rounded half up to two decimals; over 100 where it is
  /// not enough, and `nil` where none is needed or none counts.
  public let coverUsed: ExactDecimal?
  /// How near the need is to the Credit Support that counts.
  public let headroomLevel: HeadroomLevel
  /// What a reader should know.
  public internal(set) var notes: [AssessmentNote]

  /// What is unpaid by how long it is past its due date.
  public var ageing: Ageing { sums.ageing }

  /// How much of the Credit Support that counts is left, in percent: ``coverUsed`` and this are 100.
  public var headroom: ExactDecimal? { coverUsed.map { ExactDecimal(100) - $0 } }

  /// Whether it needs Credit Support, and whether that is enough.
  public var status: CoverStatus {
    if !result.isOverThreshold { return .notRequired }
    guard result.shortfall.isZero else { return .shortfall }
    return isLapsing ? .lapsing : .covered
  }

  /// The Unsecured Credit Limit, rounded as the requirement is, in pounds.
  public var roundedLimit: ExactDecimal { figures.rounding.applied(to: result.unsecuredCreditLimit) }
}

/// When what counts now is no longer enough, if nothing else changes: instruments stop counting before they expire.
public struct SupportLapse: Hashable, Sendable {
  /// The last day on which it is enough.
  public let coveredUntil: CivilDate
  /// What is missing on the day after, in pounds.
  public let shortfall: ExactDecimal

  /// Of instruments that come to an amount which is enough; `nil` where they stay enough.
  init?(_ instruments: [InstrumentVerdict], counted: ExactDecimal, required: ExactDecimal) {
    var left = counted
    let ending = instruments.filter { $0.isCounted && $0.countsUntil != nil }
    var days: [CivilDate: ExactDecimal] = [:]
    for verdict in ending { if let day = verdict.countsUntil { days[day, default: .zero] += verdict.counted } }
    for (day, amount) in days.sorted(by: { $0.key < $1.key }) {
      left -= amount
      if left < required {
        (coveredUntil, shortfall) = (day, required - left)
        return
      }
    }
    return nil
  }
}

/// How near the requirement is to the Credit Support that counts, by the levels of the rules.
public enum HeadroomLevel: String, CaseIterable, Codable, Sendable {
  /// Below the levels, or no Credit Support is needed.
  case none
  /// From the first level on.
  case warning
  /// From the second level on, and where the support is not enough.
  case alert

  init(_ counted: ExactDecimal, needed: ExactDecimal, _ levels: CreditCoverRuleData.HeadroomLevels) {
    // Compared exactly, not as it is rounded.
    let used = needed * ExactDecimal(100)
    self =
      needed.isZero || used < counted * ExactDecimal(levels.warning)
      ? .none : used < counted * ExactDecimal(levels.alert) ? .warning : .alert
  }
}

/// The state of a Party.
public enum CoverStatus: String, CaseIterable, Codable, Sendable {
  /// Its requirement is not over the Credit Cover Threshold: it needs no Credit Support.
  case notRequired = "not-required"
  /// Its Credit Support is enough.
  case covered
  /// Its Credit Support is enough, but soon it is not: some of it stops counting.
  case lapsing
  /// Its Credit Support is not enough.
  case shortfall
}

/// Something that a reader of a result should know.
public struct AssessmentNote: Encodable, Hashable, Sendable {
  /// What kinds of notes there are. The raw values are stable.
  public enum Code: String, CaseIterable, Encodable, Sendable {
    /// An instrument does not count, and why.
    case notCounted = "not-counted"
    /// What is not checked of a Cash Deposit.
    case notTested = "not-tested"
    /// An instrument counts, but not for long.
    case expiring
    /// The Credit Support is enough, but not for long.
    case lapsing
    /// The need is near the Credit Support that counts, by the levels of the rules.
    case headroom
    /// Invoices are past their due date.
    case overdue
    /// More was paid than Invoices ask for, and whether that counts.
    case overpaid
    /// Invoices are disputed, and whether they count.
    case disputed
    /// Invoices or payments are dated after the assessment, and left out.
    case later
    /// No estimate was given: £0.00 is taken.
    case noEstimate = "no-estimate"
    /// No Maximum Credit Value was given: the Unsecured Credit Limit is £0.00.
    case noMaximumCreditValue = "no-maximum-credit-value"
    /// Neither rating nor score was given: the Unsecured Credit Limit is £0.00.
    case noRatingOrScore = "no-rating-or-score"
    /// The rating counts, not the score.
    case scoreNotUsed = "score-not-used"
    /// There was no Unsecured Credit Limit yet.
    case limitNotInForce = "limit-not-in-force"
    /// The dates behind a shortfall.
    case nextSteps = "next-steps"
    /// Dates of a file were taken to be day first, since none shows their order.
    case datesDayFirst = "dates-day-first"
    /// Amounts or dates of a file were read as the user said.
    case readAsChosen = "read-as-chosen"

    /// Whether it is about a file, and so about all Parties of it.
    var isOfFile: Bool { self == .datesDayFirst || self == .readAsChosen }
  }

  /// What the note is about, for scripts.
  public let code: Code
  /// The note in words, for people.
  public let text: String
}

/// What follows a notice that Credit Support must be increased, by Working Days.
public struct ShortfallDates: Hashable, Sendable {
  /// The day of the notice.
  public let notice: CivilDate
  /// The last day on which the support may be increased.
  public let actionBy: CivilDate
  /// The first day on which a breach can be notified (J3.14).
  public let breachNotice: CivilDate
  /// The last day before an Event of Default (M8.1).
  public let eventOfDefault: CivilDate

  /// Counts from a notice. Throws where the calendar does not reach so far.
  public init(
    notice: CivilDate, rules: CreditCoverRules, calendar: WorkingDayCalendar
  ) throws(WorkingDayError) {
    self.notice = notice
    actionBy = try calendar.add(rules.supportIncreaseDays, to: notice)
    breachNotice = try calendar.add(rules.breachNoticeDays, to: actionBy)
    eventOfDefault = try calendar.add(rules.supportDefaultDays, to: breachNotice)
  }
}
