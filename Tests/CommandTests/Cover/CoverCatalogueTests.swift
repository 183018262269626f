import Testing

/// Everything that `seckit cover` prints, to the letter. Each case is run in `Fixtures/credit-cover`; what must come stands
/// in `expected/NAME.stdout`, `.stderr` and `.status`.
@Suite struct CoverCatalogueTests {
  private static let month =
    "--parties month/parties.csv --invoices month/invoices.csv --support month/support.csv --as-at 2025-04-17"
    + " --threshold 2,689"
  private static let next =
    "--parties next/parties.csv --invoices next/invoices.csv --support next/support.csv --as-at 2025-05-15"
    + " --threshold £2689.00 --previous next/previous.json"

  static let cases: [(name: String, arguments: String)] = [
    ("assess-table", "assess \(month)"), ("assess-csv", "assess \(month) --format csv"),
    ("assess-json", "assess \(month) --format json"), ("assess-jsonl", "assess \(month) --format jsonl"),
    ("assess-explain-table", "assess \(month) --explain"),
    ("assess-explain-jsonl", "assess \(month) --explain --format jsonl"),
    ("assess-no-files", "assess --parties month/parties.csv --as-at 2025-04-17 --threshold 2689"),
    ("assess-rules", "assess --parties month/parties.csv --as-at 2025-04-17 --rules month/rules.json"),
    ("assess-notice", "assess \(month) --notice-date 2025-04-23 --warn-days 0 --calendar scotland --format csv"),
    ("assess-projected", "assess --parties month/parties.csv --as-at 2029-04-17 --threshold 2689 --format csv"),
    ("notified-table", "assess \(month) --notified month/notified.csv"),
    ("notified-csv", "assess \(month) --notified month/notified.csv --format csv"),
    ("notified-jsonl", "assess \(month) --notified month/notified.csv --format jsonl"),
    ("previous-table", "assess \(next)"), ("previous-csv", "assess \(next) --format csv"),
    ("previous-json", "assess \(next) --format json"), ("previous-jsonl", "assess \(next) --format jsonl"),
    ("what-if-table", "assess \(month) --party ALPHA --what-if score=70 --what-if charges=+10% --what-if lapse=CASH-1"),
    ("what-if-csv", "assess \(month) --party ECHO --what-if sp=AA --what-if moodys= --format csv"),
    ("what-if-json", "assess \(month) --party CHARLIE --what-if maximum_credit_value=500000 --format json"),
    ("what-if-jsonl", "assess \(month) --party BRAVO --what-if charges=-100% --what-if score= --format jsonl"),
    ("explain-table", "explain --party ALPHA \(month)"), ("explain-csv", "explain --party ECHO \(month) --format csv"),
    ("explain-json", "explain --party BRAVO \(month) --format json"),
    ("explain-jsonl", "explain --party FOXTROT \(month) --format jsonl"),
    ("threshold-table", "threshold --base-index 100.4 --index 135 --as-at 2025-05-01"),
    ("threshold-csv", "threshold --base-index 100.4 --index 135 --as-at 2025-05-01 --format csv"),
    ("threshold-json", "threshold --base-index 100.4 --index 135 --as-at 2025-05-01 --format json"),
    ("threshold-published", "threshold --as-at 2025-05-01 --rules month/rules.json --format jsonl"),
    ("due-table", "due --received 2025-06-05 --month 2025-05"),
    ("due-csv", "due --received 2025-06-05 --month 2025-05 --format csv --calendar scotland"),
    ("due-json", "due --received 2025-06-05 --month 2025-05 --format json"),
    ("due-projected", "due --received 2029-06-05 --month 2029-05 --format jsonl"),
    ("interest-table", "interest --amount £12,000 --due 2025-06-12 --paid 2025-06-18"),
    ("interest-csv", "interest --amount 12000 --due 2025-04-30 --paid 2025-08-18 --format csv"),
    ("interest-json", "interest --amount 12000 --due 2025-04-30 --paid 2025-08-18 --format json"),
    ("interest-rates", "interest --amount 1 --due 2025-12-31 --paid 2026-12-31 --base-rates month/rates.csv"),
    ("interest-rate", "interest --amount 1 --due 2025-12-31 --paid 2026-12-31 --rate 12.5 --format jsonl"),
    ("rules-table", "rules --as-at 2025-04-17"), ("rules-csv", "rules --as-at 2017-03-31 --format csv"),
    ("rules-file-table", "rules --as-at 2025-04-17 --rules month/rules.json --unverified"),
    ("rules-file-csv", "rules --as-at 2025-04-17 --rules month/rules.json --format csv"),
    ("due-file-csv", "due --received 2025-06-05 --month 2025-05 --rules month/rules.json --format csv"),
    ("previous-rules", "assess \(next) --rules next/rules.json"), ("rules-json", "rules --format json"),
    ("rules-jsonl", "rules --as-at 2025-04-17 --unverified --format jsonl"),
  ]

  @Test(arguments: cases) func everyWordIsThatOfTheFixture(_ name: String, _ arguments: String) throws {
    let outcome = try run(
      ["cover"] + arguments.split(separator: " ").map(String.init), folder: "\(Repository.fixtures)/credit-cover")
    try Snapshot("credit-cover/expected/\(name).stdout").expect(outcome.output)
    try Snapshot("credit-cover/expected/\(name).stderr").expect(outcome.errors)
    guard case .exit(let status) = outcome.ending else {
      Issue.record("\(name) ended seckit by \(outcome.ending)")
      return
    }
    try Snapshot("credit-cover/expected/\(name).status").expect("\(status)\n")
  }
}
