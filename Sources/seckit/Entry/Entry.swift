import ArgumentParser
import Messages

struct Entry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry",
    abstract: "Keep the checklist of a Party that becomes a DCC User, and plan its dates.",
    discussion: """
      The records of a Party stand in one JSON file (entry.json, or --file), made by 'init' and changed by 'record'; \
      'checklist' tells what is met and what is missing, 'plan' when it can be, 'explain' why.

      \(ExitStatus.help(findings: "something is late or speaks against a record, or a target can't be met"))
      """,
    subcommands: [
      EntryInitCommand.self, EntryRecordCommand.self, EntryChecklistCommand.self, EntryPlanCommand.self,
      EntryExplainCommand.self,
    ])
}
