import Foundation
import TestSupport
import Testing

/// Every row of `Fixtures/identifiers/identifier-cases.csv` through the program: a run for each form, kind and environment.
@Suite struct IdentifierCaseTests {
  struct Group: Sendable, CustomTestStringConvertible {
    let form, kind, environment: String
    let cases: [WorkedCase]
    var testDescription: String { "\(form) \(kind) \(environment)" }

    /// Each input of each case: a few cases have two.
    var inputs: [(bytes: [UInt8], item: WorkedCase)] {
      cases.flatMap { item in item.inputs.map { ($0, item) } }
    }
  }

  static let groups: [Group] = Dictionary(grouping: WorkedCase.all) { [$0.form, $0.kind, $0.environment] }
    .map { Group(form: $0[0], kind: $0[1], environment: $0[2], cases: $1) }
    .sorted { $0.testDescription < $1.testDescription }

  @Test func allCasesAreThere() {
    #expect(Self.groups.count == 7)
    #expect(Self.groups.reduce(0) { $0 + $1.cases.count } == 298)
  }

  @Test(arguments: groups) func verdictsAreThoseOfTheCases(_ group: Group) throws {
    let quote = UInt8(ascii: "\"")
    let inputs = group.inputs
    var batch = Array("note,id\n".utf8)
    for (bytes, _) in inputs {
      batch += Array("a case,\"".utf8) + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + Array("\"\n".utf8)
    }
    let flags = [
      "--form", group.form, "--kind", group.kind, "--environment", group.environment, "--duplicates", "ignore",
      "--encoding",
      "utf-8",
    ]
    let outcome = try run(["validate", "--format", "jsonl"] + flags, input: batch)
    #expect(outcome.lines.count == inputs.count)
    for (line, input) in zip(outcome.lines, inputs) {
      let object = try JSON(line)
      #expect(object["canonical"]?.text == input.item.canonical, "\(input.item)")
      #expect(object["verdict"]?.text == input.item.verdict, "\(input.item)")
      #expect(
        object["findings"]?.elements.map { $0["code"]?.text } == (input.item.code.isEmpty ? [] : [input.item.code]),
        "\(input.item)")
    }
    let csv = try run(["validate", "--only", "invalid", "--quiet"] + flags, input: batch)
    let invalid = inputs.filter { $0.item.verdict == "invalid" }
    #expect(csv.text.components(separatedBy: ",invalid,").count - 1 == invalid.count)
    #expect(csv.errors == "")
    #expect(outcome.ending == .exit(invalid.isEmpty ? 0 : 1))
  }
}
