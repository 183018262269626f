import BatchValidation
import IDAllocation
import TestSupport

/// The guide that lists the codes of findings. What each means is what its doc comment says, so that it is told in one place.
enum CodeGuide {
  static func text() throws -> String {
    let rules = IdentifierRules.builtIn
    let rowMeanings =
      try meanings(ofEnum: "StructureCode", in: "BatchValidation/Rows/RowCode.swift")
      + meanings(ofEnum: "FindingCode", in: "IDAllocation/Judging/FindingCode.swift")
      // Of its cases, those with a value are the codes above.
      + meanings(ofEnum: "RowCode", in: "BatchValidation/Rows/RowCode.swift").filter { $0.code == "duplicate" }
    precondition(rowMeanings.count == RowCode.allCases.count, "a code of a row has no doc comment")
    let rows = zip(RowCode.allCases, rowMeanings).map { code, meaning in
      "| `\(code.name)` | \(meaning.meaning) | \(code.reference(in: rules)) |"
    }
    var parts = [
      """
      # Finding codes

      Every code that a finding, a refusal or a note can have. Codes never change, so scripts can rely on them.

      This page is made from the code: edit the doc comment of a code, and record.

      ## Rows of a batch

      `seckit validate` prints them in the column `code`, in the order in which a row is judged: the first one names the row. The last column says what the code rests on.

      | code | meaning | rule |
      |---|---|---|
      \(rows.joined(separator: "\n"))
      """
    ]
    for (title, words, source) in lists {
      let codes =
        switch source {
        case .cases(let type, let file): try meanings(ofEnum: type, in: file)
        case .constants(let file): try constants(in: file)
        }
      precondition(!codes.isEmpty, "\(title) has no codes")
      parts.append(
        """
        ## \(title)

        \(words)

        | code | meaning |
        |---|---|
        \(codes.map { "| `\($0.code)` | \($0.meaning) |" }.joined(separator: "\n"))
        """)
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private enum Source {
    /// The cases of an enumeration in a file under `Sources`.
    case cases(String, in: String)
    /// The constants of `TableCode` in a file.
    case constants(in: String)
  }

  private static let lists: [(title: String, words: String, source: Source)] = [
    (
      "Tables", "Every command that reads a whole table reports these: `cover`, `register import`, `entry` and others.",
      .constants(in: "Tables/Findings/TableCode.swift")
    ),
    (
      "Credit Cover", "Beside the codes of tables, `seckit cover` reports these.",
      .constants(in: "CreditCover/Inputs/CoverSchemas.swift")
    ),
    (
      "Ledgers",
      "`seckit cover interest --invoices` and `cover due --invoices` print the codes of tables, and these, in `code`.",
      .constants(in: "CreditCover/Ledger/InvoiceLedger.swift")
    ),
    (
      "Notes on a Party", "An assessment prints these as notes, and as `notes` in JSON.",
      .cases("Code", in: "CreditCover/Assessment/PartyAssessment.swift")
    ),
    (
      "Explanations of a notified figure",
      "`seckit cover assess --notified` says what would explain the DCC's figure.",
      .cases("Code", in: "CreditCover/Comparison/Reconciliation.swift")
    ),
    (
      "Allocation lists", "Beside the codes of tables and the refusals below, a list may have these.",
      .constants(in: "AllocationRegister/Lists/ListSchemas.swift")
    ),
    (
      "Refusals of the register", "`seckit allocate` and `seckit register` print them in the column `code`.",
      .cases("Code", in: "IDAllocation/Allocation/RegisterRefusal.swift")
    ),
    (
      "Working Days", "`seckit workdays` prints them in the column `code`.",
      .cases("WorkingDayCode", in: "WorkingDayBatch/WorkingDayCode.swift")
    ),
    (
      "User Entry", "Beside the codes of tables, `seckit entry` reports these.",
      .constants(in: "UserEntry/Inputs/EntryTables.swift")
    ),
    (
      "Checklists", "Beside the codes of a batch, a checklist has these as `findings`.",
      .cases("ChecklistCode", in: "UserEntry/Checklist/Checklist.swift")
    ),
  ]

  /// The cases of an enumeration, with their doc comments.
  private static func meanings(ofEnum type: String, in file: String) throws -> [(code: String, meaning: String)] {
    let lines = try lines(of: file)
    guard let start = lines.firstIndex(where: { $0.contains("enum \(type):") }) else { return [] }
    let body = lines[(start + 1)...].prefix { line in
      line.isEmpty || ["//", "case "].contains(where: line.hasPrefix)
    }
    return declarations(body) { line in
      guard let words = line.behind("case ") else { return nil }
      return words.split(separator: "\"").dropFirst().first.map(String.init) ?? words
    }
  }

  /// The constants of codes in a file, with their doc comments.
  private static func constants(in file: String) throws -> [(code: String, meaning: String)] {
    declarations(try lines(of: file)[...]) { line in
      guard line.contains("static let"), line.contains("TableCode(rawValue: \"") else { return nil }
      return line.split(separator: "\"").dropFirst().first.map(String.init)
    }
  }

  private static func lines(of file: String) throws -> [String] {
    try Repository.text("\(Repository.root)/Sources/\(file)").split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.drop { $0 == " " }) }
  }

  private static func declarations(
    _ lines: ArraySlice<String>, code: (String) -> String?
  ) -> [(code: String, meaning: String)] {
    var comment: [String] = []
    var found: [(code: String, meaning: String)] = []
    for line in lines {
      if let words = line.behind("///") {
        comment.append(words)
        continue
      }
      if let code = code(line) {
        let meaning = comment.joined().split(separator: " ").joined(separator: " ")
        precondition(!meaning.isEmpty, "\(code) has no doc comment")
        found.append((code, meaning.replacing("|", with: "\\|")))
      }
      comment = []
    }
    return found
  }
}
