import ExactDecimal
import Messages

/// The rules of Credit Cover, in the order in which a calculation uses them. This is the one place that names them: a rule
/// that is added here and to ``all`` is read, compared with the built-in one, checked for its name and cited. Base rates,
/// which have a form of their own, are part of ``CreditCoverRuleData``.
enum Rules {
  static let all: [any NamedRule] = [
    valueAtRisk, overpayments, disputedInvoices, uplift, unsecuredCreditLimit, ratingFactors, scoreFactors, requirement,
    requirementRounding,
    regulatoryYear, publishedThresholds, threshold, supportRequired, instrumentTests, issuerMinimum, monthsLeft,
    headroomLevels, supportIncreaseDays, supportReturnDays, breachNoticeDays, supportDefaultDays, chargesDefaultDays,
    otherSumsDefaultDays, paymentDueReceipt, paymentDueMonthEnd, defaultInterest, vat,
  ]

  /// Rules that a file from before they were known lacks: those that are built in apply then.
  static let later: Set<String> = [overpayments.name, disputedInvoices.name, headroomLevels.name, vat.name]

  static let valueAtRisk = Rule<String>("value_at_risk") { $0 }
  /// Whether what is paid beyond an Invoice reduces the Value at Risk.
  static let overpayments = Rule<CreditCoverRuleData.Counting>("overpayments") {
    "payments over an Invoice are \($0.words)"
  }
  /// Whether what is unpaid of a disputed Invoice is part of the Value at Risk.
  static let disputedInvoices = Rule<CreditCoverRuleData.Counting>("disputed_invoices") {
    "disputed Invoices are \($0.words)"
  }
  /// Percent that are added to the monthly Invoice.
  static let uplift = Rule<ExactDecimal>("uplift") { "monthly Invoice + \($0) %" }
  static let unsecuredCreditLimit = Rule<String>("unsecured_credit_limit") { $0 }
  static let ratingFactors = Rule<[CreditCoverRuleData.RatingRow]>("rating_factors") { rows in
    rows.map { row in
      let first = row.sp.first ?? "-"
      let last = row.sp.last ?? "-"
      return "S&P \(first == last ? first : "\(first) to \(last)"): \(row.factor)"
    }.joined(separator: "; ")
  }
  static let scoreFactors = Rule<[CreditCoverRuleData.ScoreBand]>("score_factors") { bands in
    bands.map { "\($0.from)-\($0.to): \($0.factor)" }.joined(separator: "; ")
  }
  static let requirement = Rule<String>("requirement") { $0 }
  static let requirementRounding = Rule<RoundingInstruction>("requirement_rounding") { $0.description }
  static let regulatoryYear = Rule<RegulatoryYear.Beginning>("regulatory_year") {
    "12 months from day \($0.day) of month \($0.month)"
  }
  /// Of these, the one for the Regulatory Year applies, whatever day it is from.
  static let publishedThresholds: Rule<CreditCoverRuleData.PublishedThreshold> = Rule(
    "published_thresholds",
    entry: { document, date in
      guard let beginning = regulatoryYear.inForce(document, on: date)?.value else { return nil }
      let year = RegulatoryYear(of: date, beginning: beginning).name
      return document[publishedThresholds].last { $0.value.regulatoryYear == year }
    }, text: { Money.pounds($0.amount) })
  static let threshold = Rule<CreditCoverRuleData.ThresholdTerms>("threshold") {
    "\($0.baseAmount.amountText()) × \($0.index) of month \($0.indexMonth) before the Regulatory Year"
      + " / \($0.index) of \($0.baseMonth), \($0.rounding)"
  }
  static let supportRequired = Rule<String>("support_required") { $0 }
  static let instrumentTests = Rule<[String: [String]]>("instrument_tests") { tests in
    SupportKind.allCases.map { "\($0.rawValue): \((tests[$0.rawValue] ?? []).joined(separator: ", "))" }
      .joined(separator: "; ")
  }
  static let issuerMinimum = Rule<[String: String]>("issuer_minimum") { minimum in
    RatingAgency.allCases.map { "\($0.name) \(minimum[$0.rawValue] ?? "-")" }.joined(separator: ", ")
  }
  static let monthsLeft = Rule<CreditCoverRuleData.Count>("months_left") {
    "at least \($0.number.counted("calendar month")) left"
  }
  static let headroomLevels = Rule<CreditCoverRuleData.HeadroomLevels>("headroom_levels") {
    "from \($0.warning) % of the cover in use a warning, from \($0.alert) % an alert"
  }
  static let supportIncreaseDays = Rule("support_increase_days", text: workingDays)
  static let supportReturnDays = Rule("support_return_days", text: workingDays)
  static let breachNoticeDays = Rule("breach_notice_days", text: workingDays)
  static let supportDefaultDays = Rule("support_default_days", text: workingDays)
  static let chargesDefaultDays = Rule("charges_default_days", text: workingDays)
  static let otherSumsDefaultDays = Rule("other_sums_default_days", text: workingDays)
  static let paymentDueReceipt = Rule<CreditCoverRuleData.PaymentTerms>("payment_due_receipt") {
    $0.description(from: "receipt")
  }
  static let paymentDueMonthEnd = Rule<CreditCoverRuleData.PaymentTerms>("payment_due_month_end") {
    $0.description(from: "month end")
  }
  static let defaultInterest = Rule<CreditCoverRuleData.InterestTerms>("default_interest") {
    "Bank Rate + \($0.margin) points, simple, actual/\($0.daysOfYear), rounded \($0.rounding)"
  }

  /// What a notified amount may lack.
  static let vat = Rule<ExactDecimal>("vat") { "\($0) % of the net amount" }

  @Sendable private static func workingDays(_ count: CreditCoverRuleData.Count) -> String {
    count.number.counted("Working Day")
  }
}
