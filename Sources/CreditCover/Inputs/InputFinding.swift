/// Something wrong in an input: where, what, and what was probably meant.
public struct InputFinding: Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  public let file: String
  /// The line or item; `nil` where the whole file is meant.
  public let place: RowPlace?
  /// The byte in the line, from 1; `nil` in JSON, and where the whole row is meant.
  public let column: Int?
  /// The name of the column; `nil` where none is meant.
  public let field: String?
  /// What it is.
  public let code: InputCode
  /// What is wrong, in words, the value included.
  public let message: String
  /// What was probably meant.
  public let guess: String?

  /// `file: line 3, column 7: code: message`.
  public var description: String {
    let place = place.map { $0.words(in: file) } ?? file
    let column = column.map { ", column \($0)" } ?? ""
    let guess = guess.map { "; probably meant: \($0)" } ?? ""
    return "\(place)\(column): \(code.rawValue): \(message)\(guess)"
  }
}

/// The findings of a run, in the order in which they were found.
final class InputFindings {
  private(set) var all: [InputFinding] = []

  func add(_ finding: InputFinding) { all.append(finding) }

  var isEmpty: Bool { all.isEmpty }
}
