/// How results are put out.
public enum CoverFormat: String, CaseIterable, Sendable {
  /// For people.
  case table
  /// A row each, with a header.
  case csv
  /// One document.
  case json
  /// An object a line.
  case jsonl
}
