import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting

struct RegisterBackupCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy a register to a new file, even while others write to it.",
    discussion: """
      EXAMPLES:
        seckit register backup Fixtures/examples/r.db r-2025-04-30.db
        seckit register backup Fixtures/examples/r.db r-2025-05-31.db >checkpoint.txt

      The copy is checked as a whole, and only then gets its name. The number and hash of its last event are printed. Keep \
      them elsewhere: 'verify --checkpoint' proves with them that a register still holds the same events.

      \(ExitStatus.help(success: "the copy is made", findings: nil))
      """)

  @OptionGroup var file: RegisterArgument

  @Argument(help: "The new file.", completion: .file())
  var copy: String

  @Flag(help: "Replace an older backup of the same register; any other file is kept.")
  var force = false

  @Option(help: "The format of the last event. (default: as the name of the file says, else table)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  static func lacksRegister(_ arguments: [String]) -> Bool { arguments.count < 2 }

  func validate() throws {
    try spreadsheet.check(format)
    guard spreadsheet.output.map({ AtomicOutput.place($0) != AtomicOutput.place(copy) }) ?? true else {
      throw ValidationError("--output names the backup itself; it is for the last event, so name another file.")
    }
  }

  func run() throws {
    let head = try AllocationRegister.open(file.path, isReadOnly: true).backUp(to: copy, isForced: force)
    StandardError.note("\(copy.shownName): holds \(file.path.shownName) up to event \(head.sequence)")
    try spreadsheet.write(HeadReport(head), spreadsheet.chosen(format))
  }
}
