import Foundation
import TestSupport
import Testing

/// `--output FILE.xlsx`: every command that writes CSV writes a workbook with the same values, as openpyxl reads it.
@Suite struct WorkbookCommandTests {
  private static let month =
    "--parties credit-cover/month/parties.csv --invoices credit-cover/month/invoices.csv"
    + " --support credit-cover/month/support.csv --as-at 2025-04-17 --threshold 2689"
  private static let plan = "--role IS --start 2025-05-05 --as-at 2025-05-05"

  /// Each command, its sheets, and the columns of the first whose cells are not all text: a for amounts and rates, d for
  /// days, n for whole numbers.
  static let commands: [(command: String, sheets: String, columns: String)] = [
    ("validate identifiers/batch.csv", "Batch Notes", ""),
    ("validate --lines lines.txt --only invalid", "Batch Notes", ""),
    ("validate --no-header --column 1 lines.txt", "Batch Notes", ""),
    ("validate identifiers/batch.csv --summary", "Summary Notes", "rows:n"),
    ("inspect 70-B3-D5-1F-30-01-00-00 =1+1", "Identifiers Notes", ""),
    ("workdays add 2025-04-17 5", "Working Days Notes", "date:d days:n result:d"),
    ("workdays between 2025-04-17 2025-05-01", "Working Days Notes", "date:d to:d result:n"),
    ("workdays check 2025-04-17 2025-04-18", "Working Days Notes", "date:d"),
    ("workdays list 2025-04-17 2025-05-01", "Working Days Notes", "date:d"),
    ("workdays notice --start 2025-05-01 --notice 5", "Working Days Notes", "date:d days:n result:d"),
    ("workdays add --csv dates.csv --days 5", "Rows Notes", "date:d result:d"),
    ("workdays between 2025-05-01 --csv dates.csv", "Rows Notes", "date:d result:n"),
    ("workdays check --csv dates.csv --prefix x_", "Rows Notes", "date:d"),
    (
      "workdays calendars", "Calendars Notes",
      "first:d last:d first_official:d last_official:d last_projected:d list_date:d"
    ),
    (
      "cover assess \(month)", "Parties Instruments Notes Rules",
      "unpaid:a estimate:a value_at_risk:a maximum_credit_value:a credit_factor:a unsecured_credit_limit:a requirement:a"
        + " threshold:a required:a counted:a shortfall:a excess:a action_by:d as_at:d covered_until:d"
        + " headroom:a current:a overdue_1_30:a overdue_31_60:a overdue_61_90:a overdue_over_90:a cover_used:a overpaid:a disputed:a"
    ),
    (
      "cover what-if \(month) --party DELTA --change score=10", "What if Notes", "now:a then:a change:a"
    ),
    (
      "cover outlook \(month)", "Outlook Notes",
      "date:d days:n amount:a requirement:a threshold:a required:a counted:a shortfall:a shortfall_change:a action_by:d as_at:d"
    ),
    (
      "cover history credit-cover/months", "History Totals Notes",
      "as_at:d requirement:a threshold:a required:a counted:a shortfall:a excess:a requirement_change:a"
        + " required_change:a counted_change:a shortfall_change:a"
    ),
    ("cover explain --party ALPHA \(month)", "Steps Notes", "step:n unrounded:a rounded:a"),
    (
      "cover threshold --base-index 100 --index 135 --as-at 2025-05-01", "Facts Notes",
      "as_at:d base_amount:a base_index:a index:a unrounded:a threshold:a"
    ),
    (
      "cover interest --invoices credit-cover/ledger/paid.csv --as-at 2025-06-30", "Interest Notes",
      "interest_to:d interest_days:n interest_on:a interest:a"
    ),
    (
      "cover due --invoices credit-cover/ledger/received.csv", "Due dates Notes",
      "by_receipt:d by_month_end:d payment_due:d"
    ),
    (
      "cover due --received 2025-06-05 --month 2025-05", "Facts Notes",
      "received:d month_end:d by_receipt:d by_month_end:d due:d"
    ),
    (
      "cover interest --amount 12000 --due 2025-06-12 --paid 2025-08-18", "Interest Notes",
      "from:d to:d days:n base_rate:a rate:a"
    ),
    ("cover rules --as-at 2025-04-17", "Rules Notes", "effective_from:d"),
    ("register show r.db", "Organisations Notes", "organisation_number:n"),
    ("register show r.db --party ALPHA", "Identifiers Notes", "organisation_number:n proposed:d accepted:d"),
    ("register show r.db --id 70-B3-D5-1F-30-01-00-00", "Holders Notes", "organisation_number:n proposed:d accepted:d"),
    ("register history r.db --since 2025-04-01", "Events Notes", "sequence:n"),
    (
      "register show r.db --free", "Free Notes",
      "organisations:n numbers:n free_numbers:n numbers_used_percent:a next_number:n identifiers:n range_identifiers:n"
        + " identifiers_used_percent:a"
    ),
    ("register rules r.db", "Rules Notes", ""), ("register history r.db", "Events Notes", "sequence:n"),
    ("register checkpoint r.db", "Head Notes", "sequence:n"),
    ("register verify r.db", "Verification Notes", "sequence:n"),
    ("register diff r.db empty.db", "Differences Notes", "organisation_number:n"),
    ("register export r.db", "Organisations Notes", "organisation_number:n"),
    ("register export r.db --full", "Organisations Notes", "organisation_number:n"),
    ("register export r.db --identifiers", "Identifiers Notes", "proposed:d accepted:d"),
    ("register import empty.db register/bad-list.csv --dry-run", "Findings Notes", "line:n"),
    (
      "allocate organisation r.db --name Next --signifier NEXT --dry-run --time 2025-06-01", "Answers Notes",
      "organisation_number:n"
    ),
    (
      "allocate organisation r.db --requests requests.csv --dry-run --time 2025-06-01", "Answers Notes",
      "organisation_number:n"
    ),
    (
      "allocate organisation r.db --requests requests.csv --dry-run --each --time 2025-06-01 --prefix x_",
      "Answers Notes", "x_organisation_number:n"
    ),
    ("entry checklist --blank ALPHA --role IS --as-at 2025-05-05", "Checklist Notes", ""),
    (
      "entry plan \(plan)", "Plan Notes",
      "duration:n earliest_start:d earliest_finish:d latest_start:d latest_finish:d float:n"
    ),
    ("entry compare plan.json \(plan)", "Movements Notes", "before:d after:d working_days:n"),
  ]

