import EUI64
import TestSupport
import Testing

@Suite("Formatting")
struct FormattingTests {
  private static let edges: [UInt64] =
    [0, 1, .max, .max - 1, 0x70B3_D51F_3001_0000, 0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210]
    + (0..<64).map { 1 << UInt64($0) } + (0..<16).map { 0x1111_1111_1111_1111 &* UInt64($0) }

  /// Edges, then random values that lie near the borders of the rules.
  private static func values(_ count: Int, seed: UInt64) -> [UInt64] {
    var random = SeededGenerator(seed: seed)
    return edges + (0..<count).map { _ in IdentifierValues.edgeBiased(using: &random) }
  }

  @Test func everyStyleIsAsItsDocumentationSays() {
    let identifier = EUI64(rawValue: 0x70B3_D51F_3ABC_DEF0)
    #expect(identifier.description == "70-B3-D5-1F-3A-BC-DE-F0")
    #expect(identifier.formatted(.hyphens) == "70-B3-D5-1F-3A-BC-DE-F0")
    #expect(identifier.formatted(.colons) == "70:B3:D5:1F:3A:BC:DE:F0")
    #expect(identifier.formatted(.spaces) == "70 B3 D5 1F 3A BC DE F0")
    #expect(identifier.formatted(.dots) == "70B3.D51F.3ABC.DEF0")
    #expect(identifier.formatted(.bare) == "70B3D51F3ABCDEF0")
    #expect(identifier.formatted(.hyphens, lowercase: true) == "70-b3-d5-1f-3a-bc-de-f0")
    #expect(identifier.formatted(.colons, lowercase: true) == "70:b3:d5:1f:3a:bc:de:f0")
    #expect(identifier.formatted(.spaces, lowercase: true) == "70 b3 d5 1f 3a bc de f0")
    #expect(identifier.formatted(.dots, lowercase: true) == "70b3.d51f.3abc.def0")
    #expect(identifier.formatted(.bare, lowercase: true) == "70b3d51f3abcdef0")
    #expect(EUI64.Style.allCases.map(\.rawValue) == ["hyphens", "colons", "spaces", "dots", "bare"])
  }

  @Test func whatIsFormattedReadsBackInTheFormAny() throws {
    for value in Self.values(5_000, seed: 1) {
      let identifier = EUI64(rawValue: value)
      for style in EUI64.Style.allCases {
        for lowercase in [false, true] {
          let text = identifier.formatted(style, lowercase: lowercase)
          #expect(try EUI64(text, form: .any) == identifier, "\(text)")
        }
      }
    }
  }

  @Test func onlyHyphensReadBackInTheFormDuis() throws {
    for value in Self.values(1_000, seed: 2) {
      let identifier = EUI64(rawValue: value)
      for style in EUI64.Style.allCases {
        for lowercase in [false, true] {
          let read = try? EUI64(identifier.formatted(style, lowercase: lowercase))
          #expect(read == (style == .hyphens ? identifier : nil))
        }
      }
    }
  }

  @Test func theCanonicalTextIsThatOfThePlainImplementation() {
    for value in Self.values(10_000, seed: 3) {
      #expect(EUI64(rawValue: value).description == PlainIdentifierRules.canonical(value))
    }
  }

  @Test func writingCanonicalBytesGivesTheDescription() {
    #expect(EUI64.canonicalLength == 23)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 25) { bytes in
      for value in Self.values(100_000, seed: 4) {
        bytes.initialize(repeating: 0xAA)
        let identifier = EUI64(rawValue: value)
        // One byte in, so that no store may count on alignment, and with a byte on either side to watch.
        guard let base = bytes.baseAddress else { return }
        identifier.writeCanonical(to: base + 1)
        let isRight = bytes[1..<24].elementsEqual(identifier.description.utf8) && bytes[0] == 0xAA && bytes[24] == 0xAA
        if !isRight { Issue.record("\(identifier) was written as \(String(decoding: bytes[1..<24], as: UTF8.self))") }
      }
    }
  }

  @Test func theOrderOfValuesIsThatOfCanonicalTexts() {
    let values = Self.values(2_000, seed: 5).map(EUI64.init(rawValue:))
    for (a, b) in zip(values, values.dropFirst()) {
      #expect((a < b) == (a.description < b.description))
      #expect((a == b) == (a.description == b.description))
    }
  }
}
