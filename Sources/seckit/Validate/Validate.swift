import ArgumentParser
import BatchValidation
import DelimitedText
import Files
import IDAllocation
import Messages
import Reporting
import Tables

struct Validate: TableCommand, TakesManyValues {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check a batch of EUI-64 User IDs and add a verdict to each row.",
    discussion: """
      EXAMPLES:
        seckit validate Fixtures/identifiers/batch.csv
        seckit validate Fixtures/tables/batch-openpyxl.xlsx --format table
        seckit validate Fixtures/identifiers/batch.csv --only invalid -o wrong.csv

      Reads CSV or .xlsx with a header (or one identifier per line with --lines). Prints every row unchanged with four added \
      columns: canonical, verdict (valid, warning, invalid), code, detail. A summary goes to standard error.

      With --register or --allocations, each row is also checked against the allocated ranges, and for the Party and the \
      User Roles (IS;GS, IS,GS or IS/GS) that it names.

      \(ExitStatus.help(
        success: "all rows are valid or have warnings only",
        findings: "at least one row is invalid (with --strict: or has a warning)"))
      """)

  static let tables = [BatchColumns.schema]
  static let sideTables = AllocationOptions.namedLists

  @Argument(
    help: "The files to check. Use - for standard input. Piped input is read if no file is given.",
    completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Judging") var judging: JudgeOptions
  @OptionGroup(title: "Allocations") var allocations: AllocationOptions
  @OptionGroup(title: "Input") var input: ValidateInputOptions
  @OptionGroup(title: "Output") var output: ValidateOutputOptions

  @Option(
    help: ArgumentHelp(
      "How to report an identifier that appeared earlier in the batch.",
      discussion: "With ignore, two Parties or roles for one identifier are not reported either."))
  var duplicates: DuplicatePolicy = .warning

  @Flag(help: "Exit with 1 if there are warnings, even without errors.")
  var strict = false

  @Option(help: "The number of threads; it never changes the results. (default: one per processor)")
  var threads: Int?

  static let fileLimit = 10_000
  static let threadLimit = 256

  mutating func validate() throws {
    files.takeApart()
    guard files.count <= Self.fileLimit else {
      throw ValidationError("\(files.count) files exceed the limit of \(Self.fileLimit); pipe them through cat.")
    }
    guard !files.contains("") else { throw ValidationError("The name of a file is empty.") }
    guard !files.isEmpty || allocations.allocations != InputFile.standardInputName else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
    guard !files.isEmpty || !InputFile.standardInputIsTerminal else {
      throw ValidationError("There is nothing to check; name a file, or - to type the input.")
    }
    guard threads.map({ (1...Self.threadLimit).contains($0) }) ?? true else {
      throw ValidationError("--threads must be from 1 to \(Self.threadLimit).")
    }
    try allocations.check(judging)
    try input.check()
    try output.check()
  }

  func run() throws {
    let judge = try judging.judge()
    var options = try input.options(beside: allocations.lists)
    options.duplicates = duplicates
    options.threads = threads ?? min(ProcessEnvironment.processorCount, Self.threadLimit)
    options.only = output.verdicts
    options.prefix = output.prefix
    let reading = allocations.divided(options.reading, BatchColumns.schema)
    options.reading = reading.batch
    options.allocations = try allocations.index(reading.lists, judge.rules)
    if let layout = options.allocations?.layout, layout.block != RegisterLayout(judge.rules).block {
      throw CommandError(
        "\((allocations.register ?? "").shownName): was made with the rules '\(layout.ruleSet.shown)', for another block; give"
          + " those rules with --rules")
    }
    let file = try output.open()
    let summary = try check(judge, options, file)
    if summary.invalid > 0 || strict && (summary.warnings > 0 || StandardError.hasWarned) { throw ExitStatus.findings }
  }

  private func check(_ judge: IdentifierJudge, _ options: BatchOptions, _ file: OutputFile) throws -> BatchSummary {
    let notes = SheetNotes()
    let rows = output.rows(to: file, hasHeader: input.lines || !input.noHeader, notes: notes)
    let names = files.isEmpty ? [InputFile.standardInputName] : files
    let size = try totalSize(of: names)
    let progress = output.progress(total: size)
    var validator = try BatchValidator(
      judge: judge, options: options, inputCount: names.count, output: rows,
      progress: progress.map { progress in { progress.update(bytes: $0, rows: $1) } })
    let understood = TableFindings()
    var warnings: [String] = []
    let opener = TableOpener(options.reading, input.isSearched ? BatchColumns.schema(options) : nil) {
      understood.note($0)
    }
    do {
      for name in names {
        let rowsBefore = validator.summary.rows
        let file = try InputFile(path: name)
        let source = try opener.open(file)
        if source as? InputFile !== file { progress?.forgetTotal() }
        // Of several files the rows may differ in kind.
        notes.keepsTypes = names.count == 1 && source is SheetSource
        try validator.validate(source)
        if let sheet = source as? SheetSource, let words = sheet.formulaWarning { warnings.append(words) }
        if validator.summary.rows == rowsBefore { StandardError.note("\(input.remark(onEmpty: file.name))") }
      }
    } catch {
      _ = try? validator.finish()
      progress?.clear()
      tell(understood.notices + validator.notices)
      throw error
    }
    let summary = try validator.finish()
    progress?.clear()
    tell(understood.notices + validator.notices)
    let report = SummaryReport(summary, judge: judge, options: options)
    notes.lines = report.notes + warnings.map { "Warning: \($0)" }
    try output.report(report, to: file)
    try file.commit()
    for words in warnings { StandardError.warn("\(words)") }
    return summary
  }

  private func tell(_ notices: [String]) {
    for notice in notices { StandardError.note("\(notice)") }
  }

  /// The size of all files together, `nil` where one has none that is known. Throws for the first that can't be read,
  /// so that nothing is written before a typing mistake shows.
  private func totalSize(of names: [String]) throws -> Int? {
    var total: Int? = 0
    for name in names {
      let size = try InputFile.size(of: name)
      total = total.flatMap { total in size.map { total + $0 } }
    }
    return total
  }
}
