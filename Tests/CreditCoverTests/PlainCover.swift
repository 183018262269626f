import TestSupport

/// Credit Cover in whole pence and three hundredths of a penny, from tables of its own: the oracle of the real one.
struct PlainCover {
  /// Three times the Unsecured Credit Factor in percent, so that thirds are whole.
  static func factor(rating: String) -> Int {
    switch rating {
    case "AAA", "AA+", "AA", "AA-", "Aaa", "Aa1", "Aa2", "Aa3", "AA (high)", "AA (low)": 300
    case "A+", "A", "A-", "A1", "A2", "A3", "A (high)", "A (low)": 120
    case "BBB+", "Baa1", "BBB (high)": 60
    case "BBB", "Baa2": 57
    case "BBB-", "Baa3", "BBB (low)": 54
    case "BB+", "Ba1", "BB (high)": 51
    case "BB", "Ba2": 48
    case "BB-", "Ba3", "BB (low)": 45
    default: 0
    }
  }

  static func factor(score: Int) -> Int {
    let steps = [(95, 60), (90, 57), (80, 54), (70, 51), (60, 48), (50, 45), (40, 40), (30, 30), (20, 20), (10, 10)]
    return steps.first { score >= $0.0 }?.1 ?? 0
  }

  static let scales = [
    [
      "AAA", "AA+", "AA", "AA-", "A+", "A", "A-", "BBB+", "BBB", "BBB-", "BB+", "BB", "BB-", "B+", "B", "B-", "CCC",
      "D",
    ],
    [
      "Aaa", "Aa1", "Aa2", "Aa3", "A1", "A2", "A3", "Baa1", "Baa2", "Baa3", "Ba1", "Ba2", "Ba3", "B1", "B2", "Caa1",
      "C",
    ],
    ["AAA", "AA+", "AA", "AA-", "A+", "A", "A-", "BBB+", "BBB", "BBB-", "BB+", "BB", "BB-", "B+", "CC", "RD", "D"],
    [
      "AAA", "AA (high)", "AA", "AA (low)", "A (high)", "A", "A (low)", "BBB (high)", "BBB", "BBB (low)", "BB (high)",
      "BB", "BB (low)", "B (high)", "CCC (low)", "D",
    ],
  ]

  struct Instrument {
    var name: String
    var kind: String
    var amount: Int
    var ratings: [String]
    var expires: String
    var state: String

    /// Whether it counts on 2025-01-31, of which a month later is 2025-02-28.
    var counts: Bool {
      if amount == 0 { return false }
      if kind == "cash-deposit" { return true }
      let given = ratings.filter { !$0.isEmpty }
      return !given.isEmpty && given.allSatisfy { PlainCover.factor(rating: $0) >= 120 } && state == "in-force"
        && expires >= "2025-02-28"
    }
  }

  /// The last day on which an instrument with an expiry counts: a month before, and the last day of a month before the last.
  private static let lastDays = [
    "2025-02-28": "2025-01-31", "2025-03-01": "2025-02-01", "2026-01-31": "2025-12-31",
  ]

  /// The last day on which what counts is enough; empty where it stays so.
  private func coveredUntil(_ required: Int) -> String {
    let ending = instruments.filter { $0.counts && $0.kind != "cash-deposit" }
    for day in Self.lastDays.values.sorted() {
      let left = instruments.filter { instrument in
        instrument.counts && !ending.contains { $0.name == instrument.name && (Self.lastDays[$0.expires] ?? "") <= day }
      }
      if left.reduce(0, { $0 + $1.amount }) < required { return day }
    }
    return ""
  }

  var party: String
  var method: String
  var estimate: Int?
  var monthly: Int
  var creditValue: Int?
  var ratings: [String]
  var score: Int?
  struct Invoice {
    var gross: Int
    var paid: Int
    /// The place of its due date in ``dues``.
    var due: Int
    var issued = "2024-09-01"
    var paidOn = ""
    var disputed = ""

    /// What was paid by 31 January 2025.
    var paidByNow: Int { paidOn > "2025-01-31" ? 0 : paid }
    var isOverpaid: Bool { gross >= 0 && paidByNow > gross }
  }

  var invoices: [Invoice]
  /// Whether rules count what is paid beyond an Invoice, and what is disputed.
  var countsOverpayments = true
  var countsDisputed = true

