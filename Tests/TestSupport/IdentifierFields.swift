/// Random fields that are identifiers, nearly identifiers, or made of what an identifier is made of.
package struct IdentifierFields {
  private var random: SeededGenerator

  /// Bytes at the borders of what a parser tells apart.
  package static let edgeBytes: [UInt8] = [
    0x00, 0x09, 0x0A, 0x0D, 0x1F, 0x20, 0x22, 0x2C, 0x2D, 0x2E, 0x2F, 0x30, 0x39, 0x3A, 0x3B, 0x40, 0x41, 0x46, 0x47,
    0x60, 0x61, 0x66, 0x67, 0x7F, 0x80, 0xC2, 0xFF,
  ]

  private static let sequences: [[UInt8]] = [
    "\u{2011}", "\u{FEFF}", "\u{200B}", "\u{A0}", "\u{FF17}", "\u{412}", "\u{1F600}", "é",
  ].map { Array($0.utf8) }

  package init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  package mutating func next() -> [UInt8] {
    switch random.next() % 8 {
    case 0: return randomBytes(from: Self.edgeBytes)
    case 1: return randomBytes(from: Array("0123456789abcdefABCDEF-:. ".utf8))
    case 2:
      let error = pick(["#N/A", "#REF!", " #NOT-CALCULATED ", "#N/A!", "#", "a #N/A"])
      return random.next() % 8 == 0 ? Array(error.utf8) : randomBytes(from: Array("0123456789ABCDEF".utf8))
    default: return mutated(writtenIdentifier())
    }
  }

  /// Between 0 and 40 of the bytes given.
  private mutating func randomBytes(from bytes: [UInt8]) -> [UInt8] {
    (0..<Int.random(in: 0...40, using: &random)).map { _ in pick(bytes) }
  }

  /// An identifier in any accepted form or another one.
  private mutating func writtenIdentifier() -> [UInt8] {
    var digits = String(IdentifierValues.edgeBiased(using: &random), radix: 16)
    digits = String(repeating: "0", count: 16 - digits.count) + digits
    let separator: Character? = pick(["-", "-", "-", ":", " ", ".", nil])
    let period = separator == "." ? 4 : 2
    let casing = random.next() % 3
    var text: [UInt8] = []
    for (place, digit) in digits.enumerated() {
      if let separator, place > 0, place % period == 0 { text += Array(String(separator).utf8) }
      let isUpper = casing == 0 || casing == 1 && Bool.random(using: &random)
      text += Array((isUpper ? digit.uppercased() : digit.lowercased()).utf8)
    }
    return text
  }

  private mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<pick([0, 0, 1, 1, 1, 2, 3]) {
      let place = Int.random(in: 0...text.count, using: &random)
      let isInside = place < text.count
      switch random.next() % 9 {
      case 0 where isInside: text[place] = pick(Self.edgeBytes)
      case 1: text.insert(pick(Self.edgeBytes), at: place)
      case 2 where isInside: text.remove(at: place)
      case 3 where isInside: text.insert(text[place], at: place)
      case 4 where place + 1 < text.count: text.swapAt(place, place + 1)
      case 5: text.insert(contentsOf: pick(Self.sequences), at: place)
      case 6:
        // Another separator, at one place or at all.
        let all = Bool.random(using: &random)
        let separator = pick(Array("-:. _".utf8))
        for index in text.indices where "-:. ".utf8.contains(text[index]) && (all || index >= place) {
          text[index] = separator
          if !all { break }
        }
      case 7:
        let blank = pick(Array(" \t\r\n".utf8))
        if Bool.random(using: &random) { text.insert(blank, at: 0) } else { text.append(blank) }
      default:
        if isInside, UInt8(ascii: "A") <= text[place] { text[place] ^= 0x20 }
      }
    }
    return text
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}

/// Values of 64 bits near the borders that the rules draw.
package enum IdentifierValues {
  /// A value that is as likely special as not.
  package static func edgeBiased(using random: inout SeededGenerator) -> UInt64 {
    var value = random.next()
    switch random.next() % 16 {
    case 0...4: value = 0x70B3_D51F_3000_0000 | value & 0x0FFF_FFFF
    case 5: value = 0x90B3_D51F_3000_0000 | value & 0x0FFF_FFFF
    case 6: value = 0x00DB_1234_5678_0000 | value & 0xFFFF
    // One bit away from a block: its neighbours, and the same with another first octet.
    case 7:
      let first: UInt64 = [0x70B3_D51F_3000_0000, 0x90B3_D51F_3000_0000][Int(value >> 63)]
      value = (first | value & 0x0FFF_FFFF) ^ 1 << (random.next() % 64)
    case 8: value = (0x00DB_1234_5678_0000 | value & 0xFFFF) ^ 1 << (random.next() % 64)
    case 9: value = value & 0xFFFF_FF00_00FF_FFFF | 0x0000_00FF_FE00_0000
    case 10: value = value & 0xFFFF_FF00_00FF_FFFF | 0x0000_00FF_FF00_0000
    case 11: value = [0, .max, 1, .max - 1, 1 << 63, 0x0100_0000_0000_0000, 0x0200_0000_0000_0000][Int(value % 7)]
    case 12: value = (0x70B3_D51F_3000_0000 | value & 0x0FFF_FFFF).byteSwapped
    case 13: value &= 0xFCFF_FFFF_FFFF_FFFF
    default: break
    }
    return value
  }
}
