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
