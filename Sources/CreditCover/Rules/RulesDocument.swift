import ExactDecimal
import WorkingDays

/// The rule data as it stands in JSON. Every rule is a list of values, each from its day on. A class, since it has many
/// parts and is passed along with every Party.
final class RulesDocument: Codable, Sendable {
  let ruleSet: String
  let valueAtRisk: [DatedRule<String>]
  /// Percent that are added to the monthly Invoice.
  let uplift: [DatedRule<ExactDecimal>]
  let unsecuredCreditLimit: [DatedRule<String>]
  let ratingFactors: [DatedRule<[RatingRow]>]
  let scoreFactors: [DatedRule<[ScoreBand]>]
  let requirement: [DatedRule<String>]
  let requirementRounding: [DatedRule<RoundingInstruction>]
  let supportRequired: [DatedRule<String>]
  let threshold: [DatedRule<ThresholdTerms>]
  let publishedThresholds: [DatedRule<PublishedThreshold>]
  let regulatoryYear: [DatedRule<RegulatoryYear.Beginning>]
  let instrumentTests: [DatedRule<[String: [String]]>]
  let issuerMinimum: [DatedRule<[String: String]>]
  let monthsLeft: [DatedRule<Int>]
  let supportIncreaseDays: [DatedRule<Int>]
  let supportReturnDays: [DatedRule<Int>]
  let breachNoticeDays: [DatedRule<Int>]
  let supportDefaultDays: [DatedRule<Int>]
  let chargesDefaultDays: [DatedRule<Int>]
  let otherSumsDefaultDays: [DatedRule<Int>]
  let paymentDueReceipt: [DatedRule<PaymentTerms>]
  let paymentDueMonthEnd: [DatedRule<PaymentTerms>]
  let defaultInterest: [DatedRule<InterestTerms>]
  let baseRates: BaseRates

  enum CodingKeys: String, CodingKey, CaseIterable {
    case ruleSet = "rule_set"
    case valueAtRisk = "value_at_risk"
    case uplift
    case unsecuredCreditLimit = "unsecured_credit_limit"
    case ratingFactors = "rating_factors"
    case scoreFactors = "score_factors"
    case requirement
    case requirementRounding = "requirement_rounding"
    case supportRequired = "support_required"
    case threshold
    case publishedThresholds = "published_thresholds"
    case regulatoryYear = "regulatory_year"
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
    case baseRates = "base_rates"
  }

  /// Ratings of all agencies that give the same Unsecured Credit Factor, best first.
  struct RatingRow: Codable, Hashable, Sendable {
    let factor: ExactFraction
    let sp: [String]
    let moodys: [String]
    let fitch: [String]
    let dbrs: [String]

    subscript(agency: RatingAgency) -> [String] {
      switch agency {
      case .sp: sp
      case .moodys: moodys
      case .fitch: fitch
      case .dbrs: dbrs
      }
    }
  }

  /// Credit assessment scores that give the same Unsecured Credit Factor.
  struct ScoreBand: Codable, Hashable, Sendable {
    let from: Int
    let to: Int
    let factor: ExactFraction
  }

  /// How the Credit Cover Threshold follows an index.
  struct ThresholdTerms: Codable, Hashable, Sendable {
    let baseAmount: ExactDecimal
    let index: String
    let baseMonth: String
    let indexMonth: Int
    let rounding: RoundingInstruction

    enum CodingKeys: String, CodingKey {
      case baseAmount = "base_amount"
      case index
      case baseMonth = "base_month"
      case indexMonth = "index_month"
      case rounding
    }
  }

  /// The Credit Cover Threshold of one Regulatory Year, as it was published.
  struct PublishedThreshold: Codable, Hashable, Sendable {
    /// `2025-26`.
    let regulatoryYear: String
    let amount: ExactDecimal

    enum CodingKeys: String, CodingKey {
      case regulatoryYear = "regulatory_year"
      case amount
    }
  }

  /// A count of Working Days by which an Invoice is due.
  struct PaymentTerms: Codable, Hashable, Sendable {
    let days: Int
    /// Whether a beginning that is not a Working Day counts as of the next one.
    let moves: Bool
  }

  /// What is added to the base rate, and how interest is counted.
  struct InterestTerms: Codable, Hashable, Sendable {
    let margin: ExactDecimal
    let daysOfYear: Int
    let rounding: RoundingInstruction

    enum CodingKeys: String, CodingKey {
      case margin
      case daysOfYear = "days_of_year"
      case rounding
    }
  }

  /// Base rates in percent a year, each from its day on.
  struct BaseRates: Codable, Sendable {
    /// The last day of which the rate is known.
    let knownThrough: CivilDate
    let rates: [DatedRule<ExactDecimal>]

    enum CodingKeys: String, CodingKey {
      case knownThrough = "known_through"
      case rates
    }
  }
}
