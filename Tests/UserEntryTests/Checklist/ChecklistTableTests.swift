import Reporting
import Testing
import UserEntry
import WorkingDays

@Suite("The checklist as a table")
struct ChecklistTableTests {
  /// The lines, longer ones only where one word alone is longer than there is room for.
  private func lines(of checklist: Checklist, width: Int = 80) -> [String] {
    let text = ChecklistReport(checklist).table(Terminal(hasColour: false, width: width))
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { String($0) }
  }

  @Test("What it says of an Electricity Distributor on its way")
  func table() throws {
    let checklist = try EntryCase.checklist(
      [
        EntryCase.record("user-id", identifier: EntryCase.goodIdentifier),
        EntryCase.record("credit-cover", .metWithoutSupport, date: "2017-08-31", evidence: "assessment"),
        EntryCase.record("srept", .open, date: nil, due: "2017-11-30", evidence: ""),
        EntryCase.record("uept", .open, date: nil, due: "2017-08-31", evidence: ""),
      ], roles: ["ED"])
    #expect(
      lines(of: checklist).prefix(10).joined(separator: "\n") == """
        Becoming a DCC User: ALPHA, as at Friday 1 September 2017

        User Role ED, Electricity Distributor
          [x]  User ID                                        met 2017-06-01
               70-B3-D5-1F-30-01-00-07; letter of the DCC; checked by its form only;
               give --register to check its range and allocation [SEC B2; H1.6-H1.7;
               H1.10(a)]
          [x]  Credit Cover                                   met-nil 2017-08-31
               assessment [SEC J3; H1.10(e)]
          [ ]  SMKI & Repository Entry Process Tests (SREPT)  open, due 2017-11-30
        """)
  }

  @Test("The totals, the duties and the reservation at its end")
  func end() throws {
    let records = try EntryCase.everything(for: "ED").filter { $0.requirement != "gateway-connection" }
    let lines = lines(of: try EntryCase.checklist(records, roles: ["ED"]))
    #expect(lines.contains("  User Entry Process complete: yes"))
    #expect(lines.contains("  operationally ready:         no"))
    let text = lines.map { $0.drop { $0 == " " } }.joined(separator: " ")
    #expect(text.contains("Review of the Credit Cover Requirement by the DCC: by 2017-09-02, then every month ("))
    #expect(text.contains("Next User Security Assessment: within 12 months of the end of the last fieldwork, which"))
    #expect(!text.contains("Next privacy assessment"))
    #expect(text.hasSuffix(EntryRules.builtIn.reservation))
  }

  @Test("No line is over 80 columns, but for a word that is longer by itself")
  func width() throws {
    for (name, checklist) in try ChecklistSamples.all() {
      for line in lines(of: checklist) where line.count > 80 {
        #expect(!line.drop { $0 == " " }.contains(" "), "\(name): \(line)")
        #expect(name == "long words")
      }
    }
  }

  @Test("A wider terminal has no longer lines than it is wide, and fewer of them")
  func wide() throws {
    for (_, checklist) in try ChecklistSamples.all() {
      let wide = lines(of: checklist, width: 120)
      #expect(wide.allSatisfy { $0.count <= 120 || !$0.drop { $0 == " " }.contains(" ") })
      #expect(wide.count <= lines(of: checklist).count)
    }
  }

  @Test("Each requirement has its line, whatever its evidence holds")
  func rows() throws {
    for (name, checklist) in try ChecklistSamples.all() {
      let rows = lines(of: checklist).filter { $0.hasPrefix("  [") }
      try #require(rows.count == checklist.rows.count, "\(name)")
      for (line, row) in zip(rows, checklist.rows) {
        #expect(line.contains("]  \(row.requirement.name)  "))
        #expect(line.contains("  \(row.state.rawValue)"))
        let marks: [RequirementState: String] = [
          .met: "[x]", .metWithoutSupport: "[x]", .notApplicable: "[-]", .late: "[!]",
        ]
        #expect(line.hasPrefix("  \(marks[row.state] ?? "[ ]")"))
        if row.state.isSettled, let date = row.date { #expect(line.hasSuffix(" \(date)")) }
        if !row.state.isSettled, let due = row.due { #expect(line.hasSuffix(", due \(due)")) }
      }
    }
  }

  @Test("A terminal gets no control characters except for colours")
  func controls() throws {
    for (name, checklist) in try ChecklistSamples.all() {
      for line in lines(of: checklist) {
        #expect(
          !line.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{2028}" }, "\(name)")
      }
      let coloured = ChecklistReport(checklist).table(Terminal(hasColour: true, width: 80))
      let plain = coloured.replacing(/\u{1B}\[[0-9]+m/, with: "")
      #expect(plain == ChecklistReport(checklist).table(.none), "\(name)")
    }
  }

  @Test("Findings are red, evidence is dim, headings are bold")
  func colours() throws {
    let text = ChecklistReport(try ChecklistSamples.mixed()).table(Terminal(hasColour: true, width: 80))
    #expect(text.hasPrefix("\u{1B}[1mBecoming a DCC User: ALPHA, as at Friday 1 September 2017\u{1B}[0m\n"))
    #expect(text.contains("\u{1B}[1mUser Role ED, Electricity Distributor\u{1B}[0m"))
    #expect(text.contains("       \u{1B}[31msample-block: "))
    #expect(text.contains("       \u{1B}[31mfuture-date: 2017-10-01 is after 2017-09-01\u{1B}[0m"))
    #expect(text.contains("       \u{1B}[2mneeds "))
  }
}
