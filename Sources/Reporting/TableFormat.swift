/// How results are put out.
public enum TableFormat: String, CaseIterable, Sendable {
  /// For people.
  case table
  /// A row each, with a header.
  case csv
  /// One document.
  case json
  /// An object a line.
  case jsonl
}
