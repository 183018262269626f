import EUI64
import IDAllocation
import Messages
import TestSupport
import Testing

/// The code of a value beside the code by the plain rules.
@Suite("Random values")
struct RandomValueTests {
  private static let judges = IdentifierKind.allCases.flatMap { kind in
    UseEnvironment.allCases.map { IdentifierJudge(kind: kind, environment: $0) }
  }

  private static func plainCode(_ value: UInt64, _ judge: IdentifierJudge) -> String? {
    PlainIdentifierRules.finding(on: value, kind: judge.kind.rawValue, environment: judge.environment.rawValue)?.code
  }

  @Test(arguments: 0..<3)
  func aHundredThousandValuesHaveTheCodeOfThePlainRules(_ part: Int) {
    var random = SeededGenerator(seed: 0xC0DE + UInt64(part))
    var seen: Set<String> = []
    for _ in 0..<100_000 {
      let value = IdentifierValues.edgeBiased(using: &random)
      let judge = Self.judges[Int.random(in: Self.judges.indices, using: &random)]
      let code = judge.code(of: EUI64(rawValue: value))
      let expected = Self.plainCode(value, judge)
      seen.insert(expected ?? "valid")
      if code?.name != expected {
        Issue.record("\(EUI64(rawValue: value)) as \(judge.kind) in \(judge.environment): \(code?.name ?? "valid")")
      }
    }
    #expect(seen == Set(PlainIdentifierRules.table.map(\.code) + ["valid"]))
  }

  @Test func theBordersOfEveryBlockHaveTheCodeOfThePlainRules() {
    let rules = IdentifierRules.builtIn
    for rule in [rules.panelBlock, rules.testBlock, rules.sampleBlock] {
      let first = rule.block.first.rawValue
      let last = rule.block.last.rawValue
      for value in [first - 1, first, first + 1, last - 1, last, last + 1] {
        for judge in Self.judges {
          #expect(judge.code(of: EUI64(rawValue: value))?.name == Self.plainCode(value, judge))
        }
      }
      // Each bit of the prefix turned over alone leaves the block.
      for bit in UInt64(0)..<64 {
        for judge in Self.judges {
          #expect(judge.code(of: EUI64(rawValue: first ^ 1 << bit))?.name == Self.plainCode(first ^ 1 << bit, judge))
        }
      }
    }
  }

  /// The rules look at nothing behind the prefix of the Panel and the test block, which is why one look is enough.
  @Test func theCodeIsTheSameThroughoutThePanelAndTheTestBlock() {
    let rules = IdentifierRules.builtIn
    for judge in Self.judges {
      for block in [rules.panelBlock.block, rules.testBlock.block] {
        let code = judge.code(of: block.first)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
          let offset = random.next() & 0x0FFF_FFFF
          let value = block.first.rawValue | offset
          #expect(judge.code(of: EUI64(rawValue: value)) == code)
          #expect(Self.plainCode(value, judge) == code?.name)
        }
        #expect(judge.code(of: block.last) == code)
      }
    }
  }

  @Test func aJudgementSaysTheSameAsTheCode() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<5_000 {
      let identifier = EUI64(rawValue: IdentifierValues.edgeBiased(using: &random))
      for judge in Self.judges {
        let judgement = judge.judge(identifier)
        #expect(judgement.identifier == identifier)
        #expect(judgement.fault == nil)
        #expect(judgement.code == judge.code(of: identifier))
        #expect(judgement.finding?.severity == judgement.code.flatMap { judge.severity(of: $0) })
        #expect(judgement.canonical == PlainIdentifierRules.canonical(identifier.rawValue))
      }
    }
  }
}
