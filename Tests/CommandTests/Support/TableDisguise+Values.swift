import TestSupport

extension TableDisguise {
  /// The columns of dates and of money, and what else people call columns; for the tables of the tests, apart from what the
  /// program knows.
  private static let dateColumns: Set = [
    "issued", "due", "expires", "started", "finished", "date", "accession", "proposed", "accepted", "withdrawn",
    "effective_from", "action_by",
  ]
  private static let amountColumns: Set = [
    "gross", "paid", "amount", "estimate", "monthly_invoice", "maximum_credit_value", "requirement", "threshold",
    "required", "counted", "shortfall",
  ]
  private static let synonyms = [
    "organisation_number": "Organisation Number", "signifier": "Party Signifier",
    "range": "EUI-64 Compliant identifier range", "invoice": "Invoice No.", "issued": "Invoice Date",
    "due": "Due Date", "gross": "Total incl. VAT", "paid": "Amount Paid", "monthly_invoice": "Monthly Invoice Amount",
    "maximum_credit_value": "Credit Limit", "score": "Credit Score", "instrument": "Instrument Ref", "issuer": "Bank",
    "expires": "Expiry Date", "requirement": "Credit Cover Requirement", "effective_from": "Date Changed",
    "rate": "Bank Rate",
    "started": "Actual Start", "finished": "Ended", "meeting": "Pattern", "low": "Shortest", "likely": "Most likely",
    "high": "Longest", "predecessors": "Depends on", "accession": "Accession date", "accepted": "Accepted on",
    "id": "Identifier", "party": "Party Signifier", "date": "Day",
  ]

  func dressed(_ plain: [[String]]) -> [[String]] {
    var rows = plain
    for (place, name) in plain[0].enumerated() {
      let values = plain.dropFirst().map { $0[place] }
      let written: [String] =
        Self.dateColumns.contains(name)
        ? values.map { date($0, decides: plain.dropFirst().contains { Self.isLate($0, plain[0]) }) }
        : Self.amountColumns.contains(name)
          ? values.map(amount) : form == .typed && name == "rate" ? values.map { "\($0)%" } : values
      for (number, value) in written.enumerated() { rows[number + 1][place] = value }
      rows[0][place] = heading(name, hasSynonyms: !plain[0].contains("request_id"))
    }
    if hasTotal, let total = total(of: plain) { rows.append(total) }
    if isReversed { rows = rows.map { $0.reversed() } }
    if hasGaps {
      rows = rows.map { [$0[0], ""] + $0.dropFirst() + [""] }
      let blank = Array(repeating: "", count: rows[0].count)
      rows.insert(blank, at: 2)
      rows.insert([""], at: 1)
    }
    return rows
  }

  private func heading(_ name: String, hasSynonyms: Bool) -> String {
    switch headings {
    case .asTheyAre: name
    case .spaced: " \(name.uppercased().replacing("_", with: " "))\u{A0}"
    case .synonyms: (hasSynonyms ? Self.synonyms[name] : nil) ?? name.uppercased()
    case .mapped: Self.synonyms[name] == nil ? name : Self.unknownHeading(of: name)
    }
  }

  /// A heading that says nothing.
  private static func unknownHeading(of name: String) -> String { "Feld \(String(name.reversed()))" }

  /// What the command is told of the headings of a table, as `--map` takes it.
  func mappings(of csv: String, named table: String) -> [String] {
    guard headings == .mapped else { return [] }
    return Self.names(of: csv).filter { Self.synonyms[$0] != nil }.map {
      "\(table).\($0)=\(Self.unknownHeading(of: $0))"
    }
  }

  /// Whether a row has a date that shows the order of day and month.
  private static func isLate(_ row: [String], _ names: [String]) -> Bool {
    zip(names, row).contains { dateColumns.contains($0) && (Int($1.suffix(2)) ?? 0) > 12 && $1.count == 10 }
  }

  private func date(_ text: String, decides: Bool) -> String {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, text.count == 10 else { return text }
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    let month = names[parts[1] - 1]
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return switch dates {
    case .iso: text
    // Without a day over 12 the order would be assumed, and the result would say so.
    case .slashes where decides: "\(two(parts[2]))/\(two(parts[1]))/\(parts[0])"
    case .points where decides: "\(parts[2]).\(parts[1]).\(two(parts[0] % 100))"
    case .slashes, .points, .shortMonths: "\(two(parts[2]))-\(month.prefix(3))-\(two(parts[0] % 100))"
    case .months: "\(parts[2]) \(month) \(parts[0])"
    }
  }

  /// An amount in pence; `nil` where there is none.
  static func pence(_ text: String) -> Int? {
    let parts = text.filter { $0.isNumber || $0 == "." }.split(separator: ".").map(String.init)
    guard let pounds = parts.first.flatMap({ Int($0) }) else { return nil }
    let pence = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return (text.contains("-") ? -1 : 1) * (100 * pounds + pence)
  }

  private func amount(_ text: String) -> String {
    guard amounts != .asTheyAre, let pence = Self.pence(text) else { return text }
    return written(pence)
  }

  private func written(_ pence: Int) -> String {
    let (pounds, rest) = abs(pence).quotientAndRemainder(dividingBy: 100)
    let digits = Array(String(pounds))
    let mark: Character = amounts == .comma ? "." : ","
    let grouped = digits.indices.map { place in
      (place > 0 && (digits.count - place) % 3 == 0 ? String(mark) : "") + String(digits[place])
    }.joined()
    let number = "\(grouped)\(amounts == .comma ? "," : ".")\(rest < 10 ? "0" : "")\(rest)"
    return switch amounts {
    case .asTheyAre, .grouped: pence < 0 ? "-\(number)" : number
    case .pounds: pence < 0 ? "-£\(number)" : "£\(number)"
    case .brackets: pence < 0 ? "(£\(number))" : "£\(number)"
    case .comma: pence < 0 ? "\(number)-" : number
    case .credit: pence < 0 ? "\(number) CR" : number
    }
  }

  private static func isOfAmounts(_ names: [String]) -> Bool { names.contains("gross") || names.contains("instrument") }

  /// The names in the first line of a table.
  private static func names(of csv: String) -> [String] {
    csv.prefix { $0 != "\n" }.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a table gets a row that adds up its amounts, and whether it has any.
  static func addsUp(_ csv: String) -> Bool { isOfAmounts(names(of: csv)) }
  static func hasAmounts(_ csv: String) -> Bool { !amountColumns.isDisjoint(with: names(of: csv)) }

  /// A row that adds up the amounts, for tables of them.
  private func total(of plain: [[String]]) -> [String]? {
    let names = plain[0]
    guard Self.isOfAmounts(names) else { return nil }
    return names.enumerated().map { place, name in
      if name == "party" { return "Grand Total" }
      guard Self.amountColumns.contains(name) else { return "" }
      return written(plain.dropFirst().reduce(0) { $0 + (Self.pence($1[place]) ?? 0) })
    }
  }
}
