import Foundation
import Testing

/// Every row of `Fixtures/identifiers/identifier-cases.csv` through the program: a run for each form, kind and environment.
@Suite struct IdentifierCaseTests {
  struct Case: Sendable {
    let input: [UInt8]
    let expected: [String]
    let line: Int
  }

  struct Group: Sendable, CustomTestStringConvertible {
    let form, kind, environment: String
    var cases: [Case] = []
    var testDescription: String { "\(form) \(kind) \(environment)" }
  }

  static let groups: [Group] = {
    var groups: [[String]: Group] = [:]
    let text = (try? Repository.text("\(Repository.fixtures)/identifiers/identifier-cases.csv")) ?? ""
    for (index, line) in text.split(separator: "\n").enumerated().dropFirst() {
      // Only the note, the last column, may stand in quotes.
      let fields = line.split(separator: ",", maxSplits: 8, omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 9 else { return [] }
      let key = Array(fields[2...4])
      groups[key, default: Group(form: key[0], kind: key[1], environment: key[2])].cases.append(
        Case(input: unescaped(fields[1]), expected: Array(fields[5...7]), line: index + 1))
    }
    return groups.values.sorted { $0.testDescription < $1.testDescription }
  }()

  /// `\t \n \r \0 \xHH \uHHHH \\`; `\xHH` is a code point, as the notes of the file have it.
  static func unescaped(_ text: String) -> [UInt8] {
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "\\", let kind = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch kind {
      case "t": result.append("\t")
      case "n": result.append("\n")
      case "r": result.append("\r")
      case "0": result.append("\0")
      case "x", "u":
        let digits = rest.prefix(kind == "x" ? 2 : 4)
        rest = rest.dropFirst(digits.count)
        result.unicodeScalars.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
      default: result.append(kind)
      }
    }
    return Array(result.utf8)
  }

  @Test func allCasesAreThere() {
    #expect(Self.groups.count == 7)
    #expect(Self.groups.reduce(0) { $0 + $1.cases.count } == 298)
  }

  @Test(arguments: groups) func verdictsAreThoseOfTheCases(_ group: Group) throws {
    let quote = UInt8(ascii: "\"")
    var input = Array("note,id\n".utf8)
    for item in group.cases {
      input += Array("case ,\"".utf8) + item.input.flatMap { $0 == quote ? [quote, quote] : [$0] } + Array("\"\n".utf8)
    }
    let outcome = try run(
      [
        "validate", "--form", group.form, "--kind", group.kind, "--environment", group.environment, "--duplicates",
        "ignore", "--format", "jsonl",
      ], input: input)
    #expect(outcome.lines.count == group.cases.count)
    for (line, item) in zip(outcome.lines, group.cases) {
      let object = try JSON(line)
      let found = [
        object["canonical"]?.text, object["verdict"]?.text, object["findings"]?[0]?["code"]?.text ?? "",
      ]
      #expect(found == item.expected, "line \(item.line) of the cases")
    }
    let csv = try run(
      [
        "validate", "--form", group.form, "--kind", group.kind, "--environment", group.environment, "--duplicates",
        "ignore", "--only", "invalid", "--quiet",
      ], input: input)
    // A row is as long as it was and has four fields more.
    #expect(
      csv.text.components(separatedBy: ",invalid,").count - 1 == group.cases.count { $0.expected[1] == "invalid" })
    #expect(csv.errors == "")
  }
}