  /// Compares pairs of files, N.csv and N.xlsx: the sheets, and for each column the type of its cells, or what differs.
  private static let comparison = """
    import csv, datetime, decimal, openpyxl, sys, warnings
    from openpyxl.utils.escape import unescape
    warnings.simplefilter("error")
    def text(cell):
        value = cell.value
        if value is None: return ""
        if isinstance(value, datetime.datetime):
            assert cell.number_format == "yyyy\\\\-mm\\\\-dd", cell.number_format
            return value.date().isoformat()
        if isinstance(value, str):
            assert cell.data_type == "s" and cell.number_format == "@", (cell.data_type, cell.number_format)
            return unescape(value)
        return decimal.Decimal(repr(value))
    def same(plain, cell):
        return decimal.Decimal(plain) == cell if isinstance(cell, decimal.Decimal) else plain == cell
    for name in sys.argv[1:]:
        with open(name + ".csv", newline="", encoding="utf-8") as file: plain = [r for r in csv.reader(file) if any(r)]
        book = openpyxl.load_workbook(name + ".xlsx")
        sheet = book.worksheets[0]
        rows = [[text(c) for c in r] for r in sheet.iter_rows()]
        wrong = [(a, b) for a, b in zip(plain, rows) if len(a) != len(b) or not all(map(same, a, b))]
        if len(plain) != len(rows) or wrong: print("differs", len(plain), len(rows), wrong[:2])
        kinds = []
        for column in sheet.iter_cols(min_row=2):
            types = {"a" if c.number_format != "0" else "n" if c.data_type == "n" else c.data_type
                     for c in column if c.value is not None and c.data_type == "n"}
            types |= {"d" for c in column if c.data_type == "d"}
            if types: kinds.append(sheet.cell(1, column[0].column).value + ":" + "".join(sorted(types)))
        isFit = all(s.freeze_panes == "A2" and s.auto_filter.ref and s["A1"].font.b for s in book.worksheets)
        isFull = all(s.max_row > 1 for s in book.worksheets[1:])
        print(" ".join(book.sheetnames), "|", " ".join(kinds), "|", isFit, isFull)
    """

