import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting

struct RegisterBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy a register to a new file, also while others write to it.",
    discussion: """
      The copy is checked as a whole once it is written, and only then gets its name. The number and hash of its last event \
      are printed: kept elsewhere, they prove later with 'verify --checkpoint' that a register still holds that past.

      \(ExitStatus.help(success: "the copy is made", findings: nil))
      """)

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Argument(help: "The file to make.", completion: .file())
  var copy: String

  @Flag(help: "Replace an older backup of the same register. Any other file is kept.")
  var force = false

  @Option(help: "The format of the last event: table, csv, json or jsonl.")
  var format: TableFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws { try spreadsheet.check(format) }

  func run() throws {
    let head = try AllocationRegister.open(file, isReadOnly: true).backUp(to: copy, isForced: force)
    StandardError.write("seckit: \(copy.shownName): holds \(file.shownName) up to event \(head.sequence)\n")
    try spreadsheet.write(HeadReport(head), format)
  }
}
