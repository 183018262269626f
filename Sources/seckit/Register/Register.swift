import ArgumentParser
import Messages

struct Register: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Keep the allocation register: organisations, ranges, signifiers and identifiers.",
    discussion: """
      EXAMPLES:
        seckit register init new.db
        seckit register show Fixtures/examples/r.db
        seckit register verify Fixtures/examples/r.db

      A register is a file. It never allocates a number, a range, a signifier or an identifier twice. Each answer is saved \
      before it is printed. A hash ties every event to all earlier events.

      \(ExitStatus.help(
        findings: "there are findings (a request refused, a difference, a register that does not match its events)"))
      """,
    subcommands: [
      RegisterInitCommand.self, RegisterImportCommand.self, RegisterExportCommand.self, RegisterShowCommand.self,
      RegisterHistoryCommand.self, RegisterRulesCommand.self, RegisterDiffCommand.self, RegisterVerifyCommand.self,
      RegisterVerifyListCommand.self, RegisterCheckpointCommand.self, RegisterReceiptCommand.self,
      RegisterBackupCommand.self, RegisterRestoreCommand.self, RegisterRenameCommand.self, RegisterWithdrawCommand.self,
      RegisterAcceptCommand.self,
    ])
}
