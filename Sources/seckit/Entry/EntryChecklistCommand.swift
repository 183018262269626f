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
    commandName: "checklist", abstract: "Tell which entry requirements are met for each User Role.",
    discussion: """
      With --party and --role a blank checklist is drawn up, without a file. A User ID that is recorded is judged as \
      'validate' does: by its form, against those of the other roles, and with --register for its Party and role; --cover takes what 'seckit cover assess --format csv' wrote.
      A Registration Data Provider, which has an RDP ID for a User ID, has a checklist of its own: --role RDP.

      \(ExitStatus.help(
        success: "nothing is late and nothing speaks against a record",
        findings: "something is or does"))
      """)

  static let tables = [CoverResult.schema]

  @OptionGroup var records: EntryFileOptions

  @Option(help: ArgumentHelp("A Party, for a checklist without records.", valueName: "party"))
  var party: String?

  @Option(
    help: ArgumentHelp("A User Role, or RDP (else: all of the file); may be repeated.", valueName: "role"),
    transform: { try EntryRole(parsing: $0) })
  var role: [EntryRole] = []

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
    help: ArgumentHelp("The day as at which --cover was assessed.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var coverAsAt: CivilDate?

  @OptionGroup(title: "The table of --cover") var tables: TableOptions<OnlyTable>

  @Option(
    help: "The format: table, csv, json, jsonl, markdown or html. (default: table)",
    completion: DocumentFormat.commonNames,
    transform: DocumentFormat.common)
  var format: DocumentFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format)
    guard party == nil || !role.isEmpty else { throw ValidationError("With --party give a --role.") }
    guard party == nil || records.named == nil else {
      throw ValidationError("--party draws up a checklist without records: leave it out, or --file.")
    }
    guard (coverAsAt == nil) == (cover == nil) else {
      throw ValidationError(
        cover == nil
          ? "--cover-as-at is the day of --cover."
          : "With --cover give the day as at which it was assessed, as --cover-as-at: the file does not have it.")
    }
    if let party { _ = try Self.checked { try EntryFile(party: party, roles: role.map(\.code)) } }
  }

  func run() throws {
    let roles = role.map(\.code)
    let file = try party.map { try EntryFile(party: $0, roles: roles) } ?? records.read()
    try records.check(roles, in: file)
    let registered = try register.map { try RegisteredIdentifiers($0, of: file) }
    let checklist = Checklist(
      file, roles: roles.isEmpty ? nil : roles, today: asAt ?? Today.date,
      allocations: registered?.allocations, registered: registered?.states,
      cover: try coverResult(file.party), coverDate: coverAsAt)
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
        case .ics, .svg, .mermaid: preconditionFailure("the option takes no such format")
        }
      }(), text.layout)
    if format == .csv { StandardError.write("seckit: \(checklist.rules.reservation)\n") }
    if checklist.hasFindings { throw ExitStatus.findings }
  }

  private func coverResult(_ party: String) throws -> CoverResult? {
    guard let cover else { return nil }
    let result = try CoverResult(InputFile(path: cover), party: party, reading: tables.reading(of: Self.tables))
    for notice in result.notices { StandardError.write("seckit: \(notice)\n") }
    return result
  }
}
