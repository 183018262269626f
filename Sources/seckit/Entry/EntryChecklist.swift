import ArgumentParser
import Files
import IDAllocation
import Messages
import Reporting
import UserEntry
import WorkingDays

/// `seckit entry checklist`: what is met, and what is missing.
struct EntryChecklist: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist", abstract: "Tell which entry requirements are met for each User Role.",
    discussion: """
      With --party and --role a blank checklist is drawn up, without a file. A User ID that is recorded is judged as \
      'validate' does: by its form, against those of the other roles, and with --register for its Party and role; --cover takes what 'seckit cover assess --format csv' wrote.
      A Registration Data Provider, which has an RDP ID for a User ID, has a checklist of its own: --role RDP.

      Exit status: 0 nothing is late and nothing speaks against a record; 1 something is or does; 2 the run could not be \
      finished; 64 the command line is wrong.
      """)

  @OptionGroup var records: EntryFileOptions

  @Option(help: ArgumentHelp("A Party, for a checklist without records.", valueName: "party"))
  var party: String?

  @Option(help: ArgumentHelp("A User Role, or RDP (else: all of the file); may be repeated.", valueName: "role"))
  var role: [String] = []

  @Option(
    help: ArgumentHelp("The date of the checklist. (default: today)", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asAt: CivilDate?

  @Option(
    help: ArgumentHelp("An allocation register to judge User IDs against.", valueName: "file"), completion: .file())
  var register: String?

  @Option(help: ArgumentHelp("An assessment of Credit Cover (CSV).", valueName: "file"), completion: .file())
  var cover: String?

  @Option(
    help: ArgumentHelp("The day as at which --cover was assessed.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var coverAsAt: CivilDate?

  @Option(
    help: "The format: table, csv, json, jsonl, markdown or html. (default: table)",
    completion: DocumentFormat.commonNames,
    transform: DocumentFormat.common)
  var format: DocumentFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  @OptionGroup var destination: OutputOption

  func validate() throws {
    try spreadsheet.check(isCSV: format == .csv)
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
    do throws(EntryFileError) {
      for role in role { try EntryFile.check(role: role) }
    } catch {
      throw ValidationError(error.description)
    }
  }

  func run() throws {
    let file = try self.file()
    for role in role where !file.roles.contains(role) {
      let roles = file.roles.joined(separator: ", ")
      throw RunFailure("\(records.file.shownName): \(role) is no role of it; its roles are \(roles)")
    }
    let registered = try register.map { path throws(RunFailure) in try EntryRegister(path, of: file) }
    let checklist = Checklist(
      file, roles: role.isEmpty ? nil : role, today: asAt ?? Today.date,
      allocations: registered?.allocations, registered: registered?.states,
      cover: try coverResult(file.party), coverDate: coverAsAt)
    let text = ChecklistText(checklist)
    try WholeText.write(
      {
        switch format {
        case .table: text.table(destination.terminal)
        case .csv: spreadsheet.text(text.csv)
        case .json: text.json(pretty: true)
        case .jsonl: text.json(pretty: false)
        case .markdown: text.markdown
        case .html: text.html
        case .ics, .svg, .mermaid: preconditionFailure("the option takes no such format")
        }
      }(), to: destination.output)
    if format == .csv { StandardError.write("seckit: \(checklist.rules.reservation)\n") }
    if checklist.hasFindings { throw ExitCode(RunStatus.findings.rawValue) }
  }

  private func file() throws -> EntryFile {
    guard let party else { return try records.read() }
    do throws(EntryFileError) {
      return try EntryFile(party: party, roles: role)
    } catch {
      throw ValidationError(error.description)
    }
  }

  private func coverResult(_ party: String) throws(RunFailure) -> CoverResult? {
    guard let cover else { return nil }
    do {
      return try CoverResult(InputFile(path: cover), party: party)
    } catch let error as FileError {
      throw RunFailure(error)
    } catch let error as CoverResult.Unusable {
      throw RunFailure("\(cover.shownName): \(error)")
    } catch {
      throw RunFailure("\(error)")
    }
  }
}