  /// The Invoices of the day, each with what of it is at risk.
  private var atRisk: [(amount: Int, due: Int)] {
    invoices.filter { $0.issued <= "2025-01-31" }.map { invoice in
      let isLeft = (invoice.isOverpaid && !countsOverpayments) || (invoice.disputed == "yes" && !countsDisputed)
      return (isLeft ? 0 : invoice.gross - invoice.paidByNow, invoice.due)
    }
  }

  /// Due dates, and which band they are in on 31 January 2025: not overdue, up to 30 days, 60, 90, over 90.
  private static let dues = [
    ("2025-03-01", 0), ("2025-01-31", 0), ("2025-01-30", 1), ("2025-01-01", 1), ("2024-12-31", 2), ("2024-12-02", 2),
    ("2024-12-01", 3), ("2024-11-02", 3), ("2024-11-01", 4), ("2024-09-01", 4),
  ]
  var instruments: [Instrument]

  static let threshold = 268_900

  var factor: Int {
    let given = ratings.filter { !$0.isEmpty }
    if let lowest = given.map(Self.factor(rating:)).min() { return lowest }
    return score.map(Self.factor(score:)) ?? 0
  }

  /// The columns that follow from the figures, as they should be printed.
  var columns: [String] {
    let unpaid = atRisk.reduce(0) { $0 + $1.amount }
    let risk = method == "uplift" ? monthly * 420 : (unpaid + (estimate ?? 0)) * 300
    let limit = (creditValue ?? 0) * factor
    let requirement = Self.rounded(max(0, risk - limit))
    let isOver = requirement > Self.threshold
    let required = isOver ? requirement : 0
    let counted = instruments.reduce(0) { $0 + ($1.counts ? $1.amount : 0) }
    let shortfall = max(0, required - counted)
    let until = isOver && shortfall == 0 ? coveredUntil(required) : ""
    // A day is soon within 30 days of 31 January.
    let covered = until != "" && until < "2025-03-02" ? "lapsing" : "covered"
    let status = !isOver ? "not-required" : shortfall > 0 ? "shortfall" : covered
    let ageing = (0...4).map { band in
      Self.text(atRisk.reduce(0) { $0 + (Self.dues[$1.due].1 == band ? $1.amount : 0) })
    }
    // Hundredths of a percent, half up.
    let used = required > 0 && counted > 0 ? (20_000 * required + counted) / (2 * counted) : nil
    let known = invoices.filter { $0.issued <= "2025-01-31" }
    let overpaid = known.reduce(0) { $0 + ($1.gross >= 0 ? max(0, $1.paidByNow - $1.gross) : 0) }
    let disputed = known.reduce(0) { $0 + ($1.disputed == "yes" ? max(0, $1.gross - $1.paidByNow) : 0) }
    return [
      Self.text(unpaid), Self.text(estimate ?? 0), Self.exactText(risk), Self.text(creditValue ?? 0),
      Self.text(Self.rounded(limit)), Self.text(requirement), Self.text(Self.threshold), isOver ? "true" : "false",
      Self.text(required), Self.text(counted), Self.text(shortfall), Self.text(max(0, counted - required)), status,
      shortfall > 0 ? "2025-02-07" : "", until, used.map { Self.text(10_000 - $0) } ?? "",
    ] + ageing + [used.map(Self.text) ?? "", Self.text(overpaid), Self.text(disputed)]
  }

  /// What is missing on a day after 31 January 2025, with support that stops counting, the threshold of the day, and Invoices
  /// that are paid on their due dates or not.
  func shortfall(on day: String, threshold: Int, paysWhenDue: Bool) -> Int {
    let unpaid = invoices.filter { $0.issued <= "2025-01-31" }.reduce(0) { sum, invoice in
      let isLeft = (invoice.isOverpaid && !countsOverpayments) || (invoice.disputed == "yes" && !countsDisputed)
      let due = Self.dues[invoice.due].0
      let isPaid = paysWhenDue && !invoice.isOverpaid && due >= "2025-01-31" && due <= day
      return sum + (isLeft || isPaid ? 0 : invoice.gross - invoice.paidByNow)
    }
    let risk = method == "uplift" ? monthly * 420 : (unpaid + (estimate ?? 0)) * 300
    let requirement = Self.rounded(max(0, risk - (creditValue ?? 0) * factor))
    let counted = instruments.reduce(0) { sum, instrument in
      let ends = instrument.kind == "cash-deposit" ? nil : Self.lastDays[instrument.expires]
      return sum + (instrument.counts && ends ?? "9" >= day ? instrument.amount : 0)
    }
    return requirement > threshold ? max(0, requirement - counted) : 0
  }

