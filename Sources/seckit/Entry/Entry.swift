import ArgumentParser

/// `seckit entry`: the way to becoming a DCC User.
struct Entry: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep the checklist of a Party that becomes a DCC User, and plan its dates.",
    discussion: """
      The records of a Party stand in one JSON file (entry.json, or --file), made by 'init' and changed by 'record'; \
      'checklist' tells what is met and what is missing, 'plan' when it can be, 'explain' why.

      Exit status: 0 all is well; 1 something is late or speaks against a record, or a target can't be met; 2 the run could \
      not be finished; 64 the command line is wrong.
      """,
    subcommands: [EntryInit.self, EntryRecord.self, EntryChecklist.self, EntryPlanCommand.self, EntryExplain.self])
}
