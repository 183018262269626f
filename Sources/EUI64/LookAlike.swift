/// Characters that are mistaken for characters of an identifier, mostly after a paste from a document.
enum LookAlike {
  enum Meaning {
    /// Something invisible that should not be there.
    case nothing
    /// A character of an identifier that looks the same.
    case character(UInt8)
    /// A character that is not mistaken for another.
    case itself
  }

  /// Of a character that is not ASCII.
  static func meaning(of scalar: Unicode.Scalar) -> Meaning {
    switch scalar.value {
    case 0xFEFF, 0x200B...0x200F, 0x2060: .nothing
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .character(UInt8(ascii: " "))
    case 0xAD, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: .character(UInt8(ascii: "-"))
    case 0xFF1A: .character(UInt8(ascii: ":"))
    case 0xFF0E: .character(UInt8(ascii: "."))
    case 0xFF10...0xFF19, 0xFF21...0xFF26, 0xFF41...0xFF46:
      .character(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
    case 0x041E, 0x043E, 0x039F, 0x03BF: .character(UInt8(ascii: "0"))
    case 0x0410, 0x0430, 0x0391: .character(UInt8(ascii: "A"))
    case 0x0412, 0x0392: .character(UInt8(ascii: "B"))
    case 0x0421, 0x0441: .character(UInt8(ascii: "C"))
    case 0x0415, 0x0435, 0x0395: .character(UInt8(ascii: "E"))
    default: .itself
    }
  }

  /// The names of the characters that are met most, which would take a microsecond each to look up; `nil` for any
  /// other. The name of U+FEFF is not Unicode's, but the one by which people know it at the head of a file.
  static func name(of scalar: Unicode.Scalar) -> StaticString? {
    switch scalar.value {
    case 0xFEFF: "BYTE ORDER MARK"
    case 0x200B: "ZERO WIDTH SPACE"
    case 0x200C: "ZERO WIDTH NON-JOINER"
    case 0x200D: "ZERO WIDTH JOINER"
    case 0x200E: "LEFT-TO-RIGHT MARK"
    case 0x200F: "RIGHT-TO-LEFT MARK"
    case 0x2060: "WORD JOINER"
    case 0x00A0: "NO-BREAK SPACE"
    case 0x2009: "THIN SPACE"
    case 0x202F: "NARROW NO-BREAK SPACE"
    case 0x00AD: "SOFT HYPHEN"
    case 0x2010: "HYPHEN"
    case 0x2011: "NON-BREAKING HYPHEN"
    case 0x2012: "FIGURE DASH"
    case 0x2013: "EN DASH"
    case 0x2014: "EM DASH"
    case 0x2015: "HORIZONTAL BAR"
    case 0x2212: "MINUS SIGN"
    case 0xFF0D: "FULLWIDTH HYPHEN-MINUS"
    case 0xFF1A: "FULLWIDTH COLON"
    case 0x0410: "CYRILLIC CAPITAL LETTER A"
    case 0x0412: "CYRILLIC CAPITAL LETTER VE"
    case 0x0415: "CYRILLIC CAPITAL LETTER IE"
    case 0x041E: "CYRILLIC CAPITAL LETTER O"
    case 0x0421: "CYRILLIC CAPITAL LETTER ES"
    case 0x0391: "GREEK CAPITAL LETTER ALPHA"
    case 0x0392: "GREEK CAPITAL LETTER BETA"
    case 0x0395: "GREEK CAPITAL LETTER EPSILON"
    case 0x039F: "GREEK CAPITAL LETTER OMICRON"
    case 0xFFFD: "REPLACEMENT CHARACTER"
    case 0xFF10: "FULLWIDTH DIGIT ZERO"
    case 0xFF11: "FULLWIDTH DIGIT ONE"
    case 0xFF12: "FULLWIDTH DIGIT TWO"
    case 0xFF13: "FULLWIDTH DIGIT THREE"
    case 0xFF14: "FULLWIDTH DIGIT FOUR"
    case 0xFF15: "FULLWIDTH DIGIT FIVE"
    case 0xFF16: "FULLWIDTH DIGIT SIX"
    case 0xFF17: "FULLWIDTH DIGIT SEVEN"
    case 0xFF18: "FULLWIDTH DIGIT EIGHT"
    case 0xFF19: "FULLWIDTH DIGIT NINE"
    default: nil
    }
  }

  /// Of an ASCII character.
  static func meaning(of byte: UInt8) -> Meaning {
    switch byte {
    case 0: .nothing
    case UInt8(ascii: "O"), UInt8(ascii: "o"): .character(UInt8(ascii: "0"))
    case UInt8(ascii: "I"), UInt8(ascii: "l"), UInt8(ascii: "i"), UInt8(ascii: "|"): .character(UInt8(ascii: "1"))
    case UInt8(ascii: "_"): .character(UInt8(ascii: "-"))
    default: .itself
    }
  }
}

enum HexDigit {
  /// Whether a byte is a digit of either case.
  static func isOne(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }

  /// The value of a digit of either case, `nil` for any other byte.
  static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
