/// A 64-bit Extended Unique Identifier: eight octets, the first the most significant.
///
/// The type holds any 64 bits; what they may be for a User or a Device is judged elsewhere.
/// Order is numeric, which is also the order of the canonical text.
///
/// Source: IEEE Registration Authority, Guidelines for Use of EUI, OUI and CID.
public struct EUI64: RawRepresentable, Hashable, Comparable, Sendable {
  /// The eight octets as one number, octet 1 in the most significant byte.
  public let rawValue: UInt64

  /// Makes an identifier of any 64 bits: nothing is checked, for the type holds all of them.
  @inlinable
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// Compares the 64 bits as numbers, which is also the order of the canonical texts.
  @inlinable
  public static func < (a: EUI64, b: EUI64) -> Bool { a.rawValue < b.rawValue }

  /// The octet at `index`, 1 to 8, counted as the IEEE counts them: octet 1 is written first.
  public func octet(_ index: Int) -> UInt8 {
    precondition((1...8).contains(index), "an EUI-64 has octets 1 to 8")
    return UInt8(truncatingIfNeeded: rawValue >> UInt64(64 - 8 * index))
  }

  /// The same octets in reversed order: what a reader of the wrong byte order would have seen.
  public var octetsReversed: EUI64 { EUI64(rawValue: rawValue.byteSwapped) }
}

extension EUI64 {
  /// The I/G bit (0x01 of octet 1): set for a group address, clear for an individual one.
  @inlinable
  public var isGroup: Bool { rawValue & 0x0100_0000_0000_0000 != 0 }

  /// The U/L bit (0x02 of octet 1): set for a locally administered identifier, clear for one that
  /// rests on an assignment of the IEEE.
  @inlinable
  public var isLocal: Bool { rawValue & 0x0200_0000_0000_0000 != 0 }

  /// The same identifier with the U/L bit turned over, as an IPv6 interface identifier has it
  /// (RFC 4291, appendix A: modified EUI-64).
  public var withLocalBitToggled: EUI64 { EUI64(rawValue: rawValue ^ 0x0200_0000_0000_0000) }

  /// All bits 0 or all bits 1: a placeholder, which the IEEE assigns to nobody.
  @inlinable
  public var isNull: Bool { rawValue == 0 || rawValue == .max }

  /// Octets 4 and 5 are FF-FE or FF-FF: the mark of a 48-bit identifier that was widened to 64 bits,
  /// which the IEEE has deprecated.
  @inlinable
  public var isMappedEUI48: Bool {
    let middle = rawValue & 0x0000_00FF_FF00_0000
    return middle == 0x0000_00FF_FE00_0000 || middle == 0x0000_00FF_FF00_0000
  }
}
