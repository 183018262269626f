import BatchValidation
import DelimitedText
import EUI64
import IDAllocation
import Reporting
import TestSupport
import Testing

@Suite("Duplicates")
struct DuplicateTests {
  private static let id = "70-B3-D5-1F-30-01-00-00"

  private static var lines: BatchOptions {
    var options = BatchOptions()
    options.isLines = true
    return options
  }

  /// The details of the rows whose code is `duplicate`, in order.
  private func duplicates(_ run: BatchRun) -> [String] {
    PlainCSV(delimiter: ",").records(of: run.output).records.compactMap { record in
      let fields = record.fields.suffix(2).map { String(decoding: $0.value, as: UTF8.self) }
      return fields.first == "duplicate" ? fields.last : nil
    }
  }

  @Test(arguments: [(DuplicatePolicy.error, 0, 2), (.warning, 2, 0), (.ignore, 0, 0)])
  func thePolicyIsTheSeverity(_ policy: DuplicatePolicy, _ warnings: Int, _ invalid: Int) throws {
    var options = Self.lines
    options.duplicates = policy
    for format in [TableFormat.csv, nil] {
      let run = try BatchRun("\(Self.id)\n\(Self.id)\n\(Self.id)\n", options: options, format: format)
      #expect(
        [run.summary.valid, run.summary.warnings, run.summary.invalid] == [3 - warnings - invalid, warnings, invalid])
      #expect(run.summary.count(of: .duplicate) == warnings + invalid)
    }
  }

  @Test func theSameValueInAnotherTextIsADuplicate() throws {
    let judge = IdentifierJudge(form: .any)
    let text = "\(Self.id)\n70b3d51f30010000\n 70:B3:D5:1F:30:01:00:00\n70-B3-D5-1F-30-01-00-01\n"
    let run = try BatchRun([ScriptedSource(text)], judge: judge, options: Self.lines)
    #expect(
      duplicates(run) == ["the same identifier is on line 1", "the same identifier is on line 1"])
  }

  @Test func anInvalidIdentifierIsADuplicateToo() throws {
    // The earlier of two errors names the row, and an error before a warning.
    var options = Self.lines
    options.duplicates = .error
    let text = "00-00-00-00-00-00-00-00\n00-00-00-00-00-00-00-00\n"
    let run = try BatchRun(text, options: options, format: .jsonl)
    #expect(run.summary.count(of: .identifier(.null)) == 2)
    #expect(run.text.contains("\"code\":\"duplicate\",\"severity\":\"error\""))
  }

  @Test func aTextThatIsNoIdentifierIsNoDuplicate() throws {
    let run = try BatchRun("x\nx\n\n\n", options: Self.lines)
    #expect(run.summary.count(of: .duplicate) == 0)
    #expect([run.summary.invalid, run.summary.blank] == [2, 2])
  }

  @Test(
    arguments: [
      ("id,party,role", ["A,IS", "A,IS"], true), ("id,party,role", ["A,IS", "A,ES"], false),
      ("id,party,role", ["A,IS", "B,IS"], false), ("id,party,role", ["AI,S", "A,IS"], false),
      ("id,party,role", ["A,IS", " A , IS\t"], true), ("id,party,role", ["A,IS", "a,IS"], true),
      ("id,party,role", ["A,IS", "\"A\",\"IS\""], true),
      ("id,Party_Signifier,User_Role", ["A,IS", "A,ES"], false), ("id,SIGNIFIER,ROLES", ["A,IS", "B,IS"], false),
      ("id,party,x", ["A,1", "A,2"], true), ("id,x,role", ["1,IS", "2,IS"], true),
      ("id,x,role", ["1,IS", "2,ES"], false),
      ("id,x,y", ["1,2", "3,4"], true),
    ] as [(String, [String], Bool)])
  func aDuplicateHasTheSamePartyAndRole(_ header: String, _ rows: [String], _ isDuplicate: Bool) throws {
    let run = try BatchRun("\(header)\n" + rows.map { "\(Self.id),\($0)\n" }.joined())
    #expect(run.summary.count(of: .duplicate) == (isDuplicate ? 1 : 0))
    let hasGroup = header != "id,x,y"
    let words = "the same identifier is on line 2" + (hasGroup ? ", for the same Party and role" : "")
    #expect(duplicates(run) == (isDuplicate ? [words] : []))
  }

  @Test func theColumnsOfPartyAndRoleCanBeChosen() throws {
    var options = BatchOptions()
    options.partyColumn = .name("org")
    options.roleColumn = .number(3)
    let run = try BatchRun("id,org,as\n\(Self.id),A,IS\n\(Self.id),A,ES\n\(Self.id),A,IS\n", options: options)
    #expect(duplicates(run) == ["the same identifier is on line 2, for the same Party and role"])
    options.roleColumn = .name("none")
    let failed = try BatchRun("id,org,as\n", options: options)
    #expect(
      failed.error
        == .noColumn(name: "batch.csv", wanted: .name("none"), columns: ["id", "org", "as"], width: 3))
  }

  @Test func theFirstLineIsNamedWithItsFile() throws {
    let other = "70-B3-D5-1F-30-01-00-01"
    let third = "70-B3-D5-1F-30-01-00-02"
    let inputs = [
      ScriptedSource("id\n\(Self.id)\n\(other)\n", name: "one"), ScriptedSource("id\n\(third)", name: "two"),
      ScriptedSource("id\n", name: "three"), ScriptedSource("id\n\(third)\n\(other)\n\(Self.id)\n", name: "four"),
    ]
    let run = try BatchRun(inputs)
    #expect(
      duplicates(run) == [
        "the same identifier is on line 2 of two", "the same identifier is on line 3 of one",
        "the same identifier is on line 2 of one",
      ])
  }

  @Test func anotherHeaderInALaterFileIsAnError() throws {
    let run = try BatchRun([ScriptedSource("id,a\n", name: "one"), ScriptedSource("id,b\n", name: "two")])
    #expect(run.error == .otherHeader(name: "two", first: "one"))
    #expect(run.text == "id,a,canonical,verdict,code,detail\n")
  }

  /// As many that the tables grow many times over, each twice, in every place that identifiers are kept in.
  @Test(arguments: [0x70B3_D51F_3000_0000, 0x90B3_D51F_3000_0000, 0x1000_0000_0000_0000] as [UInt64])
  func tensOfThousandsAreFound(_ base: UInt64) throws {
    var random = SeededGenerator(seed: base)
    var order = Array(0..<UInt64(30_000)) + Array(0..<UInt64(30_000))
    order.shuffle(using: &random)
    // Spread over the block: neighbours would be too easy for a hash table.
    let values = order.map { base | $0 &* 0x9E3B & 0x0FFF_FFFF }
    let text = values.map { "\(EUI64(rawValue: $0))\n" }.joined()
    var first: [UInt64: Int] = [:]
    var expected: [String] = []
    for (index, value) in values.enumerated() {
      if let line = first[value] {
        expected.append("the same identifier is on line \(line)")
      } else {
        first[value] = index + 1
      }
    }
    let judge = IdentifierJudge(kind: .eui64)
    let run = try BatchRun([ScriptedSource(text)], judge: judge, options: Self.lines)
    #expect(expected.count == 30_000)
    #expect(duplicates(run) == expected)
    let counted = try BatchRun([ScriptedSource(text)], judge: judge, options: Self.lines, format: nil)
    #expect(counted.summary == run.summary)
  }

  /// Enough Parties with one identifier that they fall on one another's places in the table.
  @Test func oneIdentifierOfThousandsOfPartiesIsToldApart() throws {
    let count = 20_000
    let once = (0..<count).map { "\(Self.id),party \($0)\n" }.joined()
    let run = try BatchRun("id,party\n" + once)
    #expect(run.summary.valid == 1 && run.summary.count(of: .identifier(.twoParties)) == count - 1)
    var options = BatchOptions()
    options.duplicates = .error
    let twice = try BatchRun(
      [ScriptedSource("id,party\n" + once + once)], judge: IdentifierJudge(kind: .device), options: options,
      format: .jsonl)
    let lines = twice.text.matches(of: /is on line ([0-9]+), for the same Party and role/).map { Int($0.1) }
    #expect(lines == (0..<count).map { $0 + 2 })
  }
}
