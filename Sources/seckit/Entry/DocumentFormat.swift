import ArgumentParser

/// The formats of a checklist.
enum DocumentFormat: String, CaseIterable, ExpressibleByArgument {
  /// For a terminal.
  case table
  /// For spreadsheets and scripts.
  case csv
  /// One object on several lines.
  case json
  /// The same on one line.
  case jsonl
  /// For wikis and merge requests.
  case markdown
  /// A page that needs nothing else.
  case html
}
