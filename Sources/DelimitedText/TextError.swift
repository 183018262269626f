public import Files
public import Messages

/// Why an input can't be read on: past this place no record can be told from the next.
public enum TextError: UserError, Hashable, Sendable {
  /// The file or stream failed, as by a fault of the disk.
  case file(FileError)
  /// The input ends inside the quote that was opened here.
  case unterminatedQuote(TextPosition)
  /// The quote that was opened here is not closed within the limit on records.
  case quoteOverLimit(TextPosition, limit: Int)

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .unterminatedQuote(let position):
      "\(position): the quote opened here is never closed; close it, or double every quote inside the field"
    case .quoteOverLimit(let position, let limit):
      "\(position): the quote opened here is not closed within \(limit) bytes, the limit of a record; close it"
    }
  }
}

/// A place in an input, as people and editors count.
public struct TextPosition: Hashable, Sendable, CustomStringConvertible {
  /// The input, as it was named.
  public var name: String
  /// The line, from 1. A line end inside quotes counts too.
  public var line: Int
  /// The byte in the line, from 1.
  public var column: Int
  /// The byte in the input, from 1.
  public var byte: Int

  /// Makes a place; all counts from 1.
  package init(name: String, line: Int, column: Int, byte: Int) {
    self.name = name
    self.line = line
    self.column = column
    self.byte = byte
  }

  /// `name: line 3, column 7 (byte 61)`.
  public var description: String { "\(name): line \(line), column \(column) (byte \(byte))" }
}
