import IDAllocation
import Testing

/// The example of the README, as it stands there, compiled and run.
@Suite struct LibraryExample {
  @Test func exampleOfTheReadmeJudges() {
    let judge = IdentifierJudge(kind: .user, environment: .production)
    let judgement = judge.judge("70-B3-D5-1F-30-01-00-00")
    print(judgement.verdict, judgement.canonical)
    #expect("\(judgement.verdict) \(judgement.canonical)" == "valid 70-B3-D5-1F-30-01-00-00")
  }
}
