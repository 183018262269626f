import BatchValidation
import EUI64
import Foundation
import IDAllocation
import Messages
import Reporting
import TestSupport
import Testing

/// What a batch says of Parties that its register has not: the one that was probably meant.
@Suite struct LikelyPartyTests {
  private static let layout = RegisterLayout(.builtIn, organisationBits: 4, rangeBits: 3)

  private static let organisations = [
    (1, "Alpha Energy Limited", "ALPHA"), (2, "Bravo Networks plc", "BRAVO"), (3, "Charlie Supply 7 Ltd", "CHARLIE-7"),
    (4, "Nørth Grid", "NGRID"), (5, "Alphabet Gas", "ALPHABET"),
  ].map { Organisation(number: $0.0, kind: .party, name: $0.1, signifier: $0.2) }

  private static func index() throws -> AllocationIndex {
    try AllocationIndex(name: "r.db", layout: layout, organisations: organisations, ranges: [], count: 0) { _ in }
  }

  /// Written down plainly: the Party of that name, else of the nearest signifier, else of the nearest name.
  private static func likely(_ text: String) -> String? {
    if let named = organisations.first(where: { $0.name.uppercased() == text.uppercased() }) { return named.signifier }
    if let near = Suggestion.nearest(to: text, among: organisations.map(\.signifier)) { return near }
    let name = Suggestion.nearest(to: text, among: organisations.map(\.name))
    return organisations.first { $0.name == name }?.signifier
  }

  private static func message(_ text: String, isFirst: Bool = true) -> String {
    "no organisation in r.db has the signifier or the number '\(text.shown)'"
      + ((isFirst ? likely(text) : nil).map { "; probably meant: \($0)" } ?? "")
  }

  private struct Answer: Decodable {
    struct Finding: Decodable {
      let code, detail: String
    }
    let findings: [Finding]
  }

  private static func details(_ parties: [String], _ options: BatchOptions) throws -> [String?] {
    let text = "id,party\n" + parties.map { "\(layout.first),\"\($0)\"\n" }.joined()
    return try BatchRun(text, options: options, format: .jsonl).text.split(separator: "\n").map {
      try JSONDecoder().decode(Answer.self, from: Data($0.utf8)).findings.first { $0.code == "unknown-party" }?.detail
    }
  }

  @Test(
    arguments: [
      ("ALPAH", "ALPHA"), ("brvo", "BRAVO"), ("Bravo Networks plc", "BRAVO"), ("bravo netwroks plc", "BRAVO"),
      ("Alpha Energy", "ALPHA"), ("Nørth Grid", "NGRID"), ("NØRTH GIRD", "NGRID"), ("ALPHAB", "ALPHA"),
      ("CHARLIE-8", nil), ("Charlie Supply 8 Ltd", nil), ("Charlie Suply 7 Ltd", "CHARLIE-7"), ("99", nil),
      ("Quebec", nil), ("Alph", "ALPHA"),
    ] as [(String, String?)])
  func thePartyThatWasProbablyMeantIsNamed(_ text: String, _ meant: String?) throws {
    #expect(Self.likely(text) == meant)
    var options = BatchOptions()
    options.allocations = try Self.index()
    #expect(try Self.details([text], options) == [Self.message(text)])
    let said = try Self.index().findings(on: Self.layout.first, party: text, role: nil)
    #expect(said.first { $0.code == .unknownParty }?.detail == Self.message(text))
  }

  /// Also with several threads on one batch: the order in the file decides which texts are first, not the threads.
  @Test(arguments: [DuplicatePolicy.warning, .ignore], [1, 4])
  func itIsNamedForTheFirstTextsOfABatch(_ duplicates: DuplicatePolicy, _ threads: Int) throws {
    var options = BatchOptions()
    options.allocations = try Self.index()
    options.duplicates = duplicates
    options.threads = threads
    options.chunkSize = 256
    // Those that are known, that are absent and that come again count once or not at all.
    var parties: [String] = []
    for number in 0..<400 {
      parties += ["ALPH" + String(repeating: "-", count: number % 2), "BRAV" + String(repeating: "x", count: number)]
      parties += ["BRAVO", ""]
    }
    var first: [String] = []
    let expected = parties.map { party -> String? in
      if party.isEmpty { return "the Party is missing" }
      if party == "BRAVO" { return nil }
      if first.count < Suggestions.limit, !first.contains(party) { first.append(party) }
      return Self.message(party, isFirst: first.contains(party))
    }
    #expect(first.count == Suggestions.limit && expected.contains(Self.message("BRAVxx")))
    #expect(try Self.details(parties, options) == expected)
    // Another batch against the same register has first texts of its own.
    #expect(try Self.details(["BRAVxx"], options) == [Self.message("BRAVxx")])
  }
}
