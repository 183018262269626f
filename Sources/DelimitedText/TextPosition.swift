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