  /// Three hundredths of a penny to pence, half up.
  private static func rounded(_ parts: Int) -> Int { parts < 0 ? -((-2 * parts + 300) / 600) : (2 * parts + 300) / 600 }

  /// Three hundredths of a penny as pounds, exactly: with a third decimal where there are tenths of a penny.
  private static func exactText(_ parts: Int) -> String {
    let (pence, tenth) = (parts / 300, abs(parts % 300) / 30)
    return (parts < 0 && pence == 0 && tenth > 0 ? "-" : "") + text(pence) + (tenth == 0 ? "" : String(tenth))
  }

  static func text(_ pence: Int) -> String {
    let digits = String(pence.magnitude)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return (pence < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
  }
}

extension PlainCover {
  /// A Party with edges more often than not.
  static func random(_ number: Int, _ random: inout SeededGenerator) -> PlainCover {
    func amount(_ random: inout SeededGenerator) -> Int {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: 0
      case 1: 1
      case 2: threshold + Int.random(in: -1...1, using: &random)
      case 3: Int.random(in: 0...999_999_999_999, using: &random)
      default: Int.random(in: 0...5_000_000, using: &random)
      }
    }
    func rating(_ agency: Int, _ random: inout SeededGenerator) -> String {
      Int.random(in: 0..<3, using: &random) == 0 ? scales[agency].randomElement(using: &random) ?? "" : ""
    }
    let invoices = (0..<Int.random(in: 0...3, using: &random)).map { _ -> Invoice in
      let gross = amount(&random) * (Int.random(in: 0..<6, using: &random) == 0 ? -1 : 1)
      let beyond = gross < 0 ? gross - 1 : gross + Int.random(in: 1...100, using: &random)
      let paid = [0, gross, gross / 2, gross / 3, beyond].randomElement(using: &random) ?? 0
      var invoice = Invoice(gross: gross, paid: paid, due: Int.random(in: dues.indices, using: &random))
      invoice.paidOn = ["", "", "2024-08-31", "2025-01-31", "2025-02-01"].randomElement(using: &random) ?? ""
      invoice.disputed = ["", "", "no", "yes"].randomElement(using: &random) ?? ""
      // Of the due dates the first is after the day.
      if invoice.due == 0, Bool.random(using: &random) { invoice.issued = "2025-02-01" }
      return invoice
    }
    let instruments = (0..<Int.random(in: 0...2, using: &random)).map { index in
      Instrument(
        name: "I\(index)",
        kind: ["cash-deposit", "bank-guarantee", "letter-of-credit"].randomElement(using: &random) ?? "",
        amount: amount(&random), ratings: (0..<4).map { rating($0, &random) },
        expires: ["2025-02-27", "2025-02-28", "2025-03-01", "2024-12-31", "2026-01-31"].randomElement(using: &random)
          ?? "",
        state: ["in-force", "in-force", "in-force", "breached", "disclaimed"].randomElement(using: &random) ?? "")
    }
    return PlainCover(
      party: "P\(number)", method: ["", "itemised", "uplift"].randomElement(using: &random) ?? "",
      estimate: Bool.random(using: &random) ? amount(&random) : nil, monthly: amount(&random),
      creditValue: Bool.random(using: &random) ? amount(&random) : nil, ratings: (0..<4).map { rating($0, &random) },
      score: Bool.random(using: &random)
        ? [0, 9, 10, 19, 20, 39, 40, 49, 50, 94, 95, 100, Int.random(in: 0...100, using: &random)]
          .randomElement(using: &random) : nil,
      invoices: invoices, instruments: instruments)
  }

  var partyRow: String {
    let amounts = [estimate, monthly, creditValue].map { $0.map(Self.text) ?? "" }
    return
      "\(party),,\(method),\(amounts.joined(separator: ",")),\(ratings.joined(separator: ",")),\(score.map(String.init) ?? "")"
  }

  var invoiceRows: [String] {
    invoices.enumerated().map {
      "\(party),I\($0),\($1.issued),\(Self.dues[$1.due].0),\(Self.text($1.gross)),\(Self.text($1.paid)),\($1.paidOn),\($1.disputed)"
    }
  }

  var supportRows: [String] {
    instruments.map {
      "\(party),\($0.name),\($0.kind),\(Self.text($0.amount)),Bank,\($0.ratings.joined(separator: ",")),\($0.expires),\($0.state)"
    }
  }
}
