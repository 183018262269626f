import TestSupport
import Testing

/// One table in the many forms in which people have it: every command gives the same answer for each as for the plain one.
@Suite struct DisguiseTests {
  /// A form of a table: its encoding, its line ends, what is between its fields, and whether it is packed.
  struct Disguise: Sendable, CustomStringConvertible {
    enum Encoding: CaseIterable { case utf8, utf8Mark, utf16Little, utf16Big, utf16Unmarked, windows1252 }

    let encoding: Encoding
    let lineEnd: String
    let delimiter: Character
    let isPacked: Bool

    /// All that there are, so ordered that neighbours differ in most ways.
    static let all: [Disguise] = (0..<144).map { number in
      Disguise(
        encoding: Encoding.allCases[number % 6], lineEnd: ["\n", "\r\n", "\r"][number / 6 % 3],
        delimiter: Array(",;\t|")[number / 18 % 4], isPacked: number / 72 == 1)
    }

    var description: String {
      "\(encoding) \(lineEnd.debugDescription) \(delimiter.debugDescription)\(isPacked ? " gzip" : "")"
    }

    /// The bytes of a CSV of plain UTF-8 in this form.
    func bytes(of csv: String) -> [UInt8] {
      let records = PlainCSV(delimiter: ",").records(of: Array(csv.utf8)).records
      let text = records.map { record in
        record.fields.map { field in
          let value = String(decoding: field.value, as: UTF8.self)
          guard value.contains(delimiter) || value.contains("\"") else { return value }
          return "\"\(value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
        }.joined(separator: String(delimiter)) + lineEnd
      }.joined()
      let plain: [UInt8] =
        switch encoding {
        case .utf8: Array(text.utf8)
        case .utf8Mark: Array("\u{FEFF}\(text)".utf8)
        case .utf16Little: Self.units(of: "\u{FEFF}\(text)")
        case .utf16Big: Self.units(of: "\u{FEFF}\(text)").swapped
        case .utf16Unmarked: Self.units(of: text)
        case .windows1252: text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }
        }
      return isPacked ? Gzip.packed(plain) : plain
    }

    private static func units(of text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
  }

  /// A command and its tables.
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let tables: [String: String]

    var testDescription: String { arguments.joined(separator: " ") }

    init(_ command: String, _ tables: [String: String]) {
      arguments = command.split(separator: " ").map(String.init)
      self.tables = tables
    }

    /// The output and the status with all tables in one form.
    func answer(_ disguise: Disguise?) throws -> (outcome: Outcome, notes: [String], other: [String]) {
      let folder = try TemporaryFolder(inMemory: true)
      for (name, text) in tables { try folder.put(disguise?.bytes(of: text) ?? Array(text.utf8), name) }
      let outcome = try run(arguments, folder: folder.path)
      let lines = outcome.errors.split(separator: "\n").map(String.init)
      let isNote = { (line: String) in line.contains(": read as ") || line.contains(": its delimiter is ") }
      return (outcome, lines.filter(isNote), lines.filter { !isNote($0) })
    }
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

  static let cases = [
    Case("validate batch.csv --format jsonl", ["batch.csv": batch]),
    Case("validate batch.csv --format jsonl --threads 1", ["batch.csv": batch]),
    Case(
      "validate batch.csv --allocations list.csv --format jsonl", ["batch.csv": batch, "list.csv": organisations]),
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
      "workdays add 5 --csv dates.csv --format jsonl",
      ["dates.csv": "date,note\n2025-04-17,\"Café, €\"\n17/04/2025,x\nzz,£\n"]),
  ]

  @Test("each form, in turn", arguments: cases) func sameAnswer(_ one: Case) throws {
    let plain = try one.answer(nil)
    #expect([.exit(0), .exit(1)].contains(plain.outcome.ending), "\(plain.outcome.errors)")
    let place = Self.cases.firstIndex { $0.testDescription == one.testDescription } ?? 0
    for (number, disguise) in Disguise.all.enumerated() where (number / 2 + number) % Self.cases.count == place {
      let answer = try one.answer(disguise)
      #expect(answer.outcome.text == plain.outcome.text, "\(disguise)")
      #expect(answer.outcome.ending == plain.outcome.ending, "\(disguise)")
      #expect(answer.other == plain.other, "\(disguise)")
      // Each file is spoken of once for its text, and once for its delimiter.
      #expect(Set(answer.notes).count == answer.notes.count, "\(disguise)")
      let isPlain = [.utf8, .utf8Mark].contains(disguise.encoding) && disguise.lineEnd != "\r" && !disguise.isPacked
      if isPlain { #expect(!answer.notes.contains { $0.contains("read as") }, "\(disguise)") }
    }
  }

  @Test("rows of a decoded batch go out as UTF-8, however many threads there are", arguments: [1, 3])
  func filters(_ threads: Int) throws {
    let folder = try TemporaryFolder(inMemory: true)
    let rows = (0..<12_000).map { number in
      let octets = [number >> 8, number & 0xFF].map { String($0 + 0x100, radix: 16).dropFirst() }
      return "70-B3-D5-1F-30-01-\(octets[0])-\(octets[1]),Café €\n"
    }
    let text = "id,name\n" + rows.joined()
    try folder.put(text, "plain.csv")
    let arguments = ["--threads", "\(threads)"]
    let plain = try run(["validate", "plain.csv"] + arguments, folder: folder.path)
    #expect(plain.ending == .exit(0) && plain.lines.count == 12_001)
    for disguise in Disguise.all.filter({ $0.delimiter == "," && $0.lineEnd != "\r\n" }).enumerated()
      .filter({ $0.offset % 5 == threads }).map(\.element)
    {
      let bytes = disguise.bytes(of: text)
      try folder.put(bytes, "other.csv")
      let expected = (disguise.encoding == .utf8Mark ? [0xEF, 0xBB, 0xBF] : []) + plain.output
      #expect(try run(["validate", "other.csv"] + arguments, folder: folder.path).output == expected, "\(disguise)")
      #expect(
        try run(["validate", "-"] + arguments, input: bytes, folder: folder.path).output == expected, "\(disguise)")
    }
  }
}

extension [UInt8] {
  /// Each two bytes in the other order.
  fileprivate var swapped: [UInt8] { indices.map { self[$0 ^ 1] } }
}
