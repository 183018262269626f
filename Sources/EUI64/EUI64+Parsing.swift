/// Which texts count as an identifier. Each form accepts all that the one before it accepts.
@frozen
public enum TextForm: String, CaseIterable, Sendable {
  /// Exactly the canonical form: upper-case pairs with hyphens, nothing around them.
  case canonical
  /// What the DUIS schema accepts: white space around is dropped, then pairs of either case with hyphens.
  ///
  /// Source: DUIS Schema V5.4, type `EUI`.
  case duis
  /// White space around is dropped, then either case of: pairs with one and the same separator throughout (hyphen, colon
  /// or one space); four groups of four with dots; sixteen digits with no separator.
  case any

  /// Whether white space around the identifier is dropped.
  var trims: Bool { self == .duis || self == .any }
}

/// White space as XML has it: space, tab, CR, LF.
@inlinable
func isXMLWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
}

extension EUI64 {
  /// Reads an identifier from `text`. Throws ``EUI64ParseError``, which says where and why.
  ///
  ///     try EUI64("70-B3-D5-1F-30-01-00-00")
  ///     try EUI64("70b3.d51f.3001.0000", form: .any)
  public init(_ text: some StringProtocol, form: TextForm = .duis) throws(EUI64ParseError) {
    let bytes = Array(text.utf8)
    guard let value = bytes.withUnsafeBufferPointer({ EUI64(bytes: $0, form: form) }) else {
      throw EUI64ParseError(text: bytes, form: form)
    }
    self = value
  }

  /// Reads an identifier from bytes; `nil` where ``TextFinding/init(in:form:)`` finds a fault.
  public init?(bytes: UnsafeBufferPointer<UInt8>, form: TextForm) {
    var value: UInt64 = 0
    guard let base = bytes.baseAddress, Self.parse(base, count: bytes.count, form: form, into: &value) else {
      return nil
    }
    self.init(rawValue: value)
  }

  /// The parser of the hot path: no allocation, no throw. Reads only the `count` bytes at `start`.
  /// Returns whether they are an identifier in the form, and only then writes `value`.
  @inlinable
  package static func parse(
    _ start: UnsafePointer<UInt8>, count: Int, form: TextForm, into value: inout UInt64
  ) -> Bool {
    var first = start
    var length = count
    let isAny: Bool
    let isCanonical: Bool
    switch form {
    case .canonical: (isAny, isCanonical) = (false, true)
    case .duis: (isAny, isCanonical) = (false, false)
    case .any: (isAny, isCanonical) = (true, false)
    }
    if !isCanonical {
      while length > 0, isXMLWhiteSpace(first[0]) {
        first += 1
        length -= 1
      }
      while length > 0, isXMLWhiteSpace(first[length - 1]) { length -= 1 }
    }
    switch length {
    case 23:
      let separator = first[2]
      if separator != UInt8(ascii: "-") {
        guard isAny, separator == UInt8(ascii: ":") || separator == UInt8(ascii: " ") else { return false }
      }
      return parsePairs(first, separator: separator, uppercase: isCanonical, into: &value)
    case 16 where isAny:
      return parseBare(first, into: &value)
    case 19 where isAny:
      return parseDotted(first, into: &value)
    default:
      return false
    }
  }

