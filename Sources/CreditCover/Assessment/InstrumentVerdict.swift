public import ExactDecimal
public import Messages
public import WorkingDays

/// What became of an instrument on a date.
public struct InstrumentVerdict: Sendable {
  /// The instrument.
  public let instrument: SupportInstrument
  /// The tests that it fails, in the order of ``InstrumentTest``; empty where it counts.
  public let failed: [InstrumentTest]
  /// The last day on which enough months are left; `nil` where that is not tested.
  public let countsUntil: CivilDate?

  /// Whether it counts.
  public var isCounted: Bool { failed.isEmpty }

  /// What it adds to the Credit Support: its amount, or nothing.
  public var counted: ExactDecimal { isCounted ? instrument.amount : .zero }

  /// Tests an instrument by rules, on their date or another.
  init(_ instrument: SupportInstrument, rules: CreditCoverRules, on date: CivilDate? = nil) {
    self.instrument = instrument
    let date = date ?? rules.date
    let tests = rules.instrumentTests[instrument.kind] ?? []
    let testsExpiry = tests.contains(.expiry)
    let countsUntil =
      testsExpiry ? instrument.expires.flatMap { Self.lastDay(before: $0, months: rules.monthsLeft) } : nil
    self.countsUntil = countsUntil
    failed = InstrumentTest.allCases.filter { test in
      guard tests.contains(test) else { return false }
      return switch test {
      case .issuerRating:
        instrument.ratings.isEmpty
          || instrument.ratings.contains { $0.notch > (rules.issuerMinimum[$0.agency]?.notch ?? -1) }
      case .expiry: date > (countsUntil ?? .first)
      case .state: instrument.state != .inForce
      case .amount: instrument.amount.signum <= 0
      }
    }
  }

  /// The last day that has this number of calendar months left before an expiry: a month after 31 May is 30 June, so that an
  /// expiry on 30 June still counts on 31 May.
  static func lastDay(before expiry: CivilDate, months: Int) -> CivilDate? {
    let day = expiry.adding(months: -months)
    return expiry == expiry.endOfMonth ? day?.endOfMonth : day
  }

  /// Why it does not count, in words; empty where it does.
  public func reasons(_ rules: CreditCoverRules) -> [String] {
    failed.map { test in
      switch test {
      case .issuerRating:
        if let worst = instrument.ratings.first(where: { $0.notch > (rules.issuerMinimum[$0.agency]?.notch ?? -1) }),
          let minimum = rules.issuerMinimum[worst.agency]
        {
          "its issuer is rated \(worst), below \(minimum.symbol)"
        } else {
          "its issuer has no rating"
        }
      case .expiry where (instrument.expires ?? .last) < rules.date:
        "it expired \(instrument.expires?.description ?? "")"
      case .expiry:
        "it expires \(instrument.expires?.description ?? "never"), and \(rules.monthsLeft.counted("calendar month")) must be left"
      case .state: "its issuer has \(instrument.state.rawValue) it"
      case .amount: "its amount is £0.00"
      }
    }
  }
}

/// What an instrument must pass to count as Credit Support.
public enum InstrumentTest: String, JSONWord, Encodable, Sendable {
  /// The issuer's lowest long-term rating is good enough.
  case issuerRating = "issuer-rating"
  /// Enough calendar months are left before it expires.
  case expiry
  /// Its issuer has neither breached nor disclaimed it.
  case state
  /// Its amount is over 0.
  case amount
}
