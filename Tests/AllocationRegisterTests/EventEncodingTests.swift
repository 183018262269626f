import AllocationRegister
import Crypto
import EUI64
import Foundation
import IDAllocation
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Events are written and read byte by byte; what a `JSONEncoder` and a `JSONDecoder` make of the same is the measure.
@Suite struct EventEncodingTests {
  private static let scalars =
    (0..<0x100).compactMap { Unicode.Scalar(UInt32($0)) }
    + "\u{2028}\u{2029}\u{FEFF}\u{FFFD}\u{FFFF}\u{301}é𝄞👩‍🔬\u{10FFFF}/".unicodeScalars

  private static func text(_ random: inout SeededGenerator, _ length: Int = 12) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...length, using: &random) {
      text.unicodeScalars.append(scalars.randomElement(using: &random) ?? " ")
    }
    return text
  }

  private static func day(_ random: inout SeededGenerator) -> CivilDate {
    CivilDate(dayNumber: Int.random(in: CivilDate.first.dayNumber...CivilDate.last.dayNumber, using: &random)) ?? .first
  }

  private static func identifier(_ random: inout SeededGenerator) -> AllocatedIdentifier {
    var roles = ["IS", "ED", "GS"].filter { _ in Bool.random(using: &random) }
    if Int.random(in: 0..<4, using: &random) == 0 { roles.append(text(&random, 4)) }
    return AllocatedIdentifier(
      value: EUI64(rawValue: random.next()), organisation: Int.random(in: -5...5000, using: &random),
      kind: IdentifierKind.allCases.randomElement(using: &random) ?? .user, roles: roles,
      state: IdentifierState.allCases.randomElement(using: &random) ?? .proposed, proposed: day(&random),
      accepted: Bool.random(using: &random) ? day(&random) : nil,
      withdrawn: Bool.random(using: &random) ? day(&random) : nil)
  }

  /// One of each kind.
  private static func actions(_ random: inout SeededGenerator) -> [RegisterAction] {
    let value = EUI64(rawValue: random.next())
    let number = Int.random(in: 0...4095, using: &random)
    let range = AllocatedRange(organisation: number, first: value, last: value)
    let organisation = Organisation(
      number: number, kind: OrganisationKind.allCases.randomElement(using: &random) ?? .party, name: text(&random),
      pastNames: [Organisation.PastName(name: text(&random), until: Bool.random(using: &random) ? day(&random) : nil)],
      signifier: text(&random), accession: Bool.random(using: &random) ? day(&random) : nil)
    return [
      .initialise(layout: RegisterLayout(.builtIn)), .addOrganisation(organisation: organisation, ranges: [range]),
      .addRange(range: range), .addIdentifier(identifier: identifier(&random)),
      .addRoles(value: value, roles: [text(&random), "IS"]), .acceptIdentifier(value: value),
      .withdrawIdentifier(value: value), .rename(organisation: number, name: text(&random)),
      .close(organisation: number, state: .expelled), .confirmIdentifier(value: value, roles: [text(&random)]),
      .confirmRange(range: range),
    ]
  }

  private static func json(_ value: some Encodable) -> String { JSONDocument.text(of: value, pretty: false) }

  /// An event of some parts, with the hash that a `JSONEncoder` gives it.
  private static func event(_ parts: [String], _ previous: EventHash) throws -> RegisterEvent {
    let digest = SHA256.hash(data: Data(json(parts + [previous.description]).utf8))
    let hash = try #require(EventHash(bytes: Array(digest)))
    var values = Dictionary(
      uniqueKeysWithValues: zip(["time", "actor", "request_id", "request", "action", "content"], parts.dropFirst())
    ).mapValues { json($0) }
    values["sequence"] = parts[0]
    values["previous"] = json(previous.description)
    values["hash"] = json(hash.description)
    let text = values.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
    return try JSONDecoder().decode(RegisterEvent.self, from: Data("{\(text)}".utf8))
  }

  /// For every kind of event, the contents and the hashes equal the encoder's, byte for byte.
  @Test func eventsAreWrittenAsAnEncoderWritesThem() throws {
    var random = SeededGenerator(seed: 19)
    for _ in 0..<rounds(200, of: 2000) {
      for action in Self.actions(&random) {
        #expect(action.content.utf8.elementsEqual(Self.json(action).utf8))
        let time = RegisterTime(date: Self.day(&random), second: Int.random(in: 0..<86_400, using: &random))
        let sequence = Int.random(in: RegisterEvent.sequences, using: &random) >> Int.random(in: 0...52, using: &random)
        let parts = [
          String(max(1, sequence)), try #require(time).description, Self.text(&random, 40), Self.text(&random),
          Self.text(&random, 100), action.name, action.content,
        ]
        let previous = try #require(EventHash(bytes: (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }))
        let event = try Self.event(parts, previous)
        #expect(event.isIntact, "\(parts)")
        #expect(try event.decoded() == action)
      }
    }
  }

  /// Contents that somebody has changed are read as the decoder reads them, or not at all.
  @Test func changedContentsAreReadAsADecoderReadsThem() throws {
    var random = SeededGenerator(seed: 20)
    let pieces = ["\"", "\\", "{", "}", "]", ",", " ", "0", "9", "-", "A", "a", "\u{0}", "é", ":", ""]
    for _ in 0..<rounds(300, of: 10_000) {
      for action in Self.actions(&random) where action.name.hasSuffix("identifier") {
        var content = Array(action.content.unicodeScalars.map(String.init))
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let place = Int.random(in: 0..<content.count, using: &random)
          content[place] = pieces.randomElement(using: &random) ?? ""
        }
        let text = content.joined()
        let event = try Self.event(["1", "2025-01-01T00:00:00Z", "a", "", "", action.name, text], .beginning)
        let expected = try? JSONDecoder().decode(RegisterAction.self, from: Data(text.utf8))
        #expect((try? event.decoded()) == (expected?.name == action.name ? expected : nil), "\(text)")
      }
    }
  }
}
