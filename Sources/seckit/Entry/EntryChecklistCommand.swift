import ArgumentParser
import Files
import IDAllocation
import Messages
import Reporting
import Tables
import UserEntry
import WorkingDays

struct EntryChecklistCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist", abstract: "Show which entry requirements are met for each User Role.",
    discussion: """
      EXAMPLES:
        seckit entry checklist --file Fixtures/examples/alpha.json
        seckit entry checklist --file Fixtures/examples/alpha.json --format html \\
            -o alpha.html

      --blank and --role print a blank checklist, without a file. A recorded User ID is judged as 'validate' judges it: by \
      its form, against the User IDs of the other roles and, with --register, for its Party and role. --cover takes the \
      output of 'seckit cover assess --format csv'.
      A Registration Data Provider has an RDP ID instead of a User ID, and its own checklist: --role RDP.

      \(ExitStatus.help(
        success: "nothing is late and nothing conflicts with a record",
        findings: "something is late or conflicts with a record"))
      """)

  static let tables = [CoverResult.schema]

  @OptionGroup var records: EntryFileOptions

  @Option(help: ArgumentHelp("Print a checklist without records, for this Party.", valueName: "party"))
  var blank: String?

  @Option(help: EntryFileOptions.roleHelp, transform: { RoleList(parsing: $0) })
  var role: [RoleList] = []

  @Option(
    help: ArgumentHelp("The date of the checklist. (default: today)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asAt: CivilDate?

  @Option(
    help: ArgumentHelp("An allocation register to judge User IDs against.", valueName: "file"), completion: .file())
  var register: String?

  @Option(help: ArgumentHelp("An assessment of Credit Cover (CSV or .xlsx).", valueName: "file"), completion: .file())
  var cover: String?

  @Option(
    help: ArgumentHelp("The assessment date of --cover. (default: its column as_at)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var coverAsAt: CivilDate?

  @OptionGroup var rules: RuleFileOptions

  @OptionGroup(title: "The table of --cover") var tables: TableOptions<CoverResultTable>

  @Option(
    help: "The format: table, csv, json, jsonl, markdown or html. (default: as the name of the file says, else table)",
    completion: DocumentFormat.common.completion,
    transform: DocumentFormat.one(of: DocumentFormat.common))
  var format: DocumentFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try rules.checkRoles(EntryFileOptions.roleHelp, role.codes)
    try spreadsheet.check(format, of: DocumentFormat.common)
    guard blank == nil || !role.isEmpty else { throw ValidationError("With --blank give a --role.") }
    guard blank == nil || records.named == nil else {
      throw ValidationError("--blank prints a checklist without records; leave out --blank or --file.")
    }
    if cover == nil, let unused = tables.given { throw ValidationError("\(unused) requires --cover.") }
    guard coverAsAt == nil || cover != nil else {
      throw ValidationError("--cover-as-at is the date of --cover; give both.")
    }
    if let blank { try Self.checked { try EntryFile.check(party: blank) } }
  }

  func run() throws {
    let sets = try rules.read([.entry, .identifiers])
    let roles = try role.codes(sets)
    let file =
      try blank.map { try EntryFile(party: $0, roles: roles, rules: sets.entry, known: sets.roles) }
      ?? records.read(sets)
    try records.check(roles, in: file)
    let registered = try register.map { try RegisteredIdentifiers($0, of: file) }
    let result = try coverResult(file.party)
    let checklist = Checklist(
      file, roles: roles.isEmpty ? nil : roles, today: asAt ?? Today.date,
      allocations: registered?.allocations, registered: registered?.states,
      cover: result, coverDate: try result.map(coverDate),
      rules: sets.entry, identifiers: sets.identifiers)
    let text = ChecklistReport(checklist)
    let format = spreadsheet.written(format)
    try spreadsheet.write(
      {
        switch format {
        case .table: text.table(spreadsheet.terminal)
        case .csv: text.csv
        case .json: text.json(pretty: true)
        case .jsonl: text.json(pretty: false)
        case .markdown: text.markdown
        case .html: text.html
        case .ics, .svg, .mermaid: preconditionFailure("the option does not take this format")
        }
      }(), text.layout)
    if format == .csv { StandardError.note("\(checklist.rules.reservation)") }
    if checklist.hasFindings { throw ExitStatus.findings }
  }

  /// The date of an assessment: as its file has it, or as it is typed for one that has none.
  private func coverDate(_ result: CoverResult) throws -> CivilDate {
    let name = (cover ?? "").shownName
    guard let date = result.asAt ?? coverAsAt else {
      throw CommandError("\(name): has no column as_at; give the date of the assessment as --cover-as-at", .usage)
    }
    guard coverAsAt == nil || coverAsAt == date else {
      throw CommandError("\(name): its assessment is as at \(date); leave out --cover-as-at", .usage)
    }
    return date
  }

  private func coverResult(_ party: String) throws -> CoverResult? {
    guard let cover else { return nil }
    let result = try CoverResult(InputFile(path: cover), party: party, reading: tables.reading(of: Self.tables))
    for notice in result.notices { StandardError.note("\(notice)") }
    return result
  }
}
