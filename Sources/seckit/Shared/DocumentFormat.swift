import ArgumentParser
import Reporting

/// The formats of documents: of lists and tables, a checklist, a plan, and what moved between two plans.
enum DocumentFormat: String, ArgumentWord {
  /// For a terminal.
  case table
  /// For spreadsheets and scripts.
  case csv
  /// One object on several lines.
  case json
  /// On one line, or one object per line.
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

  /// How the name of a file ends that has it; `nil` where no end says so.
  var ending: String? {
    switch self {
    case .table: nil
    case .markdown: ".md"
    case .mermaid: ".mmd"
    case .csv, .json, .jsonl, .html, .ics, .svg: ".\(rawValue)"
    }
  }

  /// The same of a list.
  init(_ format: TableFormat) {
    self =
      switch format {
      case .table: .table
      case .csv: .csv
      case .json: .json
      case .jsonl: .jsonl
      }
  }

  /// As the format of a list; `nil` where a list has none such.
  var table: TableFormat? { TableFormat(rawValue: rawValue) }

  /// Reads the name of one of these; any other is refused.
  static func one(of formats: [DocumentFormat]) -> @Sendable (String) throws -> DocumentFormat {
    { text in
      guard let format = DocumentFormat(argument: text), formats.contains(format) else {
        throw UnknownWord.refusal(formats.map(\.rawValue))
      }
      return format
    }
  }
}

extension [DocumentFormat] {
  /// The names of these, for a shell to complete.
  var completion: CompletionKind { .list(map(\.rawValue)) }
}