  /// Eight pairs with a separator between them: 23 bytes, read as three words of the shape `XX-XX-XX`.
  @inlinable
  static func parsePairs(
    _ first: UnsafePointer<UInt8>, separator: UInt8, uppercase: Bool, into value: inout UInt64
  ) -> Bool {
    let raw = UnsafeRawPointer(first)
    // Xor with this turns a right separator into the digit 0 and a wrong one into no digit, unless it was
    // a byte that the xor makes one: so the separators are compared on their own.
    let separators = UInt64(separator) &* 0x0000_0100_0001_0000
    let mask: UInt64 = 0x0000_FF00_00FF_0000
    let a = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let b = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 9, as: UInt64.self))
    let c = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 15, as: UInt64.self))
    let wrong = ((a ^ separators) | (b ^ separators) | (c ^ separators)) & mask
    guard wrong == 0, first[8] == separator else { return false }
    let zeros: UInt64 = 0x0000_3000_0030_0000
    var faults: UInt64 = 0
    let pairsA = pairs(of: a & ~mask | zeros, faults: &faults)
    let pairsB = pairs(of: b & ~mask | zeros, faults: &faults)
    let pairsC = pairs(of: c & ~mask | zeros, faults: &faults)
    guard faults == 0 else { return false }
    if uppercase {
      // A letter of lower case has the bits 0x40 and 0x20; no other hex digit or hyphen has both.
      let lower = (a & a << 1) | (b & b << 1) | (c & c << 1)
      guard lower & 0x4040_4040_4040_4040 == 0 else { return false }
    }
    let octets123 = (pairsA & 0xFF) << 16 | (pairsA >> 24 & 0xFF) << 8 | pairsA >> 48 & 0xFF
    let octets456 = (pairsB & 0xFF) << 16 | (pairsB >> 24 & 0xFF) << 8 | pairsB >> 48 & 0xFF
    let octets78 = (pairsC >> 24 & 0xFF) << 8 | pairsC >> 48 & 0xFF
    value = octets123 << 40 | octets456 << 16 | octets78
    return true
  }

  @inlinable
  static func parseBare(_ first: UnsafePointer<UInt8>, into value: inout UInt64) -> Bool {
    let raw = UnsafeRawPointer(first)
    var faults: UInt64 = 0
    let high = pairs(
      of: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)), faults: &faults)
    let low = pairs(
      of: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)), faults: &faults)
    guard faults == 0 else { return false }
    value = joined(high) << 32 | joined(low)
    return true
  }

  @inlinable
  static func parseDotted(_ first: UnsafePointer<UInt8>, into value: inout UInt64) -> Bool {
    let dot = UInt8(ascii: ".")
    guard first[4] == dot, first[9] == dot, first[14] == dot else { return false }
    let raw = UnsafeRawPointer(first)
    func group(_ offset: Int) -> UInt64 {
      UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    var faults: UInt64 = 0
    let high = pairs(of: group(0) | group(5) << 32, faults: &faults)
    let low = pairs(of: group(10) | group(15) << 32, faults: &faults)
    guard faults == 0 else { return false }
    value = joined(high) << 32 | joined(low)
    return true
  }

  /// Of eight ASCII hex digits, the first in the lowest byte: byte i of the result is the value of the digits i and
  /// i + 1 as a pair, for even and odd i alike. Sets bits of `faults` where a byte is not a hex digit.
  @inlinable
  static func pairs(of digits: UInt64, faults: inout UInt64) -> UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    let ascii = digits & ~high
    let lower = ascii | ones &* 0x20
    // Bit 7 of a byte tells whether it is at least the constant that was subtracted from 0x80; no byte carries.
    let decimal = (ascii &+ ones &* (0x80 - 0x30)) & ~(ascii &+ ones &* (0x80 - 0x3A))
    let letter = (lower &+ ones &* (0x80 - 0x61)) & ~(lower &+ ones &* (0x80 - 0x67))
    faults |= (digits | ~(decimal | letter)) & high
    let nibbles = (digits & 0x0F0F_0F0F_0F0F_0F0F) &+ ((letter & high) >> 7) &* 9
    return nibbles << 4 | nibbles >> 8
  }

  /// The bytes 0, 2, 4, 6 of a word of pairs as one 32-bit number, byte 0 the most significant.
  @inlinable
  static func joined(_ pairs: UInt64) -> UInt64 {
    var even = pairs & 0x00FF_00FF_00FF_00FF
    even = (even | even >> 8) & 0x0000_FFFF_0000_FFFF
    let four = UInt32(truncatingIfNeeded: even | even >> 16)
    return UInt64(four.byteSwapped)
  }
}
