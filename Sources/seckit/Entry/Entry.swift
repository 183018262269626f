import ArgumentParser
import Messages

struct Entry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry",
    abstract: "Keep a Party's checklist for becoming a DCC User, and plan its dates.",
    discussion: """
      EXAMPLES:
        seckit entry plan --role ED --start 2025-05-06
        seckit entry checklist --blank ALPHA --role ED

      A Party's records are one JSON file (entry.json, or --file). 'init' makes it and 'record' changes it. 'checklist' \
      shows what is met and what is missing, 'plan' when it can be met, 'compare' what moved, 'explain' why.

      \(ExitStatus.help(findings: "something is late, something conflicts with a record, or a target can't be met"))
      """,
    subcommands: [
      EntryInitCommand.self, EntryRecordCommand.self, EntryChecklistCommand.self, EntryPlanCommand.self,
      EntryCompareCommand.self, EntryExplainCommand.self,
    ])
}
