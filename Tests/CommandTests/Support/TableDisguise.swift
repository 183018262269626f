import TestSupport

/// A form in which people have a table: how it is written, what is around it, and how its headings and values look.
struct TableDisguise: CustomStringConvertible {
  enum Encoding: CaseIterable { case utf8, utf8Mark, utf16Little, utf16Big, utf16Unmarked, windows1252 }
  enum Headings: CaseIterable { case asTheyAre, spaced, synonyms }
  enum Dates: CaseIterable { case iso, slashes, points, shortMonths, months }
  enum Amounts: CaseIterable { case asTheyAre, pounds, grouped, brackets, comma, credit }

  /// What a table allows: one whose rows go out as they came can't look otherwise.
  enum Freedom { case ofText, ofAll }

  /// How many values each way to differ has; the numbers of one disguise are places in them.
  private static let sizes = [
    Encoding.allCases.count, 3, 4, 2, 2, 2, 2, 2, Headings.allCases.count, Dates.allCases.count,
    Amounts.allCases.count, 2, 2,
  ]
  private let choice: [Int]

  private init(choice: [Int]) { self.choice = choice }

  /// Of text alone, with commas.
  init(_ encoding: Encoding, isPacked: Bool, hasReturns: Bool) {
    choice =
      [Encoding.allCases.firstIndex(of: encoding) ?? 0, hasReturns ? 2 : 0, 0, isPacked ? 1 : 0]
      + Array(repeating: 0, count: Self.sizes.count - 4)
  }

  var encoding: Encoding { Encoding.allCases[choice[0]] }
  var lineEnd: String { ["\n", "\r\n", "\r"][choice[1]] }
  var delimiter: Character { Array(",;\t|")[choice[2]] }
  var isPacked: Bool { choice[3] == 1 }
  var hasSeparatorLine: Bool { choice[4] == 1 }
  var hasEndOfFile: Bool { choice[5] == 1 }
  var hasTitles: Bool { choice[6] == 1 }
  var hasGaps: Bool { choice[7] == 1 }
  var headings: Headings { Headings.allCases[choice[8]] }
  var dates: Dates { Dates.allCases[choice[9]] }
  var amounts: Amounts { Amounts.allCases[choice[10]] }
  var isReversed: Bool { choice[11] == 1 }
  var hasTotal: Bool { choice[12] == 1 }

  var description: String {
    "\(encoding) \(lineEnd.debugDescription) \(delimiter.debugDescription), headings \(headings), dates \(dates), amounts \(amounts)"
      + zip(
        ["gzip", "sep=", "1A", "titles", "gaps", "reversed", "total"],
        [isPacked, hasSeparatorLine, hasEndOfFile, hasTitles, hasGaps, isReversed, hasTotal]
      ).map { $1 ? ", \($0)" : "" }.joined()
  }

  /// So many disguises, each the one of 40 by chance that has most pairs of choices which none before it has. The values of
  /// every single choice come in turn, so that none is left out.
  static func some(_ count: Int, seed: UInt64) -> [TableDisguise] {
    struct Pair: Hashable { let first, second, one, other: Int }
    func pairs(_ choice: [Int]) -> [Pair] {
      choice.indices.flatMap { first in
        choice.indices.dropFirst(first + 1).map {
          Pair(first: first, second: $0, one: choice[first], other: choice[$0])
        }
      }
    }
    var generator = SeededGenerator(seed: seed)
    // The encoding comes in turn; of the others each second one, so that pairs are free to be found.
    let turns = sizes.indices.map { place in
      let numbers = (0..<count).filter { place == 0 || ($0 + place) % 2 == 0 }
      let values = numbers.indices.map { $0 % sizes[place] }.shuffled(using: &generator)
      return Dictionary(uniqueKeysWithValues: zip(numbers, values))
    }
    var seen: Set<Pair> = []
    return (0..<count).map { number in
      let drawn = (0..<40).map { _ in
        turns.indices.map { turns[$0][number] ?? Int.random(in: 0..<sizes[$0], using: &generator) }
      }
      let news = drawn.map { choice in pairs(choice).count { !seen.contains($0) } }
      let choice = drawn[news.indices.max { news[$0] < news[$1] } ?? 0]
      seen.formUnion(pairs(choice))
      return TableDisguise(choice: choice)
    }
  }

  // MARK: Writing

