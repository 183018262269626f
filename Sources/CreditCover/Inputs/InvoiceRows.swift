import ExactDecimal
import Messages
import Tables
import Threads
import WorkingDays

/// Makes Invoices of the rows of the invoices file.
struct InvoiceRows {
  private enum Column {
    static let party = 0, invoice = 1, issued = 2, due = 3, gross = 4, paid = 5, paidOn = 6, disputed = 7
  }

  let rules: CreditCoverRules
  let parties: PartyIndex
  /// What is left out of each Party, and of all.
  private(set) var later: [Int: LaterEntries] = [:]
  private(set) var allLater = LaterEntries()
  private var names = RepeatedNames("invoice")
  private var invoices: [Invoice] = []
  /// The Party of each, by its place.
  private var owners: [Int] = []
  /// Rows with an error elsewhere, whose numbers still count.
  private var incomplete: [(party: Int, number: String, place: TablePlace)] = []

  init(rules: CreditCoverRules, parties: PartyIndex) {
    self.rules = rules
    self.parties = parties
  }

  mutating func add(_ row: TableRow) {
    let party = parties.find(row, Column.party)
    let number = names.key(row, Column.invoice)
    let issued = row.requiredDate(Column.issued)
    let due = row.requiredDate(Column.due)
    let gross = row.requiredAmount(Column.gross, mayBeNegative: true)
    let paid = row.requiredAmount(Column.paid, mayBeNegative: true)
    let paidOn = row.date(Column.paidOn)
    let isDisputed = !row.isEmpty(Column.disputed) && row.word(Column.disputed, .answers) ?? false
    if let issued, let due, due < issued {
      row.report(Column.due, .dueBeforeIssued, "due \(due) is before the Invoice was issued, \(issued)")
    }
    if let gross, let paid, paid.signum * gross.signum < 0 || (gross.isZero && paid.signum < 0) {
      row.report(
        Column.paid, .negativeAmount,
        "paid '\(row.shown(Column.paid))' and gross '\(row.shown(Column.gross))' have different signs")
    }
    guard let party, let number, let issued, let due, let gross, let paid else {
      if let party, let number { incomplete.append((party, number, row.place)) }
      return
    }
    guard issued <= rules.date else {
      // Its number counts as well: the next month must not begin with a repetition.
      incomplete.append((party, number, row.place))
      noteLater(of: party) { $0.invoices += 1 }
      return
    }
    let isLater = !paid.isZero && paidOn.map { $0 > rules.date } ?? false
    if isLater { noteLater(of: party) { $0.payments += 1 } }
    let paidByNow = isLater ? .zero : paid
    // A credit note of which too much was paid out is a debt like any other.
    let isOverpaid = gross.signum >= 0 && paidByNow > gross
    owners.append(party)
    invoices.append(
      Invoice(
        number: number, issued: issued, due: due, gross: gross, paid: paidByNow, isDisputed: isDisputed,
        isCounted: (rules.countsDisputed || !isDisputed) && (rules.countsOverpayments || !isOverpaid), place: row.place
      ))
  }

  private mutating func noteLater(of party: Int, _ count: (inout LaterEntries) -> Void) {
    count(&later[party, default: LaterEntries()])
    count(&allLater)
  }

  /// All Invoices by Party; those with a number that the Party had before are findings.
  /// They are no longer here afterwards.
  mutating func grouped(count: Int, threads: Int, _ findings: TableFindings) -> GroupedArray<Invoice> {
    var all: [Invoice] = []
    swap(&all, &invoices)
    let grouped = GroupedArray(consume all, groups: owners, count: count)
    names.report(incomplete, against: { party in grouped[party].map { ($0.number, $0.place) } }, findings)
    names.report(grouped, count: count, threads: threads, key: { $0.number }, place: { $0.place }, findings)
    return grouped
  }
}

/// What is dated after the day of an assessment, and so is left out of it: last month can be assessed again from a ledger of
/// today.
struct LaterEntries: Hashable, Sendable {
  /// Invoices that were issued later.
  var invoices = 0
  /// Invoices whose payment came later.
  var payments = 0

