import ArgumentParser
import Crypto
import Files
import Messages
import Reporting

/// The rule sets that hold instead of built-in ones: shared by all commands that rest on any.
struct RuleFileOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      "A rule set to use instead of the built-in one, in the form of 'seckit rules SUBJECT --format json'; may be repeated.",
      valueName: "file"), completion: .file())
  var files: [String] = []

  /// The rule sets of a command that uses these subjects. A file says itself what it is about.
  func read(_ subjects: [RuleSets.Subject]) throws -> RuleSets {
    var sets = RuleSets()
    for path in files {
      let name = path == InputFile.standardInputName ? "standard input" : path.textName
      try WholeFile.parsed(path, limit: RuleSetReader.sizeLimit) { bytes in
        let sum = SHA256.hash(data: bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        try sets.add(RuleSetReader.sets(in: bytes), from: RulesFile(file: name, sha256: sum), for: subjects)
      }
    }
    for source in sets.silentFiles { StandardError.note("note: the rules are from \(source)") }
    return sets
  }
}
