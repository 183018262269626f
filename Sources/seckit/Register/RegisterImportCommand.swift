import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting
import Tables
import WorkingDays

struct RegisterImportCommand: TableCommand, RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import an allocation list into a register, all of it or nothing.",
    discussion: """
      EXAMPLES:
        seckit register init empty.db
        seckit register import empty.db Fixtures/tables/allocation-list.xlsx \\
            --dry-run
        seckit register import empty.db Fixtures/tables/allocation-list.xlsx

      The list is CSV or .xlsx with organisation_number, name, signifier, and either first and last or range. A range cell \
      holds one or more ranges ('first to last', 'first to FF-FF', separated by semicolons). Optional columns: kind, state, \
      accession and past_names ('Old (until 2024-05-01);Older'). Identifiers are a table with id and party; optional \
      columns: kind, roles, state, proposed, accepted and withdrawn. Usual headings ('EUI-64 Compliant identifier range', \
      'Party Signifier') are known. Every error is reported before anything is written.

      An identifier is 'proposed' unless its state or a date says otherwise; an accepted or withdrawn identifier needs the \
      date. A range of another organisation number (12 bits of number, 16 bits of range, which is inferred) is an error \
      unless you give --any-range.

      \(ExitStatus.help(
        success: "all is imported", findings: nil,
        unusable: "the list has errors (all are reported) or something can't be used; nothing is imported"))
      """)

  static let tables = [TableSchema.allocationList, .identifierList]

  @OptionGroup var file: RegisterArgument

  @Argument(help: "The list of organisations.", completion: .file())
  var list: String

  @Option(help: ArgumentHelp("A list of identifiers to import after the organisations.", valueName: "file"))
  var identifiers: String?

  @Flag(help: "Accept ranges that do not match their organisation number.")
  var anyRange = false

  @OptionGroup(title: "Tables") var tables: TableOptions<RegisterLists>

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @Option(
    help: ArgumentHelp(
      "Print the errors as data. (default: one line each on standard error)",
      valueName: "format"))
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  static func lacksRegister(_ arguments: [String]) -> Bool { arguments.count < 2 }

  func validate() throws { try spreadsheet.check(format) }

  func run() throws {
    let register = try writing.open(file.path)
    let moment = writing.moment
    let head = try register.head()
    guard !writing.isTimeExact || moment >= head.time else {
      throw RegisterError.timeBefore(moment, last: head.time)
    }
    var read = AllocationListReader(
      try register.state(asOf: .last), on: max(moment, head.time).date, after: head.hash)
    read.takesAnyRange = anyRange
    let reading = try tables.reading(
      of: identifiers == nil ? [.allocationList] : Self.tables, among: Self.tables)
    let list = try RegisterReading.read(read, list, identifiers: identifiers, reading: reading)
    let findings = RegisterReading.findings(in: [list], reading)
    let error = TablesError.findings(findings, ending: ": nothing was imported")
    let format = spreadsheet.asked(format)
    if let format {
      try spreadsheet.write(
        TableFindings.text(findings, spreadsheet.written(format), spreadsheet.terminal),
        TableFindings.layout(notes: [self.list.shownName]))
    }
    guard findings.isEmpty else {
      // They are told once.
      throw format == nil ? error : CommandError(error.description) as any UserError
    }
    if !writing.dryRun { _ = try register.importing(list, time: moment, actor: writing.name) }
    StandardError.note("\(list.rowCount.counted("row")) \(writing.dryRun ? "would be imported" : "imported")")
  }
}
