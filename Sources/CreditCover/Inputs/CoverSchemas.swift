package import Tables

/// The tables that an assessment reads: their columns, and how people call them. The places of the columns are the same
/// as in the enums of the files that read the rows.
extension TableSchema {
  private static let party = TableColumn(
    "party", .key, isRequired: true, meaning: "The Party's name in all files, for example its Party Signifier.",
    synonyms: ["Party Signifier", "SEC Party Signifier", "SEC Party", "Signifier", "Party ID"],
    hintWords: ["party", "signifier", "customer"])

  private static let ratings = RatingAgency.allCases.map { agency in
    TableColumn(
      agency.rawValue, meaning: "The long-term credit rating of \(agency.name).",
      synonyms: ["\(agency.name)", "\(agency.rawValue) rating", "\(agency.name) rating"])
  }

  package static let coverParties = TableSchema(
    "parties",
    [
      party,
      TableColumn("name", meaning: "The Party's name.", synonyms: ["Party Name", "Company", "Company Name"]),
      TableColumn(
        "method", .word, meaning: "How Value at Risk is calculated; empty: itemised.",
        words: ValueAtRiskMethod.allCases.map(\.rawValue), synonyms: ["Value at Risk Method", "VaR Method"]),
      TableColumn(
        "estimate", .amount, meaning: "Estimated Charges until the next Invoice, VAT included, in pounds.",
        synonyms: ["Estimated Charges", "Estimated Amount"]),
      TableColumn(
        "monthly_invoice", .amount, meaning: "One month's Invoice, VAT included, in pounds; for the method uplift.",
        synonyms: ["Monthly Invoice Amount", "Monthly Amount"]),
      TableColumn(
        "maximum_credit_value", .amount, meaning: "The credit value from an independent agency, in pounds.",
        synonyms: ["Maximum Credit", "Max Credit Value", "Credit Limit"]),
    ] + ratings + [
      TableColumn(
        "score", .number, meaning: "The credit assessment score, a whole number from 0 to 100.",
        synonyms: ["Credit Score", "Credit Assessment Score"])
    ])

  package static let coverInvoices = TableSchema(
    "invoices",
    [
      party,
      TableColumn(
        "invoice", .key, isRequired: true, meaning: "The number of the Invoice, unique for its Party.",
        synonyms: ["Invoice Number", "Invoice No", "Invoice ID", "Invoice Reference", "Invoice Ref"]),
      TableColumn(
        "issued", .date, isRequired: true, meaning: "The date of issue.",
        synonyms: ["Invoice Date", "Date of Invoice", "Issue Date", "Date Issued", "Date of Issue", "Issued on"]),
      TableColumn(
        "due", .date, isRequired: true, meaning: "The date by which it must be paid.",
        synonyms: ["Due Date", "Date Due", "Due on", "Payment Due", "Payment Due Date"]),
      TableColumn(
        "gross", .amount, isRequired: true, meaning: "Pounds, VAT included; negative for a credit note.",
        synonyms: [
          "Gross Amount", "Gross Total", "Invoice Total", "Total incl VAT", "Total including VAT", "Amount incl VAT",
          "Amount including VAT",
        ], hintWords: ["gross", "total", "amount"]),
      TableColumn(
        "paid", .amount, isRequired: true, meaning: "Pounds paid so far; 0 if nothing is paid.",
        synonyms: ["Amount Paid", "Paid Amount", "Paid to Date"], hintWords: ["paid"]),
      TableColumn(
        "paid_on", .date,
        meaning: "The date of payment: what is paid after the date of the assessment is left out; empty: it counts.",
        synonyms: ["Payment Date", "Date Paid", "Paid Date", "Date of Payment"]),
      TableColumn(
        "disputed", .word, meaning: "Whether the Invoice is disputed; empty: no.", words: WordList.answers.words,
        synonyms: ["In Dispute", "Dispute"]),
    ])

  package static let coverSupport = TableSchema(
    "support",
    [
      party,
      TableColumn(
        "instrument", .key, isRequired: true, meaning: "The reference of the instrument, unique for its Party.",
        synonyms: ["Instrument Reference", "Instrument Ref", "Instrument Number", "Instrument ID"]),
      TableColumn(
        "kind", .word, isRequired: true, meaning: "The form of Credit Support.",
        words: SupportKind.allCases.map(\.rawValue), synonyms: ["Type", "Instrument Type", "Instrument Kind"]),
      TableColumn(
        "amount", .amount, isRequired: true, meaning: "Pounds, not negative.",
        synonyms: ["Value", "Amount of Support", "Support Amount"]),
      TableColumn("issuer", meaning: "The issuer.", synonyms: ["Issued by", "Bank", "Issuing Bank"]),
    ] + ratings + [
      TableColumn(
        "expires", .date, meaning: "The date of expiry; a Cash Deposit needs none.",
        synonyms: ["Expiry", "Expiry Date", "Date of Expiry", "Expires on", "Valid until"]),
      TableColumn(
        "state", .word, meaning: "The state of the instrument; empty for a Cash Deposit: in-force.",
        words: InstrumentState.allCases.map(\.rawValue), synonyms: ["Status"]),
    ])

  package static let coverNotified = TableSchema(
    "notified",
    [
      party,
      TableColumn(
        "requirement", .amount, isRequired: true, meaning: "The Credit Cover Requirement that was notified, in pounds.",
        synonyms: ["Credit Cover Requirement", "Notified Requirement", "Notified Amount"]),
    ])

  package static let thresholds = TableSchema(
    "thresholds",
    [
      TableColumn(
        "regulatory_year", isRequired: true, meaning: "The Regulatory Year, from 1 April, for example 2025-26.",
        synonyms: ["Year", "SEC Year"]),
      TableColumn(
        "amount", .amount, isRequired: true, meaning: "The Credit Cover Threshold in pounds.",
        synonyms: ["Threshold", "Credit Cover Threshold"]),
      TableColumn("source", meaning: "Where the amount is from, for example a letter and its date."),
    ])

  package static let baseRates = TableSchema(
    "base-rates",
    [
      TableColumn(
        "effective_from", .date, isRequired: true, meaning: "The first day of the rate.",
        synonyms: ["Date Changed", "Effective Date", "Date", "From"]),
      TableColumn(
        "rate", .percentage, isRequired: true, meaning: "The rate in percent a year.",
        synonyms: ["Base Rate", "Bank Rate", "Rate Percent"]),
    ])
}

/// What can be wrong with the inputs of an assessment beside what can be wrong with every table.
extension TableCode {
  /// The parties file has no Party.
  package static let noParty = TableCode(rawValue: "no-party")
  /// A Party is not in the parties file.
  package static let unknownParty = TableCode(rawValue: "unknown-party")
  /// A Party by uplift has no monthly Invoice.
  package static let missingMonthlyInvoice = TableCode(rawValue: "missing-monthly-invoice")
  /// A rating is not on its agency's scale.
  package static let unknownRating = TableCode(rawValue: "unknown-rating")
  /// An Invoice is due before it was issued.
  package static let dueBeforeIssued = TableCode(rawValue: "due-before-issued")
  /// A Bank Guarantee or Letter of Credit has no date of expiry.
  package static let missingExpiry = TableCode(rawValue: "missing-expiry")
  /// A text is not a Regulatory Year, such as 2025-26.
  package static let notARegulatoryYear = TableCode(rawValue: "not-a-regulatory-year")

  /// All codes of this module.
  package static let ofCover: [TableCode] = [
    .noParty, .unknownParty, .missingMonthlyInvoice, .unknownRating, .dueBeforeIssued, .missingExpiry,
    .notARegulatoryYear,
  ]
}
