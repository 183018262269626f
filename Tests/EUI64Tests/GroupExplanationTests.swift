import EUI64
import TestSupport
import Testing

/// What is said of groups of hex digits that are not octets.
@Suite("Explanations of groups")
struct GroupExplanationTests {
  private static let sample = "70-B3-D5-1F-30-01-00-00"
  private static let wide = "four groups of 16 bits without their leading zeros, probably "
  private static let address = "an IPv6 address, which is not an identifier"

  /// The words behind the statement, and the identifier that was probably meant.
  private func guess(_ text: String) throws -> (words: String, meant: String?) {
    let error = try #require(throws: EUI64ParseError.self) { try EUI64(text, form: .any) }
    let parts = error.explanation.message.split(separator: ": ", maxSplits: 1)
    return (parts.count == 2 ? String(parts[1]) : "", error.explanation.meant?.description)
  }

  private func lines(_ fixture: String) throws -> [String] {
    String(decoding: try Fixture.bytes(fixture), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The field case F17-b06: four groups of 16 bits, with zeros left out.
  @Test func groupsOf16BitsAreAnIdentifier() throws {
    for text in try lines("field-cases/F17-b06-ids.txt") + ["70B3:D51F:3001:0", "70b3:d51f:3001:00"] {
      #expect(try guess(text) == (Self.wide + Self.sample, Self.sample))
    }
    #expect(try guess("db:1234:5678:90a0") == (Self.wide + "00-DB-12-34-56-78-90-A0", "00-DB-12-34-56-78-90-A0"))
    #expect(try guess("70b3::1") == (Self.wide + "70-B3-00-00-00-00-00-01", "70-B3-00-00-00-00-00-01"))
    #expect(try guess("70b3:d51f:3001:0000") == ("probably \(Self.sample)", Self.sample))
  }

  /// The field case F17-b16: an IPv6 address is not an identifier, and no digit is too many.
  @Test func addressesAreNoIdentifiers() throws {
    let texts = [
      "fe80::72b3:d51f:3001", "2001:db8:0:0:70b3:d51f:3001:0", "2001:0db8:0000:0000:70b3:d51f:3001:0000",
      "fe80::1:2345",
      "fe80::72b3:d51f:3001:0/64", "fe80::72b3:d51f:3001:0%eth0", "[fe80::72b3:d51f:3001:0]", "fd00:70b3::1",
      "ff02::fb:1",
      "::70b3:d51f:3001:0", "1:2:3:4:5:6:7:8", "70b3:d51f:30::1:0",
    ]
    for text in try lines("field-cases/F17-b16-ids.txt") + texts {
      #expect(try guess(text) == (Self.address, nil), "\(text)")
    }
  }

  /// What can be read in two ways, or in none, is not named.
  @Test(
    arguments: [
      "70:B3:D5:1F", "0:0:0:1", "12:34:56:78:9", "1:2:3:4:5:6:7:8:9", "70b3:d51f:30010:0", "70b3::d51f::1", "::", ":",
      "070-B3-D5-1F-30-01-00-0", "070b3:d51f:3001:000", "70b-3d5-1f3-001", "7-0B3-D51F3001",
    ]) func whatIsNotDeterminedIsNotNamed(_ text: String) throws
  {
    #expect(try guess(text).meant == nil)
    #expect(!(try guess(text).words.contains("EUI-48")))
  }

  @Test func aUUIDIsNotTwoIdentifiers() throws {
    for text in [
      "550e8400-e29b-41d4-a716-446655440000", "550E8400E29B41D4A716446655440000",
      "{550e8400-e29b-41d4-a716-446655440000}",
    ] {
      let found = try guess(text)
      #expect(found.meant == nil && !found.words.contains("55-0E"))
      if !text.hasPrefix("{") { #expect(found.words == "a UUID, which is not an identifier") }
    }
  }

  /// Digits in a wrong grouping are taken one after the other only if their groups are not octets of other lengths.
  @Test(arguments: [
    "70B3D51F3-0010000", "70-B3-D5-1F-3-0-01-00-00", "70-B3--D5-1F-30-01-00-00", "70-B3-D5:1F-30-01-00-00",
  ])
  func digitsInAnotherGroupingAreRead(_ text: String) throws {
    #expect(try guess(text) == ("probably \(Self.sample)", Self.sample))
  }
}
