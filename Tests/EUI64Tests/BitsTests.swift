import EUI64
import TestSupport
import Testing

@Suite("Bits")
struct BitsTests {
  @Test func octetsAreCountedFromTheFirstWritten() {
    let identifier = EUI64(rawValue: 0x0102_0304_0506_0708)
    #expect((1...8).map { identifier.octet($0) } == [1, 2, 3, 4, 5, 6, 7, 8])
  }

  @Test(arguments: [0, 9, -1])
  func anOctetThatIsNotThereIsAMistakeOfTheProgram(_ index: Int) async {
    await #expect(processExitsWith: .failure) { [index] in
      _ = EUI64(rawValue: 0).octet(index)
    }
  }

  @Test func octetsReversedReadsTheTextBackwards() {
    #expect(EUI64(rawValue: 0x0102_0304_0506_0708).octetsReversed == EUI64(rawValue: 0x0807_0605_0403_0201))
    var random = SeededGenerator(seed: 6)
    for _ in 0..<1_000 {
      let identifier = EUI64(rawValue: random.next())
      let reversed = identifier.description.split(separator: "-").reversed().joined(separator: "-")
      #expect(identifier.octetsReversed.description == reversed)
    }
  }

  @Test func everyFirstOctetHasTheBitsOfItsNumber() {
    for octet in 0...UInt64(255) {
      let identifier = EUI64(rawValue: octet << 56 | 0x00B3_D51F_3001_0000)
      #expect(identifier.isGroup == (octet % 2 == 1))
      #expect(identifier.isLocal == (octet % 4 >= 2))
      let toggled = identifier.withLocalBitToggled
      #expect(toggled.isLocal != identifier.isLocal)
      #expect(toggled.isGroup == identifier.isGroup)
      #expect(toggled.withLocalBitToggled == identifier)
      #expect(toggled.rawValue ^ identifier.rawValue == 0x0200_0000_0000_0000)
    }
  }

  @Test func noOtherBitIsTheGroupOrTheLocalBit() {
    for bit in 0..<UInt64(64) {
      let identifier = EUI64(rawValue: 1 << bit)
      #expect(identifier.isGroup == (bit == 56))
      #expect(identifier.isLocal == (bit == 57))
    }
  }

  @Test func nullIsAllZerosOrAllOnesAndNothingElse() {
    #expect(EUI64(rawValue: 0).isNull)
    #expect(EUI64(rawValue: .max).isNull)
    for bit in 0..<UInt64(64) {
      #expect(!EUI64(rawValue: 1 << bit).isNull)
      #expect(!EUI64(rawValue: ~(1 << bit)).isNull)
    }
  }

  @Test func aMappedEUI48HasOneOfTwoMiddles() {
    for middle in 0...UInt64(0xFFFF) {
      let isMapped = middle == 0xFFFE || middle == 0xFFFF
      #expect(EUI64(rawValue: 0x0012_3400_0056_789A | middle << 24).isMappedEUI48 == isMapped)
      #expect(EUI64(rawValue: 0xFFFF_FF00_00FF_FFFF | middle << 24).isMappedEUI48 == isMapped)
    }
  }
}
