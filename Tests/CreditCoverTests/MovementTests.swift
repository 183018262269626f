import CreditCover
import ExactDecimal
import Files
import Reporting
import TestSupport
import Testing

/// What changed since the last assessment.
@Suite struct MovementTests {
  private func cover(_ plain: [PlainCover], _ rules: CreditCoverRuleSet = .builtIn) -> CoverCase {
    CoverCase(
      parties: plain.map(\.partyRow), invoices: plain.flatMap(\.invoiceRows), support: plain.flatMap(\.supportRows),
      asAt: "2025-01-31", rules: rules)
  }

  /// An assessment as it is after it was written and read.
  private func previous(_ cover: CoverCase) throws -> PreviousAssessment {
    let run = AssessmentRun(assessor: try cover.assessor, inputs: try cover.inputs)
    let json = try written(run, as: .json)
    return try PreviousAssessment(ScriptedSource(json, name: "previous.json"))
  }

  /// By rules that count all Invoices, and by rules that leave out what is overpaid or disputed.
  @Test(arguments: [(true, true), (false, false), (true, false)])
  func thePartsAddUpToTheWhole(_ countsBefore: Bool, _ countsNow: Bool) throws {
    let rules = try [countsBefore, countsNow].map {
      try CoverCase.rules(countsOverpayments: $0, countsDisputed: $0)
    }
    var random = SeededGenerator(seed: 5)
    // Fewer do not reach every cause.
    let count = max(rounds(3_000), 300)
    let before = (0..<count).map { PlainCover.random($0, &random) }
    // A third of the Parties is new, a third is gone, and of the rest some of everything has changed.
    let after = (count / 3..<count * 4 / 3).map { number -> PlainCover in
      let new = PlainCover.random(number, &random)
      guard number < count else { return new }
      var changed = before[number]
      if Bool.random(using: &random) { changed.invoices = new.invoices }
      if Bool.random(using: &random) { changed.instruments = new.instruments }
      if Bool.random(using: &random) { changed.ratings = new.ratings }
      if Bool.random(using: &random) { changed.method = new.method }
      if Bool.random(using: &random) { (changed.estimate, changed.monthly) = (new.estimate, new.monthly) }
      return changed
    }
    let old = cover(before, rules[0])
    var now = cover(after, rules[1])
    now.threshold = "2700"
    let oldAssessments = Dictionary(uniqueKeysWithValues: try old.assessments.map { ($0.party.signifier, $0) })
    let run = AssessmentRun(assessor: try now.assessor, inputs: try now.inputs, previous: try previous(old))
    var causes: Set<MovementCause> = []
    for index in run.inputs.parties.indices {
      let row = try run.row(index)
      let movement = try #require(row.movement)
      let earlier = oldAssessments[row.assessment.party.signifier]
      let total = movement.total
      #expect(total.requirement == row.assessment.result.requirement - (earlier?.result.requirement ?? .zero))
      #expect(total.required == row.assessment.result.required - (earlier?.result.required ?? .zero))
      #expect(total.counted == row.assessment.figures.counted - (earlier?.figures.counted ?? .zero))
      #expect(total.shortfall == row.assessment.result.shortfall - (earlier?.result.shortfall ?? .zero))
      causes.formUnion(movement.steps.map(\.cause))
    }
    let departed = run.departed
    #expect(departed.count == count / 3)
    for movement in departed {
      #expect(movement.total.shortfall == -(oldAssessments[movement.party]?.result.shortfall ?? .zero))
    }
    #expect(causes.isSuperset(of: [.charges, .payment, .estimate, .method, .limit, .threshold, .joined]))
    #expect(causes.contains(.leftOut) == !countsNow)
    #expect(causes.isSuperset(of: [.instrumentAdded, .instrumentChanged, .instrumentLapsed, .instrumentWithdrawn]))
  }

  @Test func nothingChangedIsNoMovement() throws {
    var random = SeededGenerator(seed: 6)
    let same = cover((0..<200).map { PlainCover.random($0, &random) })
    let run = AssessmentRun(assessor: try same.assessor, inputs: try same.inputs, previous: try previous(same))
    for index in run.inputs.parties.indices { #expect(try run.row(index).movement?.steps.isEmpty == true) }
    #expect(run.departed.isEmpty)
  }

  @Test func aPartyInAnotherCaseIsTheSame() throws {
    func month(_ party: String) -> CoverCase {
      CoverCase(parties: ["\(party),,itemised,3000,,,,,,,"], asAt: "2025-01-31")
    }
    let now = month("ALPHA")
    let run = AssessmentRun(
      assessor: try now.assessor, inputs: try now.inputs, previous: try previous(month("Alpha")))
    #expect(try run.row(0).movement?.steps.isEmpty == true && run.departed.isEmpty)
  }

  @Test func causesAreNamedInWords() throws {
    let old = CoverCase(
      parties: ["A,,,100,,1000,,,,,95"],
      invoices: ["A,1,2025-01-01,2025-01-08,5000,0", "A,2,2025-01-01,2025-01-08,700,100"],
      support: ["A,C,cash-deposit,10,,,,,,,", "A,L,letter-of-credit,20,Bank,A,,,,2025-05-20,in-force"])
    let now = CoverCase(
      parties: ["A,,,150,,2000,,,,,45"],
      invoices: ["A,2,2025-01-01,2025-01-08,700,300", "A,3,2025-02-01,2025-02-08,900,0"],
      support: ["A,C,cash-deposit,30,,,,,,,", "A,L,letter-of-credit,20,Bank,A,,,,2025-05-20,breached"])
    let run = AssessmentRun(assessor: try now.assessor, inputs: try now.inputs, previous: try previous(old))
    let steps = try #require(try run.row(0).movement?.steps)
    #expect(
      steps.map { "\($0.cause.rawValue): \($0.detail): \($0.change.requirement) \($0.change.counted)" } == [
        "charges: 1 new Invoice, +900.00: 900.00 0.00", "estimate: +50.00: 50.00 0.00",
        "payment: -5,200.00, 1 no longer listed: -5200.00 0.00",
        "limit: Maximum Credit Value 1,000.00 to 2,000.00, factor 20 % (score 95) to 40/3 % (score 45): -66.67 0.00",
        "instrument-changed: Cash Deposit C: 0.00 20.00", "instrument-lapsed: Letter of Credit L: state: 0.00 -20.00",
      ])
  }