  /// The bytes of a CSV of plain UTF-8 in this form.
  func bytes(of csv: String, _ freedom: Freedom) -> [UInt8] {
    var rows = PlainCSV(delimiter: ",").records(of: Array(csv.utf8)).records.map { record in
      record.fields.map { String(decoding: $0.value, as: UTF8.self) }
    }
    if freedom == .ofAll { rows = dressed(rows) }
    let width = rows[0].count
    if hasTitles {
      rows.insert(["Extract of the ledger"] + Array(repeating: "", count: width - 1), at: 0)
      if freedom == .ofAll { rows.insert(Array(repeating: "", count: width), at: 1) }
    }
    var text = hasSeparatorLine ? "sep=\(delimiter)\(lineEnd)" : ""
    for row in rows { text += row.map(field).joined(separator: String(delimiter)) + lineEnd }
    if hasEndOfFile { text += "\u{1A}" }
    return encoded(text)
  }

  /// A text in the encoding, and packed.
  func encoded(_ text: String) -> [UInt8] {
    let plain: [UInt8] =
      switch encoding {
      case .utf8: Array(text.utf8)
      case .utf8Mark: Array("\u{FEFF}\(text)".utf8)
      case .utf16Little: Self.units(of: "\u{FEFF}\(text)")
      case .utf16Big: Self.units(of: "\u{FEFF}\(text)").swapped
      case .utf16Unmarked: Self.units(of: text)
      case .windows1252: text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }
      }
    return isPacked ? Gzip.packed(plain) : plain
  }

  private func field(_ value: String) -> String {
    guard value.contains(delimiter) || value.contains("\"") || value.contains("\n") else { return value }
    return "\"\(value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  private static func units(of text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

  // MARK: Headings and values

  /// The columns of dates and of money, and what else people call columns; for the tables of the tests, apart from what the
  /// program knows.
  private static let dateColumns: Set = [
    "issued", "due", "expires", "started", "finished", "date", "accession", "proposed", "accepted", "withdrawn",
    "effective_from",
  ]
  private static let amountColumns: Set = [
    "gross", "paid", "amount", "estimate", "monthly_invoice", "maximum_credit_value", "requirement",
  ]
  private static let synonyms = [
    "organisation_number": "Organisation Number", "signifier": "Party Signifier",
    "range": "EUI-64 Compliant identifier range", "invoice": "Invoice No.", "issued": "Invoice Date",
    "due": "Due Date", "gross": "Total incl. VAT", "paid": "Amount Paid", "monthly_invoice": "Monthly Invoice Amount",
    "maximum_credit_value": "Credit Limit", "score": "Credit Score", "instrument": "Instrument Ref", "issuer": "Bank",
    "expires": "Expiry Date", "requirement": "Notified Amount", "effective_from": "Date Changed", "rate": "Bank Rate",
    "started": "Actual Start", "finished": "Ended", "meeting": "Pattern", "low": "Shortest", "likely": "Most likely",
    "high": "Longest", "predecessors": "Depends on", "accession": "Accession date", "accepted": "Accepted on",
  ]

  private func dressed(_ plain: [[String]]) -> [[String]] {
    var rows = plain
    for (place, name) in plain[0].enumerated() {
      let values = plain.dropFirst().map { $0[place] }
      let written: [String] =
        Self.dateColumns.contains(name)
        ? values.map { date($0, decides: plain.dropFirst().contains { Self.isLate($0, plain[0]) }) }
        : Self.amountColumns.contains(name) ? values.map(amount) : values
      for (number, value) in written.enumerated() { rows[number + 1][place] = value }
      rows[0][place] = heading(name)
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

  private func heading(_ name: String) -> String {
    switch headings {
    case .asTheyAre: name
    case .spaced: " \(name.uppercased().replacing("_", with: " "))\u{A0}"
    case .synonyms: Self.synonyms[name] ?? name.uppercased()
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
  private static func pence(_ text: String) -> Int? {
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

  /// A row that adds up the amounts, for tables of them.
  private func total(of plain: [[String]]) -> [String]? {
    let names = plain[0]
    guard names.contains("gross") || names.contains("instrument") else { return nil }
    return names.enumerated().map { place, name in
      if name == "party" { return "Grand Total" }
      guard Self.amountColumns.contains(name) else { return "" }
      return written(plain.dropFirst().reduce(0) { $0 + (Self.pence($1[place]) ?? 0) })
    }
  }
}

extension [UInt8] {
  /// Each two bytes in the other order.
  fileprivate var swapped: [UInt8] { indices.map { self[$0 ^ 1] } }
}
