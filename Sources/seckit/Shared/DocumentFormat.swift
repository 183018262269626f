import ArgumentParser
import Reporting

/// The formats of documents: a checklist, a plan, and what moved between two plans.
enum DocumentFormat: String, CaseIterable, ExpressibleByArgument {
  /// For a terminal.
  case table
  /// For spreadsheets and scripts.
  case csv
  /// One object on several lines.
  case json
  /// On one line, or an object a line.
  case jsonl
  /// For wikis and merge requests.
  case markdown
  /// A page that needs nothing else.
  case html
  /// A calendar, of a plan alone.
  case ics
  /// A picture, of a plan alone.
  case svg
  /// A picture as text, of a plan alone.
  case mermaid

  /// What documents of every kind can be.
  static let common: [DocumentFormat] = [.table, .csv, .json, .jsonl, .markdown, .html]

  /// The names of these, for a shell to complete.
  static let commonNames = CompletionKind.list(common.map(\.rawValue))

  static func common(_ text: String) throws -> DocumentFormat {
    guard let format = DocumentFormat(rawValue: text), common.contains(format) else {
      throw ValidationError("Please provide one of \(common.map(\.rawValue).joined(separator: ", ")).")
    }
    return format
  }
}

extension SpreadsheetOptions {
  /// Refuses what does not go with the format of a document, of which only tables are made for spreadsheets.
  func check(_ format: DocumentFormat) throws { try check(TableFormat(rawValue: format.rawValue) ?? .json) }

  /// The format that goes to the output: a workbook is made of CSV.
  func written(_ format: DocumentFormat) -> DocumentFormat { isWorkbook ? .csv : format }
}