  /// `2 Invoices issued and 1 payment made after 2025-04-17 are left out`; `nil` where there is nothing.
  func text(after day: CivilDate) -> String? {
    let parts =
      (invoices > 0 ? ["\(invoices.counted("Invoice")) issued"] : [])
      + (payments > 0 ? ["\(payments.counted("payment")) made"] : [])
    guard !parts.isEmpty else { return nil }
    return "\(parts.joined(separator: " and ")) after \(day) \((invoices + payments).plural("is", "are")) left out"
  }
}

/// Finds names that one Party has twice, in whatever case.
struct RepeatedNames: Sendable {
  private let field: String
  /// The file, and the column of the names in it: known from the first row on.
  private var file = ""
  private var column: TableFinding.Column?
  /// Whether names have letters that are not capitals: most files have none, and their names can be compared as they are.
  private(set) var hasSmallLetters = false

  init(_ field: String) { self.field = field }

  /// Reads a name that must be there.
  mutating func key(_ row: TableRow, _ column: Int) -> String? {
    if self.column == nil { (file, self.column) = (row.file, row.table.named(column)) }
    if !hasSmallLetters {
      hasSmallLetters = row.withBytes(column) { bytes in
        var count: UInt8 = 0
        for byte in bytes { count |= byte > UInt8(ascii: "Z") ? 1 : 0 }
        return count > 0
      }
    }
    return row.requiredText(column)
  }

  private func folded(_ name: String) -> String { hasSmallLetters ? name.lowercased() : name }

  /// Of rows with an error elsewhere: those whose name another row of the Party has too.
  func report(
    _ incomplete: [(party: Int, number: String, place: TablePlace)], against complete: (Int) -> [(String, TablePlace)],
    _ findings: TableFindings
  ) {
    struct Name: Hashable {
      let party: Int
      let folded: String
    }
    /// The first row of each name, of the Parties met so far.
    var first: [Name: TablePlace] = [:]
    var parties: Set<Int> = []
    for row in incomplete {
      if parties.insert(row.party).inserted {
        for (name, place) in complete(row.party) {
          let name = Name(party: row.party, folded: folded(name))
          if first[name] == nil { first[name] = place }
        }
      }
      let name = Name(party: row.party, folded: folded(row.number))
      if let other = first[name] {
        add(row.number, row.place, "is also in \(other.description(in: file))", findings)
      } else {
        first[name] = row.place
      }
    }
  }

  /// How many Parties a thread looks through at once.
  private static let share = 2048

  /// Of all Parties, those whose name another row of the Party has.
  func report<Element>(
    _ grouped: GroupedArray<Element>, count: Int, threads: Int, key: @escaping @Sendable (Element) -> String,
    place: @escaping @Sendable (Element) -> TablePlace, _ findings: TableFindings
  ) {
    inOrder((count + Self.share - 1) / Self.share, threads: threads) { share in
      let found = TableFindings()
      for party in share * Self.share..<min(count, (share + 1) * Self.share) {
        report(grouped[party], key: key, place: place, found)
      }
      return found.all
    } each: { found in
      for finding in found { findings.add(finding) }
    }
  }

  private func report<Element>(
    _ elements: ArraySlice<Element>, key: (Element) -> String, place: (Element) -> TablePlace,
    _ findings: TableFindings
  ) {
    // Most Parties have few: comparing all of them with each other is faster than hashing them.
    if elements.count <= 16, !hasSmallLetters {
      let isRepeated = elements.indices.contains { index in
        elements[..<index].contains { key($0) == key(elements[index]) }
      }
      guard isRepeated else { return }
    }
    var first: [String: TablePlace] = [:]
    for element in elements {
      let name = key(element)
      if let earlier = first[folded(name)] {
        add(name, place(element), "is already in \(earlier.description(in: file))", findings)
      } else {
        first[folded(name)] = place(element)
      }
    }
  }

  private func add(_ name: String, _ place: TablePlace, _ words: String, _ findings: TableFindings) {
    findings.add(
      TableFinding(
        file: file, place: place, column: column, value: name, .duplicate,
        "\(field) '\(name.shown)' of this Party \(words)"))
  }
}
