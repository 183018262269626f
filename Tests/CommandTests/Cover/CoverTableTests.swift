import TestSupport
import Testing

/// Tables as people have them, and the options for those that nothing can be told from.
@Suite struct CoverTableTests {
  private func assess(_ folder: TemporaryFolder, _ more: String...) throws -> Outcome {
    try run(
      ["cover", "assess", "--threshold", "9999", "--as-at", "2025-04-17", "--format", "csv"] + more, folder: folder.path
    )
  }

  @Test("a ledger as a spreadsheet leaves it gives the same result")
  func aLedgerIsReadAsItIs() throws {
    let folder = try TemporaryFolder()
    try folder.write("parties.csv", "party\nALPHA\nBRAVO\n")
    try folder.write(
      "plain.csv",
      "party,invoice,issued,due,gross,paid\nALPHA,1,2025-03-04,2025-04-03,1234.50,0\nBRAVO,2,2025-03-05,2025-04-16,1000,10\n"
    )
    try folder.write(
      "ledger.csv",
      "Ledger of March;;;;;;\n\nInvoice No;SEC Party;Invoice Date;Due Date;Total, incl. VAT;Paid to date;Memo\n1;Alpha;04/03/2025;03.04.25;1.234,50;-;x\n;;;;;;\n2;BRAVO;5 March 2025;16/04/2025;£1.000;10,00;\nTotal;;;;2.234,50;10;\n"
    )
    let plain = try assess(folder, "--parties", "parties.csv", "--invoices", "plain.csv")
    let ledger = try assess(folder, "--parties", "parties.csv", "--invoices", "ledger.csv")
    #expect(plain.ending == .exit(0) && ledger.ending == .exit(2))
    // The one thing that was not there: '-' in a column that must have a value.
    #expect(ledger.errors.contains("ledger.csv: line 4, column F: missing: "))
    try folder.write(
      "ledger.csv", try folder.text("ledger.csv").replacing(";-;", with: ";0;").replacing(";10,00;", with: ";10,0;"))
    let mended = try assess(folder, "--parties", "parties.csv", "--invoices", "ledger.csv")
    #expect(mended.ending == .exit(0) && mended.text == plain.text)
    for words in [
      "its delimiter is a semicolon", "header on line 3", "not used: Memo", "decimal comma", "left out",
      "'Alpha' is read as the Party",
    ] {
      #expect(mended.errors.contains(words), "\(words)")
    }
  }

  @Test("options decide what nothing in the file decides")
  func optionsDecide() throws {
    let folder = try TemporaryFolder()
    try folder.write("parties.csv", "Kunde,estimate\nALPHA,1.234\n")
    let open = try assess(folder, "--parties", "parties.csv", "--map", "party=Kunde")
    #expect(open.ending == .exit(2) && open.errors.contains("; give --decimal point or --decimal comma"))
    let comma = try assess(folder, "--parties", "parties.csv", "--map", "parties.party=A", "--decimal", "comma")
    #expect(comma.ending == .exit(0) && comma.text.contains(",1234.00,"))
    let wrong = try assess(folder, "--parties", "parties.csv", "--map", "party=Client")
    #expect(wrong.ending == .exit(2) && wrong.errors.contains("--map party=Client: "))
    #expect(try assess(folder, "--parties", "parties.csv", "--map", "party").ending == .exit(64))
    #expect(try assess(folder, "--parties", "parties.csv", "--date-order", "dym").ending == .exit(64))
    #expect(try assess(folder, "--parties", "parties.csv", "--header-row", "0").ending == .exit(64))
    #expect(try assess(folder).ending == .exit(64))
  }

  @Test("findings are data in a format for scripts")
  func findingsAreData() throws {
    let folder = try TemporaryFolder()
    try folder.write("parties.csv", "party,score\n" + (1...5).map { "P\($0),101\n" }.joined())
    let outcome = try assess(folder, "--parties", "parties.csv")
    #expect(outcome.ending == .exit(2) && outcome.lines.count == 6)
    #expect(outcome.lines[1].hasPrefix("parties.csv,,2,,score,B,101,not-a-number,"))
    #expect(
      outcome.errors.contains("parties.csv: not-a-number: 2 more in the column 'score' (line 5 to line 6), 5 in all\n"))
  }

  @Test("the columns are told, and templates are tables without rows")
  func columnsAndTemplates() throws {
    let folder = try TemporaryFolder()
    let columns = try run("cover", "assess", "--columns", folder: folder.path)
    #expect(columns.ending == .exit(0))
    for words in [
      "parties", "invoices", "support", "notified", "required", "One of: itemised, uplift.", "Also: Invoice Date",
    ] {
      #expect(columns.text.contains(words), "\(words)")
    }
    #expect(try run("cover", "assess", "--template", "invoices.csv", folder: folder.path).ending == .exit(0))
    #expect(try folder.text("invoices.csv") == "party,invoice,issued,due,gross,paid,paid_on,disputed\n")
    try folder.put("mine", "invoices.csv")
    #expect(try run("cover", "assess", "--template", "invoices.csv", folder: folder.path).ending == .exit(2))
    #expect(try folder.text("invoices.csv") == "mine")
    #expect(try run("cover", "assess", "--template", "x.csv", folder: folder.path).ending == .exit(64))
  }
}
