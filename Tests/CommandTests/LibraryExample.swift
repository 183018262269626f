import IDAllocation
import Testing

/// The README's example of the library: see ``ReadmeTests``.
@Suite struct LibraryExample {
  @Test func judgesAnIdentifier() {
    let judge = IdentifierJudge(kind: .user, environment: .production)
    let judgement = judge.judge("70-B3-D5-1F-30-01-00-00")
    print(judgement.verdict, judgement.canonical)

    #expect(judgement.verdict == .valid)
    #expect(judgement.canonical == "70-B3-D5-1F-30-01-00-00")
  }
}
