import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting

struct RegisterRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of a register.",
    discussion: """
      The backup is checked as a whole first; it stays as it is. A register that is there is replaced if the backup holds all \
      its events. A file that was restored from a text dump of a register is a backup too: a register is made of its events.

      \(ExitStatus.help(success: "it is restored", findings: nil))
      """)

  @Argument(help: "The backup.", completion: .file())
  var backup: String

  @Argument(help: "The register to replace or to make.", completion: .file())
  var file: String

  @Flag(help: "Replace also what is newer than the backup, has another history, or can't be read.")
  var force = false

  @Option(help: ArgumentHelp("Wait so long for others who use the register, 0 to 3600.", valueName: "seconds"))
  var wait = AllocationRegister.standardWait

  @Option(help: "The format of the last event: table, csv, json or jsonl.")
  var format: TableFormat = .table

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format)
    guard (0...3600).contains(wait) else { throw ValidationError("--wait is from 0 to 3600, not \(wait).") }
  }

  func run() throws {
    let head = try AllocationRegister.restore(backup, to: file, isForced: force, waitSeconds: wait)
    let source = backup.shownName
    StandardError.write("seckit: \(file.shownName): is restored from \(source), up to event \(head.sequence)\n")
    try spreadsheet.write(HeadReport(head), format)
  }
}
