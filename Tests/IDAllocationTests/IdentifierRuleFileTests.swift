import EUI64
import IDAllocation
import Messages
import TestSupport
import Testing

/// Rules of identifiers from a file.
@Suite struct IdentifierRuleFileTests {
  private static let builtIn = String(decoding: IdentifierRules.builtInJSON, as: UTF8.self)

  private func rules(_ changes: [(String, String)]) throws -> IdentifierRules {
    let text = changes.reduce(Self.builtIn) { text, change in
      #expect(text.contains(change.0), "\(change.0)")
      return text.replacing(change.0, with: change.1, maxReplacements: 1)
    }
    return try IdentifierRules(json: Array(text.utf8), from: RulesFile(file: "r.json", sha256: "ab12"))
  }

  @Test func theBuiltInRulesDifferInNothing() throws {
    let rules = try rules([])
    #expect(rules.file?.differences == "" && rules.name == IdentifierRules.builtIn.name)
    #expect(IdentifierRules.builtIn.file == nil)
    for code in FindingCode.allCases {
      #expect(rules.reference(for: code) == IdentifierRules.builtIn.reference(for: code))
    }
  }

  @Test func whatDiffersNamesTheFile() throws {
    let rules = try rules([
      ("\"prefix\": \"70-B3-D5-1F-3\"", "\"prefix\": \"70-B3-D5-1F-4\""), ("\"length\": 20", "\"length\": 30"),
      ("seckit: no form was found in any source; 1 to 20", "Our own form: 1 to 30"),
    ])
    #expect(rules.file?.differences == "blocks (changed), signifier (changed)")
    #expect(rules.name == "\(IdentifierRules.builtIn.name), changed by r.json")
    // The source of a value is not the source of another one.
    #expect(
      rules.panelBlock.reference.description
        == "r.json, which leaves the source of the built-in value: \(IdentifierRules.builtIn.panelBlock.reference.source) (unverified)"
    )
    #expect(
      rules.signifier.reference.description
        == "r.json: Our own form: 1 to 30 capital letters, digits and hyphens (convention)")
    #expect(rules.testBlock.reference == IdentifierRules.builtIn.testBlock.reference)
    let judge = IdentifierJudge(rules: rules)
    #expect(judge.judge("70-B3-D5-1F-40-01-00-00").finding == nil)
    #expect(judge.judge("70-B3-D5-1F-30-01-00-00").finding?.code == .outsideBlock)
  }

  @Test func aFileMayHaveAnotherName() throws {
    let rules = try rules([("seckit identifiers, 2026-11-29", "ours"), ("\"length\": 20", "\"length\": 30")])
    #expect(rules.name == "ours, from r.json")
  }

  @Test(arguments: [
    (
      "\"prefix\": \"70-B3-D5-1F-3\"", "\"prefix\": \"70-B3-G\"",
      "blocks, production-block: the prefix '70-B3-G' is not 1 to 16 hexadecimal digits"
    ),
    (
      "\"production-block\"", "\"test-blocks\"",
      "blocks: 'test-blocks' is not known here; probably meant: test-block"
    ),
    (
      "\"organisation_bits\": 12", "\"organisation_bits\": 13",
      "layout: organisation_bits and range_bits must fill the 28 bits behind the prefix of production-block, which may be at most 28"
    ),
    (
      "\"organisation_bits\": 12", "\"organisation_bits\": 9223372036854775807",
      "layout: organisation_bits and range_bits must fill the 28 bits behind the prefix of production-block, which may be at most 28"
    ),
    (
      "\"dcc_organisation\": 0", "\"dcc_organisation\": 4096",
      "layout: dcc_organisation must be an organisation number that the bits allow"
    ),
    (
      "\"dcc_organisation\": 0", "\"dcc_organisation\": -1",
      "layout: dcc_organisation must be an organisation number that the bits allow"
    ),
    ("\"length\": 20", "\"length\": 0", "signifier: the length must be from 1 to 100"),
    ("\"code\": \"IS\"", "\"code\": \"is\"", "roles: 'is' must be 1 to 10 capital letters and digits"),
    ("\"code\": \"IS\"", "\"code\": \"ES\"", "roles: ES appears twice"),
    ("\"code\": \"IS\"", "\"code\": \"IT\"", "sharing_groups: 'IS' is not one of the roles"),
    ("\"code\": \"missing\"", "\"code\": \"mising\"", "codes: there is no code 'mising'"),
    ("\"code\": \"missing\"", "\"code\": \"not-ascii\"", "codes: the code not-ascii appears twice"),
    ("{\"rdp\": \"user\"", "{\"rdp\": \"users\"", "judged_as: 'users' is not a kind of identifier"),
    (
      "\"user\": {\"production\": \"error\", \"test\": \"error\"}", "\"user\": {\"production\": \"error\"}",
      "codes, missing: a text that is not an identifier has this code; give its severity for every kind and environment"
    ),
    (
      "\"production\": \"error\"", "\"production\": \"eror\"",
      "codes, missing: 'production': 'eror' can't be used; write production or test, and error or warning"
    ),
    (
      "Smart Energy Code Company Limited\"", "Smart\\u001bEnergy\"",
      "blocks, production-block, holder: 'Smart\u{FFFD}Energy' has control characters; remove them"
    ),
  ])
  func wrongRules(_ old: String, _ new: String, _ message: String) {
    let error = #expect(throws: RuleDataError.self) { try rules([(old, new)]) }
    #expect(error?.description == "the rules can't be used: \(message)")
  }

  @Test func whatIsNotARuleSet() {
    for (text, message) in [
      ("{", "line 1, column 2: a name in double quotes is expected here"),
      ("[]", "line 1, column 1: it must be fields in braces, {…}, not a list"),
      ("{\"rule_set\": 3}", "line 1, column 14: 'rule_set' must be a text in quotes, not 3"),
    ] {
      let error = #expect(throws: RuleDataError.self) {
        try IdentifierRules(json: Array(text.utf8), from: RulesFile(file: "r.json", sha256: "ab12"))
      }
      #expect(error?.description == "the rules can't be read: \(message)")
    }
  }

  /// Whatever a file says: it is refused, or a judge can be made of it that answers for every identifier.
  @Test func changedBytesNeverEndTheProgram() {
    var random = SeededGenerator(seed: 20)
    let words = [
      "\"error\"", "\"warning\"", "null", "0", "-1", "28", "99999999999999999999", "{}", "[]", "\"\"", "true",
    ]
    let texts = [
      "", "x", "70-B3-D5-1F-30-01-00-00", "90B3D51F30010000", "00-DB-12-34-56-78-00-01", "72-B3-D5-1F-30-01-00-00",
    ]
    var taken = 0
    let places = Array(Self.builtIn.utf8.indices)
    for _ in 0..<rounds(400) {
      var text = Self.builtIn
      // A value of the text becomes another one.
      let from = places.randomElement(using: &random) ?? text.startIndex
      guard let colon = text[from...].firstIndex(of: ":"),
        let end = text[colon...].firstIndex(where: { ",}]\n".contains($0) })
      else { continue }
      text.replaceSubrange(text.index(after: colon)..<end, with: words.randomElement(using: &random) ?? "0")
      guard let rules = try? IdentifierRules(json: Array(text.utf8), from: RulesFile(file: "r", sha256: "")) else {
        continue
      }
      taken += 1
      for kind in IdentifierKind.allCases {
        for environment in UseEnvironment.allCases {
          let judge = IdentifierJudge(kind: kind, environment: environment, form: .canonical, rules: rules)
          for text in texts { _ = judge.judge(text).finding?.message }
        }
      }
    }
    #expect(taken > 0)
  }
}
