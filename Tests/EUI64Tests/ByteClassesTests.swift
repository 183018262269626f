import EUI64
import TestSupport
import Testing

/// What is found eight bytes at a time is what a loop finds.
struct ByteClassesTests {
  private func check(_ bytes: [UInt8]) {
    let classes = bytes.withUnsafeBufferPointer { ByteClasses($0) }
    let decimals = Set("0123456789".utf8), letters = Set("abcdefABCDEF".utf8), separators = Set("-:. ".utf8)
    let isControl = { (byte: UInt8) in byte < 0x20 || byte == 0x7F }
    let isOdd = { (byte: UInt8) in
      byte < 0x80 && !isControl(byte) && !decimals.contains(byte) && !letters.contains(byte)
        && !separators.contains(byte)
    }
    let counts = [
      bytes.count { decimals.contains($0) || letters.contains($0) }, bytes.count { decimals.contains($0) },
      bytes.count { $0 == UInt8(ascii: ":") },
    ]
    #expect([classes.digits, classes.decimals, classes.colons] == counts, "\(bytes)")
    let firsts = [
      bytes.firstIndex { $0 >= 0x80 } ?? -1, bytes.firstIndex(where: isControl) ?? -1,
      bytes.firstIndex(where: isOdd) ?? -1,
    ]
    #expect([classes.firstForeign, classes.firstControl, classes.firstOdd] == firsts, "\(bytes)")
  }

  @Test func everyByteAtEveryPlace() {
    for byte in UInt8.min...UInt8.max {
      for count in 1...17 {
        for place in 0..<count {
          for other in [UInt8(ascii: "A"), UInt8(ascii: "g"), 0x80] {
            var bytes = [UInt8](repeating: other, count: count)
            bytes[place] = byte
            check(bytes)
          }
        }
      }
    }
    check([])
  }

  @Test func randomBytes() {
    var random = SeededGenerator(seed: 64)
    let usual = Array("0123456789abcdefABCDEF-:. xO\t".utf8)
    for _ in 0..<rounds(20_000) {
      let count = Int.random(in: 0...40, using: &random)
      check(
        (0..<count).map { _ in
          Bool.random(using: &random) ? usual.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
        })
    }
  }
}
