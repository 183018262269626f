import ArgumentParser
import Messages

struct Register: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Keep the allocation register: organisations, ranges, signifiers and identifiers.",
    discussion: """
      A register is a file. It never gives a number, a range, a signifier or an identifier twice; what it has answered is \
      on the disk; and every event in it is tied by its hash to all before it.

      \(ExitStatus.help(
        findings: "there are findings (a request refused, a difference, a register that does not fit its events)"))
      """,
    subcommands: [
      RegisterInitCommand.self, RegisterImportCommand.self, RegisterExportCommand.self, RegisterShowCommand.self,
      RegisterHistoryCommand.self,
      RegisterDiffCommand.self, RegisterVerifyCommand.self, RegisterVerifyListCommand.self,
      RegisterCheckpointCommand.self,
      RegisterReceiptCommand.self, RegisterBackupCommand.self, RegisterRestoreCommand.self, RegisterRenameCommand.self,
      RegisterWithdrawCommand.self, RegisterAcceptCommand.self,
    ])
}
