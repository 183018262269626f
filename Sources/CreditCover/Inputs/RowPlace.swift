/// Where a row stands in its file.
public struct RowPlace: Hashable, Sendable {
  /// The line, or the number of the item in a JSON array, from 1.
  public let number: Int
  /// Whether the row is an item of a JSON array.
  public let isItem: Bool

  /// In words, behind the name of the file: `parties.csv: line 4`.
  public func words(in file: String) -> String { "\(file): \(isItem ? "item" : "line") \(number)" }
}
