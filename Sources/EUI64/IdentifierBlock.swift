/// A block of identifiers that share their first bits: what a registry assigns to one holder.
///
/// The prefix may end inside an octet, as the prefix of an IEEE MA-S (36 bits) does.
public struct IdentifierBlock: Hashable, Sendable {
  /// The first identifier of the block: the prefix, then zeros.
  public let first: EUI64
  /// The number of bits of the prefix, 1 to 64.
  public let prefixLength: Int

  /// Makes the block of all identifiers that agree with `identifier` in their first `prefixLength` bits.
  public init(containing identifier: EUI64, prefixLength: Int) {
    precondition((1...64).contains(prefixLength), "a prefix has 1 to 64 bits")
    self.prefixLength = prefixLength
    first = EUI64(rawValue: identifier.rawValue & Self.mask(prefixLength))
  }

  /// Makes the block of a prefix written as hex digits with or without hyphens, four bits a digit (`70-B3-D5-1F-3`).
  /// `nil` if it holds anything else, no digit, or more than 16.
  public init?(prefix: String) {
    let digits = prefix.utf8.filter { $0 != UInt8(ascii: "-") }
    guard (1...16).contains(digits.count) else { return nil }
    var value: UInt64 = 0
    for digit in digits {
      guard let nibble = HexDigit.value(of: digit) else { return nil }
      value = value << 4 | UInt64(nibble)
    }
    self.init(
      containing: EUI64(rawValue: value << UInt64(64 - 4 * digits.count)), prefixLength: 4 * digits.count)
  }

  /// The last identifier of the block: the prefix, then ones.
  public var last: EUI64 { EUI64(rawValue: first.rawValue | ~mask) }

  /// Whether the identifier has the block's prefix. Cost: one comparison.
  public func contains(_ identifier: EUI64) -> Bool { identifier.rawValue & mask == first.rawValue }

  /// The prefix as it is usually written: hex digits, hyphens between octets (`70-B3-D5-1F-3`). A prefix whose length
  /// is not a multiple of four is written with the digits that it touches.
  public var prefixText: String {
    let digits = (prefixLength + 3) / 4
    return String(first.description.prefix(digits + (digits - 1) / 2))
  }

  private var mask: UInt64 { Self.mask(prefixLength) }

  /// Ones in the first `length` bits.
  private static func mask(_ length: Int) -> UInt64 { ~((UInt64.max >> UInt64(length - 1)) >> 1) }
}
