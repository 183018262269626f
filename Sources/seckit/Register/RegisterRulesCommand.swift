import AllocationRegister
import ArgumentParser
import Messages
import Reporting

struct RegisterRulesCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Show the rules that were stored in a register when it was made.",
    discussion: """
      EXAMPLES:
        seckit register rules Fixtures/examples/r.db
        seckit register rules Fixtures/examples/r.db --format csv

      A register keeps the rules with which it was made. 'seckit rules identifiers' shows the built-in ones.

      \(ExitStatus.help(success: "the rules are printed", findings: nil))
      """)

  @OptionGroup var file: RegisterArgument

  @OptionGroup var printing: ListOptions

  func run() throws {
    let register = try AllocationRegister.open(file.path, isReadOnly: true)
    let notes = try printing.spreadsheet.notes { try RegisterReading.notes(file.path) }
    try printing.write(RegisterReport(register).rules.adding(notes: notes))
  }
}
