import EUI64
import IDAllocation
import TestSupport
import Testing

/// What a register in memory answers of its ranges, beside a look through all of them.
@Suite struct MemoryRegisterTests {
  private static func range(_ number: Int, of organisation: Int) -> AllocatedRange {
    // Each has three identifiers, and one is free behind it.
    let first = 0x70B3_D51F_3000_0000 + UInt64(number) * 4
    return AllocatedRange(
      organisation: organisation, first: EUI64(rawValue: first), last: EUI64(rawValue: first + 2))
  }

  @Test(arguments: ["forwards", "backwards", "shuffled"]) func rangesAreFoundHoweverTheyCame(_ order: String) {
    var random = SeededGenerator(seed: 12)
    let sorted = (0..<3000).map { Self.range($0, of: Int.random(in: 1...3, using: &random)) }
    let given =
      switch order {
      case "forwards": sorted
      case "backwards": Array(sorted.reversed())
      default: sorted.shuffled(using: &random)
      }
    var register = MemoryRegister(layout: RegisterLayout(.builtIn))
    for range in given { register.apply(.addRange(range)) }
    #expect(register.ranges == sorted)
    for organisation in 1...4 {
      #expect(register.ranges(of: organisation) == sorted.filter { $0.organisation == organisation })
    }
    for _ in 0..<rounds(500) {
      let first = 0x70B3_D51F_3000_0000 + UInt64.random(in: 0...12_100, using: &random) - 50
      let asked = AllocatedRange(
        organisation: 0, first: EUI64(rawValue: first),
        last: EUI64(rawValue: first + UInt64.random(in: 0...9, using: &random)))
      #expect(register.range(overlapping: asked) == sorted.first { $0.overlaps(asked) })
    }
    var other = MemoryRegister(layout: RegisterLayout(.builtIn))
    for range in sorted { other.apply(.addRange(range)) }
    #expect(register == other && register.hashValue == other.hashValue)
  }

  @Test func anEmptyRegisterHasNone() {
    let register = MemoryRegister(layout: RegisterLayout(.builtIn))
    #expect(register.ranges.isEmpty && register.ranges(of: 1).isEmpty)
    #expect(register.range(overlapping: Self.range(1, of: 1)) == nil)
  }
}
