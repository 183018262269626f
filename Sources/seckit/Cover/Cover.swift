import ArgumentParser
import Messages

struct Cover: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cover",
    abstract: "Calculate the Credit Cover that Parties must provide, and explain every figure.",
    discussion: """
      EXAMPLES:
        seckit cover assess --parties Fixtures/credit-cover/month/parties.csv \\
            --invoices Fixtures/credit-cover/month/invoices.csv \\
            --support Fixtures/credit-cover/month/support.csv \\
            --threshold 2689 --as-at 2025-04-17
        seckit cover rules

      The amount that the DCC notifies is binding. The figures here are estimates; 'seckit cover rules' shows the rules, \
      their sources and how sure we are of them.

      \(ExitStatus.help(
        findings: "a Party is short of Credit Support",
        unusable: "an input has an error, or \(ExitStatus.unusable.meaning)"))
      """,
    subcommands: [
      CoverAssessCommand.self, CoverExplainCommand.self, CoverOutlookCommand.self, CoverWhatIfCommand.self,
      CoverHistoryCommand.self, CoverThresholdCommand.self, CoverInterestCommand.self, CoverDueCommand.self,
      CoverRulesCommand.self,
    ])
}
