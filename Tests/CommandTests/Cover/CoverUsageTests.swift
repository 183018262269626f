import TestSupport
import Testing

/// Command lines of `seckit cover` that are wrong, and files that can't be used.
@Suite struct CoverUsageTests {
  private static let parties = "--parties credit-cover/month/parties.csv"
  private static let alpha = "what-if \(parties) --threshold 2689 --as-at 2025-04-17 --party ALPHA"

  static let wrongUsage: [(String, String)] = [
    ("assess --threshold 1", "Missing expected argument '--parties <file>'"),
    ("assess \(parties) --threshold=-1", "--threshold can't be negative."),
    ("assess \(parties) --threshold 1.234", "has more than 2 digits after the point"),
    ("assess \(parties) --threshold 1 --as-at 29/02/2025", "'29/02/2025' is not a date; write it as yyyy-mm-dd"),
    ("assess \(parties) --threshold 1 --warn-days 3661", "--warn-days must be from 0 to 3660, not 3661."),
    ("assess \(parties) --threshold 1 --explain --format csv", "CSV can't hold what --explain shows"),
    ("what-if \(parties) --threshold 1 --party ALPHA", "Missing expected argument '--change <change> ...'"),
    ("what-if \(parties) --threshold 1 --change score=1", "Missing expected argument '--party <party>'"),
    ("assess --parties - --invoices - --threshold 1", "Standard input (-) can be read only once."),
    ("assess --parties - --previous - --threshold 1", "Standard input (-) can be read only once."),
    ("\(alpha) --change score=1 --change score=2", "One --change contradicts another."),
    ("\(alpha) --change lapse=LC1 --change lapse=LC1", "--change lapse=LC1 is given twice; leave one of them out."),
    (
      "assess \(parties) --threshold 1 --output /tmp/seckit-same --report /tmp/seckit-same",
      "--output and --report name the same file; give two different files."
    ),
    ("assess \(parties) --threshold 1 --report -", "The page and the result can't both go to standard output"),
    ("\(alpha) --change sp=", "'sp=' has no value; to remove the value, write sp=none"),
    ("\(alpha) --change lapse=", "'lapse=' has no value; write one of sp=BBB+"),
    ("\(alpha) --change score=no", "score 'no' is not a whole number from 0 to 100, and not none"),
    ("\(alpha) --change score", "'score' is not a change; write one of sp=BBB+"),
    ("\(alpha) --change colour=red", "'colour' can't be changed; write one of sp=BBB+"),
    ("\(alpha) --change score=101", "score '101' is not a whole number from 0 to 100, and not none"),
    ("\(alpha) --change sp=BBB_+", "'BBB_+' is not a long-term rating of S&P; probably meant: BBB+"),
    ("\(alpha) --change charges=10", "charges '10' is not a percentage of -100% or more; write it as +10%"),
    ("\(alpha) --change charges=-101%", "charges '-101%' is not a percentage of -100% or more"),
    ("\(alpha) --change maximum_credit_value=x", "maximum_credit_value 'x' has a character at position 1"),
    ("\(alpha) --change lapse=LC-1", "party 'ALPHA' has no instrument 'LC-1' that counts; none counts"),
    ("threshold --base-index 1", "Give --base-index and --index together."),
    ("threshold --base-index 0 --index 1", "An index must be over 0, not 0."),
    ("due --received 2025-06-05 --month 2025-13", "'2025-13' is not a month; write it as yyyy-mm"),
    ("interest --amount=-1 --due 2025-06-05 --paid 2025-06-06", "--amount can't be negative."),
    ("interest --amount 1 --due 2025-06-05 --paid 2025-06-06 --rate=-1", "--rate can't be negative."),
    (
      "interest --amount 1 --due 2025-06-05 --paid 2025-06-06 --rate 0.08 --percent fraction",
      "--percent requires --base-rates or --invoices."
    ),
    (
      "interest --amount 1 --due 2025-06-05 --paid 2025-06-06 --rate 1 --base-rates x",
      "Give --rate or --base-rates, not both."
    ),
    ("rules --unverified --format json", "--format json shows the whole rule set; leave out --unverified."),
  ]

  @Test(arguments: wrongUsage) func wrongUsageIsSaid(_ words: String, _ message: String) throws {
    let outcome = try run(["cover"] + words.split(separator: " ").map(String.init))
    #expect(outcome.text == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.ending == .exit(64))
  }

