import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting

struct RegisterRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Replace a register with a backup.",
    discussion: """
      EXAMPLES:
        seckit register restore Fixtures/examples/r.db restored.db
        seckit register restore Fixtures/examples/r.db restored.db --force

      The backup is checked as a whole first, and stays as it is. An existing register is replaced only if the backup holds \
      all its events. A file restored from a text dump of a register also works: a new register is made from its events.

      \(ExitStatus.help(success: "the register is restored", findings: nil))
      """)

  @Argument(help: "The backup.", completion: .file())
  var backup: String

  @Argument(help: "The register to replace or make.", completion: .file())
  var file: String

  @Flag(help: "Also replace a register that is newer than the backup, has another history, or can't be read.")
  var force = false

  @Option(
    help: ArgumentHelp("Seconds to wait for others to stop using the register (0 to 3600).", valueName: "seconds"))
  var wait = AllocationRegister.standardWait

  @Option(help: "The format of the last event. (default: as the name of the file says, else table)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format)
    guard (0...3600).contains(wait) else { throw ValidationError("--wait must be from 0 to 3600, not \(wait).") }
  }

  func run() throws {
    let head = try AllocationRegister.restore(backup, to: file, isForced: force, waitSeconds: wait)
    let source = backup.shownName
    StandardError.note("\(file.shownName): restored from \(source), up to event \(head.sequence)")
    try spreadsheet.write(HeadReport(head), spreadsheet.chosen(format))
  }
}
