import ArgumentParser
import CreditCover
import Files
import Glibc
import Messages
import Reporting

struct CoverHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show requirement, support and shortfall of each Party month by month.",
    discussion: """
      EXAMPLES:
        seckit cover history Fixtures/credit-cover/months
        seckit cover history Fixtures/credit-cover/months --party ALPHA
        seckit cover history Fixtures/credit-cover/months -o history.svg

      Reads assessments that 'seckit cover assess --format json' wrote, in any order: of a folder, all files that end in \
      .json, of which JSON of something else is named and left out. A .svg shows the totals; a .xlsx has them in a sheet of \
      its own.

      \(ExitStatus.help(
        success: "the history is printed, whoever is short", findings: nil,
        unusable: "a file is not an assessment, two have one date, or \(ExitStatus.unusable.meaning)"))
      """)

  @Argument(help: ArgumentHelp("Folders of assessments, and assessments.", valueName: "files"), completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("Show this Party alone. (default: all Parties)", valueName: "party"))
  var party: String?

  @Option(
    help: "The format: table, csv, json, jsonl or svg. (default: as the name of the file says, else table)",
    completion: formats.completion, transform: DocumentFormat.one(of: formats))
  var format: DocumentFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  private static let formats: [DocumentFormat] = [.table, .csv, .json, .jsonl, .svg]

  func validate() throws {
    guard party != "" else { throw ValidationError("The name of the Party for --party is empty.") }
    try spreadsheet.check(format, of: Self.formats)
  }

  func run() throws {
    let report = HistoryReport(try CoverHistory(try files.flatMap(Self.months), only: party))
    let format = spreadsheet.written(format)
    try spreadsheet.write(
      format == .svg ? report.svg : report.listing.text(format.table ?? .table, terminal: spreadsheet.terminal),
      report.layout)
  }

  /// The assessments of a path. In a folder, other JSON is told and left out.
  private static func months(_ path: String) throws -> [HistoryMonth] {
    guard FolderListing.isFolder(path) else {
      return [HistoryMonth(try PreviousAssessment(InputFile(path: path)), name: path.shownName)]
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    let files = try FolderListing.names(in: path).filter { $0.lowercased().hasSuffix(".json") }.map { folder + $0 }
    let months = try files.filter { !FolderListing.isFolder($0) }.compactMap { file -> HistoryMonth? in
      do throws(PreviousAssessmentError) {
        let source: InputFile
        do throws(FileError) { source = try InputFile(path: file) } catch { throw .file(error) }
        return HistoryMonth(try PreviousAssessment(source), name: file.shownName)
      } catch {
        guard case .other = error else { throw error }
        StandardError.warn("\(error.description); left out")
        return nil
      }
    }
    guard !months.isEmpty else {
      throw CommandError("\(path.shownName): has no assessment; write one with 'seckit cover assess --format json'")
    }
    return months
  }
}
