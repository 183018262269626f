import ExactDecimal
import Reporting

extension CreditCoverRules {
  /// The rules that hold on the date, in the order in which a calculation uses them; not the base rates.
  public var cited: [CitedRule] { CitedName.allCases.compactMap { cited($0) } }

  /// The names of the rules.
  enum CitedName: String, CaseIterable {
    case valueAtRisk = "value_at_risk"
    case uplift
    case unsecuredCreditLimit = "unsecured_credit_limit"
    case ratingFactors = "rating_factors"
    case scoreFactors = "score_factors"
    case requirement
    case requirementRounding = "requirement_rounding"
    case regulatoryYear = "regulatory_year"
    case publishedThreshold = "published_thresholds"
    case threshold
    case supportRequired = "support_required"
    case instrumentTests = "instrument_tests"
    case issuerMinimum = "issuer_minimum"
    case monthsLeft = "months_left"
    case supportIncreaseDays = "support_increase_days"
    case supportReturnDays = "support_return_days"
    case breachNoticeDays = "breach_notice_days"
    case supportDefaultDays = "support_default_days"
    case chargesDefaultDays = "charges_default_days"
    case otherSumsDefaultDays = "other_sums_default_days"
    case paymentDueReceipt = "payment_due_receipt"
    case paymentDueMonthEnd = "payment_due_month_end"
    case defaultInterest = "default_interest"
  }

  /// A rule as results cite it; `nil` where it does not hold on the date.
  func cited(_ name: CitedName) -> CitedRule? {
    func cite<Value>(_ rules: [DatedRule<Value>], _ words: (Value) -> String) -> CitedRule? {
      rules.inForce(on: date).map { $0.cited(name.rawValue, words($0.value), file) }
    }
    func days(_ rules: [DatedRule<Int>]) -> CitedRule? {
      cite(rules) { "\($0) Working Day\($0 == 1 ? "" : "s")" }
    }
    return switch name {
    case .valueAtRisk: cite(document.valueAtRisk) { $0 }
    case .uplift: cite(document.uplift) { "monthly Invoice + \($0) %" }
    case .unsecuredCreditLimit: cite(document.unsecuredCreditLimit) { $0 }
    case .ratingFactors: cite(document.ratingFactors, Self.words(of:))
    case .scoreFactors: cite(document.scoreFactors, Self.words(of:))
    case .requirement: cite(document.requirement) { $0 }
    case .requirementRounding: cite(document.requirementRounding) { $0.words }
    case .regulatoryYear: cite(document.regulatoryYear) { "12 months from day \($0.day) of month \($0.month)" }
    case .publishedThreshold: (try? publishedThreshold())?.rule
    case .threshold: cite(document.threshold, Self.words(of:))
    case .supportRequired: cite(document.supportRequired) { $0 }
    case .instrumentTests: cite(document.instrumentTests, Self.words(of:))
    case .issuerMinimum: cite(document.issuerMinimum, Self.words(of:))
    case .monthsLeft: cite(document.monthsLeft) { "at least \($0) calendar month\($0 == 1 ? "" : "s") left" }
    case .supportIncreaseDays: days(document.supportIncreaseDays)
    case .supportReturnDays: days(document.supportReturnDays)
    case .breachNoticeDays: days(document.breachNoticeDays)
    case .supportDefaultDays: days(document.supportDefaultDays)
    case .chargesDefaultDays: days(document.chargesDefaultDays)
    case .otherSumsDefaultDays: days(document.otherSumsDefaultDays)
    case .paymentDueReceipt: cite(document.paymentDueReceipt) { Self.words(of: $0, "receipt") }
    case .paymentDueMonthEnd: cite(document.paymentDueMonthEnd) { Self.words(of: $0, "month end") }
    case .defaultInterest:
      cite(document.defaultInterest) {
        "Bank Rate + \($0.margin) points, simple, actual/\($0.daysOfYear), rounded \($0.rounding.words)"
      }
    }
  }

  private static func words(of terms: RulesDocument.PaymentTerms, _ beginning: String) -> String {
    "\(beginning)\(terms.moves ? " (moved to a Working Day)" : "") + \(terms.days) Working Days; the later of receipt and"
      + " month end counts"
  }

  private static func words(of rows: [RulesDocument.RatingRow]) -> String {
    rows.map { row in
      let first = row.sp.first ?? "-"
      let last = row.sp.last ?? "-"
      return "S&P \(first == last ? first : "\(first) to \(last)"): \(row.factor)"
    }.joined(separator: "; ")
  }

  private static func words(of bands: [RulesDocument.ScoreBand]) -> String {
    bands.map { "\($0.from)-\($0.to): \($0.factor)" }.joined(separator: "; ")
  }

  private static func words(of terms: RulesDocument.ThresholdTerms) -> String {
    "\(terms.baseAmount.amountText()) × \(terms.index) of month \(terms.indexMonth) before the Regulatory Year"
      + " / \(terms.index) of \(terms.baseMonth), \(terms.rounding.words)"
  }

  private static func words(of tests: [String: [String]]) -> String {
    SupportKind.allCases.map { "\($0.rawValue): \((tests[$0.rawValue] ?? []).joined(separator: ", "))" }
      .joined(separator: "; ")
  }

  private static func words(of minimum: [String: String]) -> String {
    RatingAgency.allCases.map { "\($0.name) \(minimum[$0.rawValue] ?? "-")" }.joined(separator: ", ")
  }
}
