public import ExactDecimal
public import Messages
import Reporting

/// A text is not a change that can be supposed.
public struct WhatIfError: UserError {
  /// What is wrong and what to do.
  public let description: String
  /// A change is typed on a command line.
  public var exitStatus: ExitStatus { .usage }
}

/// A change that is supposed for one Party.
public enum WhatIfChange: Hashable, Sendable {
  /// Another rating, or none.
  case rating(RatingAgency, CreditRating?)
  /// Another score, or none.
  case score(Int?)
  /// Another Maximum Credit Value, in pounds.
  case maximumCreditValue(ExactDecimal)
  /// An instrument that no longer counts.
  case lapse(String)
  /// Invoices, estimate and monthly Invoice up by a percentage; down where it is negative.
  case charges(ExactDecimal)

  /// The ways to write a change.
  package static let forms =
    "sp=BBB+, moodys=A3, fitch=BBB, dbrs=none (a rating, or none), score=70 (or none),"
    + " maximum_credit_value=60000, lapse=INSTRUMENT, charges=+10%"

  /// Reads a change, written as `score=70`, its name in any case. Throws for another form, a rating that is on no scale, and a number that
  /// can't be.
  public init(parsing text: String, rules: CreditCoverRules) throws(WhatIfError) {
    guard let sign = text.firstIndex(of: "=") else {
      throw WhatIfError(description: "'\(text.shown)' is not a change; write one of \(Self.forms)")
    }
    let key = text[..<sign].lowercased()
    let value = String(text[text.index(after: sign)...])
    let none = "none"
    guard !value.isEmpty else {
      let advice =
        RatingAgency(rawValue: key) != nil || key == "score"
        ? "to remove the value, write \(key)=\(none)" : "write one of \(Self.forms)"
      throw WhatIfError(description: "'\(text.shown)' has no value; \(advice)")
    }
    if let agency = RatingAgency(rawValue: key) {
      guard value.lowercased() != none else {
        self = .rating(agency, nil)
        return
      }
      guard let rating = rules.ratings.rating(value, of: agency) else {
        let guess = rules.ratings.likely(value, of: agency).map { "; probably meant: \($0.symbol)" } ?? ""
        throw WhatIfError(description: "'\(value.shown)' is not a long-term rating of \(agency.name)\(guess)")
      }
      self = .rating(agency, rating)
      return
    }
    switch key {
    case "score":
      let score = Int(value)
      guard value.lowercased() == none || score.map(ScoreTable.scores.contains) ?? false else {
        throw WhatIfError(description: "score '\(value.shown)' is not a whole number from 0 to 100, and not none")
      }
      self = .score(score)
    case "maximum_credit_value": self = .maximumCreditValue(try Self.amount(value, key))
    case "lapse": self = .lapse(value)
    case "charges":
      let plain = value.hasPrefix("+") ? value.dropFirst() : value[...]
      guard plain.hasSuffix("%"), let percent = try? ExactDecimal(parsing: plain.dropLast()),
        percent >= ExactDecimal(-100)
      else {
        throw WhatIfError(
          description: "charges '\(value.shown)' is not a percentage of -100% or more; write it as +10%")
      }
      self = .charges(percent)
    default: throw WhatIfError(description: "'\(key.shown)' can't be changed; write one of \(Self.forms)")
    }
  }

  private static func amount(_ text: String, _ key: String) throws(WhatIfError) -> ExactDecimal {
    do throws(NumberError) {
      let amount = try ExactDecimal(parsing: text, as: .pounds)
      guard amount.signum >= 0 else { throw NumberError(reason: .unexpectedCharacter, offset: 0) }
      return amount
    } catch {
      throw WhatIfError(description: "\(key) '\(text.shown)' \(error)")
    }
  }
}
