import ArgumentParser

/// How an answer on Working Days is printed.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
  /// The answer alone, on a line.
  case text
  /// A header and a row.
  case csv
  /// One JSON array of objects.
  case json
  /// A JSON object a line.
  case jsonl
}
