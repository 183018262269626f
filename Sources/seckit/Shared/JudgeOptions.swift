import ArgumentParser
import EUI64
import IDAllocation

/// What identifiers are judged as: shared by all commands that judge any.
struct JudgeOptions: ParsableArguments {
  @Option(help: "The kind of identifier; eui64 is for the IEEE rules alone.")
  var kind: IdentifierKind = .user

  @Option(help: "The environment.")
  var environment: UseEnvironment = .production

  @Option(
    help: ArgumentHelp(
      "The text forms accepted.",
      discussion: """
        canonical: upper-case pairs with hyphens. duis: either case, with white space around. any: also colons, spaces, dots \
        or no separators.
        """))
  var form: TextForm = .duis

  @OptionGroup var rules: RuleFileOptions

  /// The judge, by the rules that files may replace.
  func judge() throws -> IdentifierJudge {
    IdentifierJudge(kind: kind, environment: environment, form: form, rules: try rules.read([.identifiers]).identifiers)
  }
}
