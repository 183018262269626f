/// What is wrong with a file or a value in it. The raw values are stable.
public enum InputCode: String, CaseIterable, Sendable {
  /// The file has no header and no row.
  case emptyFile = "empty-file"
  /// The parties file has no Party.
  case noParty = "no-party"
  /// The file can't be read on from here.
  case unreadableText = "unreadable-text"
  /// A file that begins like JSON is none, or no array of objects.
  case invalidJSON = "invalid-json"
  /// A value of JSON is neither a text nor a whole number.
  case invalidJSONValue = "invalid-json-value"
  /// The file has more rows than are taken.
  case tooManyRows = "too-many-rows"
  /// A column that must be there is not.
  case missingColumn = "missing-column"
  /// A column is there twice.
  case repeatedColumn = "repeated-column"
  /// A column looks like a misspelt one.
  case unknownColumn = "unknown-column"
  /// A row has another number of fields than the header.
  case raggedRow = "ragged-row"
  /// A row is over the limit.
  case overlongRow = "overlong-row"
  /// Text follows a closing quote.
  case textAfterQuote = "text-after-quote"
  /// A value is no UTF-8.
  case invalidUTF8 = "invalid-utf-8"
  /// A value has a control character.
  case controlCharacter = "control-character"
  /// A name by which rows find each other has white space around it.
  case outerBlank = "outer-blank"
  /// A value that must be there is not.
  case missingValue = "missing-value"
  /// An amount is no amount.
  case invalidAmount = "invalid-amount"
  /// An amount may not be negative here.
  case negativeAmount = "negative-amount"
  /// A date is none.
  case invalidDate = "invalid-date"
  /// A Party is there twice.
  case repeatedParty = "repeated-party"
  /// A Party is not in the parties file.
  case unknownParty = "unknown-party"
  /// An Invoice of a Party is there twice.
  case repeatedInvoice = "repeated-invoice"
  /// An instrument of a Party is there twice.
  case repeatedInstrument = "repeated-instrument"
  /// A method is neither itemised nor uplift.
  case unknownMethod = "unknown-method"
  /// A Party by uplift has no monthly Invoice.
  case missingMonthlyInvoice = "missing-monthly-invoice"
  /// A rating is not on its agency's scale.
  case unknownRating = "unknown-rating"
  /// A score is no whole number from 0 to 100.
  case invalidScore = "invalid-score"
  /// An Invoice was issued after the date of the assessment.
  case issuedAfterAsAt = "issued-after-as-at"
  /// An Invoice is due before it was issued.
  case dueBeforeIssued = "due-before-issued"
  /// More was paid than the Invoice asks for.
  case paidOverGross = "paid-over-gross"
  /// A kind of Credit Support is not known.
  case unknownKind = "unknown-kind"
  /// A state of an instrument is not known.
  case unknownState = "unknown-state"
  /// A Bank Guarantee or Letter of Credit has no date of expiry.
  case missingExpiry = "missing-expiry"
}
