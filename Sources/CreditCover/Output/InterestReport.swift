import ExactDecimal
import Messages
package import Reporting
package import WorkingDays

/// Default interest, for people and scripts.
package struct InterestReport: ListReport {
  private let interest: DefaultInterest
  private let due: CivilDate
  private let paid: CivilDate
  private let source: String?
  private let readings: [String]

  /// Of a sum that was due on a day and paid on another; `source` says where rates come from that are not from the rule
  /// set, and `readings` how their file was read.
  package init(
    _ interest: DefaultInterest, due: CivilDate, paid: CivilDate, source: String?, readings: [String] = []
  ) {
    self.source = source
    self.readings = readings
    self.interest = interest
    self.due = due
    self.paid = paid
  }

  /// As CSV a row for each time with one rate.
  package var listing: Listing {
    Listing(
      [
        .date("from"), .date("to"), .number("days"), .percentage("base_rate"), .percentage("rate"),
        .amount("interest_unrounded"),
      ] + (interest.rulesFile == nil ? [] : RulesFile.columns.map { Listing.Column($0) }),
      interest.periods.map { period in
        [
          period.first.description, period.last.description, String(period.days), period.baseRate?.plainText ?? "",
          period.rate.plainText, period.interest.description,
        ] + (interest.rulesFile?.values ?? [])
      }, table: .lines(lines), json: .object(document)
    ).sheet("Interest", notes: notes)
  }

  private func lines(_ terminal: Terminal) -> [ShownText] {
    let days = interest.periods.reduce(0) { $0 + $1.days }
    var lines = wrapped(
      "\(Money.pounds(interest.amount)) due \(due.displayText), paid \(paid.displayText): \(days.counted("day"))",
      width: terminal.width)
    let titles = ["From", "To", "Days", "Rate", "Interest"]
    var table = TextTable([.left, .left, .right, .right, .left], titles: interest.periods.isEmpty ? nil : titles)
    for period in interest.periods {
      table.add([
        period.first.description, period.last.description, String(period.days), "\(period.rate) %",
        Money.exact(period.interest),
      ])
    }
    lines += table.lines(width: terminal.width)
    if paid < due {
      lines += wrapped("It was paid before it was due: no interest. Check the year.", width: terminal.width)
    }
    return lines + notes.flatMap { wrapped($0, width: terminal.width) }
  }

  /// What it comes to, and what it rests on.
  private var notes: [String] {
    ["Interest \(Money.exact(interest.exact)), rounded \(Money.pounds(interest.total))"]
      + (source.map { ["Rates: \($0)"] } ?? []) + readings
      + ([interest.rule] + interest.rateRules).map {
        "\($0.clauseText): \($0.value) (\($0.statusText)). \($0.reference.source)"
      } + ["Rules: \(interest.ruleSetText)"]
  }

  private struct Document: Encodable {
    let amount: ExactDecimal
    let due: CivilDate
    let paid: CivilDate
    let days: Int
    let periods: [Period]
    let unrounded: ExactFraction
    let interest: ExactDecimal
    let ratesFrom: String
    let notes: [String]?
    let ruleSet: String
    let rulesFile: RulesFile?
    let rules: [CitedRule]

    struct Period: Encodable {
      let from: CivilDate
      let to: CivilDate
      let days: Int
      let baseRate: ExactDecimal?
      let rate: ExactDecimal
      let interestUnrounded: ExactFraction
    }
  }

  private var document: Document {
    Document(
      amount: Money.exactly(interest.amount), due: due, paid: paid,
      days: interest.periods.reduce(0) { $0 + $1.days },
      periods: interest.periods.map {
        Document.Period(
          from: $0.first, to: $0.last, days: $0.days, baseRate: $0.baseRate, rate: $0.rate,
          interestUnrounded: $0.interest)
      }, unrounded: interest.exact, interest: interest.total,
      ratesFrom: source ?? "the rule set", notes: readings.isEmpty ? nil : readings,
      ruleSet: interest.ruleSet, rulesFile: interest.rulesFile, rules: [interest.rule] + interest.rateRules)
  }
}
