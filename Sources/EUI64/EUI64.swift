/// A 64-bit Extended Unique Identifier: eight octets, the first the most significant.
///
/// The type holds any 64 bits; what they may be for a User or a Device is judged elsewhere.
/// Order is numeric, which is also the order of the canonical text.
///
/// Source: IEEE Registration Authority, Guidelines for Use of EUI, OUI and CID.
public struct EUI64: RawRepresentable, Hashable, Comparable, Sendable {
  /// The eight octets as one number, octet 1 in the most significant byte.
  public let rawValue: UInt64

  /// Makes an identifier of any 64 bits.
  @inlinable
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// Numeric order, which is that of the canonical text.
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
