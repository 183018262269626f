import EUI64
import TestSupport
import Testing

@Suite("Blocks")
struct IdentifierBlockTests {
  @Test func thePanelBlockRunsAsTheContractSays() throws {
    let block = try #require(IdentifierBlock(prefix: "70-B3-D5-1F-3"))
    #expect(block.prefixLength == 36)
    #expect(block.first.description == "70-B3-D5-1F-30-00-00-00")
    #expect(block.last.description == "70-B3-D5-1F-3F-FF-FF-FF")
    #expect(block.last.rawValue - block.first.rawValue + 1 == 268_435_456)
    #expect(block.prefixText == "70-B3-D5-1F-3")
  }

  @Test(arguments: [
    ("7", 4, "7"), ("70", 8, "70"), ("70B", 12, "70-B"), ("70-B3-D5", 24, "70-B3-D5"),
    ("70b3d51f3", 36, "70-B3-D5-1F-3"),
    ("00-DB-12-34-56-78", 48, "00-DB-12-34-56-78"), ("0000000000000000", 64, "00-00-00-00-00-00-00-00"),
    // Hyphens may be anywhere.
    ("-7-0-", 8, "70"), ("F", 4, "F"), ("ffffffffffffffff", 64, "FF-FF-FF-FF-FF-FF-FF-FF"),
  ])
  func aPrefixIsHexDigitsWithOrWithoutHyphens(_ prefix: String, _ length: Int, _ text: String) throws {
    let block = try #require(IdentifierBlock(prefix: prefix))
    #expect(block.prefixLength == length)
    #expect(block.prefixText == text)
  }

  @Test(arguments: ["", "-", "70:B3", "7G", "70 B3", "00000000000000000", "0x70", "７０", "70-B3-D5-1F-3 "])
  func anythingElseIsNoPrefix(_ prefix: String) {
    #expect(IdentifierBlock(prefix: prefix) == nil)
  }

  @Test(arguments: 1...64)
  func everyPrefixLengthHasItsBorders(_ length: Int) {
    var random = SeededGenerator(seed: UInt64(length))
    for _ in 0..<200 {
      let identifier = EUI64(rawValue: random.next())
      let block = IdentifierBlock(containing: identifier, prefixLength: length)
      // The first and last by bits written out one by one.
      var first: UInt64 = 0
      var last: UInt64 = 0
      for bit in 0..<64 {
        let isSet = identifier.rawValue >> UInt64(63 - bit) & 1 == 1
        first = first << 1 | (bit < length && isSet ? 1 : 0)
        last = last << 1 | (bit >= length || isSet ? 1 : 0)
      }
      #expect(block.prefixLength == length)
      #expect(block.first.rawValue == first)
      #expect(block.last.rawValue == last)
      #expect(block.contains(identifier) && block.contains(block.first) && block.contains(block.last))
      if first > 0 { #expect(!block.contains(EUI64(rawValue: first - 1))) }
      if last < .max { #expect(!block.contains(EUI64(rawValue: last + 1))) }
      for bit in 0..<64 {
        let neighbour = EUI64(rawValue: identifier.rawValue ^ 1 << UInt64(63 - bit))
        #expect(block.contains(neighbour) == (bit >= length))
      }
    }
  }

  @Test func aPrefixIsWrittenWithTheDigitsThatItTouches() {
    let identifier = EUI64(rawValue: 0x7FFF_FFFF_FFFF_FFFF)
    #expect(IdentifierBlock(containing: identifier, prefixLength: 1).prefixText == "0")
    #expect(IdentifierBlock(containing: identifier, prefixLength: 2).prefixText == "4")
    #expect(IdentifierBlock(containing: identifier, prefixLength: 8).prefixText == "7F")
    #expect(IdentifierBlock(containing: identifier, prefixLength: 9).prefixText == "7F-8")
    #expect(IdentifierBlock(containing: identifier, prefixLength: 64).prefixText == "7F-FF-FF-FF-FF-FF-FF-FF")
  }

  @Test(arguments: [0, 65, -1])
  func anotherPrefixLengthIsAMistakeOfTheProgram(_ length: Int) async {
    await #expect(processExitsWith: .failure) { [length] in
      _ = IdentifierBlock(containing: EUI64(rawValue: 0), prefixLength: length)
    }
  }
}
