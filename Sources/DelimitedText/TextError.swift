public import Files
public import Messages

/// Why an input can't be read on: past this place no record can be told from the next.
public enum TextError: UserError, Hashable, Sendable {
  /// The input itself failed.
  case file(FileError)
  /// The input ends inside the quote that was opened here.
  case unterminatedQuote(TextPosition)
  /// The quote that was opened here is not closed within the limit on records.
  case quoteOverLimit(TextPosition, limit: Int)
  /// The input begins like UTF-16 text.
  case utf16(name: String)

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .unterminatedQuote(let position):
      "\(position): the quote opened here is never closed; close it, or double every quote inside the field"
    case .quoteOverLimit(let position, let limit):
      "\(position): the quote opened here is not closed within \(limit) bytes, the limit of a record; close it"
    case .utf16(let name):
      "\(name): is UTF-16 text; save it as UTF-8 (in a spreadsheet: CSV UTF-8)"
    }
  }
}
