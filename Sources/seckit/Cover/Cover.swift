import ArgumentParser
import Messages

struct Cover: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cover",
    abstract: "Work out the Credit Cover that Parties must provide, and explain every figure.",
    discussion: """
      The DCC's notified amount is what binds: the figures are an estimate by the rules that 'seckit cover rules' shows, \
      with their sources and how sure we are of them.

      \(ExitStatus.help(
        findings: "a Party is short of Credit Support",
        unusable: "an input has an error, or \(ExitStatus.unusable.meaning)"))
      """,
    subcommands: [
      CoverAssessCommand.self, CoverExplainCommand.self, CoverThresholdCommand.self, CoverInterestCommand.self,
      CoverDueCommand.self, CoverRulesCommand.self,
    ])
}
