/// How a list is put out. The raw values are those of `--format`.
public enum TableFormat: String, CaseIterable, Sendable {
  /// Aligned columns for people, as wide as the terminal; not for programs.
  case table
  /// CSV (RFC 4180) with a header, UTF-8.
  case csv
  /// One JSON document: for a list an array of objects.
  case json
  /// JSON Lines: an object a line.
  case jsonl
}