  @Test func workbooksHaveTheValuesOfCSV() throws {
    guard Python.has("openpyxl") else { return }
    let folder = try TemporaryFolder()
    try prepare(folder)
    let names = try Self.commands.indices.map { index in
      let words = Self.words(Self.commands[index].command, folder)
      let name = folder["\(index)"]
      let plain = try run(words + Self.format(words) + ["--output", "\(name).csv"])
      let book = try run(words + ["--output", "\(name).xlsx"])
      #expect(book.ending == plain.ending && book.text.isEmpty, "\(words): \(book.errors)")
      // The same bytes each time.
      if index.isMultiple(of: 7) {
        _ = try run(words + ["--output", "\(name).again.xlsx"])
        #expect(try folder.bytes("\(index).xlsx") == folder.bytes("\(index).again.xlsx"), "\(words)")
      }
      return name
    }
    let lines = try #require(Python.run(Self.comparison, names)).split(separator: "\n").map(String.init)
    let expected = Self.commands.map { command in
      let hasHeader = command.command.contains("--no-header") ? "False" : "True"
      return "\(command.sheets) | \(command.columns) | \(hasHeader) True"
    }
    #expect(lines == expected)
  }

  /// LibreOffice opens each workbook, and its CSV has the same values as they are shown. For `.ci/full`.
  @Test(.enabled(if: Office.isAsked)) func libreOfficeReadsTheSame() throws {
    let folder = try TemporaryFolder()
    try prepare(folder)
    for (index, command) in Self.commands.enumerated() {
      let words = Self.words(command.command, folder)
      _ = try run(words + Self.format(words) + ["--output", folder["\(index).csv"]])
      _ = try run(words + ["--output", folder["\(index).xlsx"]])
    }
    try Office.writeCSV(of: Self.commands.indices.map { folder["\($0).xlsx"] }, to: folder["office"])
    let program = """
      import csv, decimal, sys
      def rows(name):
          with open(name, newline="", encoding="utf-8") as file: return [r for r in csv.reader(file) if any(r)]
      def same(plain, shown):
          if plain.replace("\\x0b", "") == shown.replace("\\x0b", ""): return True
          try: return abs(decimal.Decimal(plain) - decimal.Decimal(shown.replace(",", "").rstrip("%"))) <= decimal.Decimal("0.005")
          except decimal.InvalidOperation: return False
      for number in range(int(sys.argv[2])):
          plain, shown = rows(f"{sys.argv[1]}/{number}.csv"), rows(f"{sys.argv[1]}/office/{number}.csv")
          wrong = [(a, b) for a, b in zip(plain, shown) if len(a) != len(b) or not all(map(same, a, b))]
          if len(plain) != len(shown) or wrong: print(number, len(plain), len(shown), wrong[:2])
      """
    #expect(Python.run(program, [folder.path, "\(Self.commands.count)"])?.isEmpty == true)
  }

  /// What asks for CSV; an export is nothing else.
  private static func format(_ words: [String]) -> [String] {
    words.prefix(2) == ["register", "export"] ? [] : ["--format", "csv"]
  }

  /// The words of a command, with the paths of files that the test makes.
  private static func words(_ command: String, _ folder: TemporaryFolder) -> [String] {
    let made = ["lines.txt", "dates.csv", "r.db", "empty.db", "requests.csv", "plan.json"]
    return command.split(separator: " ").map { made.contains(String($0)) ? folder["\($0)"] : String($0) }
  }

  private func prepare(_ folder: TemporaryFolder) throws {
    try folder.write("lines.txt", "70-B3-D5-1F-30-01-00-00\n=1+1\n\n70-B3-D5-1F-30-01-00-00\n")
    try folder.write(
      "dates.csv", "date,note,when\n2025-04-17,=x,2025-01-01\n,,\n2025-04-18,\"a\nb\",007\nnever,\u{0B},\n")
    try folder.write("requests.csv", "name,signifier,note\nOne,ONE,=1\nTwo,TWO,2025-01-01\n")
    try folder.write(
      "plan.json",
      run(Self.words("entry plan --role IS --start 2025-06-02 --as-at 2025-05-05 --format json", folder)).text)
    for name in ["r.db", "empty.db"] {
      _ = try run("register", "init", folder[name], "--time", "2025-04-01", "--actor", "desk")
    }
    let allocate = [folder["r.db"], "--time", "2025-04-02", "--actor", "desk"]
    _ = try run(["allocate", "organisation"] + allocate + ["--name", "=Alpha", "--signifier", "ALPHA"])
    _ = try run(["allocate", "id"] + allocate + ["--party", "ALPHA", "--role", "IS"])
    _ = try run(
      "register", "accept", folder["r.db"], "70-B3-D5-1F-30-01-00-00", "--time", "2025-04-03", "--actor", "desk")
  }

