import ArgumentParser
import Files
import Messages
import Tables

/// The file that a command writes: shared by all commands that print a document.
struct OutputOption: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write instead of standard output (-), whole or not at all. The end of its name chooses the format, for example .json or, for a table, .xlsx.",
      valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var notices: QuietOption

  mutating func validate() throws {
    guard output != "" else { throw ValidationError("The name of the file for --output is empty.") }
    if output == OutputFile.standardOutputSign { output = nil }
  }

  /// The format of the output: the one that is given, else the one that the name of the file says, else `standard`.
  func chosen(_ given: DocumentFormat?, or standard: DocumentFormat) -> DocumentFormat {
    given ?? output.flatMap(FileEnding.init)?.format ?? standard
  }

  /// Refuses a name that says of the output what it is not, of the formats that the command writes.
  func check(
    _ given: DocumentFormat?, or standard: DocumentFormat = .table, of formats: [DocumentFormat]
  ) throws {
    guard let output, let ending = FileEnding(output) else { return }
    let known = formats.compactMap(\.ending).map { "FILE\($0)" }
    let workbook = formats.contains(.csv) ? ", or FILE.xlsx for a workbook" : ""
    let advice = "name it \(known.joined(separator: ", "))\(workbook)"
    // Rows keep the delimiter that they came with, which may be a tab.
    let isOfTabs = ending.text == ".tsv" && (given ?? standard) == .csv
    guard !ending.isOfOther || isOfTabs else {
      throw ValidationError(
        "--output \(output.shownName): seckit does not write \(ending.text.shown) files; \(advice)."
      )
    }
    if let likely = ending.likely {
      throw ValidationError(
        "--output \(output.shownName): seckit does not write \(ending.text.shown) files. Did you mean \(likely)?")
    }
    guard !WorkbookLayout.isWorkbook(output) || formats.contains(.csv) else {
      throw ValidationError(
        "--output \(output.shownName): this command does not write workbooks; \(advice).")
    }
    guard let named = ending.format else { return }
    guard formats.contains(named) else {
      throw ValidationError(
        "--output \(output.shownName): this command does not write \(ending.text) files; \(advice).")
    }
    // Objects a line are JSON too.
    guard given == nil || given == named || given == .jsonl && named == .json else {
      throw ValidationError(
        "--output \(output.shownName): its name says \(named.rawValue), and --format says \(given?.rawValue ?? ""); leave out --format, or name another file."
      )
    }
  }
}

/// What the end of a file's name says that it is.
struct FileEnding {
  /// `.xls`, in small letters.
  let text: String

  /// The end of a name from its last dot on; `nil` where there is none.
  init?(_ path: String) {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return nil
    }
    text = name[dot...].lowercased()
  }

  /// Whether it is of a kind of file that no command writes.
  var isOfOther: Bool { Self.others.contains(text) }
  var isJSON: Bool { format == .json || format == .jsonl }
  var isTable: Bool { [".xlsx", ".csv", ".tsv"].contains(text) }

  /// The format that it is the end of; `nil` for others, and for a workbook, which is made of CSV.
  var format: DocumentFormat? {
    DocumentFormat.allCases.first { $0.ending == text } ?? Self.otherEndings[text]
  }

  /// The end that was probably meant, where this one is of no format: `.xlsx` for `.xslx`.
  var likely: String? {
    let typed = String(text.dropFirst())
    let known = ["xlsx"] + DocumentFormat.allCases.compactMap(\.ending).map { String($0.dropFirst()) }
    guard format == nil, !isOfOther, !known.contains(typed) else { return nil }
    return (Suggestion.nearest(to: typed, among: known) ?? known.first { $0.sorted() == typed.sorted() }).map {
      ".\($0)"
    }
  }

  private static let otherEndings: [String: DocumentFormat] = [
    ".htm": .html, ".markdown": .markdown, ".mermaid": .mermaid, ".ndjson": .jsonl,
  ]

  private static let others: Set<String> = [
    ".xls", ".xlsm", ".xlsb", ".xltx", ".xlt", ".ods", ".numbers", ".pdf", ".docx", ".gz", ".zip", ".tsv",
    ".xml", ".yaml", ".yml", ".png",
  ]
}
