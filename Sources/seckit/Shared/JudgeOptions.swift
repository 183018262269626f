import ArgumentParser
import EUI64
import IDAllocation

/// What identifiers are judged as: shared by all commands that judge any.
struct JudgeOptions: ParsableArguments {
  @Option(help: "What the identifiers are to serve as: user, rdp, dcc, device, or eui64 for the IEEE rules alone.")
  var kind: IdentifierKind = .user

  @Option(help: "Where they are to be used: production or test.")
  var environment: UseEnvironment = .production

  @Option(
    help: ArgumentHelp(
      "The text forms accepted: canonical, duis or any.",
      discussion: """
        canonical: upper-case pairs with hyphens. duis: either case, white space around. any: also colons, spaces, dots, \
        or no separators.
        """))
  var form: TextForm = .duis

  var judge: IdentifierJudge { IdentifierJudge(kind: kind, environment: environment, form: form) }
}
