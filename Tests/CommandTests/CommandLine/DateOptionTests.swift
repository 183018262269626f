import Testing

/// One word has one meaning in all commands: `--as-at` is the date of a result, `--as-of` the register at the end of a day,
/// `--published-by` the state of published bank holidays.
@Suite struct DateOptionTests {
  private static let result = "use --as-at for the date of the result"
  private static let register = "use --as-of for the register at the end of a day"
  private static let published = "use --published-by for the bank holidays published by a date"

  /// The command, the word that is typed for it, and what is said.
  static let confused: [(String, String, String)] = [
    ("cover rules", "--as-of", "cover rules has no --as-of; \(result)."),
    ("cover threshold", "--published-by", "cover threshold has no --published-by; \(result)."),
    (
      "cover due", "--as-at",
      "cover due has no --as-at; the rules in force on the date --received apply; \(published)."
    ),
    (
      "cover interest", "--as-of",
      "cover interest has no --as-of; \(result); the rules in force on the date --paid apply."
    ),
    ("entry checklist", "--as-of", "entry checklist has no --as-of; \(result)."),
    ("entry record", "--as-at", "entry record has no --as-at; use --date for the date of the record."),
    ("workdays notice", "--as-at", "workdays notice has no --as-at; \(published)."),
    ("register show", "--as-at", "register show has no --as-at; \(register)."),
    ("register export", "--as-at", "register export has no --as-at; \(register)."),
    ("register export", "--published-by", "register export has no --published-by; \(register)."),
    ("register history", "--as-of", "register history has no --as-of; use --until for the end date."),
    ("register withdraw", "--as-of", "register withdraw has no --as-of; use --time for the time of the event."),
    ("allocate id", "--as-at", "allocate id has no --as-at; use --time for the time of the event."),
    ("validate", "--as-at", "validate has no --as-at; \(register)."),
    ("validate", "--today", "validate has no --today; \(register)."),
    ("inspect", "--as-of", "inspect has no --as-of."),
  ]

  @Test(arguments: confused) func wordOfAnotherCommandIsRefused(
    _ command: String, _ typed: String, _ message: String
  ) throws {
    let words = command.split(separator: " ").map(String.init)
    for date in [[typed, "2025-04-17"], ["\(typed)=2025-04-17"]] {
      let outcome = try run(words + date)
      #expect(outcome.errors.hasPrefix("Error: \(message)\nUsage: seckit \(command) "), "\(outcome.errors)")
      #expect(outcome.errors.hasSuffix("\n  See 'seckit \(command) --help' for more information.\n"))
      #expect(outcome.text == "")
      #expect(outcome.ending == .exit(64))
    }
  }

  /// The cause of the rule: the result came as at today.
  @Test func dateOfAnAssessmentIsNotTakenForBankHolidays() throws {
    let assess = ["cover", "assess", "--parties", "credit-cover/month/parties.csv", "--threshold", "2689"]
    #expect(try run(assess + ["--as-of", "2025-04-17"]).ending == .exit(64))
    let outcome = try run(assess + ["--as-at", "2025-04-17", "--published-by", "2025-04-17", "--format", "jsonl"])
    #expect(outcome.text.contains("\"2025-04-17\""))
    #expect(outcome.ending != .exit(64))
  }

  @Test func helpIsShownAllTheSame() throws {
    let outcome = try run("workdays", "add", "--as-of", "2025-04-17", "--help")
    #expect(outcome.ending == .exit(0))
  }
}
