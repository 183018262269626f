/// The options that give a date. One word has one meaning in all commands, so that a date which is typed behind the word of
/// another command is never taken for something else.
enum DateOptions {
  /// The words that are easily taken for one another; `--today` was the name of `--as-at` in `entry`.
  private static let confused = ["--as-at", "--as-of", "--published-by", "--today"]

  /// Whether a word may be meant for another one.
  static func isConfused(_ typed: String) -> Bool { confused.contains(typed) }

  /// What dates are for, by the options that take them.
  private static let purposes = [
    ("--as-at", "use --as-at for the date of the result"),
    ("--as-of", "use --as-of for the register at the end of a day"),
    ("--until", "use --until for the end date"),
    ("--time", "use --time for the time of the event"),
    ("--date", "use --date for the date of the record"),
    ("--received", "the rules in force on the date --received apply"),
    ("--paid", "the rules in force on the date --paid apply"),
    ("--published-by", "use --published-by for the bank holidays published by a date"),
  ]

  /// What is wrong with a word that is typed for a command which does not have it, and what to write; `nil` for other words.
  static func remark(on typed: String, for command: String, having options: [KnownArgument]) -> String? {
    let names = Set(options.flatMap(\.names))
    guard confused.contains(typed), !names.contains(typed) else { return nil }
    let right = purposes.filter { names.contains($0.0) }.map(\.1)
    return "\(command) has no \(typed)" + (right.isEmpty ? "." : "; \(right.joined(separator: "; ")).")
  }
}
