import EUI64
import IDAllocation
import TestSupport
import Testing

@Suite("Worked cases: judgement")
struct WorkedJudgementCases {
  @Test(arguments: WorkedCase.all)
  func aTextIsJudgedAsListed(_ row: WorkedCase) throws {
    let judge = IdentifierJudge(
      kind: try #require(IdentifierKind(rawValue: row.kind)),
      environment: try #require(UseEnvironment(rawValue: row.environment)),
      form: try #require(TextForm(rawValue: row.form)))
    for input in row.inputs {
      let judgement = input.withUnsafeBufferPointer { judge.judge(bytes: $0) }
      #expect(judgement.verdict.rawValue == row.verdict)
      #expect(judgement.code?.name ?? "" == row.code)
      #expect(judgement.canonical == row.canonical)
      #expect((judgement.fault == nil) == (judgement.identifier != nil))
      // The same as a text, where it is one.
      guard let text = String(validating: input, as: UTF8.self) else { continue }
      #expect(judge.judge(text) == judgement)
    }
  }

  @Test func aJudgeIsOfAUserInProductionUnlessTold() {
    let judge = IdentifierJudge()
    #expect(judge.kind == .user)
    #expect(judge.environment == .production)
    #expect(judge.form == .duis)
    #expect(judge.rules.name == IdentifierRules.builtIn.name)
  }
}
