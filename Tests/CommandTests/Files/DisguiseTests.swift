import TestSupport
import Testing

/// One table in the many forms in which people have it: every command gives the same answer for each as for the plain one.
@Suite struct DisguiseTests {
  /// A command and the tables that it reads. What is prepared is done once, with the plain tables and with those given.
  struct Case: Sendable, CustomTestStringConvertible {
    let prepared: [String]
    let command: String
    let given: [String: String]
    let tables: [String: String]
    /// What a filter adds to its rows, which it repeats as they came; empty for other commands.
    let added: [String]

    var testDescription: String { command }

    init(
      _ command: String, after prepared: [String] = [], with given: [String: String] = [:], adding added: [String] = [],
      _ tables: [String: String]
    ) {
      (self.command, self.prepared, self.given, self.tables) = (command, prepared, given, tables)
      self.added = added
    }

    /// The tables by the names of their files, where these differ.
    private static let names = [
      "list": "organisations", "other": "organisations", "rates": "base-rates",
    ]

    private static func name(of file: String) -> String {
      let stem = String(file.prefix { $0 != "." })
      return names[stem] ?? stem
    }

    /// The output and the status with all tables in one form.
    func answer(_ disguise: TableDisguise?, in folder: TemporaryFolder) throws -> Answer {
      for (name, text) in tables { try folder.put(disguise?.bytes(of: text) ?? Array(text.utf8), name) }
      // Two tables of one kind share their mappings.
      let mappings = Set(tables.flatMap { disguise?.mappings(of: $1, named: Self.name(of: $0)) ?? [] })
      let outcome = try run(
        command.split(separator: " ").map(String.init) + mappings.sorted().flatMap { ["--map", $0] },
        folder: folder.path)
      let lines = outcome.errors.split(separator: "\n").map(String.init)
      let isNote = { (line: String) in tables.keys.contains { line.contains("\($0): ") } }
      return Answer(
        output: withoutPlaces(outcome.text), ending: outcome.ending, notes: lines.filter(isNote),
        other: lines.filter { !isNote($0) }.map { $0.replacing(#/; \d+ blank/#, with: "") })
    }

    /// An output without what a disguise changes in it: where rows are, what their columns are called, and what a filter
    /// repeats of them.
    private func withoutPlaces(_ output: String) -> String {
      guard added.isEmpty else {
        return output.split(separator: "\n").map { line in
          added.map { name in
            let value = line.firstRange(of: "\"\(name)\":").map { line[$0.upperBound...] } ?? "nothing"
            return String(value.prefix(while: { $0 != "," && $0 != "}" }))
          }.joined(separator: " ") + "\n"
        }.joined()
      }
      return output.replacing(#/"(line|first_line|row)":\d+,?/#, with: "")
        .replacing(#/"(cell|sheet|column|letter)":("[^"]*"|null),?/#, with: "")
        .replacing(#/\b(line|row) \d+|\bTable![A-Z]+\d+/#, with: "a place")
    }
  }

  /// What a command answered: notes on what was understood of the tables may differ.
  struct Answer {
    let output: String
    let ending: Ending
    let notes: [String]
    let other: [String]
  }

  private static func fixture(_ name: String) -> String {
    (try? String(decoding: Fixture.bytes(name), as: UTF8.self)) ?? ""
  }

  private static let organisations = """
    organisation_number,name,signifier,range
    1,"Café, ""Olé"" €",ALPHA,70-B3-D5-1F-30-01-00-00 to FF-FF
    2,Brävo,BRAVO,

    """
  private static let batch = """
    id,party,role,note
    70-B3-D5-1F-30-01-00-00,ALPHA,IS,"5, rue de l'Été"
    70-B3-D5-1F-30-01-00-01,BRAVO,IS,£5
    zz,ALPHA,IS,€

    """

  private static let identifiers = """
    id,party,roles,state,proposed,accepted
    70-B3-D5-1F-30-01-00-00,ALPHA,IS,accepted,2024-01-17,2024-02-03
    70b3d51f30010001,ALPHA,ES;GS,proposed,2024-03-04,

    """
  private static let requests = """
    request_id,party,roles,id
    i-1,ALPHA,ED,
    é-2,ALPHA,IS;GS,70b3d51f30010010

    """

  static let cases = [
    Case("validate batch.csv --format jsonl", ["batch.csv": batch]),
    Case(
      "validate batch.csv --allocations list.csv --identifiers identifiers.csv --format jsonl",
      ["batch.csv": batch, "list.csv": organisations, "identifiers.csv": identifiers]),
    Case(
      "register import register.db list.csv --identifiers identifiers.csv --time 2025-06-01 --dry-run",
      after: ["register init register.db --time 2024-01-01"],
      ["list.csv": organisations, "identifiers.csv": identifiers]),
    Case(
      "allocate id register.db --requests requests.csv --time 2025-06-01 --dry-run --format jsonl",
      after: [
        "register init register.db --time 2024-01-01",
        "register import register.db list.csv --identifiers identifiers.csv --time 2024-06-01",
      ], with: ["list.csv": organisations, "identifiers.csv": identifiers],
      adding: ["allocated_id", "status", "code", "detail"], ["requests.csv": requests]),
    Case(
      "cover assess --as-at 2025-04-17 --threshold 2689 --parties parties.csv --invoices invoices.csv --support support.csv --notified notified.csv --format json",
      [
        "parties.csv": fixture("credit-cover/month/parties.csv").replacing("Bravo Supply", with: "Brävo & Söhne €"),
        "invoices.csv": fixture("credit-cover/month/invoices.csv"),
        "support.csv": fixture("credit-cover/month/support.csv"),
        "notified.csv": fixture("credit-cover/month/notified.csv"),
      ]),
    Case(
      "cover interest --amount 1000 --due 2025-03-01 --paid 2025-05-01 --base-rates rates.csv --format json",
      ["rates.csv": fixture("credit-cover/month/rates.csv")]),
    Case(
      "register diff list.csv other.csv --format json",
      ["list.csv": organisations, "other.csv": organisations.replacing("Brävo", with: "Bravo")]),
    Case(
      "entry plan --role ED --already-party --as-at 2017-04-03 --go-live 2018-01-21 --tasks tasks.csv --format json",
      ["tasks.csv": fixture("user-entry/tasks.csv")]),
    Case(
      "entry plan --role ED --already-party --as-at 2017-07-10 --start 2017-07-10 --go-live 2017-10-02 --actuals actuals.csv --format json",
      ["actuals.csv": fixture("user-entry/actuals.csv")]),
    Case(
      "entry plan --role ED --already-party --as-at 2017-04-03 --start 2017-04-03 --meetings meetings.csv --format json",
      ["meetings.csv": fixture("user-entry/meetings.csv")]),
    Case(
      "register accept register.db --requests requests.csv --time 2025-06-01 --dry-run --format jsonl",
      after: [
        "register init register.db --time 2024-01-01",
        "register import register.db list.csv --identifiers identifiers.csv --time 2024-06-01",
      ], with: ["list.csv": organisations, "identifiers.csv": identifiers],
      adding: ["status", "code", "detail"],
      ["requests.csv": "request_id,id,note\na-1,70-B3-D5-1F-30-01-00-01,é\né-2,70b3d51f30010005,€\n"]),
    Case(
      "entry checklist --blank ALPHA --role ED --as-at 2025-04-20 --cover cover.csv --cover-as-at 2025-04-17 --format json",
      [
        "cover.csv": """
        party,name,requirement,threshold,required,counted,shortfall,status,action_by
        ALPHA,"Café, ""Olé"" €",16600.00,2689.00,16600.00,10000.00,6600.00,shortfall,2025-04-28
        BRAVO,Brävo,100.00,2689.00,0.00,0.00,0.00,not-required,

        """
      ]),
    Case(
      "workdays add --csv dates.csv --days 5 --format jsonl", adding: ["result", "code", "detail"],
      ["dates.csv": "date,note\n2025-04-17,\"Café, €\"\n17/04/2025,x\nzz,£\n"]),
  ]

  @Test("each form of a table gives the same answer", arguments: cases) func sameAnswer(_ one: Case) throws {
    let folder = try TemporaryFolder()
    for (name, text) in one.given.merging(one.tables, uniquingKeysWith: { $1 }) { try folder.put(text, name) }
    for command in one.prepared {
      let outcome = try run(command.split(separator: " ").map(String.init), folder: folder.path)
      #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    }
    let plain = try one.answer(nil, in: folder)
    #expect([.exit(0), .exit(1)].contains(plain.ending), "\(plain.other)")
    let place = Self.cases.firstIndex { $0.testDescription == one.testDescription } ?? 0
    for disguise in TableDisguise.some(16, seed: UInt64(place)) {
      let answer = try one.answer(disguise, in: folder)
      #expect(answer.output == plain.output, "\(disguise): \(answer.notes)")
      #expect(answer.ending == plain.ending, "\(disguise)")
      #expect(answer.other == plain.other, "\(disguise)")
      // What was understood is said once, of each table that is not as plain as it was.
      for (name, text) in one.tables {
        let isOfTable = { (line: String) in line.contains("\(name): ") }
        var said = answer.notes.filter(isOfTable)
        for notice in disguise.notices(of: text) {
          let place = said.firstIndex { $0.contains(notice) }
          #expect(place != nil, "\(disguise): not said of \(name): \(notice); but \(said)")
          if let place { said.remove(at: place) }
        }
        #expect(said.count == plain.notes.count(where: isOfTable), "\(disguise): \(said)")
      }
    }
  }

  @Test("rows of a decoded batch go out as UTF-8, however many threads there are", arguments: [1, 3])
  func filters(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    let rows = (0..<12_000).map { number in
      let octets = [number >> 8, number & 0xFF].map { String($0 + 0x100, radix: 16).dropFirst() }
      return "70-B3-D5-1F-30-01-\(octets[0])-\(octets[1]),Café €\n"
    }
    let text = "id,name\n" + rows.joined()
    try folder.put(text, "plain.csv")
    let arguments = ["--threads", "\(threads)"]
    let plain = try run(["validate", "plain.csv"] + arguments, folder: folder.path)
    #expect(plain.ending == .exit(0) && plain.lines.count == 12_001)
    for encoding in TableDisguise.Encoding.allCases {
      let disguise = TableDisguise(encoding, isPacked: threads == 1, hasReturns: encoding == .windows1252)
      let bytes = disguise.encoded(disguise.lineEnd == "\n" ? text : text.replacing("\n", with: disguise.lineEnd))
      try folder.put(bytes, "other.csv")
      let expected = (disguise.encoding == .utf8Mark ? [0xEF, 0xBB, 0xBF] : []) + plain.output
      #expect(try run(["validate", "other.csv"] + arguments, folder: folder.path).output == expected, "\(disguise)")
      #expect(
        try run(["validate", "-"] + arguments, input: bytes, folder: folder.path).output == expected, "\(disguise)")
    }
  }
}
