import Files
import Messages

/// A column as a user names it: by its header or by its number.
public enum ColumnSelector: Hashable, Sendable, CustomStringConvertible {
  /// The column whose header is this text.
  case name(String)
  /// The column of this number, from 1.
  case number(Int)

  /// Reads a selector: a whole number counts columns from 1, anything else is a name. `nil` for an empty text or 0.
  public init?(_ text: String) {
    guard !text.isEmpty else { return nil }
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      self = .name(text)
      return
    }
    guard let number = Int(text), number > 0 else { return nil }
    self = .number(number)
  }

  /// The name in quotes, made safe to show, or the number.
  public var description: String {
    switch self {
    case .name(let name): "\"\(name.shown(upTo: 60))\""
    case .number(let number): "\(number)"
    }
  }
}
