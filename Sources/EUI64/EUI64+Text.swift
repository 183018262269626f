extension EUI64: CustomStringConvertible {
  /// The ways in which ``formatted(_:lowercase:)`` writes an identifier; ``TextForm/any`` reads all of them.
  public enum Style: String, CaseIterable, Sendable {
    /// `70-B3-D5-1F-30-01-00-00`: the canonical form, upper case with hyphens.
    case hyphens
    /// `70:B3:D5:1F:30:01:00:00`
    case colons
    /// `70 B3 D5 1F 30 01 00 00`
    case spaces
    /// `70B3.D51F.3001.0000`
    case dots
    /// `70B3D51F30010000`
    case bare

    /// The separator, if the style has one, and the number of hex digits between two of them.
    var grouping: (separator: UInt8?, digits: Int) {
      switch self {
      case .hyphens: (UInt8(ascii: "-"), 2)
      case .colons: (UInt8(ascii: ":"), 2)
      case .spaces: (UInt8(ascii: " "), 2)
      case .dots: (UInt8(ascii: "."), 4)
      case .bare: (nil, 16)
      }
    }
  }

  /// The canonical form: eight upper-case pairs of hex digits with hyphens between them.
  public var description: String { formatted(.hyphens) }

  /// The identifier as people and other systems write it; ``description`` is the canonical form.
  public func formatted(_ style: Style, lowercase: Bool = false) -> String {
    let (separator, groupLength) = style.grouping
    var text = ""
    for position in 0..<16 {
      if let separator, position > 0, position % groupLength == 0 {
        text.unicodeScalars.append(Unicode.Scalar(separator))
      }
      let digit = UInt8(truncatingIfNeeded: rawValue >> UInt64(60 - 4 * position)) & 0xF
      text += String(digit, radix: 16, uppercase: !lowercase)
    }
    return text
  }

  /// The bytes that ``writeCanonical(to:)`` writes: always 23, with no end mark.
  public static let canonicalLength = 23

  /// Writes the 23 bytes of the canonical form at `target`. Cost: a few nanoseconds, no allocation.
  @inlinable
  public func writeCanonical(to target: UnsafeMutablePointer<UInt8>) {
    let high = Self.hexDigits(of: UInt32(truncatingIfNeeded: rawValue >> 32))
    let low = Self.hexDigits(of: UInt32(truncatingIfNeeded: rawValue))
    let raw = UnsafeMutableRawPointer(target)
    for pair in 0..<4 {
      let shift = UInt64(16 * pair)
      raw.storeBytes(
        of: UInt16(truncatingIfNeeded: high >> shift).littleEndian, toByteOffset: 3 * pair, as: UInt16.self)
      raw.storeBytes(
        of: UInt16(truncatingIfNeeded: low >> shift).littleEndian, toByteOffset: 12 + 3 * pair, as: UInt16.self)
    }
    for hyphen in 1..<8 { target[3 * hyphen - 1] = UInt8(ascii: "-") }
  }

  /// Eight upper-case hex digits as a word whose lowest byte is the first digit.
  @inlinable
  static func hexDigits(of value: UInt32) -> UInt64 {
    // Spread the eight nibbles over eight bytes, the most significant nibble lowest.
    var nibbles = UInt64(value.byteSwapped)
    nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles >> 4 | nibbles << 8) & 0x0F0F_0F0F_0F0F_0F0F
    // A byte over 9 carries into bit 4 when 6 is added: such a digit is a letter, 7 further on in ASCII.
    let letters = ((nibbles &+ 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
    return nibbles &+ 0x3030_3030_3030_3030 &+ letters &* 7
  }
}

extension EUI64: Codable {
  /// Reads a string in canonical form, as `70-B3-D5-1F-30-01-00-00`; throws a `DecodingError` for any other form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text, form: .canonical)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not an identifier such as 70-B3-D5-1F-30-01-00-00")
    }
  }

  /// Writes a string in canonical form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
