import ExactDecimal
import Messages
import Reporting
import WorkingDays

/// Makes Invoices of the rows of the invoices file.
struct InvoiceRows {
  static let columns = ["party", "invoice", "issued", "due", "gross", "paid"].map {
    InputColumn(name: $0, isRequired: true)
  }

  private enum Column {
    static let party = 0, invoice = 1, issued = 2, due = 3, gross = 4, paid = 5
  }

  let asAt: CivilDate
  let parties: PartyIndex
  private var invoices: [Invoice] = []
  /// Rows with an error elsewhere, whose numbers count all the same.
  private var incomplete: [(party: Int, number: String, place: RowPlace)] = []

  init(asAt: CivilDate, parties: PartyIndex) {
    self.asAt = asAt
    self.parties = parties
  }

  mutating func add(_ row: InputRow) {
    let party = parties.find(row, Column.party)
    let number = row.requiredKey(Column.invoice)
    let issued = row.requiredDate(Column.issued)
    let due = row.requiredDate(Column.due)
    let gross = row.requiredAmount(Column.gross, mayBeNegative: true)
    let paid = row.requiredAmount(Column.paid, mayBeNegative: true)
    if let issued, issued > asAt {
      row.report(Column.issued, .issuedAfterAsAt, "issued \(issued) is after the date of the assessment, \(asAt)")
    }
    if let issued, let due, due < issued {
      row.report(Column.due, .dueBeforeIssued, "due \(due) is before the Invoice was issued, \(issued)")
    }
    if let gross, let paid {
      // Of a credit note at most its amount can have been paid out; the signs agree.
      if paid.signum * gross.signum < 0 || (gross.isZero && paid.signum < 0) {
        row.report(
          Column.paid, .negativeAmount,
          "paid '\(row.shown(Column.paid))' has not the sign of gross '\(row.shown(Column.gross))'")
      } else if paid.magnitude > gross.magnitude {
        row.report(
          Column.paid, .paidOverGross, "paid '\(row.shown(Column.paid))' is over gross '\(row.shown(Column.gross))'")
      }
    }
    guard let party, let number, let issued, let due, let gross, let paid else {
      if let party, let number { incomplete.append((party, number, row.place)) }
      return
    }
    invoices.append(
      Invoice(party: party, number: number, issued: issued, due: due, gross: gross, paid: paid, place: row.place))
  }

  /// All Invoices by Party; those with a number that the Party had before are findings.
  func grouped(count: Int, file: String, _ findings: InputFindings) -> Grouped<Invoice> {
    let grouped = Grouped(invoices, count: count) { $0.party }
    Repeated.report(
      incomplete, against: { party in grouped[party].map { ($0.number, $0.place) } }, file: file, field: "invoice",
      code: .repeatedInvoice, findings)
    for party in 0..<count {
      Repeated.report(
        grouped[party], key: \.number, place: \.place, file: file, field: "invoice", code: .repeatedInvoice, findings)
    }
    return grouped
  }
}

/// Finds names that one Party has twice.
enum Repeated {
  /// Of rows with an error elsewhere: those whose name another row of the Party has too.
  static func report(
    _ incomplete: [(party: Int, number: String, place: RowPlace)], against complete: (Int) -> [(String, RowPlace)],
    file: String, field: String, code: InputCode, _ findings: InputFindings
  ) {
    for (index, row) in incomplete.enumerated() {
      let others =
        complete(row.party) + incomplete[..<index].filter { $0.party == row.party }.map { ($0.number, $0.place) }
      guard let other = others.first(where: { $0.0 == row.number }) else { continue }
      findings.add(
        InputFinding(
          file: file, place: row.place, column: nil, field: field, code: code,
          message: "\(field) '\(row.number.shown)' of this Party is also in \(other.1.words(in: file))", guess: nil))
    }
  }

  static func report<Element>(
    _ elements: ArraySlice<Element>, key: (Element) -> String, place: (Element) -> RowPlace, file: String,
    field: String,
    code: InputCode, _ findings: InputFindings
  ) {
    // Most Parties have few: comparing all of them with each other is faster than hashing them.
    if elements.count <= 16 {
      let isRepeated = elements.indices.contains { index in
        elements[..<index].contains { key($0) == key(elements[index]) }
      }
      guard isRepeated else { return }
    }
    var first: [String: RowPlace] = [:]
    for element in elements {
      let name = key(element)
      if let earlier = first[name] {
        findings.add(
          InputFinding(
            file: file, place: place(element), column: nil, field: field, code: code,
            message: "\(field) '\(name.shown)' of this Party is there already, in \(earlier.words(in: file))",
            guess: nil)
        )
      } else {
        first[name] = place(element)
      }
    }
  }
}