  static let unusable: [(String, String)] = [
    ("assess --parties nowhere.csv --threshold 1", "nowhere.csv: no such file; check the path"),
    ("assess --parties credit-cover --threshold 1", "credit-cover: is a folder; name the files in it"),
    ("assess \(parties) --threshold 1 --rules nowhere.json", "nowhere.json: no such file; check the path"),
    (
      "assess \(parties) --threshold 1 --rules credit-cover/month/parties.csv",
      "credit-cover/month/parties.csv: the rules can't be read: line 1, column 1: a value is expected here"
    ),
    (
      "assess \(parties) --threshold 1 --previous credit-cover/month/rules.json",
      "credit-cover/month/rules.json: is not an assessment from 'seckit cover assess --format json':"
        + " line 1, column 1: 'as_at' is missing"
    ),
    (
      "assess \(parties) --as-at 2025-04-17",
      "no Credit Cover Threshold is known for 2025-26: the DCC publishes this amount for each Regulatory Year, and a Party"
        + " must provide Credit Support where its requirement is over it. Record it with 'seckit cover threshold set"
        + " 2025-26 AMOUNT --source WHERE'"
    ),
    (
      "assess \(parties) --threshold 1 --as-at 2040-01-01",
      "the bank holidays of England and Wales are known from 2012-01-01 to 2035-12-31 only, and the count leaves that period; give dates within it"
    ),
    (
      "explain \(parties) --threshold 1 --as-at 2025-04-17 --party X",
      "party 'X' is not in credit-cover/month/parties.csv; check its name"
    ),
    (
      "interest --amount 1 --due 2026-06-05 --paid 2026-06-06",
      "no base rate is known for 2026-06-06; the rule set has them from 2009-03-05 through 2025-12-18; add it with"
        + " --base-rates, or give the whole rate with --rate"
    ),
    (
      "assess \(parties) --threshold 1 --output nowhere/a.csv",
      "nowhere/a.csv: cannot be written: its folder does not exist"
    ),
    (
      "assess \(parties) --threshold 1 --report nowhere/a.html",
      "nowhere/a.html: cannot be written: its folder does not exist"
    ),
  ]

  @Test(arguments: unusable) func whatCannotBeUsedStopsTheRun(_ words: String, _ message: String) throws {
    let outcome = try run(["cover"] + words.split(separator: " ").map(String.init))
    #expect(outcome.text == "")
    #expect(outcome.errors == "seckit: \(message)\n")
    #expect(outcome.ending == .exit(2))
  }

  @Test func wrongRatesAreFindings() throws {
    let folder = try TemporaryFolder()
    try folder.write("rates.csv", "effective_from,rate\n2025-02-30,1\n2025-01-01,1e3\n,2\n2025-01-02,\n")
    let outcome = try run(
      [
        "cover", "interest", "--amount", "1", "--due", "2025-06-05", "--paid", "2025-06-06", "--base-rates",
        "rates.csv",
      ],
      folder: folder.path)
    #expect(
      outcome.errors == """
        rates.csv: line 2, column A: not-a-date: effective_from '2025-02-30' is not a day of the calendar; check the day and the month
        rates.csv: line 3, column B: not-a-percentage: rate '1e3' is written with an exponent; write all digits
        rates.csv: line 4, column A: missing: effective_from is empty
        rates.csv: line 5, column B: missing: rate is empty
        seckit: 4 errors in the inputs; correct them: nothing was computed

        """)
    #expect(outcome.ending == .exit(2))
  }

  @Test func standardInputIsAFileToo() throws {
    var launch = Launch([
      "cover", "assess", "--parties", "-", "--threshold", "1", "--as-at", "2025-04-17", "--format", "csv",
    ])
    launch.input = .pipe
    let outcome = try run(launch, input: Array("party,estimate\nA,0.50\n".utf8))
    #expect(outcome.lines.count == 2)
    #expect(outcome.lines[1].hasPrefix("A,,itemised,0.00,0.50,0.50,"))
    #expect(outcome.ending == .exit(0))
  }

  @Test func theDateOfTodayIsSaid() throws {
    let outcome = try run(
      ["cover", "assess"] + Self.parties.split(separator: " ").map(String.init) + ["--threshold", "9999999"])
    #expect(outcome.text.contains(" (today), Regulatory Year "))
    #expect(outcome.ending == .exit(0))
  }
}
