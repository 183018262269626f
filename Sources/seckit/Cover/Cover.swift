import ArgumentParser

/// `seckit cover`: Credit Cover under SEC Section J3.
struct Cover: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work out the Credit Cover that Parties must provide, and explain every figure.",
    discussion: """
      The DCC's notified amount is what binds: the figures are an estimate by the rules that 'seckit cover rules' shows, \
      with their sources and how sure we are of them.

      Exit status: 0 all is well; 1 a Party is short of Credit Support; 2 the run could not be finished, or an input has \
      an error; 64 the command line is wrong.
      """,
    subcommands: [
      CoverAssess.self, CoverExplain.self, CoverThreshold.self, CoverInterest.self, CoverDue.self, CoverRules.self,
    ])
}
