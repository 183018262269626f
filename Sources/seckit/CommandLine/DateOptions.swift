/// The options that give a date. One word has one meaning in all commands, so that a date which is typed behind the word of
/// another command is never taken for something else.
enum DateOptions {
  /// The words that are easily taken for one another; `--today` was the name of `--as-at` in `entry`.
  private static let confused = ["--as-at", "--as-of", "--published-by", "--today"]

  /// Whether a word may be meant for another one.
  static func isConfused(_ typed: String) -> Bool { confused.contains(typed) }

  /// What dates are for, by the options that take them.
  private static let purposes = [
    ("--as-at", "the date of the result is --as-at"),
    ("--as-of", "the register at the end of a day is --as-of"),
    ("--until", "what happened up to a day is --until"),
    ("--time", "the time of the event is --time"),
    ("--date", "the day of the record is --date"),
    ("--received", "the rules are those of the day --received"),
    ("--paid", "the rules are those of the day --paid"),
    ("--published-by", "bank holidays as published by a day are --published-by"),
  ]

  /// What is wrong with a word that is typed for a command which does not have it, and what to write; `nil` for other words.
  static func remark(on typed: String, for command: String, having options: [KnownArgument]) -> String? {
    let names = Set(options.flatMap(\.names))
    guard confused.contains(typed), !names.contains(typed) else { return nil }
    if typed == "--today", names.contains("--as-at") { return "--today is now --as-at." }
    let right = purposes.filter { names.contains($0.0) }.map(\.1)
    return "\(command) has no \(typed)" + (right.isEmpty ? "." : "; \(right.joined(separator: ", and ")).")
  }
}