  @Test func templatesAreWorkbooksToo() throws {
    guard Python.has("openpyxl") else { return }
    let folder = try TemporaryFolder()
    let outcome = try run("cover", "assess", "--template", folder["support.xlsx"])
    #expect(outcome.ending == .exit(0))
    let program = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      print(book.sheetnames, [c.value for c in book["Table"][1]][:3], [c.value for c in book["Columns"]["A"]][:3])
      """
    #expect(
      Python.run(program, [folder["support.xlsx"]])
        == "['Table', 'Columns'] ['party', 'instrument', 'kind'] ['column', 'party', 'instrument']\n")
  }

  @Test func aWorkbookIsWhatCSVHas() throws {
    let folder = try TemporaryFolder()
    for command in ["workdays add 2025-04-17 5 --format json", "entry plan \(Self.plan) --format html"] {
      let outcome = try run(Self.words(command, folder) + ["--output", folder["x.xlsx"]])
      #expect(outcome.ending == .exit(64))
      #expect(outcome.errors.contains("--output FILE.xlsx writes a workbook; leave out --format."))
    }
    let safe = try run("workdays", "add", "2025-04-17", "5", "--excel-safe", "--output", folder["x.xlsx"])
    #expect(safe.ending == .exit(64))
    #expect(safe.errors.contains("--excel-safe is for CSV; leave it out for a workbook."))
    let signed = try run(
      "register", "export", "r.db", "--sign", "k", "--certificate", "c", "--output", folder["x.xlsx"])
    #expect(signed.ending == .exit(64) && signed.errors.contains("--sign signs CSV; give --output FILE.csv."))
    #expect(try folder.names.isEmpty)
  }

  @Test func whatCannotBeWrittenLeavesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("x.xlsx", "old")
    let long = String(repeating: "a", count: 40_000)
    try folder.write("long.csv", "id,note\n70-B3-D5-1F-30-01-00-00,\(long)\n")
    let outcome = try run("validate", folder["long.csv"], "--output", folder["x.xlsx"])
    #expect(outcome.ending == .exit(2))
    #expect(
      outcome.errors.hasSuffix(
        "seckit: \(folder["x.xlsx"]): a cell holds 32,767 characters, but the cell in row 2, column note, has 40,000; write CSV"
          + " (--output FILE.csv)\n"))
    #expect(try folder.text("x.xlsx") == "old")
    // A disk that is full.
    try FileManager.default.createSymbolicLink(atPath: folder["full.xlsx"], withDestinationPath: "/dev/full")
    let full = try run("workdays", "calendars", "--output", folder["full.xlsx"])
    #expect(full.ending == .exit(2))
    #expect(
      full.errors == "seckit: \(folder["full.xlsx"]): no space left on the device; free some space or write elsewhere\n"
    )
    // A limit on the size of files.
    var launch = Launch(["validate", "identifiers/batch.csv", "--quiet", "--output", folder["x.xlsx"]])
    launch.limit = "ulimit -f 1"
    let limited = try run(launch)
    #expect(limited.ending == .exit(2), "\(limited.errors)")
    #expect(try folder.text("x.xlsx") == "old")
    let nowhere = try run("workdays", "calendars", "--output", folder["no/x.xlsx"])
    #expect(nowhere.ending == .exit(2))
    #expect(nowhere.errors == "seckit: \(folder["no/x.xlsx"]): cannot be written: its folder does not exist\n")
    #expect(try folder.names == ["full.xlsx", "long.csv", "x.xlsx"])
  }

  /// What is asked of a register is asked only when its answer can be written.
  @Test func aRegisterIsAskedWhenTheAnswerHasAPlace() throws {
    let folder = try TemporaryFolder()
    _ = try run("register", "init", folder["r.db"], "--time", "2025-04-01")
    try folder.write("requests.csv", "name,signifier\nOne,ONE\n")
    for asked in [["--name", "One", "--signifier", "ONE"], ["--requests", folder["requests.csv"]]] {
      let outcome = try run(
        ["allocate", "organisation", folder["r.db"], "--output", folder["no/x.xlsx"]] + asked)
      #expect(outcome.ending == .exit(2))
    }
    #expect(try run("register", "checkpoint", folder["r.db"]).text.hasPrefix("1:"))
  }
}