  @Test(
    arguments: [
      ("{", "line 1, column 2: a name in double quotes is expected here"),
      ("[]", "line 1, column 1: it must be fields in braces, {…}, not a list"),
      ("{\"as_at\": \"2025-02-30\"}", "'2025-02-30' is not a day of the calendar; check the day and the month"),
      ("{\"as_at\": \"2025-02-28\"}", "'rule_set' is missing"),
    ])
  func whatIsNoAssessmentIsRefused(_ text: String, _ reason: String) throws {
    #expect {
      _ = try PreviousAssessment(ScriptedSource(text, name: "p.json"))
    } throws: { error in
      "\(error)".hasPrefix("p.json: is not an assessment from") && "\(error)".contains(reason)
    }
  }

  @Test(
    arguments: [
      ("\"requirement\":\"5000.00\"", "\"requirement\":\"5000.01\"", "does not follow from its figures"),
      ("\"gross\":\"4000.00\"", "\"gross\":\"4000.01\"", "do not add up"),
      (
        "\"scale\":2", "\"scale\":4611686018427387904",
        ": parties, item 1, rounding: 'scale' must be a whole number from 0 to 12, not 4611686018427387904"
      ),
      ("\"scale\":2", "\"scale\":9223372036854775807", "'scale' must be a whole number from 0 to 12, not 922"),
      ("\"scale\":2", "\"scale\":1000000000", "'scale' must be a whole number from 0 to 12, not 1000000000"),
      ("\"scale\":2", "\"scale\":-1", "'scale' must be a whole number from 0 to 12, not -1"),
      ("\"scale\":2", "\"scale\":1e400", "'scale' must be a whole number from 0 to 12, not 1e400"),
      (
        "\"credit_factor\":\"0\"", "\"credit_factor\":\"101\"",
        "party 'A': its credit_factor, 101, is not from 0 to 100"
      ),
      ("\"status\":", "\"score\":101,\"status\":", "party 'A': its score, 101, is not from 0 to 100"),
      ("\"estimate\":\"1000.00\"", "\"estimate\":\"-1.00\"", "party 'A': its estimate, -1.00, is negative"),
      (
        "\"invoices\":[", "\"invoices\":[{\"invoice\":\"1\",\"gross\":\"0.00\",\"paid\":\"0.00\"},",
        "party 'A': Invoice '1' appears twice"
      ),
      (
        "\"instruments\":[", "\"instruments\":[\(instrument),\(instrument)",
        "party 'A': the instrument 'L' appears twice"
      ),
    ])
  func figuresThatCanNotBeAreRefused(_ text: String, _ other: String, _ reason: String) throws {
    let cover = CoverCase(parties: ["A,,,1000,,,,,,,"], invoices: ["A,1,2025-01-01,2025-01-08,4000,0"])
    let run = AssessmentRun(assessor: try cover.assessor, inputs: try cover.inputs)
    let json = String(
      decoding: try written(run, as: .json), as: UTF8.self)
    #expect(json.contains(text))
    #expect {
      _ = try PreviousAssessment(ScriptedSource(json.replacing(text, with: other), name: "p.json"))
    } throws: { "\($0)".contains(reason) }
  }

  private static let instrument =
    "{\"instrument\":\"L\",\"kind\":\"cash-deposit\",\"amount\":\"1\",\"counted\":true,\"failed\":[]}"

  @Test func anAssessmentHasALimit() throws {
    let json = String(
      decoding: try written(
        AssessmentRun(
          assessor: CoverCase(parties: ["A,,,1000,,,,,,,"]).assessor,
          inputs: CoverCase(parties: ["A,,,1000,,,,,,,"]).inputs), as: .json),
      as: UTF8.self)
    let limit = PreviousAssessment.sizeLimit
    #expect(limit == 67_108_864)
    let full = json + String(repeating: " ", count: limit - json.utf8.count)
    _ = try PreviousAssessment(ScriptedSource(full, name: "p.json"))
    #expect {
      _ = try PreviousAssessment(ScriptedSource(full + " ", name: "p.json"))
    } throws: { "\($0)" == "p.json: is over 67108864 bytes, the limit here; check that it is the right file" }
  }

  @Test func bytesThatAreNotUTF8AreSaidSo() {
    let bytes = Array("{\"as_at\": \"caf".utf8) + [0xE9] + Array("\"}".utf8)
    #expect {
      _ = try PreviousAssessment(ScriptedSource(bytes, name: "p.json"))
    } throws: {
      "\($0)".hasSuffix(": line 1, column 11: the text in quotes that begins here is not UTF-8; save the file as UTF-8")
    }
  }
}
